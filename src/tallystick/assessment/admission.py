"""Which figures are admitted to speak of a target, and why the others are not."""

from tallystick.assessment.admit import Evidence, Sighting
from tallystick.assessment.question import Question
from tallystick.base.reasons import Reason
from tallystick.register.model import Observation

#: Why figures do not count, the reason that comes nearest to counting first.
WHY_NOT = {
    "media_repeats": Reason("Only a medium gives a figure here, and it repeats another source's."),
    "restated": Reason("The figure found has been replaced by its own body."),
    "late_source": Reason("The figure found was published after the day by which sources had to be known."),
    "undated_source": Reason("The figure found has no readable date of publication."),
    "not_comparable": Reason("Figures were found, but none in the plan's own definition and unit."),
    "after": Reason("The figures found speak of a time after the deadline or the day that is looked at."),
    "before": Reason("The only figures found are from before the plan."),
}


def exclusion(sighting: Sighting, question: Question, evidence: Evidence, *, level: bool = False) -> str:
    """Why a figure does not count for a question, a key of `WHY_NOT`, or an empty text where it does.

    Args:
        sighting: the figure.
        question: the target asked about.
        evidence: which other figures there are, and which sources were known in time.
        level: whether it is looked at as a level from which a change is computed, which needs no
            value in the target's unit and may lie before the plan.
    """
    figure, source = sighting.observation, sighting.source
    code = _of_its_time(figure, question, level=level)
    if code:
        return code
    if source.date is None:
        return "undated_source"
    if not evidence.known(figure):
        return "late_source"
    if figure.restated:
        return "restated"
    return "media_repeats" if sighting.repeats else ""


def _of_its_time(figure: Observation, question: Question, *, level: bool) -> str:
    allowed = question.open_for_figures
    if figure.period.first < allowed.first and not level:
        return "before"
    if figure.period.last > allowed.last:
        return "after"
    return "not_comparable" if figure.value_in_target_unit is None and not level else ""
