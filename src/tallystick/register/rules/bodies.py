"""A body begins before it ends, lies in nothing that lies in it, and is not its own successor."""

from datetime import timedelta

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason, Text
from tallystick.register.bodies import Body
from tallystick.register.cells import TypedTable
from tallystick.register.descriptor import Descriptor
from tallystick.register.rules.cycles import report_cycles
from tallystick.register.rules.model import Tables, each

_BACKWARDS = Problem(
    "body-ends-first",
    Reason("it ends before it begins"),
    Reason("correct one of the two dates"),
)
_SUCCEEDED = Problem(
    "successor-of-living",
    Reason("a body that has not ended has no successor"),
    Reason("give its last day in until, or leave successor empty"),
)
_TWICE = Problem(
    "body-twice",
    Reason("an earlier row has a body of the same name"),
    Reason("keep one of the two, or say in the names what tells them apart"),
    severity="gap",
)
_SHARED = Problem(
    "body-name-shared",
    Reason("another body has this name too, so that what the one published would stand as the other's"),
    Reason("leave the name with the body that sources mean by it"),
    severity="gap",
)
_GROUNDLESS = Problem(
    "body-without-ground",
    Reason("neither a source nor a note says where it was read that there is such a body"),
    Reason("name the source, or say in the note that the plan names it"),
    severity="gap",
)


def bodies_that_cannot_be(tables: Tables, _: Descriptor | None) -> None:
    """Find bodies inside themselves, successors that lead back, and ends that can't be."""
    typed = tables["bodies"]
    rows = list(each(typed, Body))
    report_cycles(typed, "parent", [(number, one.id, one.parent) for number, one in rows])
    report_cycles(typed, "successor", [(number, one.id, one.successor) for number, one in rows])
    bodies = {one.id: one for _, one in rows}
    for number, one in rows:
        if one.since and one.until and one.until.last < one.since.first:
            typed.find(_BACKWARDS, number, "until", one.until)
        if one.successor is not None and one.until is None:
            typed.find(_SUCCEEDED, number, "successor", one.successor)
        elif one.successor is not None:
            _find_out_of_time(typed, number, one, bodies.get(one.successor))
        if one.source is None and one.note is None:
            typed.find(_GROUNDLESS, number, "source")
    for column in ("name", "name_zh"):
        _find_twice(typed, column)
    _find_shared(typed, rows)


def _find_out_of_time(typed: TypedTable, number: int, one: Body, heir: Body | None) -> None:
    """Find a successor that was not there yet when a body ended, or had ended before it."""
    if heir is None or one.id in {heir.id, heir.successor} or one.until is None:
        return  # other rules name these
    told = None
    if heir.since is not None and heir.since.first > one.until.last + timedelta(days=1):
        told = Reason(
            "it ended ({until}) before there was {successor} ({since}), and nobody is named between the two",
            until=one.until,
            successor=Text(heir.id),
            since=heir.since,
        )
    elif heir.until is not None and heir.until.last < one.until.first:
        told = Reason(
            "{successor} had ended ({end}) before it did ({until}), and can't have taken over",
            successor=Text(heir.id),
            end=heir.until,
            until=one.until,
        )
    if told is not None:
        mend = Reason("correct the dates, or name who had its tasks then")
        typed.find(Problem("successor-out-of-time", told, mend, severity="gap"), number, "successor", heir.id)


def _find_twice(typed: TypedTable, column: str) -> None:
    """Find bodies that bear the name of an earlier one, unless the one took over from the other."""
    for group in typed.alike((column,), folded=True):
        named = [(number, one) for number, one in group if getattr(one, column) is not None]
        for place, (number, one) in enumerate(named):
            if any(one.id != other.successor and other.id != one.successor for _, other in named[:place]):
                typed.find(_TWICE, number, column, getattr(one, column))


def _find_shared(typed: TypedTable, rows: list[tuple[int, Body]]) -> None:
    """Find other names of a body that another body bears too, as its name or as one of its others."""
    bearers: dict[str, set[str]] = {}
    for _, one in rows:
        for name in (one.name, *one.also_named):
            bearers.setdefault(name.casefold(), set()).add(one.id)
    for number, one in rows:
        for name in one.also_named:
            if bearers[name.casefold()] - {one.id}:
                typed.find(_SHARED, number, "also_named", name)
