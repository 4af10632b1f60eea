"""What is measured in the parts of a country: an indicator's figures by area, and who is furthest behind."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.assessment.indicators.model import Trend
from tallystick.base.reasons import msgid, plural
from tallystick.register.model import Observation
from tallystick.report.context import PageContext
from tallystick.report.indicator_system import IndicatorSystem
from tallystick.report.places import AreaBook, PlaceFigure, is_ordered
from tallystick.report.spans import spans
from tallystick.report.views.places import measure_path
from tallystick.report.views.statements import Origin, origin
from tallystick.report.views.tiles import TileLevel, tile_levels
from tallystick.voice.packing import Numbered, numbered, page_path
from tallystick.voice.promises import heading, printed, when

#: The most areas, or series of the country, on a page.
_FIGURES, _SERIES = 40, 30


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """The latest figure of an area with its source; ``behind`` is the year in which it is furthest so."""

    name: str
    path: str
    figure: str
    when: str
    behind: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """One page of the figures of an indicator by area.

    Attributes:
        indicator: where it is described.
        sentence: how many areas have a figure, and how they are ordered.
        country: the country's latest figure and its time; empty where there is none.
        levels: the areas as tiles, on the first page.
        rows: the areas.
        pages: the pages of the series.
    """

    indicator: str
    sentence: str
    country: str
    levels: tuple[TileLevel, ...]
    rows: tuple[AreaFigure, ...]
    pages: Numbered


@dataclass(frozen=True, slots=True)
class BehindRow:
    """A figure of the country beside that of the area and the group that are furthest behind.

    Attributes:
        title: what is measured.
        path: where it is described.
        figure: the country's figure.
        when: its year.
        body: whose figures they are.
        area: the area's name, page and figure; empty where none stands behind.
        since: the area's latest figure, where that is of a later time; else empty.
        group: the group's name and figure; the same.
        commitments: the commitments that it speaks of.
    """

    title: str
    path: str
    figure: str
    when: str
    body: str
    area: tuple[str, str, str]
    since: str
    group: tuple[str, str]
    commitments: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class FurthestPage:
    """One page of the list of who is furthest behind."""

    number: int
    sentence: str
    rows: tuple[BehindRow, ...]
    pages: Numbered


def measure_pages(
    context: PageContext, places: AreaBook, system: IndicatorSystem, figures: tuple[PlaceFigure, ...]
) -> tuple[tuple[str, MeasurePage], ...]:
    """The figures of an indicator by area, on as many pages as they need."""
    name = figures[0].indicator.id
    first = measure_path(context, name)
    pages = context.sharing.share(first, [_figure(context, places, one) for one in figures], _FIGURES)
    names = spans(context.language, [[one.name for one in page] for page in pages])
    country = context.book.figures.at(name, (places.country, ""))
    return tuple(
        (
            page_path(first, number),
            MeasurePage(
                system.path(name),
                _sentence(context, places, figures),
                _country(context, country),
                _tiles(context, places, figures) if number == 1 else (),
                page,
                numbered(first, names, number),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _sentence(context: PageContext, places: AreaBook, figures: tuple[PlaceFigure, ...]) -> str:
    forms = plural(
        "For {found} of {number} part of the country a figure was found.",
        "For {found} of {number} parts of the country a figure was found.",
    )
    told = [context.language.say_many(forms, len(places.there), found=len(figures))]
    direction = figures[0].indicator.direction
    if direction is not None and is_ordered(figures[0].indicator, figures):
        told.append(context.say(_ORDER[direction]))
    if len({one.latest.period for one in figures}) > 1:
        told.append(context.say(msgid("The figures are of different times; each is the latest.")))
    return context.language.sentences(told)


_ORDER = {
    "up": msgid("More is better, so the lowest figure stands first."),
    "down": msgid("Less is better, so the highest figure stands first."),
}


def _tiles(context: PageContext, places: AreaBook, figures: tuple[PlaceFigure, ...]) -> tuple[TileLevel, ...]:
    found = {one.area: (printed(context.language, one.latest), None) for one in figures}
    return tile_levels(context, places, lambda area: found.get(area.id))


def _country(context: PageContext, rows: Sequence[Observation]) -> str:
    latest = max(rows, key=lambda one: (one.period.last, not one.restated, one.id), default=None)
    if latest is None:
        return ""
    return context.say(
        msgid("The whole country: {figure} ({when})."),
        figure=printed(context.language, latest),
        when=when(context.language, latest),
    )


def _figure(context: PageContext, places: AreaBook, one: PlaceFigure) -> AreaFigure:
    return AreaFigure(
        name=context.book.areas[one.area].name,
        path=places.path(one.area),
        figure=printed(context.language, one.latest),
        when=when(context.language, one.latest),
        behind=places.behind(one.area, one.indicator.id),
        origin=origin(context, context.book.sources[one.latest.source]),
    )


def furthest_pages(
    context: PageContext, places: AreaBook, system: IndicatorSystem
) -> tuple[tuple[str, FurthestPage], ...]:
    """The list of who is furthest behind; none where the assessment names nobody."""
    if not places.furthest:
        return ()
    first = context.path("furthest.html")
    rows = [_behind(context, places, system, one) for one in places.furthest]
    pages = context.sharing.share(first, rows, _SERIES)
    names = spans(context.language, [[one.title for one in page] for page in pages])
    forms = plural(
        "Beside {number} figure of the country stands an area or a group with a worse one, of the same year "
        "and in the same voice.",
        "Beside {number} figures of the country stands an area or a group with a worse one, of the same year "
        "and in the same voice.",
    )
    sentence = context.language.say_many(forms, len(rows))
    return tuple(
        (page_path(first, number), FurthestPage(number, sentence, page, numbered(first, names, number)))
        for number, page in enumerate(pages, 1)
    )


def _behind(context: PageContext, places: AreaBook, system: IndicatorSystem, one: Trend) -> BehindRow:
    language, book = context.language, context.book
    area, since, group = ("", "", ""), "", ("", "")
    if one.furthest_area_value is not None:
        figure = language.quantity(one.furthest_area_value, one.unit)
        area = (book.areas[one.furthest_area].name, places.path(one.furthest_area), figure)
        since = _since(context, places, one)
    if one.furthest_group_value is not None:
        figure = language.quantity(one.furthest_group_value, one.unit)
        group = (heading(context.group(one.furthest_group)), figure)
    return BehindRow(
        title=heading(system.indicators[one.indicator].title),
        path=system.path(one.indicator),
        figure=language.quantity(one.last_value, one.unit),
        when=context.day(str(one.years[-1])),
        body=book.texts.said(one.issuing_body),
        area=area,
        since=since,
        group=group,
        commitments=tuple(
            (name, book.commitments[name].title, context.commitment_path(name))
            for name in places.commitments_of.get(one.indicator, ())
        ),
    )


def _since(context: PageContext, places: AreaBook, one: Trend) -> str:
    """The latest figure of the area that was furthest behind, where it is of a later year than that."""
    found = places.figures.get(one.furthest_area, ())
    latest = next(
        (each.latest for each in found if each.indicator.id == one.indicator and not each.group), None
    )
    if latest is None or latest.period.last.year <= one.years[-1]:
        return ""
    return context.say(
        msgid("since then {figure} ({when})"),
        figure=printed(context.language, latest),
        when=when(context.language, latest),
    )
