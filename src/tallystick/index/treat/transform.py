"""What is done with a column that winsorising does not mend: its tail is shortened."""

from dataclasses import dataclass
from typing import ClassVar, Protocol

from tallystick.index.model import Array


class Transform(Protocol):
    """A way of shortening a column's tail; it keeps the order of the values, and NaN."""

    NAME: ClassVar[str]

    def run(self, column: Array) -> Array:
        """The column transformed.

        Raises:
            CannotRun: it has no meaning for these values.
        """


@dataclass(frozen=True, slots=True)
class NoTransform:
    """Leave the column as it was before winsorising was tried; said to be so in what was done."""

    NAME: ClassVar[str] = "none"

    def run(self, column: Array) -> Array:
        """The column itself."""
        return column
