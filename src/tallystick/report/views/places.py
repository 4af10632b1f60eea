"""The pages of places: how much was found where, who is furthest behind, and the page of each area."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tallystick.assessment.model import TargetVerdict
from tallystick.base.reasons import Count, inside, msgid, plural
from tallystick.base.verdicts import TARGET_ANSWERS
from tallystick.register.areas import Area
from tallystick.register.totals import is_total
from tallystick.report.context import PageContext
from tallystick.report.places import AreaBook, PlaceFigure, is_ordered
from tallystick.report.spans import spans
from tallystick.report.views.figures import figures_path
from tallystick.report.views.marks import Mark, target_mark
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under
from tallystick.voice.promises import heading, observed, printed

#: The most areas and measures on a page of the list.
_ROWS = 60
AREAS, MEASURES = "areas", "measures"


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area with how much was found for it; without a path, nothing was.

    Attributes:
        name: its name.
        path: its page.
        depth: how many areas it lies in below the country.
        found: how many targets have a figure there.
        empty: the share of those that have none, in words.
        answers: how many targets have which answer there.
        others: how many measures have a figure there that answers no target.
    """

    name: str
    path: str
    depth: int
    found: int
    empty: str
    answers: tuple[tuple[Mark, int], ...]
    others: int


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A target or an indicator with the areas that have a figure, and the first of them in its order.

    ``unordered`` says why none of them stands first.
    """

    title: str
    path: str
    found: int
    worst: str
    worst_path: str
    figure: str
    when: str
    tag: str
    unordered: str


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """One page of the list of places."""

    number: int
    sentence: str
    cells: str
    furthest: str
    local: str
    targets: int
    areas: int
    blocks: tuple[tuple[str, tuple[AreaRow | MeasureRow, ...]], ...]
    pages: Numbered


def places_pages(context: PageContext, places: AreaBook) -> tuple[tuple[str, PlacesPage], ...]:
    """The list of areas and of what is measured in them, on as many pages as it needs."""
    listed: list[tuple[str, AreaRow | MeasureRow | None]] = [
        *(under(AREAS, (_area_row(context, places, *one) for one in places.tree)) if places.all else ()),
        *(under(MEASURES, _measures(context, places)) if places.figures else ()),
    ]
    first = context.path("places.html")
    pages = context.sharing.share(first, listed, _ROWS)
    names = spans(context.language, [[_titled(row) for _, row in page if row] for page in pages])
    return tuple(
        (
            page_path(first, number),
            PlacesPage(
                number,
                _sentence(context, places),
                _cells(context, places),
                context.path("furthest.html") if places.furthest else "",
                context.path("local.html") if context.book.package.local_targets else "",
                len(places.targets),
                len(places.there),
                by_heading(page),
                numbered(first, names, number),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _titled(row: AreaRow | MeasureRow) -> str:
    return row.name if isinstance(row, AreaRow) else row.title


def _sentence(context: PageContext, places: AreaBook) -> str:
    if not places.all:
        return context.say(
            msgid("This package names no part of the country: how things stand in its parts is not known.")
        )
    forms = plural(
        "For {found} of {number} part of the country a figure was found.",
        "For {found} of {number} parts of the country a figure was found.",
    )
    found = sum(one.id in places.figures for one in places.there)
    return context.language.say_many(forms, len(places.there), found=found)


def _cells(context: PageContext, places: AreaBook) -> str:
    """How many of all cells, one for each target in each area, are empty, and which targets have none."""
    told = _empty_cells(context, places)
    return context.language.sentences([one for one in (told, not_asked(context, places)) if one])


def not_asked(context: PageContext, places: AreaBook) -> str:
    """How many targets count something in all, so that no part is held against them; empty for none."""
    left = len(context.book.package.targets) - len(places.targets)
    if not left:
        return ""
    forms = plural(
        "{number} target counts something in the whole country, and no part is held against it.",
        "{number} targets count something in the whole country, and no part is held against them.",
    )
    return context.language.say_many(forms, left)


def _empty_cells(context: PageContext, places: AreaBook) -> str:
    cells = len(places.there) * len(places.targets)
    if not cells:
        return ""
    empty = cells - sum(len(places.answered.get(one.id, ())) for one in places.there)
    if not empty:
        return context.say(msgid("For each target a figure that answers it was found in each part."))
    if cells == 1 == len(context.book.package.targets):
        return context.say(msgid("No figure was found there that answers the plan's one target."))
    forms = plural(
        "Of {cells} cells, one for each target in each part, {number} is empty ({share}): no figure was "
        "found that answers the target there.",
        "Of {cells} cells, one for each target in each part, {number} are empty ({share}): no figure was "
        "found that answers the target there.",
    )
    share = share_of(context, empty, cells)
    return context.language.say_many(forms, empty, cells=Count(cells), share=share)


def share_of(context: PageContext, count: int, of: int) -> str:
    """A share in whole percent, never 100% of what is not all nor 0% of what is some."""
    whole = round(100 * count / of)
    if count < of:
        whole = min(whole, 99)
    if count:
        whole = max(whole, 1)
    return context.language.percent(Decimal(whole))


def _area_row(context: PageContext, places: AreaBook, area: Area, depth: int) -> AreaRow:
    targets = len(places.targets)
    found = len(places.answered.get(area.id, ()))
    return AreaRow(
        name=area.name,
        path=places.path(area.id) if area in places.shown else "",
        depth=depth,
        found=found,
        empty=share_of(context, targets - found, targets) if targets else "",
        answers=answer_counts(context, places.answers.get(area.id, [])),
        others=len(places.apart(area.id)),
    )


def answer_counts(context: PageContext, rows: list[TargetVerdict]) -> tuple[tuple[Mark, int], ...]:
    """How many of the answers that rest on a figure say what."""
    counts = Counter(one.verdict for one in rows if one.observed is not None and not one.group)
    return tuple((target_mark(context, code), counts[code]) for code in TARGET_ANSWERS.codes if counts[code])


def _measures(context: PageContext, places: AreaBook) -> Iterator[MeasureRow]:
    """Every target and every other indicator with figures of areas."""
    for name, verdicts in places.by_target.items():
        target, first = context.book.targets[name], verdicts[0]
        yield MeasureRow(
            title=heading(target.quantity),
            path=figures_path(context, name),
            found=len(verdicts),
            worst=context.book.areas[first.area].name,
            worst_path=places.path(first.area),
            figure="" if first.observed is None else observed(context.language, target, first.observed),
            when=context.period(first.as_of or first.period),
            tag=context.say(inside("one title", "target")),
            unordered="",
        )
    for figures in places.without_target.values():
        yield _other(context, places, figures)


def _other(context: PageContext, places: AreaBook, figures: tuple[PlaceFigure, ...]) -> MeasureRow:
    first = figures[0]
    ordered = is_ordered(first.indicator, figures)
    unordered = _OF_A_WHOLE if is_total(first.indicator) else _NO_DIRECTION
    return MeasureRow(
        title=heading(first.indicator.title),
        path=measure_path(context, first.indicator.id),
        found=len(figures),
        worst=context.book.areas[first.area].name if ordered else "",
        worst_path=places.path(first.area) if ordered else "",
        figure=printed(context.language, first.latest) if ordered else "",
        when=context.language.period(first.latest.period) if ordered else "",
        tag="",
        unordered="" if ordered else context.say(unordered),
    )


_OF_A_WHOLE = msgid("not ordered: each area has a part of what the country has")
_NO_DIRECTION = msgid("not ordered: it is not known which way is better")


def measure_path(context: PageContext, indicator: str) -> str:
    """The page with an indicator's figures by area."""
    return context.path(f"places/by/{indicator}.html")
