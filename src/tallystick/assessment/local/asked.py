"""A local target as a question: the plan's, with the number and the day that the part has promised."""

import dataclasses

from tallystick.assessment.question import Question
from tallystick.register.areas import LocalTarget
from tallystick.register.model import Target

#: The comparators under which the higher end of a range binds: it allows the most.
_DOWNWARD = frozenset({"<=", "<"})


def local_target_of(target: Target, local: LocalTarget) -> Target | None:
    """The plan's target with the local number and deadline; None where no local number was found.

    Of a range the end that promises less binds: ``85 to 90 percent`` is kept from 85 on, and a range below
    a ceiling up to its upper end.
    """
    if local.value is None:
        return None
    binding = local.value
    if local.value_high is not None and target.comparator in _DOWNWARD:
        binding = local.value_high
    return dataclasses.replace(target, value=binding, deadline=local.deadline or target.deadline)


def asked_locally(question: Question, local: LocalTarget) -> Question | None:
    """The question that a local target asks; None where no number was found."""
    target = local_target_of(question.target, local)
    return None if target is None else question.about(target)
