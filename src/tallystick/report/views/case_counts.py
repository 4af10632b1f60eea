"""How many cases the public sent, and what became of them: by phase and province, small numbers withheld."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tallystick.register.public import COUNTED_KINDS, COUNTED_OUTCOMES, CaseCount
from tallystick.report.context import PageContext
from tallystick.report.office_link import TELL, office_link
from tallystick.report.spans import spans
from tallystick.voice.packing import Numbered, numbered, page_path
from tallystick.voice.public_words import COUNTED_KIND, COUNTED_OUTCOME, WITHHELD

_AREAS = 40
#: What the clock shows of each area; what was withdrawn and how it was answered stands below, by kind.
_CLOCK = ("all", "in_time", "overdue", "ended")
_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class CountedTable:
    """A table of counts: its caption, its heads, and rows of a name with its figures."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class CaseCountsPage:
    """One page of counts, of one phase: by area, and on the first of a phase by kind."""

    number: int
    pages: Numbered
    phase: str
    counted: str
    areas: CountedTable
    kinds: CountedTable | None
    office: str


def case_count_pages(context: PageContext) -> tuple[tuple[str, CaseCountsPage], ...]:
    """The pages of counts, a phase after another; none where the package has none."""
    pieces: list[tuple[str, str, tuple[str, ...], CountedTable | None, Mapping[_Key, str]]] = []
    for phase in context.book.package.phases:
        counts = _latest(one for one in context.book.package.case_counts if one.phase == phase.id)
        if not counts:
            continue
        figures = {(one.area, one.kind, one.outcome): _figure(context, one) for one in counts}
        areas = list(dict.fromkeys(one.area for one in counts))
        day = context.language.date(counts[0].counted)
        kinds: CountedTable | None = _by_kind(context, figures)
        for start in range(0, len(areas), _AREAS):
            pieces.append((phase.title, day, tuple(areas[start : start + _AREAS]), kinds, figures))
            kinds = None
    first = context.path("case_counts.html")
    names = spans(context.language, [[one[0]] for one in pieces]) if pieces else ()
    return tuple(
        (
            page_path(first, number),
            CaseCountsPage(
                number,
                numbered(first, names, number),
                phase,
                day,
                _by_area(context, areas, figures),
                kinds,
                office_link(context, TELL),
            ),
        )
        for number, (phase, day, areas, kinds, figures) in enumerate(pieces, 1)
    )


def _latest(counts: Iterable[CaseCount]) -> list[CaseCount]:
    """The counts of the latest day."""
    known = list(counts)
    last = max((one.counted.text for one in known), default="")
    return [one for one in known if one.counted.text == last]


def _figure(context: PageContext, one: CaseCount) -> str:
    return context.say(WITHHELD) if one.number is None else context.language.whole(one.number)


def _by_area(context: PageContext, areas: tuple[str, ...], figures: Mapping[_Key, str]) -> CountedTable:
    shown = [one for one in _CLOCK if any((area, "all", one) in figures for area in areas)]
    heads = tuple(context.say(COUNTED_OUTCOME[one]) for one in shown)
    rows = tuple(
        (context.book.areas[area].name, tuple(figures.get((area, "all", one), "") for one in shown))
        for area in areas
    )
    return CountedTable("areas", heads, rows)


def _by_kind(context: PageContext, figures: Mapping[_Key, str]) -> CountedTable | None:
    """The whole country's, by kind and what became of it."""
    country = context.book.plan.country
    shown = [one for one in COUNTED_OUTCOMES if (country, "all", one) in figures]
    rows = tuple(
        (context.say(COUNTED_KIND[kind]), tuple(figures.get((country, kind, one), "") for one in shown))
        for kind in COUNTED_KINDS
        if any((country, kind, one) in figures for one in shown)
    )
    heads = tuple(context.say(COUNTED_OUTCOME[one]) for one in shown)
    return CountedTable("kinds", heads, rows) if rows else None
