"""An answer put to its recommendation, or named with why it found none."""

import re
from dataclasses import replace

from tallystick.base.reasons import Reason, Text
from tallystick.reading.asked.model import FoundAnswer, WithoutPlace
from tallystick.recommendations.model import GivenDocument, LeftOut, MatchedRow

_ADDENDUM = re.compile(r"/Add\.\d+$")
OTHER_ANSWER = Reason("{file} gives another answer: {answer}")
_NUMBERED_OTHERWISE = Reason("the answer numbers it {number}")
_WHOLE = Reason("the answer is to the whole of paragraph {number}")


def base_symbol(symbol: str) -> str:
    """The symbol of the document that an addendum belongs to.

    Examples:
        >>> base_symbol("A/HRC/90/5/Add.1")
        'A/HRC/90/5'
    """
    return _ADDENDUM.sub("", symbol)


def without_place(given: GivenDocument, answer: FoundAnswer, why: Reason) -> LeftOut:
    """An answer that found no recommendation, with why."""
    told = f"{answer.response} {answer.said}".strip()
    words = f"{answer.paragraph}: {told}" if answer.paragraph else answer.said
    what = WithoutPlace(answer.place, words, why.saying(number=Text(answer.paragraph)))
    return LeftOut(given.file, what)


def with_answer(row: MatchedRow, given: GivenDocument, answer: FoundAnswer, *doubts: Reason) -> MatchedRow:
    """A recommendation with what a document answers to it, and what a person should look at in that."""
    found = row.found.doubted(*doubts)
    if found.response and answer.response and found.response != answer.response:
        found = found.doubted(OTHER_ANSWER.saying(file=Text(row.file), answer=Text(found.response)))
    if answer.paragraph == found.paragraph.rpartition(".")[0] != "":
        found = found.doubted(_WHOLE.saying(number=Text(answer.paragraph)))
    elif answer.paragraph != found.paragraph and "." in answer.paragraph:
        found = found.doubted(_NUMBERED_OTHERWISE.saying(number=Text(answer.paragraph)))
    found = replace(
        found,
        response=answer.response or found.response,
        said=answer.said or found.said,
        answer_words=answer.words if answer.response else found.answer_words,
        response_paragraph=answer.paragraph if answer.paragraph != found.paragraph else "",
    )
    return replace(row, found=found, responded=given.read.date, answered_in=given.read.symbol or given.file)
