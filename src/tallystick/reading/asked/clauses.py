"""What a paragraph says of each recommendation that it names: sentence by sentence, clause by clause.

A State accepts some, notes others and excepts a third kind in one breath. A number takes the answer of its
own clause; where no clause tells one, it takes none, and what was said of it is kept for a person to read.
"""

import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.reading.asked.words import bounded, plain, recommending, spans_said, words_of

#: A sentence ends where words go on after a stop; a number may go on after a stop within a list.
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[^\W\d_])|(?<=[。；])")
_NUMBER = re.compile(r"(?<![\d./])\d{1,3}(?:\.\d{1,3})?(?![\d/])")
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class SaidOf:
    """A piece of a paragraph that names recommendations.

    Attributes:
        text: the piece, with the numbers in it; empty where it speaks of all that no sentence names.
        response: what it answers; empty where it tells none, or none for certain.
        said: the whole sentence, where it tells no answer for certain, or none to a number.
    """

    text: str
    response: str
    said: str = ""


def clauses(text: str, above: str) -> Iterator[SaidOf]:
    """The pieces of a paragraph, each with the answer that it gives.

    A mere list takes the answer told last, else that of the title above; words that name a recommendation and
    tell no answer take one only from a sentence that introduced them.

    Args:
        text: the paragraph, or a list of numbers.
        above: what the title above it answers; empty where it tells none.
    """
    last, introduced = above, ""
    for sentence in sentences(text):
        here = plain(sentence)
        marks, numbered = _marks(here), _NUMBER.search(here) is not None
        if not any(one.response for one in marks):
            response = last if _is_list(here) else introduced
            if numbered:
                yield SaidOf(here, response, "" if response else sentence.strip())
            continue
        pieces = list(_by_clause(here, sentence.strip(), marks))
        yield from pieces
        rest = _rest(here, marks, numbered=numbered)
        if rest is not None:
            yield SaidOf("", rest, sentence.strip())
            if not numbered:
                continue
        last = marks[-1].response
        introduced = "" if numbered else last


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph; a number may go on after a stop within a list."""
    return _SENTENCE.split(text)


def answers_in(sentence: str) -> tuple[str, ...]:
    """The answers that a sentence tells, in order, each as often as it does.

    Examples:
        >>> answers_in("Exampla accepts the recommendation and notes that it has been put into effect.")
        ('accepted',)
    """
    return tuple(one.response for one in _marks(plain(sentence)) if not one.excepts)


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a clause of a sentence begins: with an answer, or with what is excepted from one."""

    start: int
    end: int
    response: str
    excepts: bool


def _by_clause(here: str, sentence: str, marks: list[_Mark]) -> Iterator[SaidOf]:
    """Each piece between two marks with its answer, where answers stand before their numbers or behind them.

    What is excepted takes the answer behind it where one was told before that differs (*accepts all but 3,
    which it notes*), else none. An exception without a number may be to any before it, which then take none.
    """
    answers = [one for one in marks if not one.excepts]
    first = _NUMBER.search(here)
    leads = first is not None and first.start() > answers[0].start
    edges = [0, *(one.start for one in marks), len(here)]
    for place, (start, end) in enumerate(itertools.pairwise(edges)):
        piece = here[start:end]
        if not _NUMBER.search(piece):
            continue
        before = [one for one in marks[:place] if not one.excepts]
        behind = [one for one in marks[place:] if not one.excepts]
        if place and marks[place - 1].excepts:
            turned = bool(before and behind) and behind[0].response != before[-1].response
            response = behind[0].response if turned else marks[place - 1].response
        elif leads:
            response = before[-1].response if before else ""
        else:
            response = (behind or before)[0].response
        if place < len(marks) and _in_brackets(here, marks[place]):
            response = marks[place].response
        if _excepted_in_words(here, marks, place) or _left_hanging().search(piece):
            response = ""
        yield SaidOf(piece, response, "" if response else sentence)


def _excepted_in_words(here: str, marks: list[_Mark], place: int) -> bool:
    """Whether the mark behind a piece excepts something that has no number."""
    if place >= len(marks) or not marks[place].excepts:
        return False
    return _NUMBER.search(here, marks[place].end) is None


def _marks(here: str) -> list[_Mark]:
    """Where answers and exceptions begin, in order; an exception within an answer's words is part of it."""
    found = [
        _Mark(start, end, name, excepts=False)
        for start, end, name in spans_said("responses", here)
        if name != "open"
    ]
    for one in itertools.chain(_excepting().finditer(here), _excepting_a_number().finditer(here)):
        if not any(mark.start <= one.start() < mark.end for mark in found):
            found.append(_Mark(one.start(), one.end(), "", excepts=True))
    return sorted(found, key=lambda mark: mark.start)


def _in_brackets(here: str, mark: _Mark) -> bool:
    """Whether an answer stands in brackets behind its number, as in *41.3 (noted)*."""
    return here[mark.start - 1 : mark.start] == "(" and here[mark.end : mark.end + 1] == ")"


def _rest(here: str, marks: list[_Mark], *, numbered: bool) -> str | None:
    """What a sentence answers to all that it does not name; None where it speaks of none such.

    Empty where it excepts something in words, so that a person has to say which that is.
    """
    found = None if numbered else _of_the_rest().search(here)
    if found is None:
        found = _of_all().search(here)
        behind = here[found.end() :] if found else ""
        excepts = any(one.excepts for one in marks)
        if found is None or _of_some().match(behind) or (numbered and not excepts):
            return None
    if not numbered and any(one.excepts for one in marks):
        return ""
    at = found.start()
    return min(
        (one for one in marks if not one.excepts), key=lambda one: min(abs(one.end - at), abs(one.start - at))
    ).response


@functools.cache
def _left_hanging() -> re.Pattern[str]:
    """A denial at the end of a piece, of an answer that stands elsewhere: *41.3 is not*."""
    return re.compile("(?:" + "|".join(bounded(words_of("turning")["denied"])) + r")\W*\Z")


@functools.cache
def _of_the_rest() -> re.Pattern[str]:
    return re.compile("|".join(bounded(words_of("turning")["of_the_rest"])))


@functools.cache
def _of_all() -> re.Pattern[str]:
    return re.compile("|".join(bounded(words_of("turning")["of_all"])))


@functools.cache
def _of_some() -> re.Pattern[str]:
    return re.compile(r"\s*(?:" + "|".join(bounded(words_of("turning")["of_some"])) + ")")


@functools.cache
def _excepting_a_number() -> re.Pattern[str]:
    """What excepts where a number follows it at once, such as *but* in *all recommendations but 41.3*."""
    words = "|".join(bounded(words_of("turning")["excepting_a_number"]))
    return re.compile(rf"(?:{words})(?=\s+(?:(?:for|{recommending().pattern})\w*\s+|nos?\.?\s+|n°\s*)*\d)")


@functools.cache
def _excepting() -> re.Pattern[str]:
    return re.compile("|".join(bounded(words_of("turning")["excepting"])))


def _is_list(here: str) -> bool:
    """Whether a sentence is mostly numbers, or names nothing beside them but recommendations."""
    letters = sum(char.isalpha() for char in re.sub(rf"(?:{recommending().pattern})\w*", "", here))
    numbers = sum(char.isdigit() or char in ".-–—" for char in here)
    return numbers >= _MOSTLY * (letters + numbers)
