"""The three answers about each commitment, each as weak as the weakest thing it rests on."""

from collections import defaultdict

from tallystick.assessment.model import CommitmentVerdict, DeliverableVerdict, TargetVerdict
from tallystick.base.reasons import Count, Reason, RowOf
from tallystick.register.method import Method
from tallystick.register.model import Commitment, Package

#: Where a commitment holds several targets, the first of these that one of them has is its answer.
WEAKEST_TARGET = ("not_met", "last_figure_falls_short", "cannot_be_rated", "last_figure_meets", "met")


def commitment_verdicts(
    package: Package,
    method: Method,
    targets: tuple[TargetVerdict, ...],
    deliverables: tuple[DeliverableVerdict, ...],
) -> tuple[CommitmentVerdict, ...]:
    """*Done?*, *target met?* and *right enjoyed?* for every commitment, in the package's order."""
    country = package.descriptor.tallystick.plan.country
    of_target = {one.id: one.commitment for one in package.targets}
    headlines: dict[str, list[TargetVerdict]] = defaultdict(list)
    for verdict in targets:
        if (verdict.policy, verdict.area, verdict.group) == ("default", country, ""):
            headlines[of_target[verdict.target]].append(verdict)
    things: dict[str, list[DeliverableVerdict]] = defaultdict(list)
    for one in deliverables:
        things[one.commitment].append(one)
    return tuple(
        answer
        for commitment in package.commitments
        for answer in (
            _done(commitment, things[commitment.id], method),
            _target_met(commitment, headlines[commitment.id]),
            _right_enjoyed(commitment),
        )
    )


def _done(commitment: Commitment, things: list[DeliverableVerdict], method: Method) -> CommitmentVerdict:
    if not things:
        reason = Reason(
            "The plan names nothing here that could be seen to be there or not, and no panel has coded it."
        )
        return CommitmentVerdict(commitment.id, "done", "cannot_be_rated", "", reason)
    weakest = min(things, key=lambda one: method.done.weakest_first.index(one.verdict))
    if len(things) == 1:
        return CommitmentVerdict(commitment.id, "done", weakest.verdict, weakest.deliverable, weakest.reason)
    reason = Reason(
        "The weakest of {count} deliverables is {deliverable}.",
        count=Count(len(things)),
        deliverable=RowOf("deliverables", weakest.deliverable),
    ).since(weakest.reason)
    return CommitmentVerdict(commitment.id, "done", weakest.verdict, weakest.deliverable, reason)


def _target_met(commitment: Commitment, verdicts: list[TargetVerdict]) -> CommitmentVerdict:
    if not verdicts:
        return CommitmentVerdict(
            commitment.id,
            "target_met",
            "no_target",
            "",
            Reason("The plan sets no number here that could be met."),
        )
    weakest = min(verdicts, key=lambda one: WEAKEST_TARGET.index(one.verdict))
    if len(verdicts) == 1:
        return CommitmentVerdict(commitment.id, "target_met", weakest.verdict, weakest.target, weakest.reason)
    reason = Reason(
        "The weakest of {count} targets is {target}.",
        count=Count(len(verdicts)),
        target=RowOf("targets", weakest.target),
    ).since(weakest.reason)
    return CommitmentVerdict(commitment.id, "target_met", weakest.verdict, weakest.target, reason)


def _right_enjoyed(commitment: Commitment) -> CommitmentVerdict:
    return CommitmentVerdict(
        commitment.id,
        "right_enjoyed",
        "not_yet_coded",
        "",
        Reason(
            "This needs indicators of people's lives and the codes of a panel; no panel has coded it yet."
        ),
    )
