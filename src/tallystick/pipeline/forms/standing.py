"""How a phase stands on a day: who has reported, what is late or thin, and what is drawn for a check."""

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.pipeline.forms.opening import phase_named
from tallystick.register.edits import put
from tallystick.register.files import load_package, save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.indexed import indexed
from tallystick.register.model import Package
from tallystick.register.phases import PlanPhase, ProgressReport
from tallystick.workflow.drawing import draw_told, drawn
from tallystick.workflow.duties import Duty, duties_in, unowed_reports, without_anybody
from tallystick.workflow.thin import thin_in


@dataclass(frozen=True, slots=True)
class PhaseStanding:
    """How a phase stands.

    Attributes:
        phase: the phase.
        duties: every report that is owed.
        by_body: by body, how many of its duties stand how, in the order of `STANDINGS`.
        thin: the reports that leave something out, with what.
        unowed: the reports that nobody was asked for.
        nobody: the commitments of which nobody owes a report.
    """

    phase: PlanPhase
    duties: tuple[Duty, ...]
    by_body: Mapping[str, Counter[str]]
    thin: tuple[tuple[ProgressReport, tuple[Reason, ...]], ...]
    unowed: tuple[ProgressReport, ...]
    nobody: tuple[str, ...]


def standing_of(path: str, phase: str, day: datetime.date) -> PhaseStanding:
    """How a phase of the package at a path stands at the end of a day.

    Raises:
        Refusal: the package has errors, or no such phase.
    """
    package = load_package(path)
    return standing_in(package, phase_named(package, phase), day)


def standing_in(package: Package, found: PlanPhase, day: datetime.date) -> PhaseStanding:
    """How a phase of a package stands at the end of a day."""
    duties = duties_in(package, found, day)
    by_body: dict[str, Counter[str]] = {}
    for one in duties:
        by_body.setdefault(one.body, Counter())[one.standing] += 1
    with_targets = {one.commitment for one in package.targets}
    looked = [(one.report, thin_in(one.report, with_targets)) for one in duties if one.report]
    return PhaseStanding(
        found,
        duties,
        by_body,
        tuple((report, lacks) for report, lacks in looked if lacks),
        unowed_reports(package, found, day),
        without_anybody(package, found),
    )


def draw_checks(
    path: str, phase: str, day: datetime.date, seed: str, count: int, by: str
) -> tuple[tuple[ProgressReport, ...], int]:
    """Draw reports of a phase for a check; where a body is named that checks, enter each as an open check.

    A report that is drawn again keeps the check that it has.

    Args:
        path: the package; a folder where checks are to be entered.
        phase: the phase's identifier; empty where the plan has one alone.
        day: the day of the draw, on which the record behind each is asked for.
        seed: the published seed.
        count: how many.
        by: the body that checks; empty: nothing is entered.

    Returns:
        What was drawn, and how many of these are entered as new checks.

    Raises:
        Refusal: there is no such phase or body, it would check its own report, or nothing can be written.
    """
    package = load_package(path)
    found = phase_named(package, phase)
    reports = [one for one in package.reports if one.phase == found.id and one.sent.first <= day]
    picked = drawn(reports, seed, count)
    entered = 0
    if by:
        reason = draw_told(len(picked), len(reports), seed)
        entered = _enter(
            package, path, picked, {"checked_by": by, "asked": day.isoformat(), "reason": reason}
        )
    return picked, entered


def _enter(package: Package, path: str, picked: tuple[ProgressReport, ...], told: Mapping[str, str]) -> int:
    """Enter what was drawn and is not checked already; gives how many."""
    known = {(one.phase, one.body, one.commitment) for one in package.checks}
    within = indexed(package)
    for one in picked:
        key = one.phase, one.body, one.commitment
        if key in known:
            continue
        named = dict(zip(("phase", "body", "commitment"), key, strict=True))
        done = put(within, "checks", named | dict(told) | {"picked": "drawn", "result": "open"})
        if done.edit is None:
            raise Refusal(
                Reason("{body} can't be checked by {by}", body=Text(one.body), by=Text(told["checked_by"])),
                Reason("name another body that checks; nothing was changed"),
                done.findings,
            )
        within = done.result
    if within.package != package:
        save_package(within.package, path, {}, expected=package_sha256(package))
    return len(within.package.checks) - len(package.checks)
