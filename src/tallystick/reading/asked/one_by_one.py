"""An addendum whose paragraphs are numbered as the recommendations are, and answer one after another.

*12. Exampla accepts the recommendation.* So the number of a paragraph is a recommendation's; in other addenda
it is only the paragraph's own. Which of the two it is can be told by how many paragraphs speak so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tallystick.reading.asked.cells import in_one
from tallystick.reading.asked.clauses import answers_in
from tallystick.reading.asked.hedges import hedged
from tallystick.reading.asked.model import FoundAnswer
from tallystick.reading.asked.words import recommending
from tallystick.reading.model import Line

#: 12. ... or 5., 6., 7. ...; a comma behind the last has the next line go on with numbers.
_LABEL = re.compile(r"(\d{1,3}\.(?:,\s*\d{1,3}\.)*)(,?)(?:\s+(\D.*)|\s*)")
_NUMBER = re.compile(r"\d{1,3}")
_NAMED = re.compile(r"(?<![\d./])\d{1,3}\.\d{1,3}(?!\d)")
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z])|(?<=[。；])")
#: So many paragraphs, and so large a share of those with a number, answer what has that number.
_FEWEST, _SHARE = 5, 0.5


@dataclass(slots=True)
class _Answered:
    """A paragraph with the numbers that it is an answer to."""

    at: int
    of: list[str]
    is_open: bool
    text: list[str] = field(default_factory=list)

    @property
    def response(self) -> str:
        """What it answers; empty where its sentences answer in several ways, or none of them does."""
        told = [one for one in _SENTENCE.split(" ".join(self.text)) if recommending().search(one)]
        first = next((answers for one in told if (answers := answers_in(one))), ())
        every = {answer for one in told for answer in answers_in(one)[:1]}
        return first[0] if len(every) == 1 else ""

    @property
    def words(self) -> str:
        """What it says, where that is more than the class of its answer tells."""
        response, whole = self.response, " ".join(self.text)
        told = (one for one in _SENTENCE.split(whole) if recommending().search(one) and answers_in(one))
        return whole if response and any(hedged(one, response) for one in told) else ""

    @property
    def speaks_of_its_own(self) -> bool:
        """Whether its first sentence answers a recommendation and names none by a number."""
        first = _SENTENCE.split(" ".join(self.text))[0]
        speaks = recommending().search(first) is not None and _NAMED.search(first) is None
        return speaks and bool(answers_in(first))


def one_by_one(lines: Sequence[Line]) -> tuple[FoundAnswer, ...]:
    """What such an addendum answers, number by number; nothing where the document is none."""
    paragraphs = [one for one in _paragraphs(lines) if one.text]
    own = sum(one.speaks_of_its_own for one in paragraphs)
    if own < max(_FEWEST, _SHARE * len(paragraphs)):
        return ()
    return tuple(
        FoundAnswer(number, one.response, " ".join(one.text), one.at, words=one.words)
        for one in paragraphs
        for number in one.of
    )


def _paragraphs(lines: Sequence[Line]) -> Iterator[_Answered]:
    open_: _Answered | None = None
    seen: set[str] = set()
    for at, line in enumerate(lines, 1):
        if line.hint.note:
            continue
        text = in_one(line)
        label = _LABEL.fullmatch(text)
        numbers = _NUMBER.findall(label[1]) if label else []
        if label is None or not seen.isdisjoint(numbers):
            if open_ is not None:
                open_.text.append(text)
            continue
        seen.update(numbers)
        said = [label[3]] if label[3] else []
        if open_ is not None and open_.is_open:
            open_.of += numbers
            open_.is_open = bool(label[2])
            open_.text += said
            continue
        if open_ is not None:
            yield open_
        open_ = _Answered(at, numbers, bool(label[2]), said)
    if open_ is not None:
        yield open_
