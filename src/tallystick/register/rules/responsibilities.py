"""Each commitment has one body that leads, one that is there, and it is said how anybody knows."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping

from tallystick.base.dates import Period
from tallystick.base.findings import Problem
from tallystick.base.reasons import NO_DATE, Reason, Text
from tallystick.register.bodies import Body, Responsibility
from tallystick.register.cells import TypedTable
from tallystick.register.descriptor import Descriptor
from tallystick.register.model import Commitment
from tallystick.register.rules.model import Tables, each

#: The bases on which a text says who leads; it may say so of two.
_SAID = frozenset({"named_in_plan", "by_document"})
_NO_SOURCE = Problem(
    "responsibility-without-source",
    Reason("nobody can check a document or a mandate that is not named"),
    Reason("name the source; if nothing that was read says it, its basis is proposed"),
)
_NO_REASON = Problem(
    "proposed-without-reason",
    Reason("what only we propose needs our reason"),
    Reason("say why in the note"),
)
_BOTH = Problem(
    "lead-and-with",
    Reason("a body that leads does not also act with the one that leads"),
    Reason("keep one of the two rows"),
)
_UNLED = Problem(
    "no-lead",
    Reason("no body leads it to the plan's end: nobody can be asked how it stands"),
    Reason("add one to responsibilities.csv, as proposed if nothing that was read says who"),
    severity="gap",
)


def responsibilities_without_ground(tables: Tables, _: Descriptor | None) -> None:
    """Find a document or mandate without its source, and a proposal without its reason."""
    typed = tables["responsibilities"]
    for number, one in each(typed, Responsibility):
        if one.basis in {"by_document", "by_mandate"} and one.source is None:
            typed.find(_NO_SOURCE, number, "source")
        if one.basis == "proposed" and one.note is None:
            typed.find(_NO_REASON, number, "note")
        if one.since and one.until and one.until.last < one.since.first:
            typed.find(_backwards(one), number, "until", one.until)


def _backwards(one: Responsibility) -> Problem:
    return Problem(
        "responsibility-ends-first",
        Reason(
            "it ends before it begins ({since} to {until})",
            since=one.since or NO_DATE,
            until=one.until or NO_DATE,
        ),
        Reason("correct one of the two dates"),
    )


def parts_outside_the_bodys_time(tables: Tables, _: Descriptor | None) -> None:
    """Find a part that begins after its body has ended, or ends before there was one."""
    bodies = {one.id: one for _, one in each(tables["bodies"], Body)}
    typed = tables["responsibilities"]
    for number, one in each(typed, Responsibility):
        body = bodies.get(one.body)
        if body is None:
            continue  # another rule names it
        if one.since and body.until and body.until.last < one.since.first:
            told = Reason(
                "its part begins ({since}) after the body has ended ({until})",
                since=one.since,
                until=body.until,
            )
            mend = Reason("name the body that took over, or correct one of the two dates")
            typed.find(Problem("part-outside-body", told, mend), number, "since", one.since)
        if one.until and body.since and one.until.last < body.since.first:
            told = Reason(
                "its part ends ({until}) before there was the body ({since})",
                until=one.until,
                since=body.since,
            )
            mend = Reason("name the body that was there before, or correct one of the two dates")
            typed.find(Problem("part-outside-body", told, mend), number, "until", one.until)


def leads_that_are_gone(tables: Tables, descriptor: Descriptor | None) -> None:
    """Find a body that leads although it ended in the plan's time with nobody after it, or began later."""
    if descriptor is None:
        return
    end = Period.parse(descriptor.tallystick.plan.period).last
    bodies = {one.id: one for _, one in each(tables["bodies"], Body)}
    typed = tables["responsibilities"]
    for number, one in each(typed, Responsibility):
        if one.role != "lead":
            continue
        _find_not_yet(typed, number, bodies.get(one.body), end)
        gone = _gone(bodies, one.body, end)
        if gone is not None and gone.until is not None and _outlives(one, gone.until.last):
            problem = Problem(
                "lead-is-gone",
                Reason(
                    "{body} ended ({until}) before the plan does, and no successor is named",
                    body=Text(gone.id),
                    until=gone.until,
                ),
                Reason("name its successor in bodies.csv, or until when it led and who has led since"),
            )
            typed.find(problem, number, "body", one.body)


