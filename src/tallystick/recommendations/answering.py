"""What a State answered is put to each recommendation: by its number, by its last part, by its paragraph."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tallystick.base.reasons import Reason
from tallystick.reading.asked.answered import referred_to
from tallystick.reading.asked.model import BY_NUMBER, FoundAnswer
from tallystick.reading.asked.numbers import last_part
from tallystick.recommendations.guessing import guess_answers
from tallystick.recommendations.model import GivenDocument, LeftOut, MatchedRow
from tallystick.recommendations.placing import base_symbol, with_answer, without_place

_NOBODY_ASKED = Reason(
    "no document given here holds a recommendation {number}, so that the answer stands alone"
)
_AMBIGUOUS = Reason("several recommendations end in {number}, so that the answer may be to any of them")


def answered(
    rows: list[MatchedRow], documents: Sequence[GivenDocument], left: list[LeftOut]
) -> list[MatchedRow]:
    """The rows with what the State answered, by the number of the paragraph, then what sentences tell.

    Args:
        rows: the recommendations of all documents.
        documents: the documents, with what each answers.
        left: what found no place; what finds none here is added to it.
    """
    by_number: dict[str, list[int]] = {}
    by_last: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        by_number.setdefault(row.found.paragraph, []).append(place)
        by_last.setdefault(last_part(row.found.paragraph), []).append(place)
    heads = {row.found.paragraph.rpartition(".")[0] for row in rows}
    for given in documents:
        said = {one.paragraph: one.said for one in given.read.answers if one.names == BY_NUMBER}
        named: set[int] = set()
        of_whole: list[FoundAnswer] = []
        for answer in (one for one in given.read.answers if one.names == BY_NUMBER):
            places = _places(answer.paragraph, by_number, by_last, heads)
            places = [one for one in places if rows[one].document == base_symbol(given.read.symbol)] or places
            if len(places) == 1:
                rows[places[0]] = with_answer(rows[places[0]], given, _in_full(answer, said))
                named.add(places[0])
            elif not places and answer.paragraph in heads and answer.response:
                of_whole.append(answer)
            else:
                left.append(without_place(given, answer, _AMBIGUOUS if places else _NOBODY_ASKED))
        _answer_whole(rows, named, of_whole, given)
        guess_answers(rows, named, given, left)
    return rows


def _answer_whole(
    rows: list[MatchedRow], named: Container[int], answers: Iterable[FoundAnswer], given: GivenDocument
) -> None:
    """Give what is said of a whole paragraph to all below it that the document does not name."""
    for answer in answers:
        for place in [one for one in _under(rows, answer.paragraph) if one not in named]:
            rows[place] = with_answer(rows[place], given, answer)


def _under(rows: Sequence[MatchedRow], head: str) -> Iterator[int]:
    """The rows below a paragraph that introduces them."""
    return (place for place, row in enumerate(rows) if row.found.paragraph.rpartition(".")[0] == head)


def _places(
    number: str, by_number: Mapping[str, list[int]], by_last: Mapping[str, list[int]], heads: Iterable[str]
) -> list[int]:
    """The rows that an answer may be to: of its number, else of its last part."""
    if number in by_number:
        return by_number[number]
    head = number.rpartition(".")[0]
    return [] if head in set(heads) - {""} else by_last.get(last_part(number), [])


def _in_full(answer: FoundAnswer, said: Mapping[str, str]) -> FoundAnswer:
    """An answer that only points to another, with what is said there."""
    other = referred_to(answer.said)
    return replace(answer, said=f"{answer.said} {said[other]}") if said.get(other) else answer
