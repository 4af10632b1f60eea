"""Which numbers keep the promise, second version: about N speaks of its bad side only."""

from decimal import Decimal

from tallystick.assessment.compare import Span, badness, wanted
from tallystick.assessment.question import Question

#: What is counted up or promised anew each year: more than about N is no failure.
COUNTED = frozenset({"cumulative", "annual"})


def wanted_2(question: Question, slack: Decimal = Decimal(0)) -> Span:
    """The numbers that keep the promise.

    About N: of what is counted, from N less the tolerance upward; of a level, on the bad side only, and both
    ways where no direction is better; of a change that is promised as about N, from the tolerance below.

    Args:
        question: the target asked about.
        slack: how far from N a figure may lie and still be N: its rounding, for ``=``.
    """
    target = question.target
    reach = question.about_tolerance * target.value
    if target.about and target.comparator == "increase_by":
        return Span(target.value - reach, None)
    if target.about and target.comparator == "decrease_by":
        return Span(None, reach - target.value)
    if target.comparator == "about":
        return _about(target.value, reach, better(question))
    return wanted(question, slack)


def better(question: Question) -> str:
    """Which way is better than about N: ``up`` for what is counted, else the measure's own direction."""
    return "up" if question.target.arithmetic in COUNTED else question.direction


def badness_2(value: Decimal, question: Question) -> Decimal:
    """How unfavourably a value stands to the target: the larger, the worse; only the order means anything."""
    if question.target.comparator == "about" and better(question):
        return -value if better(question) == "up" else value
    return badness(value, question)


def _about(value: Decimal, reach: Decimal, direction: str) -> Span:
    match direction:
        case "up":
            return Span(value - reach, None)
        case "down":
            return Span(None, value + reach)
        case _:
            return Span.around(value, reach)
