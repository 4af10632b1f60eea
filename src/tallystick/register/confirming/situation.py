"""A draft as a person looks at it: the package, the plan's text, and what the reading said of both."""

import bisect
from dataclasses import dataclass, field

from tallystick.register.confirmations import DISMISSED, Confirmation
from tallystick.register.confirming.doing import RowName
from tallystick.register.confirming.standing import sayings, state_of
from tallystick.register.confirming.told import PagePlace, WhatWasRead
from tallystick.register.model import Package

#: How many characters of the plan stand before and behind a number that is shown.
_AROUND = 120


@dataclass(frozen=True)
class Situation:
    """A draft with all that is shown beside it.

    Attributes:
        package: the package.
        text: the plan's text; empty where it does not lie in the package, or is another.
        read: what the reading said.
        said: what has been said of each row.
    """

    package: Package
    text: str
    read: WhatWasRead
    said: dict[RowName, Confirmation] = field(init=False)

    def __post_init__(self) -> None:
        """Index what has been said."""
        object.__setattr__(self, "said", sayings(self.package))

    def state(self, name: RowName) -> str:
        """How a row stands: as `state_of` says, or dismissed where it is not there."""
        said = self.said.get(name)
        there = any(one.id == name[1] for one in getattr(self.package, name[0])) if said else True
        return DISMISSED if said and said.state == DISMISSED and not there else state_of(said)

    def words(self, start: int | None, end: int | None) -> str:
        """The plan's words at a place; empty where there is none."""
        return "" if start is None or end is None else self.text[start:end]

    def around(self, start: int | None, end: int | None) -> tuple[str, str, str]:
        """The words before a place, at it, and behind it, as far as a line or two."""
        if start is None or end is None or not self.text:
            return "", "", ""
        before = self.text[max(0, start - _AROUND) : start]
        behind = self.text[end : end + _AROUND]
        return before.rpartition("\n\n")[2], self.text[start:end], behind.partition("\n\n")[0]

    def place(self, start: int | None) -> PagePlace | None:
        """The page and paragraph in which a character stands; None where the reading kept none."""
        places = self.read.places
        at = -1 if start is None else bisect.bisect_right(places, start, key=lambda one: one.start) - 1
        return places[at] if at >= 0 else None
