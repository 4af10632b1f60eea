"""What a line of an addendum is: a title, part of a list, a label with its paragraphs, a row that answers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tallystick.reading.asked.cells import cells_of
from tallystick.reading.asked.hedges import hedged
from tallystick.reading.asked.model import FoundAnswer
from tallystick.reading.asked.numbers import labelled, numbers_in
from tallystick.reading.asked.prose import is_bullet, without_bullet
from tallystick.reading.asked.words import all_said, recommending, says
from tallystick.reading.model import Line

PARAGRAPH = re.compile(r"\A\d{1,3}\.\s+(?=\D)")
LISTED = re.compile(r"(?<![\d./])\d{1,3}\.\d{1,3}(?!\d)")
#: How many numbers make a line one of a list, beside a word that says what was answered.
_LIST = 2
_RATIO = 0.5
_BARE = re.compile(r"\d{1,3}(?:\.\d{1,3})?")
_ROMAN = re.compile(r"(?:[IVX]{1,4}|[A-Z])\.\s+")
#: A title says what was answered among its first words, and is short.
_FIRST_WORDS, _LONGEST_TITLE = 4, 16
#: Behind a number an answer has this many words and no more.
_FEWEST_WORDS = 4
#: A label names no more paragraphs than these, and a list ends in a comma or a stop.
_LABEL_NUMBERS = 6
#: A title with its paragraphs in brackets, and where one label follows another in a line.
_TITLE = re.compile(r"[^()]{0,120}\(((?:\d{1,3}\.\d{1,3}(?:[\s,;–-]|and)*)+)\)[.:]?")
_NEXT_LABEL = re.compile(r"(?<=[.;])\s+(?=\d{1,3}\.\d{1,3}\s*[:：])")


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A line of an addendum.

    Attributes:
        text: the line without the mark of a list before it.
        heading: what it says that the lists below it hold; empty where it says nothing.
        is_list: whether it is part of a list of paragraphs.
        rows: what it answers by itself.
        label: the paragraphs that it is the label of, and what it says of them behind that.
    """

    text: str
    heading: str
    is_list: bool
    rows: tuple[FoundAnswer, ...]
    label: tuple[tuple[str, ...], str]

    @property
    def names(self) -> bool:
        """Whether it names paragraphs of which it, or what follows, says something."""
        return bool(self.rows or self.label[0])


def told_line(at: int, line: Line, *, in_list: bool) -> ToldLine:
    """What a line is.

    Args:
        at: its number.
        line: the line.
        in_list: whether a title or a list above it is open.
    """
    text = without_bullet(line.text)
    heading, listed = _heading(text), is_list(text)
    if in_list:
        listed = listed or (is_bullet(line.text) and _names_only(text))
    elif not heading and _TITLE.fullmatch(text):
        listed = False
    rows = _rows(at, line, text)
    return ToldLine(text, heading, listed, rows, ((), "") if rows or listed else _label(text))


def speaks_of_several(text: str) -> bool:
    """Whether a text tells of more answers than one, so that its numbers are counts and no list."""
    return len(all_said("responses", text) - {"open"}) > 1 and not _noted_for_want_of_support(text)


def _noted_for_want_of_support(text: str) -> bool:
    """Whether a text says of the same that it is not supported and that it is noted.

    OHCHR's matrices have what is not supported as noted, so that the two are one answer, where no number
    tells them apart.
    """
    told = all_said("responses", text) - {"open"}
    return told == {"noted", "rejected"} and not any(one.isdigit() for one in PARAGRAPH.sub("", text))


def _heading(line: str) -> str:
    """What a line says that the lists below it hold; a line of prose says nothing."""
    said = says("responses", line)
    if not said or said == "open":
        return ""
    noted = _noted_for_want_of_support(line)
    about = recommending().search(line)
    bare = PARAGRAPH.sub("", _ROMAN.sub("", line)).split()
    begins = says("responses", " ".join(bare[:_FIRST_WORDS])) == said
    title = begins and len(bare) <= _LONGEST_TITLE and (about or len(bare) <= _FIRST_WORDS)
    return ("noted" if noted else said) if title or PARAGRAPH.match(line) or (about and is_list(line)) else ""


