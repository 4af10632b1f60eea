"""Cells and lines that say the same in two languages one after the other: the other language is left out.

A stroke, a break of the line, a wide gap or another script parts the two. Else each number would be read
twice.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tallystick.base.reasons import Count, Reason, plural, texts
from tallystick.reading.bilingual import other_language, own_language
from tallystick.reading.cells import cells_of
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.lines import lines_of, seen_of
from tallystick.reading.model import Hint, Line, SourceText
from tallystick.reading.tables import table_runs

_LETTER = re.compile(r"[^\W\d_]")
_STROKE, _GAP = re.compile(r"\s/\s"), re.compile(r"\s{3,}")
#: Letters of a script, and what stands between the last letter of one and the first of another.
_SCRIPTS = (
    re.compile(r"[\u3400-\u9fff]"),
    re.compile(r"[\u0400-\u04ff]"),
    re.compile(r"[\u0600-\u06ff]"),
    re.compile(r"[A-Za-zÀ-ž]"),
)
_EDGE = re.compile(r".*[。．.;；:：!?！？)）/]|.*\s(?=\d)|\s*", re.DOTALL)
#: So many words of two scripts are no name of a body or a unit.
_WORDS = re.compile(r"[A-Za-zÀ-ž\u0400-\u04ff\u0600-\u06ff]{2,}")
_FEWEST_WORDS = 2
#: From this share of the pieces with words on, and from so many, a table or text says all twice.
_MOST, _ENOUGH = 0.6, 3
#: A line of fewer letters says too little to count.
_SHORT = 12
TwinSpan = tuple[int, int]


def without_second(source: SourceText, language: PlanLanguage) -> tuple[SourceText, tuple[Reason, ...]]:
    """The text with blanks for what cells or lines say again in another language.

    Args:
        source: the document's text.
        language: the language that it is read in.
    """
    if not _may_part(source):
        return source, ()
    lines = lines_of(source)
    tables = [[lines[at] for at in run] for run in table_runs(lines)]
    tabled = {line.start for run in tables for line in run}
    rest = [one for one in lines if one.start not in tabled]
    seen = list(source.seen or source.text)
    hints = dict(source.hints)
    named: set[str] = set()
    count = 0
    for run, cells in [*((run, cells_of) for run in tables), (rest, _whole)]:
        twice = _said_twice([_Piece(line, *cell) for line in run for cell in cells(line)], language)
        named |= {twice.language} if twice.spans else set()
        count += len(twice.spans)
        for low, high in twice.spans:
            seen[low:high] = " " * (high - low)
        for line in run if twice.spans else ():
            hints |= _moved(line, seen)
    if not count:
        return source, ()
    reason = Reason(
        plural(
            "{number} cell or line says the same again in another language ({names}), which was left out",
            "{number} cells or lines say the same again in another language ({names}), which was left out",
        ),
        number=Count(count),
        names=texts(sorted(named)),
    )
    return replace(source, seen="".join(seen), hints=hints), (reason,)


def _may_part(source: SourceText) -> bool:
    """Whether anything stands anywhere that could part two languages: most texts have nothing of it."""
    seen = seen_of(source)
    if not seen.isascii() or any(hint.breaks for hint in source.hints.values()):
        return True
    return _GAP.search(seen) is not None or _STROKE.search(seen) is not None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A cell, or a line outside tables."""

    line: Line
    low: int
    high: int

    @property
    def words(self) -> str:
        return self.line.text[self.low - self.line.start : self.high - self.line.start]

    @property
    def breaks(self) -> list[int]:
        return [at - self.low for at in self.line.hint.breaks if self.low < at < self.high]


@dataclass(frozen=True, slots=True)
class _Twice:
    """What is said again: the stretches of the text, and the language that they are in."""

    spans: tuple[TwinSpan, ...] = ()
    language: str = ""


def _whole(line: Line) -> tuple[TwinSpan, ...]:
    return ((line.start, line.end),) if len(_LETTER.findall(line.text)) >= _SHORT else ()


def _said_twice(pieces: list[_Piece], language: PlanLanguage) -> _Twice:
    """What most of the pieces say again, whichever sign or script parts the two languages in each."""
    worded = [one for one in pieces if _LETTER.search(one.words)]
    for parting in (_at_breaks, _at_stroke, _at_gap, _at_script):
        parts = {at: halves for at, one in enumerate(worded) if (halves := parting(one.words, one.breaks))}
        if len(parts) < max(_ENOUGH, _MOST * len(worded)):
            continue
        sides = [
            " ".join(worded[at].words[slice(*halves[n])] for at, halves in parts.items()) for n in (0, 1)
        ]
        for own, other in ((0, 1), (1, 0)):
            second = other_language(sides[other], language)
            if own_language(sides[own]) == language.code and second:
                spans = (
                    (worded[at].low + halves[other][0], worded[at].low + halves[other][1])
                    for at, halves in parts.items()
                )
                return _Twice(tuple(spans), second)
    return _Twice()


def _halves(words: str, cuts: Iterable[TwinSpan]) -> list[TwinSpan]:
    """What falls away of a piece in either language, with the cut, where cuts part it evenly."""
    found = list(cuts)
    if len(found) % 2 == 0:
        return []
    low, high = found[len(found) // 2]
    both = _LETTER.search(words[:low]) and _LETTER.search(words[high:])
    return [(0, high), (low, len(words))] if both else []


def _at_breaks(words: str, breaks: Sequence[int]) -> list[TwinSpan]:
    return _halves(words, ((at, at) for at in breaks))


def _at_stroke(words: str, _: Sequence[int]) -> list[TwinSpan]:
    return _halves(words, (one.span() for one in _STROKE.finditer(words)))


def _at_gap(words: str, _: Sequence[int]) -> list[TwinSpan]:
    return _halves(words, (one.span() for one in _GAP.finditer(words)))


def _at_script(words: str, _: Sequence[int]) -> list[TwinSpan]:
    """A piece in two, where its letters change from one script to another once, with words on either side."""
    if words.isascii():
        return []
    held = (list(one.finditer(words)) for one in _SCRIPTS)
    spans = sorted((found[0].start(), found[-1].end()) for found in held if found)
    if len(spans) != _PAIR or spans[0][1] > spans[1][0]:
        return []
    end, begin = spans[0][1], spans[1][0]
    edge = _EDGE.match(words, end, begin)
    cut = edge.end() if edge else begin
    sides = (words[:cut], words[cut:])
    enough = all(_SCRIPTS[0].search(one) or len(_WORDS.findall(one)) >= _FEWEST_WORDS for one in sides)
    return [(0, cut), (cut, len(words))] if enough or cut == begin else []


_PAIR = 2


def _moved(line: Line, seen: list[str]) -> dict[int, Hint]:
    """The hint of a line, by the character that is its first now, with its cells as wide as their words."""
    first = next((at for at in range(line.start, line.end) if not seen[at].isspace()), line.start)
    cells = tuple(_trimmed(low, high, seen) for low, high in line.hint.cells)
    return {first: replace(line.hint, cells=cells)} if line.hint.table else {}


def _trimmed(low: int, high: int, seen: list[str]) -> TwinSpan:
    words = "".join(seen[low:high])
    low += len(words) - len(words.lstrip())
    return low, max(low, low + len(words.strip()))
