"""What an assessment keeps of a target's course."""

from dataclasses import dataclass
from decimal import Decimal

from tallystick.base.reasons import Reason


@dataclass(frozen=True, slots=True)
class RuleStanding:
    """What one rule of pace says.

    Attributes:
        rule: its name: ``growth``, ``extrapolated`` or ``linear``.
        standing: the code of the verdict it comes to.
        category: the rule's own word, as a code; empty where it cannot rate.
        ratio: what it compares with its thresholds, to four decimals; None where it needs no number.
        replaced: what was 0 and counted as 0.001: ``base``, ``target`` or both; empty where nothing was.
        reason: why, in words.
    """

    rule: str
    standing: str
    category: str
    ratio: Decimal | None
    replaced: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class TargetCourse:
    """The course of a target in the country, by the reading that decides, as one kind of source gives it.

    Attributes:
        target: the target.
        tier: whose figures: official, international or independent.
        issuing_body: the body whose series it is.
        figures: the observations on it, from the base on.
        unit: the unit of its values: the target's, of a change that of the level, or ``base_is_100``.
        base_day: the last day of the base.
        base_value: where it begins.
        latest_day: the last day of the latest figure.
        latest_value: where it stands.
        wanted: the number that is to be reached.
        deadline: the last day by which it is to be.
        base_met: whether the base already kept the promise.
        rules: what each rule of pace says; the leading one first.
        depends_on_rule: whether they differ.
        projected: where it would stand at the deadline, to the digits of ``wanted`` and two more.
        projected_low: the lower end of the band; None below five figures.
        projected_high: its upper end.
    """

    target: str
    tier: str
    issuing_body: str
    figures: tuple[str, ...]
    unit: str
    base_day: str
    base_value: Decimal
    latest_day: str
    latest_value: Decimal
    wanted: Decimal
    deadline: str
    base_met: bool
    rules: tuple[RuleStanding, ...]
    depends_on_rule: bool
    projected: Decimal
    projected_low: Decimal | None
    projected_high: Decimal | None
