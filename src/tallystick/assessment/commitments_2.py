"""The three answers about each commitment, second version.

Several things may be equally weak, which the first version called one weakest; and what figures show of a
right stands beside what a panel says.
"""

from collections import defaultdict
from dataclasses import replace

from tallystick.assessment.commitments import done, target_met
from tallystick.assessment.model import CommitmentVerdict, DeliverableVerdict, TargetVerdict
from tallystick.base.reasons import Count, Reason, RowOf
from tallystick.base.verdicts import ENJOYED_ANSWERS, NOT_YET_CODED
from tallystick.register.method import Method
from tallystick.register.model import Package

_REASON = Reason("No panel has coded it yet; what figures show stands beside, and the two never merge.")


def done_2(
    package: Package, method: Method, deliverables: tuple[DeliverableVerdict, ...]
) -> tuple[CommitmentVerdict, ...]:
    """*Done?* as the first version answers it; the reason says how many deliverables are equally weak."""
    of: dict[str, list[str]] = defaultdict(list)
    reasons = {one.deliverable: one.reason for one in deliverables}
    for one in deliverables:
        of[one.commitment].append(one.verdict)
    return tuple(
        replace(one, reason=_of_deliverables(one, of[one.commitment], reasons[one.basis]))
        if len(of[one.commitment]) > 1
        else one
        for one in done(package, method, deliverables)
    )


def target_met_2(package: Package, headlines: tuple[TargetVerdict, ...]) -> tuple[CommitmentVerdict, ...]:
    """*Target met?* as the first version answers it; the reason says how many targets are equally weak."""
    of_target = {target.id: target.commitment for target in package.targets}
    of: dict[str, list[str]] = defaultdict(list)
    reasons = {}
    for one in headlines:
        if one.policy == "default":
            of[of_target[one.target]].append(one.verdict)
            reasons[one.target] = one.reason
    return tuple(
        replace(one, reason=_of_targets(one, of[one.commitment], reasons[one.basis]))
        if len(of[one.commitment]) > 1
        else one
        for one in target_met(package, headlines)
    )


def right_enjoyed_2(package: Package, _: Method) -> tuple[CommitmentVerdict, ...]:
    """*Right enjoyed?* of every commitment, in the package's order, as far as a panel answers it."""
    return tuple(
        CommitmentVerdict(commitment.id, ENJOYED_ANSWERS.question, NOT_YET_CODED.code, "", _REASON)
        for commitment in package.commitments
    )


def _of_deliverables(weakest: CommitmentVerdict, verdicts: list[str], because: Reason) -> Reason:
    """How many of a commitment's deliverables are as weak as its weakest, and why that one is."""
    count, alike = Count(len(verdicts)), verdicts.count(weakest.verdict)
    row = RowOf("deliverables", weakest.basis)
    if alike == len(verdicts):
        told = Reason(
            "All {count} deliverables have the same answer, {deliverable} among them.",
            count=count,
            deliverable=row,
        )
    elif alike > 1:
        told = Reason(
            "Of {count} deliverables {alike} have the weakest answer, {deliverable} among them.",
            count=count,
            alike=Count(alike),
            deliverable=row,
        )
    else:
        return weakest.reason
    return told.since(because)


def _of_targets(weakest: CommitmentVerdict, verdicts: list[str], because: Reason) -> Reason:
    """How many of a commitment's targets are as weak as its weakest, and why that one is."""
    count, alike = Count(len(verdicts)), verdicts.count(weakest.verdict)
    row = RowOf("targets", weakest.basis)
    if alike == len(verdicts):
        told = Reason(
            "All {count} targets have the same answer, {target} among them.", count=count, target=row
        )
    elif alike > 1:
        told = Reason(
            "Of {count} targets {alike} have the weakest answer, {target} among them.",
            count=count,
            alike=Count(alike),
            target=row,
        )
    else:
        return weakest.reason
    return told.since(because)
