"""What must hold between the rows of a package: references, the outline, spans, targets, sources."""

from collections.abc import Iterator
from typing import TypeVar

from tallystick.base.dates import Period
from tallystick.register.cells import TypedTable
from tallystick.register.descriptor import Descriptor
from tallystick.register.model import (
    Claim,
    Commitment,
    Event,
    Observation,
    Part,
    Source,
    Target,
)

Tables = dict[str, TypedTable]
RowT = TypeVar("RowT")


def apply_rules(tables: Tables, descriptor: Descriptor | None) -> None:
    """Add to each table's findings what is wrong between its rows and others."""
    for typed in tables.values():
        _references(tables, typed)
    _outline(tables["outline"])
    _spans(tables, descriptor)
    _targets(tables["targets"])
    _sources(tables["sources"])
    _events(tables["events"])
    _claims(tables["claims"])
    _observations(tables["observations"])
    if descriptor is not None:
        _plan(tables, descriptor)


def _references(tables: Tables, typed: TypedTable) -> None:
    for name, column in typed.table.columns.items():
        if column.refers is None:
            continue
        known = {key[0] for key in tables[column.refers].keys}
        for number, row in typed.rows:
            value = getattr(row, name)
            for one in value if column.many else (value,):
                if one is not None and one not in known:
                    typed.find(
                        "unknown-reference",
                        number,
                        name,
                        one,
                        f"there is no {one} in {tables[column.refers].table.path}",
                        "correct it, or add the row there",
                    )


def _each(typed: TypedTable, row: type[RowT]) -> Iterator[tuple[int, RowT]]:
    return ((number, one) for number, one in typed.rows if isinstance(one, row))


def _outline(typed: TypedTable) -> None:
    parents = {part.id: part.parent for _, part in _each(typed, Part)}
    for number, part in _each(typed, Part):
        seen = [part.id]
        above = part.parent
        while above is not None and above not in seen:
            seen.append(above)
            above = parents.get(above)
        if above == part.id:
            typed.find(
                "outline-cycle",
                number,
                "parent",
                part.parent,
                "the part lies inside itself: " + " in ".join([*seen, part.id]),
                "give one of these parts another parent, or none",
            )


def _spans(tables: Tables, descriptor: Descriptor | None) -> None:
    document = descriptor.tallystick.document if descriptor else None
    length = document.characters if document else None
    spans: dict[str, tuple[int, int]] = {}
    for number, one in _each(tables["commitments"], Commitment):
        typed = tables["commitments"]
        given = (one.start, one.end, one.span_sha256)
        if given == (None, None, None):
            continue
        if None in given:
            typed.find("half-a-span", number, "start", one.start, _HALF, "give all three, or none of them")
        elif _span(typed, number, one.start, one.end, length):
            spans[one.id] = (one.start or 0, one.end or 0)
    for number, target in _each(tables["targets"], Target):
        typed = tables["targets"]
        if (target.start is None) != (target.end is None):
            typed.find("half-a-span", number, "start", target.start, _HALF, "give both ends, or neither")
        elif _span(typed, number, target.start, target.end, length) and target.commitment in spans:
            start, end = spans[target.commitment]
            if not start <= (target.start or 0) <= (target.end or 0) <= end:
                typed.find(
                    "span-outside",
                    number,
                    "start",
                    target.start,
                    f"its place lies outside that of its commitment ({start} to {end})",
                    "correct the offsets, or name the commitment that holds them",
                )


_HALF = "a place in the document needs its beginning, its end and (for a commitment) its SHA-256"


def _span(typed: TypedTable, number: int, start: int | None, end: int | None, length: int | None) -> bool:
    if start is None or end is None:
        return False
    if not 0 <= start < end or (length is not None and end > length):
        whole = f"the document has {length} characters" if length else "no document is described"
        typed.find(
            "impossible-span",
            number,
            "start",
            f"{start} to {end}",
            f"there is no such place: {whole}",
            "count characters from 0, the beginning before the end",
        )
        return False
    return True


