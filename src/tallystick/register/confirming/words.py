"""The plan's words at a place: their cells, their first words as a title, and where words are found."""

import re

from tallystick.base.canonical import sha256
from tallystick.base.characters import without_hidden
from tallystick.base.findings import Refusal
from tallystick.base.formulas import without_formula
from tallystick.base.reasons import Count, Ordinal, Reason, Text
from tallystick.base.wholes import as_place

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_BULLET = re.compile(r"[\s\-\u2013\u2014\u2022\u00b7*\u25cb\u25cf\u25aa\u25e6]+")
_LONGEST_TITLE = 120
_SHOWN = 60


def span_cells(start: str, end: str, text: str) -> dict[str, str]:
    """The cells that name a place in the plan's text.

    Raises:
        Refusal: the text is not there, or has no such place.
    """
    first, last = as_place(start), as_place(end)
    if first is None or last is None or not first < last <= len(text):
        raise Refusal(
            Reason("the plan's text has no place from {start} to {end}", start=Text(start), end=Text(end)),
            Reason("put document.txt, as 'tallystick read' wrote it, into the package"),
        )
    words = text[first:last]
    return {"start": start, "end": end, "span_sha256": sha256(words.encode("utf-8", "replace"))}


def one_line(text: str, most: int = 1000) -> str:
    """A text as one line that a table takes, with so many characters, none of which hides anything."""
    if text.isascii() and text.isprintable():  # nothing in it hides or is hidden
        return without_formula(" ".join(text[: 8 * most].split())).strip()[:most].strip()
    line = without_hidden(" ".join(_CONTROL.sub(" ", text[: 8 * most]).split()))
    return without_hidden(without_formula(line).strip()[:most]).strip()


def title_from(words: str) -> str:
    """The first words of a stretch of the plan as a title, cut behind a word.

    Examples:
        >>> title_from("  - Build   two wells. Then rest.")
        'Build two wells. Then rest.'
    """
    line = one_line(words[_leading(words) :])
    if len(line) <= _LONGEST_TITLE:
        return line
    cut = line[:_LONGEST_TITLE]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut} …"


def _leading(words: str) -> int:
    found = _BULLET.match(words)
    return found.end() if found else 0


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A place without the white space at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def place_of(
    words: str, text: str, low: int = 0, high: int | None = None, near: int | None = 0
) -> tuple[int, int]:
    """Where words stand in the plan's text, however its white space falls.

    Args:
        words: as they were selected or typed.
        text: the plan's text.
        low: where to look from.
        high: where to look to; None for the end.
        near: of several places, the one that begins nearest to this is taken; None takes none of several.

    Raises:
        Refusal: they stand nowhere there, or at several places that nothing tells apart.
    """
    parts = words.split()
    pattern = r"\s*".join(map(re.escape, parts)) if len(parts) > 1 else re.escape("".join(parts))
    found = list(re.compile(pattern).finditer(text, low, len(text) if high is None else high))
    if not parts or not found:
        raise Refusal(
            Reason(
                "the words “{words}” are not in the plan's text there", words=Text(" ".join(parts)[:_SHOWN])
            ),
            Reason("copy them from the plan's words as they stand on the page, letter by letter"),
        )
    if near is None and len(found) > 1:
        raise Refusal(
            Reason(
                "the words “{words}” stand at {number} places of the plan",
                words=Text(" ".join(parts)[:_SHOWN]),
                number=Count(len(found)),
            ),
            Reason("take in more of what stands around them, until they stand there once"),
        )
    best = min(found, key=lambda one: (abs(one.start() - (near or 0)), one.start()))
    return best.start(), best.end()


def split_place(words: str, text: str, start: int, end: int) -> int:
    """Where the second part of a commitment begins: at these words inside it, not at its beginning.

    Raises:
        Refusal: they are not inside it.
    """
    at, _ = place_of(words, text, start + 1, end, start + 1)
    if not text[start:at].strip():
        raise Refusal(
            Reason("nothing would be left before {place}", place=Ordinal(at)),
            Reason("name words that stand farther in"),
        )
    return at
