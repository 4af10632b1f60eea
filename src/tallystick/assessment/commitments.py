"""The three answers about each commitment, each as weak as the weakest thing it rests on."""

from collections import defaultdict

from tallystick.assessment.model import CommitmentVerdict, DeliverableVerdict, TargetVerdict
from tallystick.base.reasons import Count, Reason, RowOf
from tallystick.base.verdicts import (
    DONE_ANSWERS,
    DONE_UNRATED,
    ENJOYED_ANSWERS,
    NO_TARGET,
    NOT_YET_CODED,
    TARGET_ANSWERS,
)
from tallystick.register.method import Method
from tallystick.register.model import Commitment, Package


def done(
    package: Package, method: Method, deliverables: tuple[DeliverableVerdict, ...]
) -> tuple[CommitmentVerdict, ...]:
    """*Done?* of every commitment, in the package's order: its weakest deliverable, by the method's order."""
    order = DONE_ANSWERS.weakest_first(method.done.weakest_first)
    of: dict[str, list[DeliverableVerdict]] = defaultdict(list)
    for verdict in deliverables:
        of[verdict.commitment].append(verdict)
    return tuple(_done(commitment, of[commitment.id], order) for commitment in package.commitments)


def target_met(package: Package, headlines: tuple[TargetVerdict, ...]) -> tuple[CommitmentVerdict, ...]:
    """*Target met?* of every commitment, in the package's order: its weakest headline under ``default``."""
    of_target = {target.id: target.commitment for target in package.targets}
    of: dict[str, list[TargetVerdict]] = defaultdict(list)
    for verdict in headlines:
        if verdict.policy == "default":
            of[of_target[verdict.target]].append(verdict)
    return tuple(_target_met(commitment, of[commitment.id]) for commitment in package.commitments)


def right_enjoyed(package: Package, _: Method) -> tuple[CommitmentVerdict, ...]:
    """*Right enjoyed?* of every commitment, in the package's order: nobody has coded it yet."""
    reason = Reason(
        "This needs indicators of people's lives and the codes of a panel; no panel has coded it yet."
    )
    return tuple(
        CommitmentVerdict(commitment.id, ENJOYED_ANSWERS.question, NOT_YET_CODED.code, "", reason)
        for commitment in package.commitments
    )


def _done(
    commitment: Commitment, things: list[DeliverableVerdict], order: tuple[str, ...]
) -> CommitmentVerdict:
    asked = DONE_ANSWERS.question
    if not things:
        reason = Reason(
            "The plan names nothing here that could be seen to be there or not, and no panel has coded it."
        )
        return CommitmentVerdict(commitment.id, asked, DONE_UNRATED.code, "", reason)
    weakest = min(things, key=lambda thing: order.index(thing.verdict))
    if len(things) == 1:
        return CommitmentVerdict(commitment.id, asked, weakest.verdict, weakest.deliverable, weakest.reason)
    reason = Reason(
        "The weakest of {count} deliverables is {deliverable}.",
        count=Count(len(things)),
        deliverable=RowOf("deliverables", weakest.deliverable),
    ).since(weakest.reason)
    return CommitmentVerdict(commitment.id, asked, weakest.verdict, weakest.deliverable, reason)


def _target_met(commitment: Commitment, verdicts: list[TargetVerdict]) -> CommitmentVerdict:
    asked = TARGET_ANSWERS.question
    if not verdicts:
        reason = Reason("The plan sets no number here that could be met.")
        return CommitmentVerdict(commitment.id, asked, NO_TARGET.code, "", reason)
    weakest = min(verdicts, key=lambda verdict: TARGET_ANSWERS[verdict.verdict].rank)
    if len(verdicts) == 1:
        return CommitmentVerdict(commitment.id, asked, weakest.verdict, weakest.target, weakest.reason)
    reason = Reason(
        "The weakest of {count} targets is {target}.",
        count=Count(len(verdicts)),
        target=RowOf("targets", weakest.target),
    ).since(weakest.reason)
    return CommitmentVerdict(commitment.id, asked, weakest.verdict, weakest.target, reason)
