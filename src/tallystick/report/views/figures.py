"""Every figure found for a target, with its source: the rows beneath a chart."""

from dataclasses import dataclass

from tallystick.base.reasons import msgid
from tallystick.register.model import Target
from tallystick.report import words
from tallystick.report.charts.onward import is_later
from tallystick.report.context import PageContext
from tallystick.report.places import AreaBook, furthest_first
from tallystick.report.sourced import SourcedFigure
from tallystick.report.spans import spans
from tallystick.report.views.marks import Mark, target_mark
from tallystick.report.views.statements import Origin, edition, origin
from tallystick.report.views.tiles import TileLevel, tile_levels
from tallystick.voice.packing import Numbered, numbered, page_path
from tallystick.voice.promises import heading, observed, printed, promised, when

#: The most figures, or areas and groups, on a page.
_FIGURES = 25


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure as its source gives it.

    Attributes:
        id: its identifier.
        anchor: where it stands on its page.
        period: the time it speaks of.
        place: the area and group, empty for the whole country and everybody.
        figure: what its source prints.
        converted: the same in the target's unit, where that differs, or why it is not compared.
        indicator: what was measured.
        role: the plan's measure, another one, context, or a goal.
        is_plan: whether it is the plan's measure.
        is_beside: whether it stands beside the target and can't answer it.
        decides: under which policies the answer rests on it.
        marks: what else a reader should know: a sample, replaced since, worked out, a note.
        origin: where it was read.
    """

    id: str
    anchor: str
    period: str
    place: str
    figure: str
    converted: str
    indicator: str
    role: str
    is_plan: bool
    is_beside: bool
    decides: str
    marks: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A target's answer for an area or a group."""

    name: str
    mark: Mark
    observed: str
    period: str


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """A page with all figures of a target."""

    title: str
    path: str
    sentence: str
    caption: str
    rows: tuple[FigureRow, ...]
    places: tuple[PlaceRow, ...]
    silent: int
    pages: Numbered
    total: int
    levels: tuple[TileLevel, ...]


def figure_rows(context: PageContext, target: Target) -> tuple[FigureRow, ...]:
    """Every figure of a target: the country's first, the plan's measure first, the latest first.

    Parts go by their codes, so that the same figures stand on the same page in every language.
    """
    rows = context.book.sightings.get(target.id, [])
    ordered = sorted(rows, key=lambda one: (bool(_place(context, one)), *_codes(one)))
    return tuple(_row(context, target, one) for one in ordered)


def place_rows(context: PageContext, target: Target) -> tuple[PlaceRow, ...]:
    """The answers for areas and groups: the figure furthest from the promise first."""
    verdicts = furthest_first(target, context.book.part_verdicts.get(target.id, []))
    return tuple(
        PlaceRow(
            _name(context, one.area, one.group),
            target_mark(context, one.verdict),
            observed(context.language, target, one.observed) if one.observed is not None else "",
            context.period(one.as_of or one.period) if one.period else "",
        )
        for one in verdicts
    )


