"""The duties of bodies in a phase: a report of each commitment in which they have a part."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tallystick.register.bodies import Body, Responsibility
from tallystick.register.model import Package
from tallystick.register.phases import PlanPhase, ProgressReport

#: The parts for which a body reports; who supervises or publishes owes none.
REPORTING_ROLES = ("lead", "with")

#: How a duty stands on a day: its report came in time or late, or is not there and still awaited or overdue.
IN_TIME, LATE, AWAITED, OVERDUE = "in_time", "late", "awaited", "overdue"
STANDINGS = (IN_TIME, LATE, AWAITED, OVERDUE)


@dataclass(frozen=True, slots=True)
class Duty:
    """A report that a body owes of a commitment in a phase.

    Attributes:
        phase: the phase's identifier.
        body: the body that owes it.
        commitment: the commitment's identifier.
        role: its part, ``lead`` or ``with``.
        instead_of: the body whose part it took over when that ended; empty where the part is its own.
        standing: how it stands on the day asked about, one of `STANDINGS`.
        report: the report, where one has come.
        days_late: how many days after the last day it came, or has not come yet; 0 where it is in time.
    """

    phase: str
    body: str
    commitment: str
    role: str
    instead_of: str
    standing: str
    report: ProgressReport | None
    days_late: int


def duties_in(package: Package, phase: PlanPhase, day: datetime.date) -> tuple[Duty, ...]:
    """Every report that is owed in a phase, in the order of commitments, as it stands at the end of a day.

    A report that came in after that day has not come yet. A body that ended before reports were due owes
    nothing: its successor does, or nobody where none is named.

    Args:
        package: the package.
        phase: one of its phases.
        day: the day on which is asked.
    """
    bodies = {one.id: one for one in package.bodies}
    sent = {
        (one.body, one.commitment): one
        for one in package.reports
        if one.phase == phase.id and one.sent.first <= day
    }
    owed = _owed(package, phase, bodies)
    order = {one.id: place for place, one in enumerate(package.commitments)}
    return tuple(
        _duty(phase, key, role, before, sent.get(key), day)
        for key, (role, before) in sorted(owed.items(), key=lambda one: (order[one[0][1]], one[0][0]))
    )


def unowed_reports(package: Package, phase: PlanPhase, day: datetime.date) -> tuple[ProgressReport, ...]:
    """The reports that came without being owed, so that none is passed over in silence."""
    owed = {(one.body, one.commitment) for one in duties_in(package, phase, day)}
    return tuple(
        one
        for one in package.reports
        if one.phase == phase.id and one.sent.first <= day and (one.body, one.commitment) not in owed
    )


def without_anybody(package: Package, phase: PlanPhase) -> tuple[str, ...]:
    """The commitments of which nobody owes a report in a phase."""
    owed = {commitment for _, commitment in _owed(package, phase, {one.id: one for one in package.bodies})}
    return tuple(one.id for one in package.commitments if one.id not in owed)


def _owed(
    package: Package, phase: PlanPhase, bodies: Mapping[str, Body]
) -> dict[tuple[str, str], tuple[str, str]]:
    """By body and commitment, its part and the body that it follows."""
    owed: dict[tuple[str, str], tuple[str, str]] = {}
    for one in _parts(package, phase.due.last):
        body = _there(one.body, bodies, phase.due.last)
        if body is None:
            continue
        key = body, one.commitment
        if key not in owed or one.role == "lead":
            owed[key] = one.role, one.body if one.body != body else ""
    return owed


def _parts(package: Package, day: datetime.date) -> Iterator[Responsibility]:
    return (
        one
        for one in package.responsibilities
        if one.role in REPORTING_ROLES
        and (one.since is None or one.since.first <= day)
        and (one.until is None or one.until.last >= day)
    )


def _there(name: str, bodies: Mapping[str, Body], day: datetime.date) -> str | None:
    """A body, or the one that has taken over by a day; None where it ended and nobody did."""
    seen: set[str] = set()
    while name not in seen and (one := bodies.get(name)) is not None:
        if one.until is None or one.until.last >= day:
            return name
        seen.add(name)
        if one.successor is None:
            return None
        name = one.successor
    return None


def _duty(
    phase: PlanPhase,
    key: tuple[str, str],
    role: str,
    before: str,
    report: ProgressReport | None,
    day: datetime.date,
) -> Duty:
    last = phase.due.last
    came = report.sent.first if report else day
    late = max(0, (came - last).days)
    in_time, after = (AWAITED, OVERDUE) if report is None else (IN_TIME, LATE)
    return Duty(phase.id, *key, role, before, after if late else in_time, report, late)
