"""Raised signs: powers and the endings of ordinals are words or numbers; the mark of a note is none."""

import re

_DIGITS, _RAISED = "0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺"
_POWERS, _PLAIN = str.maketrans(_DIGITS, _RAISED), str.maketrans(_RAISED, _DIGITS)
_BEHIND_LENGTH = re.compile(r"(?:^|[^\w])(?:[kcdhµ]?m|mm|µg\s?/\s?m|g\s?/\s?m|/m)$", re.IGNORECASE)
_BEHIND_TEN = re.compile(r"(?<![\d.,])10$")
_POWER = re.compile(r"[-−]?\d{1,2}")
_ENDING = re.compile(r"(?:st|nd|rd|th|er|ère|ere|e|ème|eme|nd|nde|o|a|os|as|re|res|º|ª)", re.IGNORECASE)
_RUN = re.compile(rf"[{_RAISED[:10]}][{_RAISED[:10]},⁾⁽]*|(?<=\d)[*†‡]{{1,3}}(?=\s)")


class RaisedSigns:
    """The raised signs of a document, in their order.

    Marks of notes are counted on: the 6 of *10⁶* is one where a 5 or a 6 was before, and a power elsewhere.
    """

    def __init__(self) -> None:
        self._marks = {0}

    def as_printed(self, before: str, raised: str, *, linked: bool = False) -> str:
        """How a raised sign is written in a line: joined, as a power, or not at all.

        Args:
            before: the text before it.
            raised: the sign, without white space around it.
            linked: whether it leads to a note.
        """
        if raised in {"2", "3"} and _BEHIND_LENGTH.search(before[-12:]):
            return raised.translate(_POWERS)
        if _POWER.fullmatch(raised) and not linked and self._is_power(before, raised):
            return raised.translate(_POWERS)
        if raised.isdecimal():
            self._marks.add(int(raised))
        if _ENDING.fullmatch(raised) and before[-1:].isdigit():
            return raised
        if raised.isalpha() and len(raised) > 1:
            return raised
        return ""

    def _is_power(self, before: str, raised: str) -> bool:
        """Whether a raised number makes a power of the ten before it."""
        if _BEHIND_TEN.search(before[-12:]) is None:
            return False
        return not raised.isdecimal() or not self._marks & {int(raised), int(raised) - 1}


def without_marks(line: str, signs: RaisedSigns) -> str:
    """A line of plain text, as long as it is, with blanks for raised digits that are marks of notes."""
    if line.isascii() and "*" not in line:
        return line

    def kept(found: re.Match[str]) -> str:
        plain = found.group().translate(_PLAIN)
        mark = signs.as_printed(line[: found.start()].rstrip("⁻"), plain) == ""
        return " " * len(plain) if mark else found.group()

    return _RUN.sub(kept, line)
