"""What is asked of one target, for one area and group, with all that the rules need to answer it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tallystick.base.dates import Period
from tallystick.register.method import Method
from tallystick.register.model import Target


@dataclass(frozen=True, slots=True)
class Question:
    """A target with the plan's time and the method's numbers.

    Attributes:
        target: the target.
        plan: the plan's period.
        judged_to: the last day that is looked at.
        about_tolerance: a share of N.
        unknown_rounding: a share of an approximate figure.
        open_for_figures: the time in which figures are admitted: the plan's, up to judged_to and the
            deadline.
    """

    target: Target
    plan: Period
    judged_to: date
    about_tolerance: Decimal
    unknown_rounding: Decimal
    open_for_figures: Period = field(init=False)

    def __post_init__(self) -> None:
        """Work out once what is asked of every figure."""
        last = min(self.plan.last, self.judged_to, self.target.deadline.last)
        object.__setattr__(self, "open_for_figures", Period(self.plan.first, last, self.plan.text))

    @classmethod
    def of(cls, target: Target, plan: Period, method: Method) -> "Question":
        """The question that a method asks of a target."""
        numbers = method.thresholds
        return cls(
            target,
            plan,
            method.judged_to,
            Decimal(str(numbers.about_tolerance)),
            Decimal(str(numbers.unknown_rounding)),
        )

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
