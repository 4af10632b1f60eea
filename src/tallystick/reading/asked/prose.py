"""What an addendum answers in sentences: by a number in no list, by what was asked, or to all the rest.

What is read so is a guess: it fills what lists and tables leave open, and a person looks at each.
"""

import functools
import re
from collections.abc import Iterator, Sequence

from tallystick.reading.asked.cells import in_one
from tallystick.reading.asked.clauses import answers_in, clauses
from tallystick.reading.asked.model import AS_THE_REST, BY_WORDS, IN_PROSE, FoundAnswer
from tallystick.reading.asked.numbers import numbers_in, spelt
from tallystick.reading.asked.words import bounded, plain, recommending, words_of
from tallystick.reading.model import Line

_LISTED = re.compile(r"(?<![\d./])\d{1,3}\.\d{1,3}(?![\d%])")
_PARAGRAPH = re.compile(r"\A\d{1,3}\.\s+(?=[^\W\d_])")
_BULLET = re.compile(r"[•·▪●○◦*–—-]\s+|\([a-z]{1,3}\)\s+")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[^\W\d_])|(?<=[。；])")
#: A line without a word for a recommendation answers a number only where it says little more.
_FEW_WORDS = 14
#: A shorter sentence names no recommendation by what it asks.
_SHORTEST = 12


def without_bullet(text: str) -> str:
    """A line without the mark of a list before it.

    Examples:
        >>> without_bullet("• 41.1: Accepted"), without_bullet("(a) Noted."), without_bullet("-5 degrees")
        ('41.1: Accepted', 'Noted.', '-5 degrees')
    """
    return _BULLET.sub("", text, count=1) if _BULLET.match(text) else text


def is_bullet(text: str) -> bool:
    """Whether a line begins with the mark of a list."""
    return _BULLET.match(text) is not None


def told_in_prose(lines: Sequence[Line]) -> Iterator[FoundAnswer]:
    """Each answer that a sentence gives, in order."""
    for at, text in _paragraphs(lines):
        yield from _numbered(at, text)
        for sentence in _SENTENCE.split(text):
            if _LISTED.search(sentence) is None and (response := _by_words(sentence)):
                yield FoundAnswer("", response, sentence.strip(), at, BY_WORDS)


def _numbered(at: int, text: str) -> Iterator[FoundAnswer]:
    """What a paragraph answers to each number that it names, and to all that it does not name."""
    for one in clauses(text, ""):
        if not one.text:
            yield FoundAnswer("", one.response, one.said, at, AS_THE_REST)
            continue
        near = next((it for it in _SENTENCE.split(text) if plain(one.text) in plain(it)), text)
        sure = recommending().search(near) is not None or len(near.split()) <= _FEW_WORDS
        for found in _LISTED.finditer(one.text):
            for number in numbers_in(found.group(0)):
                yield FoundAnswer(number, one.response if sure else "", near.strip(), at, IN_PROSE)


def _by_words(sentence: str) -> str:
    """The one answer of a sentence that names a recommendation by what it asks; empty for any other."""
    here = plain(sentence)
    told = set(answers_in(sentence))
    speaks = _one_recommendation().search(here) is not None and len(here) >= _SHORTEST
    if len(told) != 1 or not speaks or _pointing().search(here):
        return ""
    return told.pop()


@functools.cache
def _one_recommendation() -> re.Pattern[str]:
    return re.compile("|".join(bounded(words_of("about")["one_recommendation"])))


@functools.cache
def _pointing() -> re.Pattern[str]:
    """Words by which a sentence speaks of recommendations that others name, or of how many they are."""
    turning = words_of("turning")
    words = (*turning["pointing"], *turning["of_the_rest"], *turning["of_all"])
    return re.compile(
        "|".join(bounded(words))
        + r"|\d\s+(?:\w+\s+)?(?:"
        + recommending().pattern
        + r")|(?:"
        + recommending().pattern
        + r")\w*\s+\(?(?:no|nos|n°)?\.?\s*\d"
    )


def _paragraphs(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Each paragraph with the number of its first line, as most print it and without its own number."""
    begun, gathered = 0, list[str]()
    for at, line in enumerate(lines, 1):
        text = in_one(line)
        if line.hint.note or not text:
            continue
        begins = line.gap or line.hint.table or is_bullet(text) or _PARAGRAPH.match(text)
        if begins and gathered:
            yield begun, spelt(" ".join(gathered))
            gathered = []
        begun = begun if gathered else at
        gathered.append(_PARAGRAPH.sub("", without_bullet(text), count=1))
    if gathered:
        yield begun, spelt(" ".join(gathered))
