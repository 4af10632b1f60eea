"""Rules of what is owed to the public: whole answers, searches to repeat, and no count of few people."""

from collections import Counter

from tallystick.base.findings import Problem
from tallystick.base.reasons import Count, Reason
from tallystick.register.cells import TypedTable
from tallystick.register.descriptor import Descriptor
from tallystick.register.public import (
    CaseCount,
    Consultation,
    ConsultationPoint,
    DisclosureDuty,
    DraftParagraph,
    EarlierParagraph,
)
from tallystick.register.rules.model import Tables, each

#: The smallest number that is shown of complaints, and of what counts them with others; and of the rest.
LEAST_OF_COMPLAINTS, LEAST_OF_OTHERS = 10, 5
_OTHER_KINDS = frozenset({"proposal", "question", "evidence"})

_HALF_ANSWER = Problem(
    "half-an-answer",
    Reason("an answer says what was changed or why not, and when"),
    Reason("fill in answer, did and answered, or leave all three empty"),
)
_MORE_POINTS = Problem(
    "comments-nobody-sent",
    Reason("it was made by more comments than came"),
    Reason("correct this number, or that of the text"),
)
_FEWER_THAN_NONE = Problem(
    "fewer-than-none",
    Reason("fewer than none can't have been counted"),
    Reason("write 0, or how many there were"),
)
_OTHER_DRAFT = Problem(
    "paragraph-of-another-draft",
    Reason("the paragraph is one of another text"),
    Reason("name a paragraph of this one"),
)
_CLOSED_FIRST = Problem(
    "closed-before-opened",
    Reason("the last day for comments is before the first"),
    Reason("correct one of the two days"),
)
_SILENCE = Problem(
    "silence-that-cannot-be",
    Reason("more comments have no answer than came, or fewer than the answered points leave"),
    Reason("count the comments of which no point was answered, or leave it empty"),
)
_HALF_CHANGE = Problem(
    "half-a-change",
    Reason("a paragraph that was changed has what it said before, and the day"),
    Reason("fill in was and changed, or leave both empty"),
)
_LOST_WORDING = Problem(
    "paragraph-without-a-wording",
    Reason("a wording between this one and what the paragraph says now is not there"),
    Reason("put it back: wordings are counted from 1, and the last before the present one is was"),
)
_NOT_LOOKED = Problem(
    "looked-nowhere",
    Reason("nobody can repeat a search without its day and where it was looked for"),
    Reason("fill in looked and where, or write not_looked_for"),
)
_FOUND_NOWHERE = Problem(
    "found-without-source", Reason("what was found is a source"), Reason("name it, or correct the state")
)
_HALF_CHALLENGE = Problem(
    "half-a-challenge",
    Reason("a challenge has its words, its day and what became of it; one that is settled has a reply"),
    Reason("fill in challenge, challenged and settled, and reply unless it is open; or leave all empty"),
)


def drafts_that_cannot_be(tables: Tables, _: Descriptor | None) -> None:
    """Find drafts that were closed before they were opened, and changes of a paragraph by halves."""
    drafts, paragraphs = tables["consultations"], tables["draft_paragraphs"]
    for number, draft in each(drafts, Consultation):
        if draft.closed.last < draft.opened.first:
            drafts.find(_CLOSED_FIRST, number, "closed", draft.closed)
    for number, paragraph in each(paragraphs, DraftParagraph):
        if (paragraph.was is None) != (paragraph.changed is None):
            paragraphs.find(_HALF_CHANGE, number, "was" if paragraph.was is None else "changed")
    _find_lost_wordings(tables)


def _find_lost_wordings(tables: Tables) -> None:
    changed = {one.id for _, one in each(tables["draft_paragraphs"], DraftParagraph) if one.was is not None}
    typed = tables["earlier_paragraphs"]
    there = {(one.paragraph, one.wording) for _, one in each(typed, EarlierParagraph)}
    for number, one in each(typed, EarlierParagraph):
        is_first = one.wording == 1 or (one.paragraph, one.wording - 1) in there
        if one.wording < 1 or not is_first or one.paragraph not in changed:
            typed.find(_LOST_WORDING, number, "wording", one.wording)


