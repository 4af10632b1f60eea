"""Readable, stable identifiers such as ``II.7.02`` and the order a reader expects of them."""

import functools
import re

_IDENTIFIER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,118}[A-Za-z0-9])?")
_PIECES = re.compile(r"[0-9]+|[^0-9]+")


def is_identifier(text: str) -> bool:
    """Whether the text is letters, digits, dots, hyphens and underscores, 1 to 120 of them.

    The first and the last are letters or digits.

    Examples:
        >>> is_identifier("II.7.02"), is_identifier("II 7"), is_identifier("-x")
        (True, False, False)
    """
    return _IDENTIFIER.fullmatch(text) is not None


@functools.lru_cache(maxsize=2**16)  # sorting asks for the key of one name again and again
def natural_key(text: str) -> tuple[tuple[int, int, str, str], ...]:
    """A sorting key that counts digits as numbers, so that ``t2`` comes before ``t10``.

    Two texts have the same key only if they are the same.

    Examples:
        >>> sorted(["I.10", "I.2", "I.1"], key=natural_key)
        ['I.1', 'I.2', 'I.10']
    """
    return tuple(
        _number(piece) if "0" <= piece[0] <= "9" else (1, 0, piece, "") for piece in _PIECES.findall(text)
    )


def _number(digits: str) -> tuple[int, int, str, str]:
    """By length without leading zeros, then digit by digit: right for any number of digits."""
    plain = digits.lstrip("0")
    return 0, len(plain), plain, digits
