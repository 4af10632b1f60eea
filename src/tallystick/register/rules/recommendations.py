"""What was asked and answered fits together; a link stands by two coders or a reasoned settlement."""

from collections.abc import Iterator, Mapping, Sequence

from tallystick.base.dates import PartialDate
from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason
from tallystick.register.cells import CellFault
from tallystick.register.descriptor import Descriptor
from tallystick.register.panels import Assessor
from tallystick.register.recommendations import (
    AGAINST,
    CODERS,
    NONE,
    TAKEN_ON,
    Communication,
    ParallelReport,
    Recommendation,
    RecommendationLink,
    stood_by,
)
from tallystick.register.rules.cycles import report_cycles
from tallystick.register.rules.model import Tables, each

_UNSOURCED = Problem(
    "recommendation-without-source",
    Reason("nobody can look up what was asked without a source"),
    Reason("name the source in which it was read"),
    severity="gap",
)
_ANSWER_UNSOURCED = Problem(
    "response-without-source",
    Reason("nobody can look up what the State answered without a source"),
    Reason("name it in response_source, or write not_found"),
    severity="gap",
)
_EARLY_ANSWER = Problem(
    "response-before-recommendation",
    Reason("it was answered before it was made"),
    Reason("correct one of the two days"),
)
_NO_ANSWER = Problem(
    "response-of-nothing",
    Reason("there is a day, a reason or a place of an answer, and no answer"),
    Reason("write what was answered into response, or leave this empty"),
)
_NOT_TAKEN_ON = Problem(
    "umbrella-of-nothing-accepted",
    Reason("only what was accepted, in full or in part, is a duty under a commitment"),
    Reason("leave under empty, or correct the response"),
)
_NO_REVIEW = Problem(
    "cycle-of-no-review",
    Reason("only the periodic review has cycles"),
    Reason("leave it empty, or set the mechanism to upr"),
)
_NO_CYCLE = Problem(
    "review-without-cycle",
    Reason("it can't be followed from review to review without its cycle"),
    Reason("write the number of the cycle, such as 4"),
    severity="gap",
)
_NO_COMMITTEE = Problem(
    "committee-of-no-treaty-body",
    Reason("only a treaty body has a treaty that it watches over"),
    Reason("leave it empty, or set the mechanism to treaty_body"),
)
_WITHDRAWN_EARLY = Problem(
    "withdrawn-before-made",
    Reason("it was taken back before it was made"),
    Reason("correct one of the two days"),
)
_NOTHING_LINKED = Problem(
    "link-to-no-commitment",
    Reason("it says how a commitment stands to the recommendation, and names none"),
    Reason("name the commitment, or write none into how"),
)
_LINKED_TO_NONE = Problem(
    "link-to-none",
    Reason("it says that no commitment answers, and names one"),
    Reason("leave commitment empty, or say how it answers"),
)
_OF_NOBODY = Problem(
    "link-of-nobody",
    Reason("nobody said so: neither a coder nor whoever settled"),
    Reason("name who said so, or take the row out; a suggestion alone is no link"),
)
_ONE_CODER = Problem(
    "link-one-coder",
    Reason(
        "a link stands when two coders said so, each by themselves, or when one did and a third settled it"
    ),
    Reason("leave confirmed_by empty until a second one has coded it, or have it settled with a reason"),
)
_ONE_PERSON = Problem(
    "link-one-person",
    Reason("those who said so, or whoever settled, are assessors of one name, so that no two people agree"),
    Reason("have a second person code it; where two people have one name, tell them apart in name"),
)
_UNREASONED = Problem(
    "link-settled-without-reason",
    Reason("what coders differed on was settled without a reason"),
    Reason("write the reason"),
)
_OWN_JUDGE = Problem(
    "link-settled-by-coder",
    Reason("whoever settles did not code the recommendation before"),
    Reason("have somebody else settle it"),
)
_NEVER_FIRST = Problem(
    "second-round-without-first",
    Reason("somebody codes it in the second round who did not code it in the first"),
    Reason("take them out of again_by"),
)
_BOTH = Problem(
    "answered-and-unanswered",
    Reason("it is said that no commitment answers, and beside it a commitment that does"),
    Reason("let one of the two stand"),
)
_CODED_BOTH = Problem(
    "coder-contradicts",
    Reason("a coder says that no commitment answers, and names one that does"),
    Reason("take the coder out of one of the two rows"),
)
_LETTER_UNSOURCED = Problem(
    "communication-without-source",
    Reason("nobody can look up the letter, or its reply, without a source"),
    Reason("name the source"),
    severity="gap",
)
_REPLY_EARLY = Problem(
    "reply-before-letter",
    Reason("it was replied to before it was sent"),
    Reason("correct one of the two days"),
)
_NO_REPLY = Problem(
    "reply-day-of-none",
    Reason("there is a day or a source of a reply, and none is said to have come"),
    Reason("write replied or acknowledged into reply, or leave this empty"),
)
_UNFINDABLE = Problem(
    "parallel-report-unfindable",
    Reason("nobody can find it without an address or a source"),
    Reason("give one of the two"),
    severity="gap",
)


def recommendations_that_cannot_be(tables: Tables, _: Descriptor | None) -> None:
    """Find answers before the question, cycles of no review, mergers that lead round, and missing sources."""
    typed = tables["recommendations"]
    rows = list(each(typed, Recommendation))
    for number, one in rows:
        for problem, column, value in _faults(one):
            typed.find(problem, number, column, value)
    report_cycles(typed, "merged_into", [(number, one.id, one.merged_into) for number, one in rows])


