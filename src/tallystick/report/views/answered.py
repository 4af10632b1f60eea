"""A commitment's answers in sentences that could be printed: its lead, and why it stands as it does."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.assessment.model import DeliverableVerdict
from tallystick.base.dates import PartialDate
from tallystick.base.reasons import Wording, msgid, plural
from tallystick.base.verdicts import (
    ADOPTED_NOT_IN_FORCE,
    DONE,
    DONE_ANSWERS,
    DONE_BEFORE_RELEASE,
    DONE_LATE,
    DONE_UNRATED,
    LAST_FIGURE_FALLS_SHORT,
    LAST_FIGURE_MEETS,
    MET,
    NO_EVIDENCE_FOUND,
    NOT_MET,
    NOT_SEARCHED,
    STARTED,
    TARGET_ANSWERS,
    TARGET_UNRATED,
)
from tallystick.report import words
from tallystick.report.context import PageContext


@dataclass(frozen=True, slots=True)
class _Said:
    """An answer in words: of all there are, one or many, and of some among them."""

    all: Wording
    some: Wording


_TARGETS = {
    MET.code: _Said(
        plural("Its target is met.", "Each of its {number} targets is met."),
        plural("{number} is met", "{number} are met"),
    ),
    NOT_MET.code: _Said(
        plural("Its target is not met.", "None of its {number} targets is met."),
        plural("{number} is not met", "{number} are not met"),
    ),
    LAST_FIGURE_MEETS.code: _Said(
        plural(
            "Its target is met by the last figure known; there is none for the deadline.",
            "Each of its {number} targets is met by the last figure known; there is none for the deadline.",
        ),
        plural(
            "{number} is met by the last figure before the deadline",
            "{number} are met by the last figures before the deadline",
        ),
    ),
    LAST_FIGURE_FALLS_SHORT.code: _Said(
        plural(
            "Its target is missed by the last figure known; there is none for the deadline.",
            "Each of its {number} targets is missed by the last figure known; there is none for the "
            "deadline.",
        ),
        plural(
            "{number} is missed by the last figure before the deadline",
            "{number} are missed by the last figures before the deadline",
        ),
    ),
    TARGET_UNRATED.code: _Said(
        plural("Its target cannot be rated.", "None of its {number} targets can be rated."),
        plural("{number} cannot be rated", "{number} cannot be rated"),
    ),
}
_DELIVERABLES = {
    DONE.code: _Said(
        plural("Its deliverable is done.", "Each of its {number} deliverables is done."),
        plural("{number} is done", "{number} are done"),
    ),
    DONE_BEFORE_RELEASE.code: _Said(
        plural(
            "Its deliverable was done before the plan came out.",
            "Each of its {number} deliverables was done before the plan came out.",
        ),
        plural("{number} was done before the plan came out", "{number} were done before the plan came out"),
    ),
    ADOPTED_NOT_IN_FORCE.code: _Said(
        plural(
            "Its deliverable was adopted and is not yet in force.",
            "Each of its {number} deliverables was adopted and is not yet in force.",
        ),
        plural(
            "{number} was adopted and is not yet in force", "{number} were adopted and are not yet in force"
        ),
    ),
    DONE_LATE.code: _Said(
        plural(
            "Its deliverable was done after the deadline.",
            "Each of its {number} deliverables was done after the deadline.",
        ),
        plural("{number} was done after the deadline", "{number} were done after the deadline"),
    ),
    STARTED.code: _Said(
        plural(
            "Its deliverable was started; nothing shows that it was finished.",
            "Each of its {number} deliverables was started; nothing shows that one was finished.",
        ),
        plural("{number} was started", "{number} were started"),
    ),
    NO_EVIDENCE_FOUND.code: _Said(
        plural(
            "Its deliverable was searched for, and no evidence of it was found.",
            "Its {number} deliverables were searched for, and no evidence of any was found.",
        ),
        plural("of {number} no evidence was found", "of {number} no evidence was found"),
    ),
    NOT_SEARCHED.code: _Said(
        plural(
            "Nobody has searched for its deliverable.",
            "Nobody has searched for any of its {number} deliverables.",
        ),
        plural("for {number} nobody has searched", "for {number} nobody has searched"),
    ),
    DONE_UNRATED.code: _Said(
        plural("Its deliverable cannot be rated.", "None of its {number} deliverables can be rated."),
        plural("{number} cannot be rated", "{number} cannot be rated"),
    ),
}
_OF_TARGETS = msgid("Of its {count} targets, {told}.")
_OF_DELIVERABLES = msgid("Of its {count} deliverables, {told}.")


def commitment_sentence(
    context: PageContext, evaluability: str, targets: Sequence[str], deliverables: Sequence[str]
) -> str:
    """The answer first, in a sentence or two.

    Args:
        context: the book and the language.
        evaluability: what kind of promise it is.
        targets: the answer about each of its targets.
        deliverables: the answer about each of its deliverables.
    """
    if targets or deliverables:
        told = (
            _told(context, targets, _TARGETS, _OF_TARGETS),
            _told(context, deliverables, _DELIVERABLES, _OF_DELIVERABLES),
        )
        return context.language.sentences(told)
    return context.say(
        msgid("It {gloss}. Whether it was kept cannot be rated."),
        gloss=context.say(words.EVALUABILITY_GLOSS[evaluability]),
    )


def _told(context: PageContext, answers: Sequence[str], said: dict[str, _Said], of: str) -> str:
    """The answers of one kind in a sentence; nothing where there are none."""
    counts = [(code, answers.count(code)) for code in said if code in answers]
    if not counts:
        return ""
    say_many = context.language.say_many
    if len(counts) == 1:
        code, count = counts[0]
        return say_many(said[code].all, count)
    told = context.language.list(say_many(said[code].some, count) for code, count in counts)
    return context.say(of, count=len(answers), told=told)


_NO_DELIVERABLE = msgid(
    "The plan promises no dated thing here, such as a law or a report, and no panel has coded whether it was "
    "carried out."
)
_ALIKE = {
    DONE_ANSWERS.question: msgid(
        "Each of its {count} deliverables has this answer, with its reason beside it."
    ),
    TARGET_ANSWERS.question: msgid("Each of its {count} targets has this answer, with its reason beside it."),
}


def why_answered(context: PageContext, question: str, answers: Sequence[str], *, coded: bool = False) -> str:
    """Why a commitment has its answer, where that of its weakest part would not say it; empty else.

    Args:
        context: the book and the language.
        question: the question.
        answers: the answers about the parts that decide it.
        coded: whether a panel has judged the commitment; then the answer's own reason says so.
    """
    if coded and not answers:
        return ""
    if question == DONE_ANSWERS.question and not answers:
        return context.say(_NO_DELIVERABLE)
    if question in _ALIKE and len(answers) > 1 and len(set(answers)) == 1:
        return context.say(_ALIKE[question], count=len(answers))
    return ""


_EITHER_SIDE = msgid(
    "No exact day is known: if it was before the plan came out ({released}), it would count as done before "
    "the plan."
)


def why_done(context: PageContext, verdict: DeliverableVerdict) -> str:
    """Why a deliverable has its answer, and that its day may lie before the plan where nobody knows it."""
    told = context.explain(verdict.reason)
    if verdict.verdict != DONE.code or not verdict.date:
        return told
    day, released = PartialDate.parse(verdict.date), PartialDate.parse(context.book.plan.released).first
    if not day.first < released <= day.last:
        return told
    doubt = context.say(_EITHER_SIDE, released=context.day(released.isoformat()))
    return context.language.sentences((told, doubt))
