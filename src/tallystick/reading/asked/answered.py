"""An addendum: what a State says of the recommendations, by list, by table, and one by one."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tallystick.base.reasons import Reason, Text
from tallystick.reading.asked.cells import cells_of
from tallystick.reading.asked.clauses import clauses
from tallystick.reading.asked.model import FoundAnswer, WithoutPlace
from tallystick.reading.asked.numbers import labelled, numbers_in, spelt
from tallystick.reading.asked.one_by_one import one_by_one
from tallystick.reading.asked.words import all_said, recommending, says
from tallystick.reading.model import Line

_PARAGRAPH = re.compile(r"\d{1,3}\.\s+(?=\D)")
#: How many numbers make a line one of a list, beside a word that says what was answered.
_LIST = 2
_LISTED = re.compile(r"(?<![\d./])\d{1,3}\.\d{1,3}(?!\d)")
_RATIO = 0.5
_BARE = re.compile(r"\d{1,3}(?:\.\d{1,3})?")
_ROMAN = re.compile(r"(?:[IVX]{1,4}|[A-Z])\.\s+")
#: A title says what was answered among its first words, and is short.
_FIRST_WORDS, _LONGEST_TITLE = 4, 16
#: Behind a number an answer has this many words and no more.
_FEWEST_WORDS = 4
#: A label names no more paragraphs than these, and a list ends in a comma or a stop.
_LABEL_NUMBERS = 6
_SEE = re.compile(r"\bsee\s+(?:paragraph\s+)?(\d{1,3}(?:\.\d{1,3})?)", re.IGNORECASE)

THE_REST = Reason("it speaks of all that it does not name: say by hand which those are")
CONTRADICTED = Reason("{paragraph} is answered in two ways: {one} and {other}")


def answers_of(lines: Sequence[Line]) -> tuple[list[FoundAnswer], list[WithoutPlace]]:
    """What a State answered, each recommendation once, and where it says two things of one."""
    given: dict[str, FoundAnswer] = {}
    left: list[WithoutPlace] = []
    for one in _said(lines):
        before = given.get(one.paragraph)
        if not one.paragraph:
            left.append(WithoutPlace(one.place, one.said, THE_REST))
        elif before is None:
            given[one.paragraph] = one
        elif one.response and before.response and one.response != before.response:
            named = {"one": Text(before.response), "other": Text(one.response)}
            left.append(
                WithoutPlace(one.place, one.said, CONTRADICTED.saying(paragraph=Text(one.paragraph), **named))
            )
        else:
            said = " ".join(filter(None, (before.said, one.said)))
            given[one.paragraph] = FoundAnswer(
                one.paragraph, before.response or one.response, said, before.place
            )
    return list(given.values()), left


def _said(lines: Sequence[Line]) -> Iterator[FoundAnswer]:
    """Each answer that a line gives or that lines below a label give, in order."""
    numbered = one_by_one(lines)
    if numbered:
        yield from numbered
        return
    reading = _Reading()
    for at, line in enumerate(lines, 1):
        yield from reading.line(at, line)
    yield from reading.ended()


class _Reading:
    """The lines of an addendum one after another: a list that is open, or what is said below a label."""

    def __init__(self) -> None:
        self._under = ""
        self._listed, self._about = _Gathered(), _Gathered()

    def line(self, at: int, line: Line) -> Iterator[FoundAnswer]:
        """The answers that are whole once this line has come."""
        heading, is_list = _heading(line.text), _is_list(line.text)
        if self._listed.text and not line.gap and not heading:
            self._listed.text.append(line.text)
            return
        if heading and self._about.of and not self._about.text and _is_sentence(line.text):
            yield from _answers(self._about.of, heading, line.text, at)
            self._about.begin(0, (), "")
            return
        rows = _rows(at, line)
        label = ((), "") if rows or is_list else labelled(line.text)
        if not (rows or label[0] or heading or is_list):
            yield from self._listed.answers(self._under)
            named = tuple(_dotted(line.text)) if says("standing", line.text) else ()
            yield from (FoundAnswer(name, "", line.text, at) for name in named)
            if self._about.of and not named:
                self._about.text.append(line.text)
            return
        if rows or label[0] or heading or not is_list:
            yield from self._listed.answers(self._under)
        yield from self._about.said()
        if rows:
            yield from rows
        elif label[0]:
            self._about.begin(at, *label)
        else:
            self._list(at, line.text, heading)

    def _list(self, at: int, text: str, heading: str) -> None:
        if heading:
            self._under = "" if speaks_of_several(text) else heading
            self._listed.begin(at, (), _PARAGRAPH.sub("", text))
        elif self._under or self._listed.text:
            self._listed.text.append(text)
            self._listed.at = self._listed.at or at

    def ended(self) -> Iterator[FoundAnswer]:
        """What was open at the end."""
        yield from self._listed.answers(self._under)
        yield from self._about.said()


@dataclass(slots=True)
class _Gathered:
    """Lines that belong together: a list that goes on, or what is said below a label."""

    at: int = 0
    of: tuple[str, ...] = ()
    text: list[str] = field(default_factory=list)

    def begin(self, at: int, of: tuple[str, ...], text: str) -> None:
        """Begin another, with the first of its words."""
        self.at, self.of, self.text = at, of, [text] if text else []

    def answers(self, response: str) -> Iterator[FoundAnswer]:
        """What the list, or the paragraph, answers to each number in it; the list is empty afterwards.

        Args:
            response: what the title above answers.
        """
        whole, at = spelt(" ".join(self.text)), self.at
        self.begin(0, (), "")
        several = speaks_of_several(whole)
        for one in clauses(whole, response):
            text = _numbers_only(one.text)
            if not one.text:
                yield FoundAnswer("", one.response, one.said, at)
            elif _LISTED.search(text) or (one.response and not several):
                yield from (FoundAnswer(name, one.response, one.said, at) for name in numbers_in(text))

    def said(self) -> Iterator[FoundAnswer]:
        """What was said of each paragraph of the label."""
        text, at, of = " ".join(self.text).strip(), self.at, self.of
        self.begin(0, (), "")
        if text:
            yield from (FoundAnswer(one, "", text, at) for one in of)


def speaks_of_several(text: str) -> bool:
    """Whether a text tells of more answers than one, so that its numbers are counts and no list."""
    return len(all_said("responses", text) - {"open"}) > 1


def _heading(line: str) -> str:
    """What a line says that the lists below it hold; a line of prose says nothing."""
    said = says("responses", line)
    if not said or said == "open":
        return ""
    about = recommending().search(line)
    bare = _PARAGRAPH.sub("", _ROMAN.sub("", line)).split()
    begins = says("responses", " ".join(bare[:_FIRST_WORDS])) == said
    title = begins and len(bare) <= _LONGEST_TITLE and (about or len(bare) <= _FIRST_WORDS)
    return said if title or _PARAGRAPH.match(line) or (about and _is_list(line)) else ""


def _is_list(line: str) -> bool:
    """Whether a line is mostly numbers of paragraphs, more than one or one with its first part."""
    letters = sum(char.isalpha() for char in line)
    numbers = sum(char.isdigit() or char in "., -–—;、，" for char in line)
    several = len(_BARE.findall(line)) >= _LIST or _LISTED.search(line) is not None
    return (
        several and not labelled(line)[1] and numbers >= _RATIO * (letters + numbers) and _ends_a_list(line)
    )


def _ends_a_list(line: str) -> bool:
    """Whether a line of numbers is part of a list, and no label of what is said below it."""
    return (
        len(_BARE.findall(line)) > _LABEL_NUMBERS or line.rstrip()[-1] in ",-–;、，." or not labelled(line)[0]
    )


def _numbers_only(text: str) -> str:
    """A list without the words before it and without counts, whose numbers are no paragraphs."""
    text = _counted().sub("", text)
    dotted = _LISTED.search(text)
    return (
        text[dotted.start() :]
        if dotted
        else text[max((one.end() for one in recommending().finditer(text)), default=0) :]
    )


@functools.cache
def _counted() -> re.Pattern[str]:
    """A number of recommendations, in place of the number of one."""
    return re.compile(rf"\d{{1,3}}\s+(?=(?:\w+\s+)?(?:{recommending().pattern}))", re.IGNORECASE)


def _is_sentence(line: str) -> bool:
    """Whether a line without a number says something of what is named above it, and is no title."""
    return line.endswith((".", "。")) and not any(char.isdigit() for char in line)


def _rows(at: int, line: Line) -> tuple[FoundAnswer, ...]:
    """What a row of a table answers, or a line that does the same: to each number, and what is said of it."""
    cells = cells_of(line)
    if len(cells) >= _LIST and _starts(cells[0]):
        numbers = labelled(cells[0])[0] or tuple(numbers_in(cells[0]))[:1]
        response, said = says("responses", cells[1]), " ".join(cells[1:])
        if numbers:
            return _answers(numbers, response, said, at)
    numbers, rest = labelled(line.text)
    response = says("responses", rest[:40]) if len(rest.split()) <= _FEWEST_WORDS else ""
    return _answers(numbers, response, rest, at)


def _answers(numbers: Sequence[str], response: str, said: str, at: int) -> tuple[FoundAnswer, ...]:
    """The same answer to each of these, where it is one."""
    told = numbers if response and response != "open" else ()
    return tuple(FoundAnswer(one, response, said, at) for one in told)


def _dotted(text: str) -> Iterator[str]:
    """The paragraphs that a text names with both their parts."""
    return (one for found in _LISTED.finditer(text) for one in numbers_in(found.group(0)))


def _starts(cell: str) -> bool:
    return bool(re.match(r"\D{0,6}\d{1,3}(?:\.\d{1,3})?", cell))


def referred_to(said: str) -> str:
    """The paragraph that an answer only points to, as in "See 186.1"; empty where it says more."""
    found = _SEE.search(said)
    return found.group(1) if found and len(said.split()) <= 6 else ""
