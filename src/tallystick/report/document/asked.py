"""The tables of the periodic review: what was done about each recommendation half way, and what is left."""

from collections.abc import Iterable, Iterator

from tallystick.base.reasons import msgid, plural
from tallystick.recommendations.coding import (
    ANSWERED,
    PARTLY,
    MappedRecommendation,
    mapped,
)
from tallystick.register.recommendations import TAKEN_ON
from tallystick.report.context import PageContext
from tallystick.report.document.model import ReportHeading, ReportPiece, ReportTable, ReportWords
from tallystick.report.views.asked import RecommendationRow, asked_row
from tallystick.report.views.chapters import CommitmentRow

_WIDTHS = (2, 5, 3, 5, 5)


def midterm_table(context: PageContext) -> Iterator[ReportPiece]:
    """Each accepted recommendation of the latest cycle with what was done about it, then the others."""
    rows = _latest(context)
    say = context.say
    yield ReportHeading(1, say(msgid("What was done about the recommendations of the review")))
    taken = [one for one in rows if one.asked.response in TAKEN_ON]
    yield ReportWords(
        context.language.say_many(
            plural(
                "{number} recommendation of this cycle was accepted, in full or in part.",
                "{number} recommendations of this cycle were accepted, in full or in part.",
            ),
            len(taken),
        )
    )
    yield _table(context, say(msgid("Accepted recommendations")), taken)
    others = [one for one in rows if one.asked.response not in TAKEN_ON]
    if others:
        yield ReportHeading(1, say(msgid("Recommendations that were not accepted, or without an answer")))
        yield _table(context, say(msgid("Other recommendations")), others)


def next_review_list(context: PageContext) -> Iterator[ReportPiece]:
    """What the next review will ask about: accepted ones that no commitment answers in full, or not known."""
    say = context.say
    rows = [one for one in _latest(context) if one.asked.response in TAKEN_ON and one.state != ANSWERED]
    yield ReportHeading(1, say(msgid("For the next review")))
    yield ReportWords(
        say(
            msgid(
                "Accepted, and by the word of two coders not answered in full by a commitment, or not yet "
                "coded by two. What was done outside the plan has to be told here by hand."
            )
        )
    )
    partly = [one for one in rows if one.state == PARTLY]
    yield _table(context, say(msgid("Answered in part")), partly)
    yield _table(
        context, say(msgid("Not answered, or not known")), [one for one in rows if one.state != PARTLY]
    )


def _latest(context: PageContext) -> list[MappedRecommendation]:
    """The recommendations of the latest cycle of the review that still stand."""
    rows = [one for one in mapped(context.book.package) if one.asked.mechanism == "upr" and one.asked.stands]
    last = max((one.asked.cycle or 0 for one in rows), default=0)
    return [one for one in rows if (one.asked.cycle or 0) == last]


def _table(context: PageContext, caption: str, rows: Iterable[MappedRecommendation]) -> ReportPiece:
    say = context.say
    told = tuple(_cells(context, asked_row(context, one)) for one in rows)
    if not told:
        return ReportWords(say(msgid("{list}: none."), list=caption))
    head = (
        say(msgid("Number")),
        say(msgid("What is asked, and by whom")),
        say(msgid("The State's answer")),
        say(msgid("What the plan promises")),
        say(msgid("What was done")),
    )
    return ReportTable(caption, head, told, _WIDTHS)


def _cells(context: PageContext, row: RecommendationRow) -> tuple[str, ...]:
    say, sentences = context.say, context.language.sentences
    who = say(msgid("({who})"), who=row.made_by) if row.made_by else ""
    promised = [say(msgid("{id} {title}"), id=one.id, title=one.title) for one in row.commitments]
    return (
        row.id,
        " ".join(filter(None, (row.asked, who))),
        sentences(filter(None, (row.response, row.reason))),
        context.language.list(promised, ",") if promised else row.state,
        context.language.list([_answers(context, one) for one in row.commitments], ",") if promised else "",
    )


def _answers(context: PageContext, one: CommitmentRow) -> str:
    """A commitment's three answers, never merged."""
    return context.say(
        msgid("{id}: done? {done}; target met? {met}; right enjoyed? {enjoyed}"),
        id=one.id,
        done=one.done.word,
        met=one.met.word,
        enjoyed=one.enjoyed.word,
    )
