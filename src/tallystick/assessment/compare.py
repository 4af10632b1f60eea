"""How what a figure can mean stands to what a target asks: holds, falls short, or leaves it open."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from tallystick.assessment.question import Question

Side = Literal["holds", "short", "open"]


@dataclass(frozen=True, slots=True)
class Span:
    """An interval of numbers; None is without end.

    Attributes:
        low: its lower end.
        high: its upper end.
        low_in: whether the lower end belongs to it.
        high_in: whether the upper end belongs to it.
    """

    low: Decimal | None
    high: Decimal | None
    low_in: bool = True
    high_in: bool = True

    @classmethod
    def only(cls, value: Decimal) -> "Span":
        """The one number."""
        return cls(value, value)

    @classmethod
    def around(cls, value: Decimal, reach: Decimal) -> "Span":
        """From ``value - reach`` to ``value + reach``, ends included."""
        return cls(value - abs(reach), value + abs(reach))

    def inside(self, other: "Span") -> bool:
        """Whether every number of it belongs to the other."""
        below = other.low is not None and (
            self.low is None
            or self.low < other.low
            or (self.low == other.low and self.low_in and not other.low_in)
        )
        above = other.high is not None and (
            self.high is None
            or self.high > other.high
            or (self.high == other.high and self.high_in and not other.high_in)
        )
        return not below and not above

    def apart(self, other: "Span") -> bool:
        """Whether no number belongs to both."""
        return _ends_before(self, other) or _ends_before(other, self)


def _ends_before(one: Span, two: Span) -> bool:
    if one.high is None or two.low is None:
        return False
    return one.high < two.low or (one.high == two.low and not (one.high_in and two.low_in))


def wanted(question: Question, slack: Decimal = Decimal(0)) -> Span:
    """The numbers that keep the promise.

    Args:
        question: the target asked about.
        slack: how far from N a figure may lie and still be N: its rounding, for ``=``.
    """
    target = question.target
    value = target.value
    strict = target.strict or target.comparator in {">", "<"}
    match target.comparator:
        case ">=" | ">" | "cumulative_at_least" | "increase_by":
            return Span(value, None, low_in=not strict)
        case "<=" | "<":
            return Span(None, value, high_in=not strict)
        case "decrease_by":
            return Span(None, -value, high_in=not strict)
        case "about":
            return Span.around(value, question.about_tolerance * value)
        case _:
            return Span.around(value, slack)


def side(possible: Span, promised: Span) -> Side:
    """Where a figure stands, given every number it can mean."""
    if possible.inside(promised):
        return "holds"
    return "short" if possible.apart(promised) else "open"


def badness(value: Decimal, question: Question) -> Decimal:
    """How unfavourably a value stands to the target: the larger, the worse; only the order means anything."""
    match question.target.comparator:
        case ">=" | ">" | "cumulative_at_least" | "increase_by":
            return -value
        case "<=" | "<" | "decrease_by":
            return value
        case _:
            return abs(value - question.target.value)
