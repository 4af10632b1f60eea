"""The rates of completion, second version: a commitment is complete by its deliverables and its targets."""

from collections import defaultdict
from dataclasses import dataclass

from tallystick.assessment.model import Counts, Rate, Reached
from tallystick.base.marks import KEPT_BEFORE_THE_PLAN
from tallystick.base.verdicts import ADOPTED_NOT_IN_FORCE, DONE_BEFORE_RELEASE, DONE_LATE, MET
from tallystick.register.method import Method
from tallystick.register.model import Package


def rates_2(package: Package, method: Method, reached: Reached) -> tuple[Rate, ...]:
    """The three rates of completion.

    Complete is a commitment with a deliverable or a target whose every deliverable has an answer that the
    method calls complete, and whose every target is met.

    Args:
        package: the plan.
        method: which answers about a deliverable are complete.
        reached: what was answered.
    """
    complete = complete_2(package, method, reached)
    verifiable = {one.id for one in package.commitments if one.evaluability in {"quantified", "event"}}
    everything = len(package.commitments)
    return (
        Rate("complete_of_all", len(complete), everything),
        Rate("complete_of_verifiable", len(complete & verifiable), len(verifiable)),
        Rate("complete_and_substantial_of_all", None, everything),
    )


def complete_2(package: Package, method: Method, reached: Reached) -> set[str]:
    """The commitments that these rates call complete."""
    return _Promised.of(package, reached).complete(method)


def complete_apart(package: Package, method: Method, reached: Reached) -> Counts:
    """What is counted apart among the complete, and among how many it could be.

    ``promised``: the commitments with a deliverable or a target; ``complete`` of these; among them ``late``,
    with something done late, ``not_in_force``, with such a law, and ``before_the_plan``, of which all was
    done before; ``by_the_plan``: the complete without these last, which are never to the plan's credit.
    """
    promised = _Promised.of(package, reached)
    complete = promised.complete(method)
    before = {
        name
        for name in complete
        if promised.things[name] == {DONE_BEFORE_RELEASE.code} and not promised.numbers[name]
    }
    return _told_apart(promised, complete, before)


def complete_apart_2(package: Package, method: Method, reached: Reached) -> Counts:
    """The same counts; ``before_the_plan`` also where every target was kept before the plan.

    A number that already stood where the plan wants it is as little to the plan's credit as a law of before.
    """
    promised = _Promised.of(package, reached)
    complete = promised.complete(method)
    of_target = {one.id: one.commitment for one in package.targets}
    moved = {of_target[one.target] for one in reached.headlines if KEPT_BEFORE_THE_PLAN.code not in one.marks}
    before = {
        name for name in complete if promised.things[name] <= {DONE_BEFORE_RELEASE.code} and name not in moved
    }
    return _told_apart(promised, complete, before)


def _told_apart(promised: "_Promised", complete: set[str], before: set[str]) -> Counts:
    def with_answer(code: str) -> int:
        return sum(code in promised.things[name] for name in complete)

    return (
        ("promised", len(promised.names)),
        ("complete", len(complete)),
        ("late", with_answer(DONE_LATE.code)),
        ("not_in_force", with_answer(ADOPTED_NOT_IN_FORCE.code)),
        ("before_the_plan", len(before)),
        ("by_the_plan", len(complete - before)),
    )


@dataclass(frozen=True, slots=True)
class _Promised:
    """What each commitment promises, by the answers about it.

    Attributes:
        names: the commitments with a deliverable or a target.
        things: the answers about each one's deliverables.
        numbers: the headlines of each one's targets.
    """

    names: frozenset[str]
    things: dict[str, set[str]]
    numbers: dict[str, set[str]]

    @classmethod
    def of(cls, package: Package, reached: Reached) -> "_Promised":
        things: dict[str, set[str]] = defaultdict(set)
        numbers: dict[str, set[str]] = defaultdict(set)
        for one in reached.deliverables:
            things[one.commitment].add(one.verdict)
        of_target = {one.id: one.commitment for one in package.targets}
        for verdict in reached.headlines:
            numbers[of_target[verdict.target]].add(verdict.verdict)
        return cls(frozenset(things) | frozenset(numbers), things, numbers)

    def complete(self, method: Method) -> set[str]:
        return {
            name
            for name in self.names
            if self.things[name] <= set(method.done.complete) and self.numbers[name] <= {MET.code}
        }
