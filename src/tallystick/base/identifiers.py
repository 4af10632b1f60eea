"""Readable, stable identifiers such as ``II.7.02`` and the order a reader expects of them."""

import functools
import re

_IDENTIFIER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,118}[A-Za-z0-9])?")
_DIGITS = re.compile(r"[0-9]+")


def is_identifier(text: str) -> bool:
    """Whether the text is letters, digits, dots, hyphens and underscores, 1 to 120 of them.

    The first and the last are letters or digits.

    Examples:
        >>> is_identifier("II.7.02"), is_identifier("II 7"), is_identifier("-x")
        (True, False, False)
    """
    return _IDENTIFIER.fullmatch(text) is not None


def as_code(identifier: str) -> str:
    """An identifier as a code of SDMX, which takes no dots: each is an ``@``, which no identifier has.

    Examples:
        >>> as_code("air.pm25_people")
        'air@pm25_people'
    """
    return identifier.replace(".", "@")


def of_code(code: str) -> str:
    """The identifier that a code of SDMX stands for.

    Examples:
        >>> of_code(as_code("air.pm25_people"))
        'air.pm25_people'
    """
    return code.replace("@", ".")


@functools.lru_cache(maxsize=2**18)  # sorting asks for the key of one name again and again
def natural_key(text: str) -> str:
    """A text that sorts letter by letter so that digits count as numbers: ``t2`` comes before ``t10``.

    Two texts have the same key only if they are the same. A number stands as a character below all others,
    its length without leading zeros as a character, itself without them, itself with them, and again a
    character below all others: right for any number of digits.

    Examples:
        >>> sorted(["I.10", "I.2", "I.1"], key=natural_key)
        ['I.1', 'I.2', 'I.10']
    """
    return _DIGITS.sub(_number, text)


def _number(found: re.Match[str]) -> str:
    digits = found.group()
    plain = digits.lstrip("0")
    return f"\x01{chr(0x20 + len(plain))}{plain}{digits}\x02"
