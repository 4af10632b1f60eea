"""Groups of people beside everybody: their gaps to the average, and the breakdowns that nobody published."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.assessment.groups.model import NARROWER, NO_CLEAR_CHANGE, WIDER, Breakdown, GapRatio, GroupGap
from tallystick.base.quantities import rounded
from tallystick.base.reasons import Count, Template, Year, inside, msgid, plural
from tallystick.report.context import PageContext
from tallystick.report.indicator_system import IndicatorSystem
from tallystick.report.spans import spans
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under
from tallystick.voice.promises import heading

_ROWS = 60
GAPS, WANTED = "gaps", "wanted"
_CHANGE = {
    NARROWER: msgid("narrower"),
    WIDER: msgid("wider"),
    NO_CLEAR_CHANGE: msgid("no clear change"),
}
#: What figures can be broken down by, beside groups that have a word of their own.
_BY: dict[str, Template] = {
    "sex": msgid("sex"),
    "gender": msgid("gender"),
    "age": msgid("age"),
    "province": msgid("province"),
    "city": inside("what figures are broken down by", "city"),
    "county": msgid("county"),
    "urban_rural": msgid("town and country"),
    "residence": msgid("town and country"),
    "disability": msgid("disability"),
    "ethnicity": msgid("ethnicity"),
}


@dataclass(frozen=True, slots=True)
class GapRow:
    """A group's gap to the average.

    Attributes:
        title: what is measured.
        path: where it is described.
        group: the group.
        now: its figure as a share of the average, with what that can be, and the year.
        figures: both figures.
        base: the same when the plan began; empty where that is not known.
        change: what became of the gap.
        behind: whether the group stands worse than the average.
        body: whose figures they are.
    """

    title: str
    path: str
    group: str
    now: str
    figures: str
    base: str
    change: str
    behind: bool
    body: str


@dataclass(frozen=True, slots=True)
class WantedRow:
    """What figures are to be broken down by: how often that is called for, found, and missing."""

    name: str
    wanted: int
    found: int
    missing: int


@dataclass(frozen=True, slots=True)
class GapsPage:
    """One page of gaps and breakdowns."""

    number: int
    sentence: str
    blocks: tuple[tuple[str, tuple[GapRow | WantedRow, ...]], ...]
    pages: Numbered


@dataclass(frozen=True, slots=True)
class GroupsTold:
    """What a commitment's page says of groups.

    Attributes:
        sentence: how many of the breakdowns it calls for are missing.
        people: the people whom the plan names in it and of whom nobody published a figure.
        gaps: the gaps that its indicators show.
        path: where all gaps and breakdowns are told.
    """

    sentence: str
    people: str
    gaps: tuple[GapRow, ...]
    path: str


def gaps_path(context: PageContext) -> str:
    """The first page of gaps and breakdowns."""
    return context.path("gaps.html")


def groups_told(context: PageContext, system: IndicatorSystem, commitment: str) -> GroupsTold | None:
    """What is said of groups on a commitment's page; None where it calls for no breakdown."""
    rows = system.breakdowns_of.get(commitment)
    if rows is None:
        return None
    links = context.book.indicator_links_of.get(commitment, ())
    indicators = dict.fromkeys(one.indicator for one in links)
    return GroupsTold(
        sentence=_counted(context, rows),
        people=context.language.list(
            _names(context, (one for one in rows if one.missing and not one.indicator))
        ),
        gaps=tuple(_gap(context, system, one) for name in indicators for one in system.gaps_of.get(name, ())),
        path=gaps_path(context),
    )


def gaps_pages(context: PageContext, system: IndicatorSystem) -> tuple[tuple[str, GapsPage], ...]:
    """The pages of gaps and breakdowns; none where nothing is called for and nothing was found."""
    assessment = context.book.assessment
    if not assessment.gaps and not assessment.breakdowns:
        return ()
    gaps = [_gap(context, system, one) for one in assessment.gaps]
    wanted = _wanted(context, assessment.breakdowns)
    listed: list[tuple[str, GapRow | WantedRow | None]] = [
        *(under(GAPS, gaps) if gaps else ()),
        *(under(WANTED, wanted) if wanted else ()),
    ]
    first = gaps_path(context)
    pages = context.sharing.share(first, listed, _ROWS)
    names = spans(context.language, [[_titled(row) for _, row in page if row] for page in pages])
    sentence = _counted(context, assessment.breakdowns)
    return tuple(
        (
            page_path(first, number),
            GapsPage(number, sentence, by_heading(page), numbered(first, names, number)),
        )
        for number, page in enumerate(pages, 1)
    )


def _titled(row: GapRow | WantedRow) -> str:
    return row.name if isinstance(row, WantedRow) else row.title


def _counted(context: PageContext, rows: Iterable[Breakdown]) -> str:
    known = list(rows)
    missing = sum(one.missing for one in known)
    if not missing:
        found = plural(
            "For the one breakdown called for a figure was found.",
            "For each of the {number} breakdowns called for a figure was found.",
        )
        return context.language.say_many(found, len(known))
    if len(known) == 1:
        return context.say(msgid("The one breakdown called for is missing: no figure was found."))
    forms = plural(
        "Of {all} breakdowns called for, {number} is missing: no figure was found.",
        "Of {all} breakdowns called for, {number} are missing: no figure was found.",
    )
    return context.language.say_many(forms, missing, all=Count(len(known)))


def _names(context: PageContext, rows: Iterable[Breakdown]) -> list[str]:
    return list(dict.fromkeys(_by(context, one.by) for one in rows))


def _by(context: PageContext, by: str) -> str:
    return context.say(_BY[by]) if by in _BY else context.group(by)


def _wanted(context: PageContext, rows: Iterable[Breakdown]) -> list[WantedRow]:
    """How often each breakdown is called for and missing, those that are called for most first."""
    known = list(rows)
    wanted, missing = Counter(one.by for one in known), Counter(one.by for one in known if one.missing)
    order = sorted(wanted, key=lambda by: (-wanted[by], context.language.sort_key(_by(context, by)), by))
    return [
        WantedRow(heading(_by(context, by)), wanted[by], wanted[by] - missing[by], missing[by])
        for by in order
    ]


def _gap(context: PageContext, system: IndicatorSystem, gap: GroupGap) -> GapRow:
    language = context.language
    return GapRow(
        title=heading(system.indicators[gap.indicator].title),
        path=system.path(gap.indicator),
        group=heading(context.group(gap.group)),
        now=_ratio(context, gap.now),
        figures=context.say(
            msgid("{group}; everybody: {average}"),
            group=language.quantity(gap.now.group_value, gap.unit),
            average=language.quantity(gap.now.average, gap.unit),
        ),
        base=_ratio(context, gap.base) if gap.base is not None else "",
        change=context.say(_CHANGE[gap.change]) if gap.change else "",
        behind=bool(gap.worse),
        body=context.book.texts.said(gap.issuing_body),
    )


def _ratio(context: PageContext, one: GapRatio) -> str:
    language = context.language
    ratio = language.number(rounded(one.ratio, 3))
    if one.low is None or one.high is None or rounded(one.low, 3) == rounded(one.high, 3):
        return context.say(inside("a ratio", "{ratio} in {year}"), ratio=ratio, year=Year(one.year))
    return context.say(
        msgid("{ratio} ({low} to {high}) in {year}"),
        ratio=ratio,
        low=language.number(rounded(one.low, 3)),
        high=language.number(rounded(one.high, 3)),
        year=Year(one.year),
    )
