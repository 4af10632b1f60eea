"""A matrix of recommendations: rows of a Word table, a spreadsheet or an export, by its headings."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tallystick.base.reasons import Reason, Text
from tallystick.reading.asked.hedges import says_more
from tallystick.reading.asked.model import FoundAnswer, FoundRecommendation, WithoutPlace
from tallystick.reading.asked.numbers import numbers_in, spelt
from tallystick.reading.asked.states import listed_states, states_in
from tallystick.reading.asked.words import column_of, plain, says, words_of

MatrixLine = tuple[int, Sequence[str]]

_PARAGRAPH = re.compile(r"\s*(\d{1,3}(?:\.\s?\d{1,3})?)\.?(?:\s+|(?=[^\W\d_]))")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})?(?:\s?\([a-z]{1,4}\)|[a-z](?![^\W\d_]))?")
_NOUGHTS = re.compile(r"(?<!\d)0+(?=\d)")
_GOAL = re.compile(r"(?<![\d.])(1[0-7]|[1-9])(?:\.(\d{1,2}|[a-d]))?(?![\d.])")
_PARTS = re.compile(r"\s+-\s+|^-\s+|\n|;\s*|；")
_MARK = re.compile(r"^[-•*\s]+")
_DEEPEST_HEADING = 30
#: Headings may stand in two rows, or three, of which the lowest tells most.
_DEEPEST_OF_TWO = 3

OTHER_NUMBERS = Reason("the row is numbered “{cell}”, of which {paragraph} alone was taken")
NOT_ASKED = Reason("the row names no recommendation")
UNKNOWN_POSITION = Reason("what the State answered is not known by any word here: it has to be said by hand")
NO_POSITION = Reason("the matrix tells no answer of it")


@dataclass(frozen=True, slots=True)
class Headings:
    """Which column of a table holds what.

    Attributes:
        row: the number of the row of headings.
        columns: the place of each column by what it holds.
    """

    row: int
    columns: Mapping[str, int]


def headings_of(rows: Sequence[MatrixLine]) -> Headings | None:
    """The row of headings of a matrix, among its first rows; None where there is none.

    A matrix has a column for what was recommended and another for the answer, who asked, or the document.
    """
    first = rows[:_DEEPEST_HEADING]
    for place, row in enumerate(first):
        found = _headed(row)
        if found is not None:
            below = (_headed(one) for one in first[place + 1 : place + _DEEPEST_OF_TWO])
            return max([found, *filter(None, below)], key=lambda one: len(one.columns))
    return None


def _headed(row: MatrixLine) -> Headings | None:
    """What the columns below a row hold, where it is one of headings."""
    number, cells = row
    columns: dict[str, int] = {}
    for place, cell in enumerate(cells):
        name = column_of(cell)
        if name:
            columns.setdefault(name, place)
    beside = {"response", "made_by", "symbol", "body", "paragraph", "themes"} & set(columns)
    return Headings(number, columns) if "recommendation" in columns and beside else None


@dataclass(slots=True)
class MatrixRows:
    """What the rows of a matrix say.

    Attributes:
        found: the recommendations.
        answers: the answers of rows that name recommendations by their numbers alone.
        left: the rows that name none.
    """

    found: list[FoundRecommendation] = field(default_factory=list)
    answers: list[FoundAnswer] = field(default_factory=list)
    left: list[WithoutPlace] = field(default_factory=list)


def rows_asked(rows: Sequence[MatrixLine], headings: Headings) -> MatrixRows:
    """The recommendations of a matrix, what it answers to others, and the rows that name none."""
    told = MatrixRows()
    theme = ""
    width = max(headings.columns.values()) + 1
    for number, cells in rows:
        filled = [one for one in cells if one.strip()]
        if number <= headings.row or not filled:
            continue
        named = _theme(filled)
        if named is not None:
            theme = named
            continue
        if (
            column_of(cells[headings.columns["recommendation"]] if len(cells) >= width else "")
            == "recommendation"
        ):
            continue  # the headings again, at the top of a page
        one = _row(number, cells, headings.columns, theme)
        answers = [] if one is not None else _answers(number, cells, headings.columns)
        if one is not None:
            told.found.append(one)
        elif answers:
            told.answers += answers
        else:
            told.left.append(WithoutPlace(number, " | ".join(filled), NOT_ASKED))
    return told


def _answers(number: int, cells: Sequence[str], columns: Mapping[str, int]) -> list[FoundAnswer]:
    """What a row answers that names recommendations by numbers alone, such as 41.1, 41.3-5."""
    response = says("responses", _cell(cells, columns, "response"))
    names = numbers_in(_cell(cells, columns, "recommendation") or _cell(cells, columns, "paragraph"))
    if not response or response == "open":
        return []
    words = _answer_words(_cell(cells, columns, "response"), response)
    said = _cell(cells, columns, "said")
    return [FoundAnswer(one, response, said, number, words=words) for one in names]


def _answer_words(cell: str, response: str) -> str:
    """The words of an answer that say more than its class."""
    return cell if response not in {"", "open"} and says_more(cell, response) else ""


def _cell(cells: Sequence[str], columns: Mapping[str, int], name: str) -> str:
    place = columns.get(name, -1)
    return cells[place].strip() if 0 <= place < len(cells) else ""


def _theme(filled: Sequence[str]) -> str | None:
    """The theme that a row over the whole width names."""
    if len(set(filled)) != 1:
        return None
    for label in words_of("labels")["themes"]:
        if plain(filled[0]).startswith(label):
            return filled[0].strip()[len(label) :].strip()
    return None


def _row(
    number: int, cells: Sequence[str], columns: Mapping[str, int], theme: str
) -> FoundRecommendation | None:
    def cell(name: str) -> str:
        return _cell(cells, columns, name)

    asked, labels = _parted(cell("recommendation"))
    paragraph, asked = _numbered(cell("paragraph"), asked)
    if not any(char.isalpha() for char in asked):
        return None
    behind, words = states_in(asked)
    themes, more = _parted(cell("themes"))
    listed = [theme, *_listed(themes)]
    response = says("responses", cell("response"))
    one = FoundRecommendation(
        paragraph=paragraph,
        words=words,
        made_by=listed_states(cell("made_by")) or behind,
        place=number,
        kind="concern"
        if says("observations", cell("kind")) == "concern" or "concern" in plain(cell("kind"))
        else "recommendation",
        response="" if response == "open" else response,
        response_paragraph=labels.get("place", ""),
        said=cell("said") or (cell("response") if says("standing", cell("response")) else ""),
        answer_words=_answer_words(cell("response"), response),
        themes=tuple(dict.fromkeys(one for one in listed if one)),
        groups=_listed(cell("groups") or more.get("groups", "")),
        goals=_goals(cell("goals") or more.get("goals", "")),
        symbol=cell("symbol"),
        body=cell("body"),
    )
    doubts = _doubts(cell("response"), response, told="response" in columns)
    return one.doubted(*_number_doubts(cell("paragraph"), paragraph), *doubts)


def _number_doubts(cell: str, paragraph: str) -> Iterator[Reason]:
    """What the column of numbers says beside the one that was taken."""
    if cell and spelt(_NOUGHTS.sub("", cell)).strip(" .()§") != paragraph and any(map(str.isdigit, cell)):
        yield OTHER_NUMBERS.saying(cell=Text(cell), paragraph=Text(paragraph))


def _doubts(cell: str, response: str, *, told: bool) -> Iterator[Reason]:
    if told and not cell:
        yield NO_POSITION
    elif cell and not response and not says("standing", cell):
        yield UNKNOWN_POSITION


def _numbered(number: str, asked: str) -> tuple[str, str]:
    if number:
        number = _NOUGHTS.sub("", spelt(number))
        found = _NUMBER.search(number)
        own = _PARAGRAPH.match(asked)
        if own and found and own.group(1).replace(" ", "") == found.group(0):
            asked = asked[own.end() :]
        return (found.group(0) if found else number), asked
    own = _PARAGRAPH.match(asked)
    return (own.group(1).replace(" ", ""), asked[own.end() :].strip()) if own else ("", asked)


def _parted(cell: str) -> tuple[str, dict[str, str]]:
    """A cell without the labelled parts behind its first, and these by what they are."""
    here = plain(cell)
    marks: list[tuple[int, int, str]] = []
    if len(here) == len(cell.strip()):
        for name, labels in words_of("labels").items():
            for label in labels:
                at = here.find(label)
                if at > 0 or (at == 0 and name != "themes"):
                    marks.append((at, at + len(label), name))
    text = cell.strip()
    parts: dict[str, str] = {}
    ends = [*sorted(marks), (len(text), len(text), "")]
    for (_, begin, name), (end, _, _) in itertools.pairwise(ends):
        parts[name] = text[begin:end].strip(" -")
    return text[: ends[0][0]].strip(), parts


def _listed(cell: str) -> tuple[str, ...]:
    parts = (_MARK.sub("", one).strip(" ;-") for one in _PARTS.split(cell))
    return tuple(dict.fromkeys(one for one in parts if one))


def _goals(cell: str) -> tuple[str, ...]:
    """The numbers of goals, and of targets of goals, in a cell.

    Examples:
        >>> _goals("- 1 - NO POVERTY - 16 - PEACE; 8.5")
        ('1', '16', '8.5')
    """
    found = (goal + (f".{target}" if target else "") for goal, target in _GOAL.findall(cell))
    return tuple(dict.fromkeys(found))
