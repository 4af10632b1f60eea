"""Raised signs: the power of a unit and the ending of an ordinal are words; the mark of a note is none."""

import re

_POWERS = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")
_BEHIND_LENGTH = re.compile(r"(?:^|[^\w])(?:[kcdµ]?m|mm|µg\s?/\s?m|g\s?/\s?m|/m)$", re.IGNORECASE)
_ENDING = re.compile(r"(?:st|nd|rd|th|er|ère|ere|e|ème|eme|nd|nde|o|a|os|as|re|res|º|ª)", re.IGNORECASE)


def as_printed(before: str, raised: str) -> str:
    """How a raised sign is written in a line: joined, as a power, or not at all.

    Args:
        before: the text before it.
        raised: the sign, without white space around it.
    """
    if raised in {"2", "3"} and _BEHIND_LENGTH.search(before[-12:]):
        return raised.translate(_POWERS)
    if _ENDING.fullmatch(raised) and before[-1:].isdigit():
        return raised
    if raised.isalpha() and len(raised) > 1:
        return raised
    return ""
