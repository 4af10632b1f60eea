"""Packages drawn at random from what the columns say, for the tests that save and load any package."""

import dataclasses
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from hypothesis import strategies as st

from tallystick.base.characters import without_hidden
from tallystick.base.dates import PartialDate, Period
from tallystick.base.quantities import parse_number
from tallystick.base.units import units
from tallystick.register import Package, load_package
from tallystick.register import kinds as k
from tallystick.register.areas import Area, LocalTarget
from tallystick.register.columns import Column, Table
from tallystick.register.corrections import Correction
from tallystick.register.editions import ANSWERS, EditionAnswer
from tallystick.register.events import Event
from tallystick.register.indexed import BY_NAME
from tallystick.register.indicators import CommitmentIndicator, Indicator, MissingIndicator, TargetIndicator
from tallystick.register.kinds import Kind
from tallystick.register.model import Observation, Source, Target
from tallystick.register.panel_locks import REASONS_OF, DrawnPanel, PublishedCode
from tallystick.register.panels import Assessor, Dissent, Interest, Judgement
from tallystick.register.phases import ProgressReport, SpotCheck
from tallystick.register.promises import PromiseReading
from tallystick.register.public import DraftParagraph, EarlierParagraph
from tallystick.register.recommendations import RecommendationLink
from tallystick.register.tables import EARLIER, TABLES
from tallystick.register.wordings import RowBefore
from tests.register.drawn_rows import MENDS
from tests.register.packages import GOLDEN
from tests.register.signing import key_of, signature

identifiers = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,6}[A-Za-z0-9])?", fullmatch=True)
digits = st.integers(0, 9999).map(str)


def _no_formula(text: str) -> str:
    """The text as it is, or behind a letter where a spreadsheet would run it."""
    return text if text[0] not in "=+-@\uff1d\uff0b\uff0d\uff20" else f"x{text}"


anything = st.characters(codec="utf-8", exclude_categories=("Cc", "Zs", "Zl", "Zp", "Cs"))
awkward = st.sampled_from(['say "so"', "a, b", "a;b", "'", "計劃", "-3", "two  spaces"])
seen = st.text(anything, min_size=1, max_size=6).map(without_hidden).filter(bool)
lines = seen.map(_no_formula) | awkward
dates = st.builds(
    lambda year, month, day: PartialDate.parse("-".join(one for one in (year, month, month and day) if one)),
    st.integers(1900, 2100).map(str),
    st.sampled_from(["", "01", "12"]),
    st.sampled_from(["", "01", "31"]),
)
numbers = st.builds(
    lambda sign, whole, fraction: parse_number(f"{sign}{whole}" + (f".{fraction}" if fraction else "")),
    st.sampled_from(["", "-"]),
    st.integers(0, 10**29).map(str),
    st.sampled_from(["", "0", "00", "5", "123456789012345"]),
)

CELLS: Mapping[Kind, st.SearchStrategy[object]] = {
    k.TEXT: lines,
    k.IDENTIFIER: identifiers,
    k.WHOLE: st.integers(-(10**17), 10**17),
    k.YEAR: st.integers(1900, 2100),
    k.NUMBER: numbers,
    k.BOOLEAN: st.booleans(),
    k.DATE: dates,
    k.PERIOD: st.builds(lambda one, two: Period.parse(f"{min(one, two)}/{max(one, two)}"), dates, dates)
    | dates.map(lambda one: Period.parse(one.text)),
    k.URL: digits.map(lambda one: f"https://example.org/{one}?q=計"),
    k.SHA256: st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
    k.UNIT: st.sampled_from(sorted(units())),
}


def cells(column: Column, known: Mapping[str, list[str]]) -> st.SearchStrategy[object]:
    """Draw a cell of a column; one that refers to a table names a row of it."""
    one = CELLS[column.kind]
    if column.refers is not None:
        one = st.sampled_from(known[column.refers]) if known[column.refers] else st.nothing()
    elif column.allowed:
        one = st.sampled_from(column.allowed)
    if column.many and column.kind is k.TEXT:  # a semicolon parts the values of a cell
        one = lines.map(lambda text: text.replace(";", "/"))
    if column.many and one.is_empty and not column.required:
        return st.just(())
    if column.many:
        return st.lists(one, min_size=int(column.required), max_size=3).map(tuple)
    return one if column.required else st.none() | one


