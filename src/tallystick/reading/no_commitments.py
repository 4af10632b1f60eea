"""What was left out of the commitments, and what its list is instead."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class JudgedList:
    """What a list is that holds no commitments.

    Attributes:
        kind: contents, laws, contacts, past or examples.
        reason: what speaks for it, in words.
        doubt: from 0 to 1, the share of its items that don't.
    """

    kind: str
    reason: str
    doubt: float


@dataclass(frozen=True, slots=True)
class NoCommitment:
    """An item that promises nothing, and why it was passed over.

    Attributes:
        words: its first words.
        start: its first character.
        end: the character after its last.
        judged: what its list is.
    """

    words: str
    start: int
    end: int
    judged: JudgedList
