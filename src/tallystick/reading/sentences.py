"""The sentences of a plan, over line breaks and page breaks, without what belongs to the pages."""

import functools
import re
from collections.abc import Iterator

from tallystick.reading.languages import PlanLanguage, languages
from tallystick.reading.layout import Layout
from tallystick.reading.model import Line
from tallystick.reading.raised import RaisedSigns, without_marks
from tallystick.reading.vocabulary import either, spaced

_END = re.compile(
    r"[.!?](?:[\"”’»)¹²³⁴-⁹]|\*\*|\[\d{1,3}\])*(?=\s+(?:\*\*)?[\"“«(]?[A-ZÀ-ÝА-ЯЁ\u0621-\u064a0-9–-])|[。！？؟]|\n"
)
#: Rules look at a number's whole sentence, so that a text without ends would take time by its square.
LONGEST_SENTENCE = 3000
#: A place with neither a letter, a digit nor a sign of a number on either side.
_OUTSIDE_NUMBERS = re.compile(r"(?<=[^\w.,%％]|_)(?=[^\w.,%％]|_)")
_TERMINAL = tuple(".!?。！？；;:：")
#: What a question ends with.
ASKED = ("?", "？", "؟")


def clean_text(layout: Layout, starts: set[int]) -> str:
    """The text at its full length with blanks for what is no sentence; a line feed ends each paragraph.

    Args:
        layout: the text's lines.
        starts: lines that begin something: an item, a heading, a row.
    """
    pieces: list[str] = []
    at = 0
    before: Line | None = None
    long_lines = _lines_are_paragraphs(layout)
    width, scale, signs = _width(layout), _scale(layout.language), RaisedSigns()
    for number, line in enumerate(layout.lines):
        if number in layout.skipped:
            continue
        if line.start > at:
            ends = before is None or number in starts or long_lines or _ends(before, line, width)
            if before is not None and number not in starts and before.text[-1].isdigit():
                ends = ends and scale.match(line.text) is None
            pieces.append((" " * (line.start - at - 1)) + ("\n" if ends else " "))
        pieces.append(_without_brackets(without_marks(line.text, signs), layout.language))
        at, before = line.end, line
    return "".join(pieces) + " " * (len(layout.text) - at)


#: The mark of a note in plain text, as in *5,000 [6] trees*.
_NOTE_MARK = re.compile(r"(?<=[^\W_]) ?\[\d{1,3}\](?!\()|(?<=[.,;:%)])\[\d{1,3}\](?!\()")


def _without_brackets(line: str, language: PlanLanguage) -> str:
    """A line with blanks for the marks of notes, and for the brackets in which a language writes numbers."""
    if "[" in line:
        line = _NOTE_MARK.sub(_as_blanks, line)
    if "(" in line and language.table("numbers").get("bracketed"):
        line = _bracketed(language).sub(lambda found: f" {found.group(1) or found.group(2)} ", line)
    return line


@functools.cache
def _bracketed(language: PlanLanguage) -> re.Pattern[str]:
    """A number in brackets that is none of an enumeration: with a sign, several digits or a scale."""
    scales = "|".join(map(re.escape, map(str, language.table("scales"))))
    number = r"\s?\d[\d.,٫٬]*\s?[%٪]\s?|\d[\d.,٫٬]+"
    return re.compile(rf"\(({number})\)|\((\d)\)(?=\s(?:{scales}))")


def _as_blanks(found: re.Match[str]) -> str:
    return " " * len(found.group())


@functools.cache
def _scale(language: PlanLanguage) -> re.Pattern[str]:
    """A scale or a sign of percent at the beginning of a line: it belongs to the number before."""
    scales = "|".join(re.escape(str(one)) for one in language.table("scales"))
    percent = "|".join(
        spaced(one)
        for unit in language.words.get("unit", [])
        if unit["code"] == "percent"
        for one in unit["after"]
    )
    return re.compile(rf"(?:{scales or '(?!)'}|{percent or '(?!)'})(?!\w)", re.IGNORECASE)


def _ends(before: Line, line: Line, width: int) -> bool:
    """Whether a paragraph ends between two lines; a page break inside a sentence ends none."""
    if not line.gap and line.text[0].isupper() and _would_have_fitted(before, line, width):
        return True
    if line.hint.table or before.hint.table or line.hint.heading or before.hint.heading:
        return True
    if before.text.endswith(_TERMINAL):
        return line.gap or before.text[-1] in "。；：:"
    if not line.gap:
        return False
    return not line.text[0].islower()


def _would_have_fitted(before: Line, line: Line, width: int) -> bool:
    """Whether the next line's first word had room at the end of the line before: a break that was meant."""
    return before.indent + len(before.text) + 1 + len(line.text.split(None, 1)[0]) < 0.85 * width


def _width(layout: Layout) -> int:
    """How long a full line is."""
    lengths = sorted(line.indent + len(line.text) for line in layout.lines)
    return lengths[int(0.9 * len(lengths))] if lengths else 0


def _lines_are_paragraphs(layout: Layout) -> bool:
    long = sum(len(line.text) > 200 for line in layout.lines)
    return long >= 0.25 * max(1, len(layout.lines))


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    """First and last character of each sentence; what runs on for too long is taken in parts."""
    start = 0
    for found in _END.finditer(text):
        if text[found.start()] == "." and _is_short(text, start, found.start()):
            continue
        yield from _parts(text, start, found.end())
        start = found.end()
    yield from _parts(text, start, len(text))


def _is_short(text: str, start: int, stop: int) -> bool:
    """Whether a stop ends a short form and no sentence; behind a digit it never does."""
    if text[stop - 1 : stop].isdecimal():
        return False
    return _abbreviation().search(text, max(start, stop - 8), stop + 1) is not None


@functools.cache
def _abbreviation() -> re.Pattern[str]:
    """A stop that ends no sentence: behind one letter, or a short form of any language."""
    short = either([one for language in languages().values() for one in language.list("grammar", "short")])
    return re.compile(rf"\b(?:[A-Z]|{short})\.$", re.IGNORECASE)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch itself, or parts of it that no rule needs long for; no part begins or ends in a number."""
    while end - start > LONGEST_SENTENCE:
        low, high = start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE
        cut = max((one.start() for one in _OUTSIDE_NUMBERS.finditer(text, low, high + 1)), default=low)
        if text[start:cut].strip():
            yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


def without_questions(text: str) -> str:
    """A text without the sentences that ask: what is asked is not said."""
    if not any(sign in text for sign in ASKED):
        return text
    text = _ASKED_IN_A_CELL.sub(lambda found: found.group(1) + "\n", text)
    own = (text[start:end] for start, end in sentences_of(text))
    return " ".join(one for one in own if not one.rstrip().endswith(ASKED))


#: A question that is all of a cell, or its end.
_ASKED_IN_A_CELL = re.compile(r"([?？؟])\s*\|")