@st.composite
def tables(draw: st.DrawFn, table: Table, known: Mapping[str, list[str]]) -> tuple[object, ...]:
    """Draw up to three rows of a table, each with a key of its own."""
    row = st.fixed_dictionaries({name: cells(column, known) for name, column in table.columns.items()})
    if row.is_empty:  # it must refer to a table in which nothing was drawn
        return ()
    drawn = draw(
        st.lists(row, max_size=3, unique_by=lambda one: tuple(str(one[name]).lower() for name in table.key))
    )
    mend = MENDS.get(table.row, dict)
    mended = {tuple(str(one[name]) for name in table.key): one for one in map(mend, drawn)}
    rows = [table.row(**one) for one in mended.values()]
    if table.row is Area and rows:
        return Area("QX", "The plan's country", None), *(one for one in rows if one.id != "QX")
    return tuple(one for one in rows if table.row is not Event or one.deliverable or one.commitment)


def _really_missing(drawn: Mapping[str, tuple[object, ...]]) -> tuple[object, ...]:
    """The reasons for kinds that no drawn indicator of the commitment has."""
    kinds = {one.id: one.kind for one in drawn["indicators"] if isinstance(one, Indicator)}
    given = {
        (one.commitment, kinds[one.indicator])
        for one in drawn["commitment_indicators"]
        if isinstance(one, CommitmentIndicator)
    }
    reasons = (one for one in drawn["missing_indicators"] if isinstance(one, MissingIndicator))
    return tuple(one for one in reasons if (one.commitment, one.kind) not in given)


def _is_told(one: Correction) -> bool:
    """Whether a correction is open or has its answer, and both sides of what changed or neither."""
    answered = one.outcome == "open" or (one.answer is not None and one.answered is not None)
    return answered and (one.was is None) == (one.now is None)


def _checking(checks: tuple[object, ...], reports: tuple[object, ...]) -> tuple[SpotCheck, ...]:
    """As many of the checks as there are reports, each of one of these and by another body."""
    found = (
        dataclasses.replace(one, phase=of.phase, body=of.body, commitment=of.commitment)
        for one, of in zip(checks, reports, strict=False)
        if isinstance(one, SpotCheck) and isinstance(of, ProgressReport)
    )
    return tuple(one for one in found if one.checked_by != one.body)


def _worded(drawn: Mapping[str, tuple[object, ...]]) -> Iterator[tuple[str, tuple[object, ...]]]:
    """As many earlier wordings as there are rows, each of one of these, and what it said before all."""
    for name, earlier in EARLIER.items():
        now, then = BY_NAME[name].key, BY_NAME[earlier].key
        found = []
        for one, of in zip(drawn[earlier], drawn[name], strict=False):
            place = {column: getattr(of, key) for column, key in zip(then[:-1], now, strict=True)}
            assert isinstance(one, RowBefore)
            late = {"replaced": getattr(one, "sent", one.replaced), "wording": 1}
            found.append(dataclasses.replace(one, **late, **place))  # type: ignore[type-var]
        yield earlier, tuple(found)
    yield (
        "earlier_paragraphs",
        tuple(_said_before(drawn["earlier_paragraphs"], drawn["draft_paragraphs"])),
    )


def _measured(drawn: Mapping[str, tuple[object, ...]]) -> Iterator[Observation]:
    """The observations; in the unit of a target only where that is their own, for none is converted."""
    units_of = {one.id: one.unit for one in drawn["targets"] if isinstance(one, Target)}
    asked = {
        (one.indicator, units_of[one.target])
        for one in drawn["target_indicators"]
        if isinstance(one, TargetIndicator)
    }
    for one in drawn["observations"]:
        if isinstance(one, Observation):
            is_own = all(unit == one.unit for indicator, unit in asked if indicator == one.indicator)
            yield one if is_own else dataclasses.replace(one, value_in_target_unit=None)


def _said_before(wordings: tuple[object, ...], paragraphs: tuple[object, ...]) -> Iterator[EarlierParagraph]:
    """As many of the wordings as there are paragraphs that were changed, each of one of these."""
    changed = (one for one in paragraphs if isinstance(one, DraftParagraph) and one.was is not None)
    for one, of in zip(wordings, changed, strict=False):
        if isinstance(one, EarlierParagraph):
            yield dataclasses.replace(one, wording=1, paragraph=of.id)


def _is_past(one: object, sources: tuple[object, ...]) -> bool:
    """Whether a source tells an event only after its day, as it does of deeds."""
    days = {of.id: of.date for of in sources if isinstance(of, Source)}
    published = days.get(one.source or "") if isinstance(one, Event) else None
    return isinstance(one, Event) and not (published and one.date and published.last < one.date.first)


