"""Readable, stable identifiers such as ``II.7.02`` and the order a reader expects of them."""

import re

_IDENTIFIER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,118}[A-Za-z0-9])?")
_PIECES = re.compile(r"\d+|\D+")


def is_identifier(text: str) -> bool:
    """Whether the text is letters, digits, dots, hyphens and underscores, 1 to 120 of them.

    Examples:
        >>> is_identifier("II.7.02"), is_identifier("II 7"), is_identifier("-x")
        (True, False, False)
    """
    return _IDENTIFIER.fullmatch(text) is not None


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key that counts digits as numbers, so that ``t2`` comes before ``t10``.

    Examples:
        >>> sorted(["I.10", "I.2", "I.1"], key=natural_key)
        ['I.1', 'I.2', 'I.10']
    """
    return tuple((0, int(p), p) if p.isascii() and p.isdigit() else (1, 0, p) for p in _PIECES.findall(text))