def silence_that_cannot_be(tables: Tables, _: Descriptor | None) -> None:
    """Find counts of comments without an answer that neither comments nor answered points allow."""
    drafts, answered = tables["consultations"], Counter[str]()
    for _number, point in each(tables["consultation_points"], ConsultationPoint):
        answered[point.consultation] += point.comments if point.answer else 0
    for number, draft in each(drafts, Consultation):
        least = draft.comments - min(draft.comments, answered[draft.id])
        for column in ("comments", "unanswered"):
            _find_negative(drafts, number, column, getattr(draft, column))
        if draft.unanswered is not None and not least <= draft.unanswered <= draft.comments:
            drafts.find(_SILENCE, number, "unanswered", draft.unanswered)


def _find_negative(typed: TypedTable, number: int, column: str, count: int | None) -> None:
    if count is not None and count < 0:
        typed.find(_FEWER_THAN_NONE, number, column, count)


def points_that_cannot_be(tables: Tables, _: Descriptor | None) -> None:
    """Find points on no paragraph of their draft, by more comments than came, and answers by halves."""
    points = tables["consultation_points"]
    comments = {one.id: one.comments for _, one in each(tables["consultations"], Consultation)}
    homes = {one.id: one.consultation for _, one in each(tables["draft_paragraphs"], DraftParagraph)}
    for number, point in each(points, ConsultationPoint):
        answer = (point.answer, point.did, point.answered)
        if any(one is None for one in answer) and any(one is not None for one in answer):
            points.find(_HALF_ANSWER, number, "answer" if point.answer is None else "did")
        if homes.get(point.paragraph or "", point.consultation) != point.consultation:
            points.find(_OTHER_DRAFT, number, "paragraph", point.paragraph)
        _find_negative(points, number, "comments", point.comments)
        if point.comments > comments.get(point.consultation, point.comments):
            points.find(_MORE_POINTS, number, "comments", point.comments)


def duties_nobody_can_check(tables: Tables, _: Descriptor | None) -> None:
    """Find duties of disclosure whose search nobody could repeat, and challenges by halves."""
    typed = tables["disclosures"]
    for number, one in each(typed, DisclosureDuty):
        if one.state != "not_looked_for" and (one.looked is None or one.where is None):
            typed.find(_NOT_LOOKED, number, "looked" if one.looked is None else "where")
        if one.state == "found" and one.source is None:
            typed.find(_FOUND_NOWHERE, number, "source")
        if not _is_whole_challenge(one):
            typed.find(_HALF_CHALLENGE, number, "settled")


def _is_whole_challenge(one: DisclosureDuty) -> bool:
    told = [one.challenge is not None, one.challenged is not None, one.settled is not None]
    if not any(told):
        return one.reply is None
    return all(told) and (one.settled == "open") == (one.reply is None)


def counts_of_few(tables: Tables, _: Descriptor | None) -> None:
    """Find counts so small that they can tell of a person."""
    typed = tables["case_counts"]
    for number, one in each(typed, CaseCount):
        least = least_shown(one.kind)
        if one.number is not None and one.number != 0 and one.number < least:
            problem = Problem(
                "count-of-few",
                Reason("fewer than {least} are not shown, so that nobody is found by it", least=Count(least)),
                Reason("leave the number empty, here and in others, so that no total gives it back"),
            )
            typed.find(problem, number, "number", one.number)


def least_shown(kind: str) -> int:
    """The smallest number that is shown of a kind, zero apart.

    Examples:
        >>> least_shown("complaint"), least_shown("all"), least_shown("proposal")
        (10, 10, 5)
    """
    return LEAST_OF_OTHERS if kind in _OTHER_KINDS else LEAST_OF_COMPLAINTS
