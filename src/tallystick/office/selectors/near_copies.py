"""Messages of one case that say nearly the same: shown together there, and looked for in no other case."""

from collections.abc import Sequence

from tallystick.office.selectors.submissions import OpenedMessage

#: Texts are nearly the same where so much of their pieces is in both.
_ALIKE = 0.8
_PIECE = 5


def near_copies(messages: Sequence[OpenedMessage]) -> dict[int, int]:
    """By the number of a message of the sender, the first one of theirs that says nearly the same.

    Texts are cut into all their pieces of five signs, spaces, case and what is no letter apart; the share of
    those in both among those in either (Jaccard) decides. Work grows with the length of the texts alone.
    """
    seen: list[tuple[int, frozenset[str]]] = []
    found: dict[int, int] = {}
    for one in messages:
        if not one.is_sender:
            continue
        pieces = pieces_of(one.told.text)
        first = next((number for number, other in seen if alike(pieces, other)), None)
        if first is None:
            seen.append((one.number, pieces))
        else:
            found[one.number] = first
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
    return len(one & other) >= _ALIKE * len(one | other)