_CUMULATIVE = frozenset({"cumulative_at_least", "about"})
_FITS = {
    "change": frozenset({"increase_by", "decrease_by"}),
    "cumulative": _CUMULATIVE | {">=", ">"},
    "ceiling": frozenset({"<=", "<"}),
    "level": frozenset({">=", ">", "<=", "<", "=", "about"}),
    "annual": frozenset({">=", ">", "<=", "<", "=", "about"}),
    "universal": frozenset({">=", "=", "<="}),
}


def _targets(typed: TypedTable) -> None:
    for number, one in _each(typed, Target):
        if one.comparator not in _FITS[one.arithmetic]:
            typed.find(
                "comparator-does-not-fit",
                number,
                "comparator",
                one.comparator,
                f"a target of arithmetic '{one.arithmetic}' is not answered by '{one.comparator}'",
                "right here: " + ", ".join(sorted(_FITS[one.arithmetic])),
            )
        if one.arithmetic == "change" and one.unit not in {"percent", "percentage_points"}:
            typed.find(
                "change-without-share",
                number,
                "unit",
                one.unit,
                "a change is promised in percent of the base or in percentage points",
                "write percent or percentage_points; a rise by a plain number is cumulative",
            )
        if (one.arithmetic == "cumulative") != (one.counts is not None):
            typed.find(
                "counts-of-what",
                number,
                "counts",
                one.counts,
                "a cumulative target, and only that, says whether it counts N more or N in all",
                "write additional or total for a cumulative target, and leave it empty for others",
            )


def _sources(typed: TypedTable) -> None:
    for number, one in _each(typed, Source):
        if one.date is None:
            typed.find(
                "source-without-date",
                number,
                "date",
                None,
                "no readable date of publication: nothing that rests on it is admissible",
                "find out at least the year",
                severity="gap",
            )
        if one.access == "third_party_copy" and one.url is not None:
            typed.find(
                "copy-with-address",
                number,
                "url",
                one.url,
                "a third party's copy may be hijacked and is never linked",
                "leave the address out and cite title, publisher and date",
            )


def _events(typed: TypedTable) -> None:
    for number, one in _each(typed, Event):
        if one.deliverable is None and one.commitment is None:
            typed.find(
                "event-of-nothing",
                number,
                "deliverable",
                None,
                "it names neither a deliverable nor a commitment",
                "say what it bears on",
            )
        if one.kind == "searched" and one.source is not None:
            typed.find(
                "search-with-source",
                number,
                "source",
                one.source,
                "a search that found nothing has no source",
                "leave it empty and say in the statement where it was looked for",
            )
        if one.kind != "searched" and one.source is None:
            typed.find(
                "event-without-source",
                number,
                "source",
                None,
                "nobody can check what has no source",
                "name the source; if it was looked for and not found, its kind is searched",
            )
        if one.kind == "searched" and one.date is None:
            typed.find(
                "search-without-date",
                number,
                "date",
                None,
                "a search says little without its date",
                "write when it was searched",
            )


def _claims(typed: TypedTable) -> None:
    for number, one in _each(typed, Claim):
        if (one.fulfilled is None) != (one.total is None) or (one.fulfilled or 0) > (one.total or 0):
            typed.find(
                "claim-of-how-many",
                number,
                "fulfilled",
                one.fulfilled,
                "a count of what was fulfilled needs the number it is out of, at least as large",
                "give both, or neither",
            )


def _observations(typed: TypedTable) -> None:
    for number, one in _each(typed, Observation):
        if one.as_of is not None and not one.period.first <= one.as_of.last <= one.period.last:
            typed.find(
                "date-outside-period",
                number,
                "as_of",
                one.as_of,
                f"its date lies outside its period {one.period}",
                "correct the one or the other",
            )


def _plan(tables: Tables, descriptor: Descriptor) -> None:
    plan = descriptor.tallystick.plan
    if tables["areas"].keys and (plan.country,) not in tables["areas"].keys:
        tables["areas"].find(
            "country-missing",
            1,
            "id",
            plan.country,
            f"the plan's country {plan.country} is no row of this table",
            "add it: figures for the whole country are of this area",
        )
    period = Period.parse(plan.period)
    for number, one in _each(tables["targets"], Target):
        if one.deadline.last < period.first:
            tables["targets"].find(
                "deadline-before-plan",
                number,
                "deadline",
                one.deadline,
                f"the deadline comes before the plan begins ({plan.period})",
                "correct the year",
            )
