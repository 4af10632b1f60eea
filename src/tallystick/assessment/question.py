"""What is asked of one target, for one area and group, with all that the rules need to answer it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from tallystick.base.dates import Period
from tallystick.register.method import Method
from tallystick.register.model import Package, Target


@dataclass(frozen=True, slots=True)
class Question:
    """A target with the plan's time and the method's numbers.

    Attributes:
        target: the target.
        plan: the plan's period.
        judged_to: the last day that is looked at.
        about_tolerance: a share of N.
        unknown_rounding: a share of an approximate figure.
        direction: which way is better for the plan's measure, ``up`` or ``down``; empty where neither is.
        share: whether the plan's measure is a share of a whole, in percent.
        open_for_figures: the time in which figures are admitted: the plan's, up to judged_to and the
            deadline.
    """

    target: Target
    plan: Period
    judged_to: date
    about_tolerance: Decimal
    unknown_rounding: Decimal
    direction: str = ""
    share: bool = False
    open_for_figures: Period = field(init=False)

    def __post_init__(self) -> None:
        """Work out once what is asked of every figure."""
        last = min(self.plan.last, self.judged_to, self.target.deadline.last)
        object.__setattr__(self, "open_for_figures", Period(self.plan.first, last, self.plan.text))

    @classmethod
    def of(
        cls, target: Target, plan: Period, method: Method, direction: str = "", *, share: bool = False
    ) -> "Question":
        """The question that a method asks of a target whose measure is such."""
        numbers = method.thresholds
        return cls(
            target,
            plan,
            method.judged_to,
            Decimal(str(numbers.about_tolerance)),
            Decimal(str(numbers.unknown_rounding)),
            direction,
            share,
        )

    def about(self, target: Target) -> "Question":
        """The same asked of the target in another reading."""
        return replace(self, target=target)

    @property
    def deadline_has_come(self) -> bool:
        """Whether judged_to lies at or after the deadline."""
        return self.target.deadline.last <= self.judged_to

    def at_deadline(self, last: date) -> bool:
        """Whether a period that ends on that day is the deadline's."""
        return self.target.deadline.first <= last <= self.target.deadline.last

    @property
    def base_year(self) -> int:
        """The year a change is counted from: the one named, else the last before the plan."""
        return self.target.baseline_year or self.plan.first.year - 1


def questions_of(package: Package, method: Method) -> Iterator[Question]:
    """What a method asks of each target of a package, in its order."""
    period = Period.parse(package.descriptor.tallystick.plan.period)
    better, share = directions(package), shares(package)
    return (
        Question.of(target, period, method, better[target.id], share=target.id in share)
        for target in package.targets
    )


def directions(package: Package) -> dict[str, str]:
    """Which way is better for the plan's own measure of each target; empty where its measures don't agree."""
    better = {one.id: one.direction or "" for one in package.indicators}
    found: dict[str, set[str]] = {one.id: set() for one in package.targets}
    for link in package.target_indicators:
        if link.role == "plan_measure":
            found[link.target].add(better[link.indicator])
    return {target: next(iter(those)) if len(those) == 1 else "" for target, those in found.items()}


def shares(package: Package) -> frozenset[str]:
    """The targets whose own measures are all shares of a whole, in percent."""
    share = {one.id for one in package.indicators if one.proportion and one.unit == "percent"}
    own = [link for link in package.target_indicators if link.role == "plan_measure"]
    return frozenset(link.target for link in own) - {
        link.target for link in own if link.indicator not in share
    }
