"""The weights that the method file or the metadata give."""

from dataclasses import dataclass
from typing import ClassVar

from tallystick.index.model import Array
from tallystick.index.weigh.weigher import Weighing, shares


@dataclass(frozen=True, slots=True)
class GivenWeights:
    """w / sum of w, of the weights as given."""

    NAME: ClassVar[str] = "given"
    OVER_LEVEL: ClassVar[bool] = False
    FROM_NUMBERS: ClassVar[bool] = False

    def run(self, asked: Weighing) -> Array:
        """The shares of the weights as given.

        Raises:
            CannotRun: they add up to zero, or one is below it.
        """
        return shares(self.NAME, asked.codes, asked.given)
