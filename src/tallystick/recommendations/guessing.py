"""Answers that a document tells in sentences alone, proposed with their doubt for what its lists leave open.

Nothing that a list or a table answers is touched, and nothing is certain: a person confirms each row.
"""

from collections.abc import Container, Iterable, Sequence

from tallystick.base.reasons import Reason, Text
from tallystick.comparison.texts import Terms, Weights, terms
from tallystick.reading.asked.model import AS_THE_REST, BY_WORDS, IN_PROSE, FoundAnswer
from tallystick.recommendations.model import GivenDocument, LeftOut, MatchedRow
from tallystick.recommendations.placing import base_symbol, with_answer, without_place
from tallystick.recommendations.states import speaks_of

#: How much of what a sentence says stands in the one recommendation that it means, of 1000, and how much
#: more than in any other.
_ENOUGH, _LEAD = 600, 150
_FEWEST_TERMS = 2

_IN_A_SENTENCE = Reason("the answer is read out of a sentence: “{words}”")
_BY_ITS_WORDS = Reason("the answer names no number and is put here by its words alone: “{words}”")
_OF_THE_REST = Reason("the answer is to all that {file} does not name: “{words}”")
_TWO_RESTS = Reason("two sentences speak of all that the document does not name: say by hand which is meant")
_NO_MATCH = Reason("it answers a recommendation by its words, and no one recommendation left open fits it")


def guess_answers(rows: list[MatchedRow], named: set[int], given: GivenDocument, left: list[LeftOut]) -> None:
    """Put what a document says in sentences to the recommendations that nothing answered.

    Args:
        rows: the recommendations; those that are answered here are replaced.
        named: the places of those that a list or a table of the document names.
        given: the document.
        left: what found no place; what finds none here is added to it.
    """
    told = given.read.answers
    for answer in (one for one in told if one.names == IN_PROSE):
        for place in _open(rows, given, named):
            if rows[place].found.paragraph == answer.paragraph:
                named.add(place)
                rows[place] = _guessed(rows[place], given, answer, _IN_A_SENTENCE)
    for answer in (one for one in told if one.names == BY_WORDS):
        open_ = _open(rows, given, named)
        meant = _meant(answer.said, rows, open_)
        if meant is not None:
            named.add(meant)
            rows[meant] = _guessed(rows[meant], given, answer, _BY_ITS_WORDS)
        elif open_:
            left.append(without_place(given, answer, _NO_MATCH))
    _the_rest(rows, named, given, left)


def _the_rest(
    rows: list[MatchedRow], named: Container[int], given: GivenDocument, left: list[LeftOut]
) -> None:
    """Give what is said of all that a document does not name to what nothing answered."""
    rest = [one for one in given.read.answers if one.names == AS_THE_REST]
    if len({one.response for one in rest}) > 1:
        left.extend(without_place(given, one, _TWO_RESTS) for one in rest)
        return
    for place in _open(rows, given, named) if rest else ():
        rows[place] = _guessed(rows[place], given, rest[0], _OF_THE_REST)


def _guessed(row: MatchedRow, given: GivenDocument, answer: FoundAnswer, why: Reason) -> MatchedRow:
    doubt = why.saying(words=Text(answer.said))
    if answer.names == AS_THE_REST:
        doubt = why.saying(words=Text(answer.said), file=Text(given.file))
    return with_answer(row, given, answer, doubt)


def _open(rows: Sequence[MatchedRow], given: GivenDocument, named: Container[int]) -> list[int]:
    """The recommendations of the document's review that nothing answered and no list of it names."""
    base = base_symbol(given.read.symbol)
    own = any(one.document == base for one in rows)
    return [
        place
        for place, one in enumerate(rows)
        if not one.found.response
        and place not in named
        and one.mechanism == "upr"
        and one.found.kind == "recommendation"
        and (one.document == base or not own)
    ]


def _meant(sentence: str, rows: Sequence[MatchedRow], open_: Iterable[int]) -> int | None:
    """The one recommendation that a sentence speaks of by what it asks; None where none or several fit."""
    asked = {place: terms(rows[place].found.words) for place in open_}
    weights = Weights(terms(one.found.words) for one in rows)
    known = frozenset[str]().union(*asked.values())
    said = terms(sentence) & known
    by_state = [
        place for place in asked if any(speaks_of(sentence, one) for one in rows[place].found.made_by)
    ]
    fits = sorted(((_fit(weights, said, asked[place]), place) for place in by_state or asked), reverse=True)
    second = fits[1][0] if len(fits) > 1 else 0
    if not fits or fits[0][0] < _ENOUGH or fits[0][0] - second < _LEAD:
        return None
    return fits[0][1]


def _fit(weights: Weights, said: Terms, asked: Terms) -> int:
    """How far a sentence and a recommendation speak of one thing, of 1000."""
    if len(said & asked) < _FEWEST_TERMS:
        return 0
    return max(weights.inside(said, asked), weights.inside(asked, said))
