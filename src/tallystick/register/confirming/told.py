"""What a reading says of what it found: by which rule, for which reason, where; and what it passed over."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tallystick.register.confirming.doing import RowName


@dataclass(frozen=True, slots=True)
class Told:
    """What a reading says of a row.

    Attributes:
        rule: what made it a row.
        reason: why it was put in its class; empty where nothing is said.
        level: the plan's own nesting; empty for a target or a deliverable.
        start: the first character of what it was read from, in the plan's text; None where nothing is said.
        end: the character after its last.
        doubt: from 0 to 1, how much its list looks like one that promises nothing.
    """

    rule: str
    reason: str
    level: str
    start: int | None
    end: int | None
    doubt: float = 0.0


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A stretch of the plan that was looked at and is in no table.

    Attributes:
        kind: what it is: ``number``, or the kind of list whose item promises nothing.
        words: its words.
        start: its first character.
        end: the character after its last.
        reason: why it was passed over.
        doubt: from 0 to 1, how likely that was wrong.
        commitment: the commitment it stands in; empty for none.
    """

    kind: str
    words: str
    start: int
    end: int
    reason: str
    doubt: float
    commitment: str


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A body or a law that a commitment names; there is no table for either."""

    commitment: str
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A page and paragraph of the document, and where in its text they begin; 0 where it has none."""

    start: int
    page: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class WhatWasRead:
    """All that a reading says beside the tables of a package; nothing for a package that was not read.

    Attributes:
        rows: what it says of each row.
        passed: what it passed over, in the order of the text.
        mentioned: bodies and laws.
        places: where each page and paragraph begins, in order.
    """

    rows: Mapping[RowName, Told] = field(default_factory=dict)
    passed: tuple[PassedOver, ...] = ()
    mentioned: tuple[Mentioned, ...] = ()
    places: tuple[PagePlace, ...] = ()
