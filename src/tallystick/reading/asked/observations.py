"""Concluding observations of a treaty body: its concerns and what it recommends, paragraph by paragraph."""

import re
from collections.abc import Iterator, Sequence

from tallystick.reading.asked.model import FoundRecommendation
from tallystick.reading.asked.words import says
from tallystick.reading.model import Line

_NUMBERED = re.compile(r"(\d{1,3})\.\s+(\S.*)")
_LETTERED = re.compile(r"\(([a-z]|[ivx]{1,4})\)\s+(\S.*)")
_SENTENCE = re.compile(r"(?<=[.。])\s+(?=[A-Z\u4e00-\u9fff])")
_LONGEST_HEADING = 120


def observed(lines: Sequence[Line]) -> list[FoundRecommendation]:
    """Each concern and each recommendation, with its paragraph, its letter and the heading that it stands under."""
    found: list[FoundRecommendation] = []
    for number, at, heading, text, letters in _paragraphs(lines):
        sentences = _SENTENCE.split(text)
        for kind, said in _by_kind(sentences):
            own = letters if _last(sentences, said) else []
            lead = "" if own else said
            if lead:
                found.append(_one(number, kind, lead, at, heading))
            for letter, place, words in own:
                found.append(_one(f"{number} ({letter})", kind, f"{said} {words}".strip(), place, heading))
    return found


def _one(paragraph: str, kind: str, words: str, at: int, heading: str) -> FoundRecommendation:
    return FoundRecommendation(
        paragraph, words.strip(" :;"), (), at, kind=kind, themes=(heading,) if heading else ()
    )


def _by_kind(sentences: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The sentences that object and those that ask, neighbours of one kind together."""
    together: list[tuple[str, list[str]]] = []
    for one in sentences:
        said = says("observations", one)
        kind = {"concern": "concern", "asks": "recommendation"}.get(said, "")
        if kind and together and together[-1][0] == kind:
            together[-1][1].append(one)
        elif kind:
            together.append((kind, [one]))
    yield from ((kind, " ".join(said)) for kind, said in together)


def _last(sentences: Sequence[str], said: str) -> bool:
    return bool(sentences) and said.endswith(sentences[-1])


_Paragraph = tuple[str, int, str, str, list[tuple[str, int, str]]]


def _paragraphs(lines: Sequence[Line]) -> Iterator[_Paragraph]:
    """Number, line, heading, text, and the lettered parts with their lines."""
    heading, number, at = "", "", 0
    text: list[str] = []
    letters: list[tuple[str, int, list[str]]] = []
    for place, line in enumerate(lines, 1):
        if line.hint.note:
            continue
        begins = _NUMBERED.fullmatch(line.text)
        lettered = _LETTERED.fullmatch(line.text)
        if begins and _counts_on(begins[1], number):
            if number:
                yield number, at, heading, " ".join(text), _joined(letters)
            number, at, text, letters = begins[1], place, [begins[2]], []
        elif lettered and number:
            letters.append((lettered[1], place, [lettered[2]]))
        elif _is_heading(line):
            if number:
                yield number, at, heading, " ".join(text), _joined(letters)
                number, text, letters = "", [], []
            heading = line.text
        elif number:
            (letters[-1][2] if letters else text).append(line.text)
    if number:
        yield number, at, heading, " ".join(text), _joined(letters)


def _counts_on(one: str, last: str) -> bool:
    return not last or int(one) >= int(last)


def _joined(letters: list[tuple[str, int, list[str]]]) -> list[tuple[str, int, str]]:
    return [(letter, place, " ".join(words)) for letter, place, words in letters]


def _is_heading(line: Line) -> bool:
    if line.hint.heading:
        return True
    short = len(line.text) <= _LONGEST_HEADING and line.gap and line.text[:1].isupper()
    return short and line.text[-1] not in ".;:,。；：" and not line.text[:1].isdigit()
