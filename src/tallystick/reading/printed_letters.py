"""A list with letters inside a cell of a PDF's table: *4. Strengthen the programme: a. ... b. ...*."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tallystick.reading.printed import Printed
from tallystick.reading.printed_words import running


def lettered_lines(words: Sequence[str]) -> list[int]:
    """Which lines begin with the letters of one list in their order; none where fewer than two do."""
    found: list[int] = []
    for at, line in enumerate(words):
        letter = _LETTER.match(line)
        if at and letter and ord(letter.group(1)) == ord("a") + len(found):
            found.append(at)
    return found if len(found) >= _ITEMS else []


#: The letter that an item begins with, and how many items make a list.
_LETTER, _ITEMS = re.compile(r"\s*\(?([a-z])[.)]\s*\S"), 2


def without_letters(pieces: list[Printed]) -> tuple[list[Printed], list[Printed]]:
    """What a numbered cell holds before its lettered list, and the list, a line for each of its items.

    Args:
        pieces: the lines of a cell, from the top down.
    """
    begins = lettered_lines([one.words for one in pieces])
    if not begins or not _NUMBERED.match(pieces[0].words):
        return pieces, []
    return pieces[: begins[0]], [_as_one(pieces[low:high]) for low, high in pairwise([*begins, len(pieces)])]


#: What a cell begins with that is itself an item.
_NUMBERED = re.compile(r"\s*\d{1,3}(?:\.\d{1,3})*[.)]\s*\S")


def _as_one(pieces: list[Printed]) -> Printed:
    words = running(one.words for one in pieces)
    return replace(pieces[0], words=words, right=max(one.right for one in pieces), run_in=0, gaps=())