def _untied(
    judgements: Iterable[object], panels: Container[str], interests: Iterable[object]
) -> Iterator[Judgement]:
    """Those of no drawn panel, by assessors who are tied to nothing."""
    tied = {one.assessor for one in interests if isinstance(one, Interest)}
    coded = (one for one in judgements if isinstance(one, Judgement))
    return (one for one in coded if one.panel not in panels and one.assessor not in tied)


def _elsewhere(dissents: Iterable[object], panels: Container[str]) -> Iterator[Dissent]:
    """Those in no drawn panel, which has coded nothing."""
    return (one for one in dissents if isinstance(one, Dissent) and one.panel not in panels)


def _linked(drawn: Mapping[str, tuple[object, ...]]) -> tuple[RecommendationLink, ...]:
    """One link a recommendation, of those that somebody coded or settled."""
    people = {one.id: one.person for one in drawn["assessors"] if isinstance(one, Assessor)}
    links = [one for one in drawn["recommendation_links"] if isinstance(one, RecommendationLink)]
    said = {one.recommendation: one for one in links if one.proposed_by or one.settled_by}
    return tuple(_by_two(one, people) for one in said.values())


def _by_two(one: RecommendationLink, people: Mapping[str, str]) -> RecommendationLink:
    """The link, which stands by nobody's word where whoever coded and whoever settled have one name."""
    coders = {people.get(who, who) for who in one.proposed_by}
    alike = not coders.isdisjoint(people.get(who, who) for who in one.confirmed_by)
    return dataclasses.replace(one, confirmed_by=()) if alike else one


@st.composite
def packages(draw: st.DrawFn) -> Package:
    """Draw a package that has no error, in whatever order its rows come."""
    golden = load_package(str(GOLDEN))
    known: dict[str, list[str]] = {table.name: [] for table in TABLES}
    drawn: dict[str, tuple[object, ...]] = {}
    for table in TABLES:
        # What finds something is a published study, and none is drawn so.
        rows = draw(tables(table, known)) if table.name != "study_findings" else ()
        drawn[table.name] = rows
        known[table.name] = [getattr(row, "id", "") for row in rows]
    leading = {one.target: one for one in drawn["readings"] if isinstance(one, PromiseReading)}
    drawn["readings"] = tuple(leading.values())
    corrections = [one for one in drawn["corrections"] if isinstance(one, Correction)]
    drawn["corrections"] = tuple(one for one in corrections if _is_told(one))
    answers = [one for one in drawn["edition_answers"] if isinstance(one, EditionAnswer)]
    drawn["edition_answers"] = tuple(one for one in answers if one.answer in ANSWERS[one.table])
    promises = [one for one in drawn["local_targets"] if isinstance(one, LocalTarget)]
    drawn["local_targets"] = tuple(one for one in promises if one.area != "QX")
    drawn |= dict(_worded(drawn)) | {"observations": tuple(_measured(drawn))}
    drawn["checks"] = _checking(drawn["checks"], drawn["reports"])
    drawn["events"] = tuple(one for one in drawn["events"] if _is_past(one, drawn["sources"]))
    panels = {one.id for one in drawn["panels"] if isinstance(one, DrawnPanel)}
    codes = [one for one in drawn["rubric_codes"] if isinstance(one, PublishedCode)]
    drawn["rubric_codes"] = tuple(_asked(codes, panels))
    drawn["judgements"] = tuple(_untied(drawn["judgements"], panels, drawn["interests"]))
    drawn["dissents"] = tuple(_elsewhere(drawn["dissents"], panels))
    drawn["recommendation_links"] = _linked(drawn)
    drawn["missing_indicators"] = _really_missing(drawn)
    return _signed(replace(golden, **drawn))  # type: ignore[arg-type]


def _asked(codes: list[PublishedCode], panels: set[str]) -> Iterator[PublishedCode]:
    """The reasons that were drawn, and a question with two levels for each panel."""
    yield from (one for one in codes if one.criterion == REASONS_OF)
    for panel in sorted(panels):
        for place, code in enumerate(("less", "more"), start=1):
            yield PublishedCode(panel, "completion", code, "ordinal", place, "So it is.", ranked=True)


def _signed(package: Package) -> Package:
    """The package in which whoever is drawn as having signed really has, each with a key of their own."""
    pairs = [(one.panel, one.assessor) for one in package.panel_signatures]
    keyed = tuple(replace(one, signing_key=key_of(one.id).public.vkey) for one in package.assessors)
    package = replace(package, assessors=keyed)
    panels = {one.id: one for one in package.panels}
    return replace(
        package, panel_signatures=tuple(signature(package, panels[one], who) for one, who in pairs)
    )