def _faults(one: Recommendation) -> Iterator[CellFault]:
    yield from _of_answer(one)
    yield from _of_mechanism(one)
    if one.source is None:
        yield _UNSOURCED, "source", None
    if _before(one.withdrawn, one.date):
        yield _WITHDRAWN_EARLY, "withdrawn", one.withdrawn
    if one.under is not None and one.response not in TAKEN_ON:
        yield _NOT_TAKEN_ON, "under", one.under


def _of_answer(one: Recommendation) -> Iterator[CellFault]:
    if one.response in {None, "not_found"}:
        for column in ("responded", "reason", "response_source", "response_paragraph"):
            if getattr(one, column) is not None:
                yield _NO_ANSWER, column, getattr(one, column)
    elif one.response_source is None:
        yield _ANSWER_UNSOURCED, "response_source", None
    if _before(one.responded, one.date):
        yield _EARLY_ANSWER, "responded", one.responded


def _of_mechanism(one: Recommendation) -> Iterator[CellFault]:
    if one.mechanism == "upr" and one.cycle is None:
        yield _NO_CYCLE, "cycle", None
    if one.mechanism != "upr" and one.cycle is not None:
        yield _NO_REVIEW, "cycle", one.cycle
    if one.mechanism != "treaty_body" and one.committee is not None:
        yield _NO_COMMITTEE, "committee", one.committee


def _before(one: PartialDate | None, other: PartialDate | None) -> bool:
    return one is not None and other is not None and one.last < other.first


def links_that_cannot_stand(tables: Tables, _: Descriptor | None) -> None:
    """Find links that stand by fewer than two coders, without a reason, or against another of their kind."""
    typed = tables["recommendation_links"]
    rows = list(each(typed, RecommendationLink))
    together: dict[str, list[RecommendationLink]] = {}
    for _number, one in rows:
        together.setdefault(one.recommendation, []).append(one)
    named = {one.id: one.person for _, one in each(tables["assessors"], Assessor)}
    for number, one in rows:
        for problem, column, value in _of_link(one, together):
            typed.find(problem, number, column, value)
        if _of_one_person(one, together[one.recommendation], named):
            typed.find(_ONE_PERSON, number, "confirmed_by", "; ".join(one.confirmed_by))


def _of_one_person(
    one: RecommendationLink, beside: Sequence[RecommendationLink], named: Mapping[str, str]
) -> bool:
    """Whether a link stands by assessors of whom two have one name, that of a settler among them."""
    if not one.confirmed_by:
        return False
    people = {named.get(who, who) for who in one.confirmed_by}
    if one.settled_by is None:
        return len(one.confirmed_by) >= CODERS > len(people)
    coders = {who for other in beside for who in (*other.proposed_by, *other.again_by)} - {one.settled_by}
    return not people.isdisjoint(named.get(who, who) for who in coders)


def _of_link(
    one: RecommendationLink, together: Mapping[str, Sequence[RecommendationLink]]
) -> Iterator[CellFault]:
    if (one.commitment is None) != (one.how == NONE):
        yield (
            (_NOTHING_LINKED, "commitment", None)
            if one.commitment is None
            else (
                _LINKED_TO_NONE,
                "commitment",
                one.commitment,
            )
        )
    if not (one.proposed_by or one.again_by) and one.settled_by is None:
        yield _OF_NOBODY, "proposed_by", None
    beside = together[one.recommendation]
    if one.confirmed_by and not _may_stand(one, beside):
        yield _ONE_CODER, "confirmed_by", "; ".join(one.confirmed_by)
    if one.settled_by is not None and one.reason is None:
        yield _UNREASONED, "reason", None
    coders = {coder for other in beside for coder in (*other.proposed_by, *other.again_by)}
    if one.settled_by in coders:
        yield _OWN_JUDGE, "settled_by", one.settled_by
    first = {coder for other in beside for coder in other.proposed_by}
    if not first.issuperset(one.again_by):
        yield _NEVER_FIRST, "again_by", "; ".join(one.again_by)
    if one.how == NONE:
        yield from _contradicted(one, [other for other in beside if other.how not in {NONE, AGAINST}])


def _may_stand(one: RecommendationLink, beside: Sequence[RecommendationLink]) -> bool:
    standing = stood_by(beside)[beside.index(one)]
    if one.settled_by is not None:
        return one.confirmed_by == (one.settled_by,) and bool(standing)
    agreed = set(one.confirmed_by)
    return len(agreed) >= CODERS and agreed <= standing


def _contradicted(one: RecommendationLink, answering: Sequence[RecommendationLink]) -> Iterator[CellFault]:
    if one.confirmed_by and any(other.confirmed_by for other in answering):
        yield _BOTH, "how", one.how
    for round_ in ("proposed_by", "again_by"):
        for coder in getattr(one, round_):
            if any(coder in getattr(other, round_) for other in answering):
                yield _CODED_BOTH, round_, coder


def letters_that_cannot_be(tables: Tables, _: Descriptor | None) -> None:
    """Find replies before the letter, days of no reply, and letters and parallel reports nobody can find."""
    typed = tables["communications"]
    for number, one in each(typed, Communication):
        for problem, column, value in _of_letter(one):
            typed.find(problem, number, column, value)
    reports = tables["parallel_reports"]
    for number, report in each(reports, ParallelReport):
        if report.url is None and report.source is None:
            reports.find(_UNFINDABLE, number, "url")


def _of_letter(one: Communication) -> Iterator[CellFault]:
    if one.source is None:
        yield _LETTER_UNSOURCED, "source", None
    if one.reply == "not_found":
        for column in ("replied", "reply_source"):
            if getattr(one, column) is not None:
                yield _NO_REPLY, column, getattr(one, column)
    elif one.reply_source is None:
        yield _LETTER_UNSOURCED, "reply_source", None
    if _before(one.replied, one.date):
        yield _REPLY_EARLY, "replied", one.replied
