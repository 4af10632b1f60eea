"""The tables of the periodic review: what was done about each recommendation half way, and what is left."""

from collections.abc import Iterable, Iterator

from tallystick.base.reasons import msgid
from tallystick.recommendations.coding import (
    PARTLY,
    UNANSWERED,
    MappedRecommendation,
    articles_unanswered,
    for_next_review,
    mapped,
    of_latest_review,
)
from tallystick.register.recommendations import TAKEN_ON
from tallystick.report.asked import AskedBook
from tallystick.report.context import PageContext
from tallystick.report.document.model import ReportHeading, ReportPiece, ReportTable, ReportWords
from tallystick.report.views.asked import RecommendationRow, asked_row
from tallystick.report.views.asked_index import omission_rows, omission_sentences
from tallystick.report.views.asked_review import FOR_NEXT_REVIEW, accepted_sentence
from tallystick.report.views.chapters import CommitmentRow

_WIDTHS = (3, 5, 3, 5, 5)


def midterm_table(context: PageContext) -> Iterator[ReportPiece]:
    """Each accepted recommendation of the latest cycle with what was done about it, then the others."""
    rows = of_latest_review(mapped(context.book.package))
    say = context.say
    yield ReportHeading(1, say(msgid("What was done about the recommendations of the review")))
    taken = [one for one in rows if one.asked.response in TAKEN_ON]
    yield ReportWords(accepted_sentence(context, rows))
    yield _table(context, say(msgid("Accepted recommendations")), taken)
    others = [one for one in rows if one.asked.response not in TAKEN_ON]
    if others:
        yield ReportHeading(1, say(msgid("Recommendations that were not accepted, or without an answer")))
        yield _table(context, say(msgid("Other recommendations")), others)


def omissions(context: PageContext) -> Iterator[ReportPiece]:
    """What others asked that no commitment answers by the word of two people, and how far that is known."""
    if not context.book.package.recommendations:
        return
    say, book = context.say, AskedBook(context)
    yield ReportHeading(1, say(msgid("What others asked, and the plan leaves out")))
    yield ReportWords(context.language.sentences(tuple(omission_sentences(context, book))))
    left_out = [one for one in book.rows if one.state == UNANSWERED and one.asked.stands]
    if left_out:
        yield _table(context, say(msgid("What no commitment answers")), left_out)
    opposed = [one for one in book.rows if one.against]
    if opposed:
        yield _against(context, opposed)
    articles = articles_unanswered(context.book.package)
    if articles:
        told = msgid(
            "Treaty articles that recommendations rest on and no commitment is linked to: {articles}."
        )
        yield ReportWords(say(told, articles=context.language.list(articles, ",")))
    yield _counts(context, book)


def _against(context: PageContext, rows: Iterable[MappedRecommendation]) -> ReportTable:
    say = context.say
    told = []
    for one in rows:
        row = asked_row(context, one)
        promised = [say(msgid("{id} {title}"), id=each.id, title=each.title) for each in row.against]
        told.append((row.id, _asked(context, row), row.response, context.language.list(promised, ",")))
    head = (
        say(msgid("Number")),
        say(msgid("What is asked, and by whom")),
        say(msgid("The State's answer")),
        say(msgid("What goes against it")),
    )
    caption = say(msgid("Commitments that go against a recommendation"))
    return ReportTable(caption, head, tuple(told), (2, 5, 3, 5))


def _counts(context: PageContext, book: AskedBook) -> ReportTable:
    """How many by mechanism, theme and group: at least by two coders' word, and at most."""
    say, whole = context.say, context.language.whole
    rows = tuple(
        (
            say(msgid("{way}: {name}"), way=way, name=one.name),
            whole(one.asked),
            say(msgid("not yet coded")) if one.least is None else whole(one.least),
            whole(one.most),
            one.doubt,
        )
        for way, one in omission_rows(context, book)
    )
    head = (
        say(msgid("Asked of")),
        say(msgid("How many")),
        say(msgid("Left out, by two coders")),
        say(msgid("Left out at most")),
        say(msgid("Why at most")),
    )
    caption = say(msgid("How many, by mechanism, theme and group"))
    return ReportTable(caption, head, rows, (5, 2, 2, 2, 6), frozenset({1, 2, 3}))


def next_review_list(context: PageContext) -> Iterator[ReportPiece]:
    """What the next review will ask about: accepted ones that no commitment answers in full, or not known."""
    say = context.say
    rows = for_next_review(mapped(context.book.package))
    yield ReportHeading(1, say(msgid("For the next review")))
    yield ReportWords(say(FOR_NEXT_REVIEW))
    partly = [one for one in rows if one.state == PARTLY]
    yield _table(context, say(msgid("Answered in part")), partly)
    yield _table(
        context, say(msgid("Not answered, or not known")), [one for one in rows if one.state != PARTLY]
    )


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


def _number(context: PageContext, row: RecommendationRow) -> str:
    """Its identifier, and where it stands in the document of the mechanism."""
    return context.say(msgid("{id} ({place})"), id=row.id, place=row.place)


def _asked(context: PageContext, row: RecommendationRow) -> str:
    who = context.say(msgid("({who})"), who=row.made_by) if row.made_by else ""
    return " ".join(filter(None, (row.asked, who)))


def _cells(context: PageContext, row: RecommendationRow) -> tuple[str, ...]:
    say = context.say
    promised = [say(msgid("{id} {title}"), id=one.id, title=one.title) for one in row.commitments]
    named = context.language.list(promised, ",")
    return (
        _number(context, row),
        _asked(context, row),
        say(msgid("{answer}. {why}"), answer=row.response, why=row.reason) if row.reason else row.response,
        say(msgid("{state}: {commitments}"), state=row.state, commitments=named) if promised else row.state,
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
