"""Kept before the plan: whether the last figure from before it already stood where the plan wanted it."""

from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked

#: Promises of a state of things; a change, and a count since the start, begin with the plan.
_STATES = frozenset({"level", "ceiling", "floor", "annual", "average", "universal"})


def kept_before(sightings: list[Sighting], asked: Asked) -> bool:
    """Whether the latest of these figures from before the plan keeps the promise.

    Args:
        sightings: the figures by the plan's own definition, of any time.
        asked: the question, and the kinds of source that are heard.
    """
    target = asked.question.target
    stock = target.arithmetic == "cumulative" and target.counts == "total"
    if target.arithmetic not in _STATES and not stock:
        return False
    readings = [
        asked.reading(one)
        for one in sightings
        if one.observation.period.last < asked.question.plan.first
        and one.observation.value_in_target_unit is not None
        and (not stock or one.observation.accumulation == "stock")
        and (target.arithmetic != "universal" or one.observation.coverage == "census")
        and asked.admits(one, level=True)
    ]
    return bool(readings) and asked.decide(readings).side == "holds"
