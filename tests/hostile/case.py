"""One hostile input: how it is made, what is asked of it, and what must be said."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

#: Makes the input in an empty folder and gives the arguments of the command that meets it.
Make = Callable[[Path], list[str]]


@dataclass(frozen=True)
class Hostile:
    """A hostile input.

    Attributes:
        name: what is hostile in it.
        make: makes it.
        told: what the answer has to name; empty where only a sound end is asked for.
        codes: the exit codes that are right.
    """

    name: str
    make: Make
    told: str = ""
    codes: frozenset[int] = frozenset({1, 2})


ANY = frozenset({0, 1, 2})
