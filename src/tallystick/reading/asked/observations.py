"""Concluding observations of a treaty body: its concerns and what it recommends, paragraph by paragraph."""

import re
from collections.abc import Iterator, Sequence

from tallystick.base.reasons import Reason
from tallystick.reading.asked.model import FoundRecommendation, WithoutPlace
from tallystick.reading.asked.words import says
from tallystick.reading.model import Line

_NUMBERED = re.compile(r"(\d{1,3})\.\s+(\S.*)")
_LETTERED = re.compile(r"\(([a-z]|[ivx]{1,4})\)\s+(\S.*)")
_SENTENCE = re.compile(r"(?<=[.。])\s+(?=[A-Z\u4e00-\u9fff])")
_LONGEST_HEADING = 120
_ROMAN = re.compile(r"[ivx]+")
#: What stands at the edge of a page: the document's symbol, its number of work, the number of the page.
_EDGE = re.compile(r"(?:\d{1,3}\s+)?(?:GE\.\d\d-\d+|[A-Z]+(?:/[A-Za-z0-9.-]+){2,})(?:\s+\d{1,3})?|\d{1,3}")

NEITHER = Reason("it is known neither for a concern nor for a recommendation")


def observed(lines: Sequence[Line]) -> tuple[list[FoundRecommendation], list[WithoutPlace]]:
    """Each concern and recommendation with paragraph, letter and heading; and paragraphs that are neither."""
    found: list[FoundRecommendation] = []
    left: list[WithoutPlace] = []
    for number, at, heading, text, letters in _paragraphs(lines):
        before = len(found)
        sentences = _SENTENCE.split(text)
        for kind, said in _by_kind(sentences):
            own = letters if _last(sentences, said) else []
            lead = "" if own else said
            if lead:
                found.append(_one(number, kind, lead, at, heading))
            for letter, place, words in own:
                found.append(_one(f"{number} ({letter})", kind, f"{said} {words}".strip(), place, heading))
        if len(found) == before:
            whole = " ".join([text, *(f"({letter}) {words}" for letter, _, words in letters)])
            left.append(WithoutPlace(at, f"{number}. {whole}", NEITHER))
    return found, left


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
    open_ = _Open()
    for place, line in enumerate(lines, 1):
        if line.hint.note or _EDGE.fullmatch(line.text):
            continue
        begins = _NUMBERED.fullmatch(line.text)
        if begins and _counts_on(begins[1], open_.number):
            yield from open_.whole()
            open_.begin(begins[1], place, begins[2])
        elif not open_.number or not open_.takes(place, line.text):
            if _is_heading(line):
                yield from open_.whole()
                open_.begin("", 0, "")
                open_.heading = line.text
            elif open_.number:
                open_.goes_on(line.text)
    yield from open_.whole()


class _Open:
    """The paragraph that is being read."""

    def __init__(self) -> None:
        self.heading = ""
        self.begin("", 0, "")

    def begin(self, number: str, at: int, text: str) -> None:
        """Begin another one."""
        self.number, self._at, self._text = number, at, [text]
        self._letters: list[tuple[str, int, list[str]]] = []

    def takes(self, at: int, line: str) -> bool:
        """Whether a line begins a lettered part of it."""
        lettered = _LETTERED.fullmatch(line)
        if lettered and self._letters and _within(lettered[1], self._letters[-1][0]):
            self._letters[-1][2].append(line)
        elif lettered:
            self._letters.append((lettered[1], at, [lettered[2]]))
        return lettered is not None

    def goes_on(self, line: str) -> None:
        """Take a line that goes on where the last one ended."""
        (self._letters[-1][2] if self._letters else self._text).append(line)

    def whole(self) -> Iterator[_Paragraph]:
        """The paragraph, where one is open."""
        if self.number:
            yield self.number, self._at, self.heading, " ".join(self._text), _joined(self._letters)


def _within(mark: str, last: str) -> bool:
    """Whether (i), (ii) ... count within a letter: they are no letter that follows the last one."""
    follows = len(mark) == 1 and len(last) == 1 and ord(mark) == ord(last) + 1
    return _ROMAN.fullmatch(mark) is not None and not follows and _ROMAN.fullmatch(last) is None


def _counts_on(one: str, last: str) -> bool:
    return not last or int(one) >= int(last)


def _joined(letters: list[tuple[str, int, list[str]]]) -> list[tuple[str, int, str]]:
    return [(letter, place, " ".join(words)) for letter, place, words in letters]


def _is_heading(line: Line) -> bool:
    if line.hint.heading:
        return True
    short = len(line.text) <= _LONGEST_HEADING and line.gap and line.text[:1].isupper()
    return short and line.text[-1] not in ".;:,。；：" and not line.text[:1].isdigit()
