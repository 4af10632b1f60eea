"""Whole numbers that nobody can write out: in digits of 16 or 8 they come through any bound on a file."""

_LARGEST = 2**63
#: Of a place in a file: no file has so many characters, and a longer one could not be read as a number.
_MOST_DIGITS = 15


def refuse_beyond(record: object) -> None:
    """Look through a record for a whole number of more than 64 bits.

    Raises:
        ValueError: there is one.
    """
    waiting = [record]
    while waiting:
        one = waiting.pop()
        if isinstance(one, int) and not -_LARGEST <= one < _LARGEST:
            raise ValueError
        if isinstance(one, dict | list):
            waiting += one.values() if isinstance(one, dict) else one


def as_place(text: str) -> int | None:
    """The place or number that a text gives in plain digits; None where it gives none, or none so large.

    Examples:
        >>> as_place("42"), as_place(""), as_place("9" * 5000), as_place("-1")
        (42, None, None, None)
    """
    plain = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
    return int(text) if plain else None
