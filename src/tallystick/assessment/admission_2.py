"""Which figures are admitted, second version: media by the day, and no stock without the target's unit."""

from tallystick.assessment.admission import exclusion
from tallystick.assessment.admit import Evidence, Sighting
from tallystick.assessment.question import Question


def exclusion_2(sighting: Sighting, question: Question, evidence: Evidence, *, level: bool = False) -> str:
    """Why a figure does not count for a question, a key of `WHY_NOT`, or an empty text where it does.

    A medium that repeats is not heard where a known figure of another kind covers a day of its time; one
    that has evidence of its own is. A stock from which growth is computed needs a value in the target's unit
    like any other figure.

    Args:
        sighting: the figure.
        question: the target asked about.
        evidence: which other figures there are, and which sources were known in time.
        level: whether it is looked at as a level from which a change is computed, which may lie before the
            plan and, for a promised change, needs no value in the target's unit.
    """
    code = exclusion(sighting, question, evidence, level=level)
    if code not in {"", "media_repeats"}:
        return code
    counted = level and question.target.arithmetic == "cumulative"
    if counted and sighting.observation.value_in_target_unit is None:
        return "not_comparable"
    return "media_repeats" if sighting.covered and not sighting.source.own_evidence else ""
