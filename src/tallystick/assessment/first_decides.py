"""How the first release decides among several readings, before that was a rule of its own."""

from tallystick.assessment.asked import Asked, Decision
from tallystick.assessment.outcome import Basis, Outcome, leaves_open, unrated
from tallystick.assessment.reading import Reading


def first_in_order(readings: list[Reading], asked: Asked) -> Reading:
    """The first of the readings of one period, in the order of the rule."""
    return min(readings, key=asked.order)


def latest_decides(readings: list[Reading], asked: Asked) -> Outcome:
    """The answer of the latest period: its first reading that decides, in the order of the rule.

    Args:
        readings: at least one reading.
        asked: the question, and the kinds of source it is put to.
    """
    last = max(one.period.last for one in readings)
    of_period = [one for one in readings if one.period.last == last]
    if len(of_period) > 1:
        of_period.sort(key=asked.order)
    sides = [asked.side(one) for one in of_period]
    for reading, stands in zip(of_period, sides, strict=True):
        if stands != "open":
            basis: Basis = "deadline" if asked.question.at_deadline(last) else "earlier"
            other = "short" if stands == "holds" else "holds"
            return Outcome(stands, basis, reading, conflict=other in sides)
    return unrated(leaves_open(of_period[0]))


FIRST_DECIDES = Decision(latest_decides, first_in_order)