def figures_pages(
    context: PageContext, areas: AreaBook, target: Target
) -> tuple[tuple[str, FiguresPage], ...]:
    """The pages of a target's figures: none where its commitment's page holds them all."""
    rows, places = figure_rows(context, target), place_rows(context, target)
    if len(rows) <= context.shown(target.commitment) and not places:
        return ()
    told: list[PlaceRow | FigureRow] = [*(one for one in places if one.observed), *rows]
    first = figures_path(context, target.id)
    pages = context.sharing.share(first, told, _FIGURES)
    alike = len({one.indicator for one in rows}) == 1
    names = spans(context.language, [[_titled(context, one, alike) for one in page] for page in pages])
    return tuple(
        (
            page_path(first, number),
            FiguresPage(
                title=heading(target.quantity),
                path=context.target_path(target.id),
                sentence=context.language.sentences([promised(context.language, target)]),
                caption=figures_caption(context),
                rows=tuple(one for one in page if isinstance(one, FigureRow)),
                places=tuple(one for one in page if isinstance(one, PlaceRow)),
                silent=sum(not one.observed for one in places) if number == 1 else 0,
                pages=numbered(first, names, number),
                total=len(rows),
                levels=_tiles(context, areas, target) if number == 1 else (),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _tiles(context: PageContext, areas: AreaBook, target: Target) -> tuple[TileLevel, ...]:
    """The parts of the country with the answers of their own figures."""
    found = {
        one.area: (
            observed(context.language, target, one.observed),
            target_mark(context, one.verdict),
        )
        for one in areas.by_target.get(target.id, ())
        if one.observed is not None
    }
    return tile_levels(context, areas, lambda area: found.get(area.id))


def _titled(context: PageContext, row: PlaceRow | FigureRow, alike: bool) -> str:
    """What tells a row from those on other pages: where, what was measured if not all the same, and when."""
    if isinstance(row, PlaceRow):
        return row.name
    if row.place or not alike:
        what = row.place or heading(row.indicator)
        return context.say(msgid("{what}, {period}"), what=what, period=row.period)
    return row.period


def figures_caption(context: PageContext) -> str:
    """In what order the figures of a target stand."""
    return context.say(msgid("The plan's measure comes first, then the latest figure."))


def figures_path(context: PageContext, target: str, number: int = 1) -> str:
    """A page of a target's figures."""
    return context.path(page_path(f"figures/{target}.html", number))


def _row(context: PageContext, target: Target, one: SourcedFigure) -> FigureRow:
    observation = one.observation
    given, figure = observation.value_in_target_unit, printed(context.language, observation)
    converted = ""
    if given is None and target.arithmetic == "change" and one.role != "context":
        converted = context.say(msgid("a level, from which a change can be worked out"))
    elif given is None:
        converted = context.say(msgid("not compared with the target"))
    elif (given, target.unit) != (observation.value, observation.unit):
        amount = observed(context.language, target, given)
        # 48 species of 48 that are counted: the same number says nothing twice
        if given != observation.value or amount not in figure:
            converted = context.say(msgid("= {amount}"), amount=amount)
    return FigureRow(
        id=observation.id,
        anchor=f"{target.id}-{observation.id}",
        period=when(context.language, observation),
        place=_place(context, one),
        figure=figure,
        converted=converted,
        indicator=one.indicator.title,
        role=context.say(words.ROLE[one.role]),
        is_plan=one.role == "plan_measure",
        is_beside=one.role in {"context", "goal"},
        decides=_decides(context, target, observation.id),
        marks=tuple(_marks(context, one)),
        origin=origin(context, one.source),
    )


def _codes(one: SourcedFigure) -> tuple[str, str]:
    return one.observation.area, one.observation.group or ""


def _place(context: PageContext, one: SourcedFigure) -> str:
    observation = one.observation
    if observation.area == context.book.plan.country and observation.group is None:
        return ""
    return _name(context, observation.area, observation.group or "")


def _name(context: PageContext, area: str, group: str) -> str:
    names = [context.group(group)] if group else []
    if area != context.book.plan.country or not names:
        names.insert(0, context.book.areas[area].name)
    return context.language.list(names, ",")


def _decides(context: PageContext, target: Target, observation: str) -> str:
    policies = [
        context.say(words.POLICY_SHORT[policy])
        for policy in words.POLICY_ORDER
        if observation in context.book.verdicts[target.id, policy].figures
    ]
    return context.language.list(policies) if policies else ""


def _marks(context: PageContext, one: SourcedFigure) -> list[str]:
    observation = one.observation
    marks = []
    if is_later(context.book, one):
        marks.append(context.say(msgid("known later, not judged")))
    if observation.accumulation:
        marks.append(context.say(words.ACCUMULATION[observation.accumulation]))
    if observation.coverage:
        marks.append(context.say(words.COVERAGE[observation.coverage]))
    if observation.restated:
        marks.append(context.say(msgid("since replaced by its own body")))
    if observation.vintage:
        marks.append(edition(context, one.source))
    if observation.derivation != "as_printed":
        marks.append(context.say(msgid("worked out from the printed change")))
    if observation.note:
        marks.append(context.noted(observation.note))
    return marks