def _names_only(text: str) -> bool:
    """Whether a point of a list is the number of a paragraph and nothing else."""
    names, rest = labelled(text)
    return bool(names) and not rest


def is_list(line: str) -> bool:
    """Whether a line is mostly numbers of paragraphs, more than one or one with its first part."""
    letters = sum(char.isalpha() for char in line)
    numbers = sum(char.isdigit() or char in "., -–—;、，" for char in line)
    several = len(_BARE.findall(line)) >= _LIST or LISTED.search(line) is not None
    return (
        several and not labelled(line)[1] and numbers >= _RATIO * (letters + numbers) and _ends_a_list(line)
    )


def _ends_a_list(line: str) -> bool:
    """Whether a line of numbers is part of a list, and no label of what is said below it."""
    return (
        len(_BARE.findall(line)) > _LABEL_NUMBERS or line.rstrip()[-1] in ",-–;、，." or not labelled(line)[0]
    )


def is_sentence(line: str) -> bool:
    """Whether a line without a number says something of what is named above it, and is no title."""
    return line.endswith((".", "。")) and not any(char.isdigit() for char in line)


def _label(text: str) -> tuple[tuple[str, ...], str]:
    """The paragraphs that a line is a label of, and what it says of them: *41.3*, *Bridges (41.1, 41.2)*."""
    label = labelled(text)
    if label[0]:
        return label
    numbered = labelled(PARAGRAPH.sub("", text))
    if numbered[0] and not numbered[1]:
        return numbered
    title = _TITLE.fullmatch(text)
    return (tuple(numbers_in(title[1])), "") if title and not says("responses", text) else ((), "")


def _rows(at: int, line: Line, text: str) -> tuple[FoundAnswer, ...]:
    """What a row of a table answers, or a line that does the same: to each number, and what is said of it."""
    cells = cells_of(line)
    if len(cells) >= _LIST and _starts(cells[0]):
        numbers = labelled(cells[0])[0] or tuple(numbers_in(cells[0]))[:1]
        response, said = says("responses", cells[1]), " ".join(cells[1:])
        if numbers:
            return the_same(numbers, response, said, at)
    parts = [labelled(one) for one in _NEXT_LABEL.split(text)]
    if not all(rest for _, rest in parts):
        return ()
    if len(parts) == 1:
        (numbers, rest), *_ = parts
        return the_same(numbers, _short(rest), rest, at)
    return tuple(_answered(one, rest, at) for numbers, rest in parts for one in numbers)


def _answered(number: str, rest: str, at: int) -> FoundAnswer:
    """What stands behind a number, with its answer where few words tell one."""
    response = _short(rest)
    words = rest if response and hedged(rest, response) else ""
    return FoundAnswer(number, response, rest, at, words=words)


def _short(rest: str) -> str:
    """What a few words behind a number answer; more words are read for what they say, not for an answer."""
    response = says("responses", rest[:40]) if len(rest.split()) <= _FEWEST_WORDS else ""
    return "" if response == "open" else response


def the_same(numbers: Sequence[str], response: str, said: str, at: int) -> tuple[FoundAnswer, ...]:
    """The same answer to each of these, where it is one."""
    told = numbers if response and response != "open" else ()
    words = said if told and hedged(said, response) else ""
    return tuple(FoundAnswer(one, response, said, at, words=words) for one in told)


def dotted(text: str) -> Iterator[str]:
    """The paragraphs that a text names with both their parts."""
    return (one for found in LISTED.finditer(text) for one in numbers_in(found.group(0)))


def _starts(cell: str) -> bool:
    return bool(re.match(r"\D{0,6}\d{1,3}(?:\.\d{1,3})?", cell))
