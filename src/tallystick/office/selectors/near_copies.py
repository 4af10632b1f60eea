"""Messages of one case that say nearly the same: shown together there, and looked for in no other case."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.office.selectors.submissions import OpenedMessage

#: Texts are nearly the same where so much of their pieces is in both.
_ALIKE = 0.8
_PIECE = 5
_LOOKED_BACK = 20
#: So many places at which two of them differ are shown, each with so many signs at most, with its words whole
#: where they are no longer than that.
_PLACES, _SHOWN, _WORD = 8, 200, 20


@dataclass(frozen=True, slots=True)
class NearCopy:
    """A message that says nearly what an earlier one of its case says.

    Attributes:
        first: the number of the earlier one.
        new: where it says something that the earlier one does not: these places of it.
        gone: the places of the earlier one that it does not have.
    """

    first: int
    new: tuple[str, ...]
    gone: tuple[str, ...]


def near_copies(messages: Sequence[OpenedMessage]) -> dict[int, NearCopy]:
    """By the number of a message of the sender, the first one of theirs that says nearly the same.

    Texts are cut into all their pieces of five signs, spaces, case and what is no letter apart; the share of
    those in both among those in either (Jaccard) decides. Each is held against the last few that said
    something else, so that work grows with the length of the texts alone. A day or a sum that was put right
    is as good as nothing in that share: so where they differ is told.
    """
    seen: deque[tuple[int, str, frozenset[str]]] = deque(maxlen=_LOOKED_BACK)
    found: dict[int, NearCopy] = {}
    for one in messages:
        if not one.is_sender or one.is_lost:
            continue
        text, pieces = one.told.text, pieces_of(one.told.text)
        first = next((told for told in seen if alike(pieces, told[2])), None)
        if first is None:
            seen.append((one.number, text, pieces))
        else:
            number, before, had = first
            found[one.number] = NearCopy(number, places_without(text, had), places_without(before, pieces))
    return found


def pieces_of(text: str) -> frozenset[str]:
    """All pieces of five signs of a text, case and what is no letter or digit apart.

    Examples:
        >>> sorted(pieces_of("Our land!"))
        ['ourla', 'rland', 'urlan']
    """
    plain = "".join(one for one in text.casefold() if one.isalnum())
    return frozenset(plain[at : at + _PIECE] for at in range(max(1, len(plain) - _PIECE + 1)))


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of pieces are those of nearly the same text."""
    few, many = sorted((len(one), len(other)))
    if few < _ALIKE * many:  # they can't be
        return False
    both = len(one & other)
    return both >= _ALIKE * (few + many - both)


def places_without(text: str, pieces: frozenset[str]) -> tuple[str, ...]:
    """The first places of a text whose pieces are not among these, each with the words around it.

    Examples:
        >>> places_without("It was on the 13th of May.", pieces_of("It was on the 3rd of May."))
        ('on the 13th of May.',)
    """
    signs = [(at, plain) for at, one in enumerate(text) for plain in one.casefold() if plain.isalnum()]
    found: list[tuple[int, int]] = []
    for at in range(len(signs) - _PIECE + 1):
        if "".join(plain for _, plain in signs[at : at + _PIECE]) in pieces:
            continue
        start, stop = signs[at][0], signs[at + _PIECE - 1][0] + 1
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], stop
        else:
            found.append((start, stop))
    return tuple(_with_words(text, *one) for one in found[:_PLACES])


def _with_words(text: str, start: int, stop: int) -> str:
    """A place of a text with the words that it begins and ends in, on one line, cut where it is long."""
    before, after = text[max(0, start - _WORD) : start], text[stop : stop + _WORD]
    head = before.split()[-1] if before and not before[-1].isspace() else ""
    tail = after.split()[0] if after and not after[0].isspace() else ""
    told = " ".join((head + text[start:stop] + tail).split())
    return told if len(told) <= _SHOWN else told[:_SHOWN] + "…"