def _find_not_yet(typed: TypedTable, number: int, body: Body | None, end: datetime.date) -> None:
    """Find a lead that is there only after the plan's time."""
    if body is None or body.since is None or body.since.first <= end:
        return
    told = Reason("{body} began ({since}) after the plan's end", body=Text(body.id), since=body.since)
    mend = Reason("name the body that led within the plan's time")
    typed.find(Problem("lead-not-yet", told, mend), number, "body", body.id)


def _gone(bodies: Mapping[str, Body], name: str, end: datetime.date) -> Body | None:
    """The last of a body and its successors, if it too ended before that day; None if one is there."""
    seen: set[str] = set()
    while (one := bodies.get(name)) is not None and name not in seen:
        if one.until is None or one.until.last >= end:
            return None
        seen.add(name)
        if one.successor is None:
            return one
        name = one.successor
    return None  # an unknown successor and a circle of them are named by other rules


def _outlives(one: Responsibility, last: datetime.date) -> bool:
    return one.until is None or one.until.last > last


def one_body_leads(tables: Tables, descriptor: Descriptor | None) -> None:
    """Find commitments that two bodies lead at once or none does; nothing where the table has no rows."""
    typed = tables["responsibilities"]
    parts: dict[str, list[tuple[int, Responsibility]]] = defaultdict(list)
    for number, one in each(typed, Responsibility):
        parts[one.commitment].append((number, one))
    for rows in parts.values():
        _two_leads(typed, [row for row in rows if row[1].role == "lead"])
        leading = {one.body for _, one in rows if one.role == "lead"}
        for number, one in rows:
            if one.role == "with" and one.body in leading:
                typed.find(_BOTH, number, "body", one.body)
    if not parts or typed.lost:
        return
    end = Period.parse(descriptor.tallystick.plan.period).last if descriptor else None
    for number, commitment in each(tables["commitments"], Commitment):
        if not any(_leads_at(one, end) for _, one in parts.get(commitment.id, ())):
            tables["commitments"].find(_UNLED, number, "id", commitment.id)


def _leads_at(one: Responsibility, end: datetime.date | None) -> bool:
    return one.role == "lead" and (end is None or one.until is None or one.until.last >= end)


def _two_leads(typed: TypedTable, leads: list[tuple[int, Responsibility]]) -> None:
    """Two may lead, each its share, or all of it where a text says so; else nobody knows whom to ask."""
    for number, one, other in _at_once(leads):
        said = {one.basis, other.basis} <= _SAID
        problem = Problem(
            "two-leads",
            Reason("{other} leads it too: which of the two can be asked?", other=Text(other.body))
            if said
            else Reason("{other} leads it too, and no text says that both do", other=Text(other.body)),
            Reason(
                "write with for the one that supports, say in share what each leads, or the dates until and "
                "since which each led"
            ),
            severity="gap" if said else "error",
        )
        typed.find(problem, number, "body", one.body)


def _at_once(
    leads: list[tuple[int, Responsibility]],
) -> Iterator[tuple[int, Responsibility, Responsibility]]:
    """Each that leads beside an earlier row, with the first such row."""
    for place, (number, one) in enumerate(leads):
        for _, other in leads[:place]:
            if other.body != one.body and _overlap(one, other) and not _shared(one, other):
                yield number, one, other
                break


def _shared(one: Responsibility, other: Responsibility) -> bool:
    """Whether it is said what each of the two leads; of the same share only a text can say that both do."""
    if not one.share or not other.share:
        return False
    return one.share.casefold() != other.share.casefold() or {one.basis, other.basis} <= _SAID


def _overlap(one: Responsibility, other: Responsibility) -> bool:
    return not (_ends_before(one, other) or _ends_before(other, one))


def _ends_before(one: Responsibility, other: Responsibility) -> bool:
    """Whether one is over when the other begins; a month or year that both name is no overlap."""
    return one.until is not None and other.since is not None and one.until.first <= other.since.first
