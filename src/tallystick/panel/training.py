"""The training round: each answer to an invented case beside the right one. Nothing of it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.panel.rubric import Rubric


@dataclass(frozen=True, slots=True)
class TrainedAnswer:
    """An answer of the training round beside the right one.

    Attributes:
        case: the case.
        criterion: the question.
        given: the code that was given; empty for none.
        right: the code that is right.
        because: why.
    """

    case: str
    criterion: str
    given: str
    right: str
    because: str

    @property
    def as_it_should_be(self) -> bool:
        """Whether the right code was given."""
        return self.given == self.right


def trained_answers(rubric: Rubric, given: Mapping[tuple[str, str], str]) -> tuple[TrainedAnswer, ...]:
    """Each answer beside the right one, in the order of the rubric.

    Args:
        rubric: the rubric with its cases.
        given: the code that was given, by case and criterion.
    """
    return tuple(
        TrainedAnswer(
            case.name, one.criterion, given.get((case.name, one.criterion), ""), one.code, one.because
        )
        for case in rubric.case
        for one in case.right
    )
