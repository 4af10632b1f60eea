"""Nothing is estimated."""

from dataclasses import dataclass
from typing import ClassVar

from tallystick.index.impute.imputer import Surroundings
from tallystick.index.model import Array, Matrix


@dataclass(frozen=True, slots=True)
class NoImputation:
    """What is missing stays missing; a node is then made of what there is, if that is enough."""

    NAME: ClassVar[str] = "none"
    COMPARES: ClassVar[bool] = False

    def run(self, given: Matrix, _: Surroundings, /) -> Array:
        """The figures as they are."""
        return given.values
