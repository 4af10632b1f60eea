"""The steps by which a rule's rows lead to those that it looks at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Join:
    """One step of a path: from rows of a table to those of another, or of the same, with the same value.

    Attributes:
        here: the table it leads from.
        column: the column there.
        there: the table it leads to.
        other: the column in it that holds the same value.
        again: whether it is repeated until nothing new is reached.
    """

    here: str
    column: str
    there: str
    other: str
    again: bool = False

    @property
    def back(self) -> "Join":
        """The same step the other way."""
        return Join(self.there, self.other, self.here, self.column, self.again)


Path = tuple[Join, ...]
