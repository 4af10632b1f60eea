"""Documents of one or more reviews put together: each recommendation once, with the State's answer to it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tallystick.base.reasons import Reason, Text, texts
from tallystick.reading.asked.documents import symbol_in
from tallystick.reading.asked.model import FoundRecommendation
from tallystick.reading.asked.words import committee_of, mechanism_of, says
from tallystick.recommendations.answering import answered
from tallystick.recommendations.model import GivenDocument, LeftOut, Matched, MatchedRow
from tallystick.recommendations.placing import OTHER_ANSWER, base_symbol
from tallystick.recommendations.states import state_of

#: The last day on which a report of each cycle of the periodic review can be dated.
_CYCLES = ((1, "2012-06"), (2, "2017-03"), (3, "2022-06"), (4, "2027-06"))
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")

_OTHER_LANGUAGE = Reason("the same paragraph stands in {file} in another language: “{words}”")
_OTHER_WORDS = Reason("{file} has other words for the same paragraph: “{words}”")
_TWICE = Reason("an earlier row has this number and other words: say which is meant by it")
_NO_ANSWER = Reason("no document given here answers it")
_ONLY_SAID = Reason("what the State says of it tells no answer for certain: say it by hand")
_WITHDRAWN = Reason("it is said to be withdrawn: say when, or leave it standing")
_MERGED = Reason("it is said to be merged with another: say with which, or leave it standing")
_MORE_THAN_ITS_CLASS = Reason(
    "the answer is put in a class that says less, or more, than its words: look whether it fits “{words}”"
)
_OTHER_STATES = Reason("{file} names others who made it, which were added: {names}")
_TWO_BODIES = Reason("the row names {body}, which is no body known here")


def matched(documents: Sequence[GivenDocument], cycle: int | None = None) -> Matched:
    """Put documents together: those that ask first, in the order given, then the answers.

    Args:
        documents: what was read.
        cycle: the cycle of the review, where a person says it.
    """
    rows: dict[tuple[str, str, str], MatchedRow] = {}
    left: list[LeftOut] = [LeftOut(one.file, what) for one in documents for what in one.read.left]
    for one in sorted(documents, key=lambda given: given.read.kind != "report"):
        for found in one.read.found:
            row = _row(one, found, cycle)
            number = found.paragraph or f"{one.file}:{found.place}"
            key = base_symbol(row.document), row.committee, f"{found.kind} {number}"
            key = _same(rows, key, row)
            if key in rows and _stands_twice(rows[key], row):
                key, row = (
                    (*key[:2], f"{key[2]} {found.place}"),
                    replace(row, found=row.found.doubted(_TWICE)),
                )
            rows[key] = _together(rows[key], row) if key in rows else row
    with_answers = answered(list(rows.values()), documents, left)
    return Matched(tuple(_named(map(_looked_at, with_answers))), tuple(left))


def _row(given: GivenDocument, found: FoundRecommendation, cycle: int | None) -> MatchedRow:
    read = given.read
    symbol = symbol_in(found.symbol) or read.symbol or symbol_in(found.response_paragraph) or given.file
    body = found.body if mechanism_of(found.body) else symbol
    mechanism = mechanism_of(body) or read.mechanism or "other"
    committee = (committee_of(body) or read.committee) if mechanism == "treaty_body" else ""
    if found.body and not mechanism_of(found.body):
        found = found.doubted(_TWO_BODIES.saying(body=Text(found.body)))
    number = (cycle or _cycle_of(read.date)) if mechanism == "upr" else 0
    return MatchedRow(
        "", given.file, found, base_symbol(symbol), mechanism, committee, number, read.date, read.session,
        answered_in=symbol_in(found.response_paragraph),
    )  # fmt: skip


def _same(
    rows: Mapping[tuple[str, str, str], MatchedRow], key: tuple[str, str, str], row: MatchedRow
) -> tuple[str, str, str]:
    """The key of the row that has the same paragraph, where a matrix does not name its document."""
    if row.document != row.file or not row.found.paragraph:
        return key
    alike = [one for one in rows if one[1:] == key[1:]]
    return alike[0] if len(alike) == 1 else key


def _stands_twice(first: MatchedRow, other: MatchedRow) -> bool:
    """Whether a file gives one number to two recommendations of other words."""
    one, two = first.found.words, other.found.words
    return first.file == other.file and one.casefold() != two.casefold() and not _alike(one, two)


def _cycle_of(date: str) -> int:
    return next((number for number, last in _CYCLES if date and date[:7] <= last), 0)


def _together(first: MatchedRow, other: MatchedRow) -> MatchedRow:
    """What two documents say of one recommendation."""
    one, two = first.found, other.found
    doubts = list(one.doubts)
    if one.words.casefold() != two.words.casefold():
        chinese = [any("\u4e00" <= char <= "\u9fff" for char in words) for words in (one.words, two.words)]
        said = _OTHER_LANGUAGE if chinese[0] != chinese[1] else _OTHER_WORDS
        if chinese[0] != chinese[1] or not _alike(one.words, two.words):
            doubts.append(said.saying(file=Text(other.file), words=Text(two.words)))
    if one.response and two.response and one.response != two.response:
        doubts.append(OTHER_ANSWER.saying(file=Text(other.file), answer=Text(two.response)))
    same = {state_of(name) for name in one.made_by}
    others = tuple(name for name in two.made_by if state_of(name) not in same)
    if one.made_by and others:
        doubts.append(_OTHER_STATES.saying(file=Text(other.file), names=texts(others)))
    found = replace(
        one,
        made_by=(*one.made_by, *others),
        response=one.response or two.response,
        response_paragraph=one.response_paragraph or two.response_paragraph,
        said=one.said or two.said,
        answer_words=one.answer_words if one.response else two.answer_words,
        themes=one.themes or two.themes,
        groups=one.groups or two.groups,
        goals=one.goals or two.goals,
        doubts=tuple(doubts),
    )
    return replace(first, found=found, answered_in=first.answered_in or other.answered_in)


def _alike(one: str, two: str) -> bool:
    first, second = (set(re.findall(r"\w+", text.casefold())) for text in (one, two))
    return 2 * len(first & second) >= 1.6 * max(1, min(len(first), len(second)))


def _looked_at(row: MatchedRow) -> MatchedRow:
    """A row with what a person should look at."""
    found = row.found
    standing = says("standing", f"{found.said} {found.words}") if len(found.words) < 400 else ""
    if standing == "withdrawn" and ("[" in found.words or found.said):
        found = found.doubted(_WITHDRAWN)
    if standing == "merged" and ("[" in found.words or found.said):
        found = found.doubted(_MERGED)
    if found.answer_words:
        found = found.doubted(_MORE_THAN_ITS_CLASS.saying(words=Text(found.answer_words)))
    if not found.response and row.mechanism == "upr":
        found = found.doubted(_ONLY_SAID if found.said else _NO_ANSWER)
    return replace(row, found=found)


def _named(rows: Iterable[MatchedRow]) -> Iterator[MatchedRow]:
    """The rows with an identifier each."""
    taken: dict[str, int] = {}
    for row in rows:
        review = f"upr{row.cycle or ''}" if row.mechanism == "upr" else ""
        body = review or "-".join(filter(None, (row.committee or row.mechanism, row.date[:4])))
        number = _UNSAFE.sub("-", row.found.paragraph or f"row{row.found.place}").strip("-._")
        name = _UNSAFE.sub("-", f"{body}-{number}").strip("-._")
        if row.found.kind == "concern":
            name += "-concern"
        taken[name] = taken.get(name, 0) + 1
        yield replace(row, id=name if taken[name] == 1 else f"{name}-{taken[name]}")
