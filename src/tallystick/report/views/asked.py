"""Lists of what others asked: each with the State's answer, what answers it, and how that stands."""

from dataclasses import dataclass

from tallystick.base.reasons import msgid, plural
from tallystick.recommendations.coding import MappedRecommendation
from tallystick.register.recommendations import RecommendationLink
from tallystick.report.asked import AskedBook
from tallystick.report.asked_words import MAPPED, RESPONSE
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.chapters import CommitmentRow, answers_row
from tallystick.report.views.statements import Origin, origin
from tallystick.voice.packing import Numbered, numbered, page_path

#: The most recommendations on a page; fewer where it would be too long.
_ROWS = 20


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """A recommendation or concern on a page.

    Attributes:
        id: its identifier, and its place on the page.
        kind: whether it asks or objects.
        place: its document and paragraph.
        date: the document's date.
        made_by: who made it.
        asked: what is asked.
        response: what the State answered, and when.
        reason: the State's own reason.
        state: how the plan stands to it.
        commitments: the commitments that answer it, with their answers.
        against: those that go against it.
        notes: what a reader should know of it.
        origins: where it and the answer were read.
    """

    id: str
    kind: str
    place: str
    date: str
    made_by: str
    asked: str
    response: str
    reason: str
    state: str
    commitments: tuple[CommitmentRow, ...]
    against: tuple[CommitmentRow, ...]
    notes: tuple[str, ...]
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class AskedListPage:
    """One page of a list of recommendations; the sentence speaks of the whole list."""

    number: int
    pages: Numbered
    sentence: str
    index: str
    rows: tuple[RecommendationRow, ...]


def asked_list_pages(
    context: PageContext, book: AskedBook, way: str, name: str
) -> tuple[tuple[str, AskedListPage], ...]:
    """The pages of one part of a way of sorting."""
    others = book.other_names(way, name)
    also = msgid("Documents also call it {names}.")
    sentence = context.say(also, names=context.language.list(others, ",")) if others else ""
    return listed(context, book.path(way, name), book.ways[way][name], sentence=sentence)


def listed(
    context: PageContext,
    first: str,
    rows: tuple[MappedRecommendation, ...],
    none: str = "",
    *,
    sentence: str = "",
) -> tuple[tuple[str, AskedListPage], ...]:
    """The pages of a list of recommendations.

    Args:
        context: what pages are drawn with.
        first: the path of the first page.
        rows: the recommendations.
        none: what is said where there is none.
        sentence: what is said first of all of them, before how many they are.
    """
    pages = context.sharing.share(first, rows, _ROWS)
    names = spans(context.language, [[one.asked.asked for one in page] for page in pages])
    many = context.language.say_many(
        plural("{number} recommendation or concern.", "{number} recommendations and concerns."), len(rows)
    )
    told = context.language.sentences(filter(None, (sentence, many, _apart(context, rows)))) if rows else none
    index = context.path("recommendations/index.html")
    return tuple(
        (
            page_path(first, number),
            AskedListPage(
                number,
                numbered(first, names, number),
                told,
                index,
                tuple(asked_row(context, one) for one in page),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _apart(context: PageContext, rows: tuple[MappedRecommendation, ...]) -> str:
    """How many of a list stand by themselves no more, so that they are not counted; empty where all do."""
    apart = sum(not one.asked.stands for one in rows)
    forms = plural(
        "{number} of them was withdrawn or merged into another.",
        "{number} of them were withdrawn or merged into others.",
    )
    return context.language.say_many(forms, apart) if apart else ""


def asked_row(context: PageContext, one: MappedRecommendation) -> RecommendationRow:
    """A recommendation as pages show it."""
    asked, say = one.asked, context.say
    kind = say(msgid("Concern")) if asked.kind == "concern" else say(msgid("Recommendation"))
    place = (
        say(msgid("{document}, paragraph {paragraph}"), document=asked.document, paragraph=asked.paragraph)
        if asked.paragraph
        else asked.document
    )
    response = say(RESPONSE[asked.response])
    if asked.responded is not None:
        response = say(
            msgid("{answer} ({date})"), answer=response, date=context.language.date(asked.responded)
        )
    sources = dict.fromkeys(filter(None, (asked.source, asked.response_source)))
    return RecommendationRow(
        id=asked.id,
        kind=kind,
        place=place,
        date=context.language.date(asked.date) if asked.date else "",
        made_by=context.language.list(asked.made_by, ",") if asked.made_by else "",
        asked=asked.asked,
        response=response if asked.kind == "recommendation" or asked.response else "",
        reason=asked.reason or "",
        state=say(MAPPED[one.state]),
        commitments=_commitments(context, one.links),
        against=_commitments(context, one.against),
        notes=tuple(_notes(context, one)),
        origins=tuple(origin(context, context.book.sources[name]) for name in sources),
    )


def _commitments(context: PageContext, links: tuple[RecommendationLink, ...]) -> tuple[CommitmentRow, ...]:
    named = dict.fromkeys(link.commitment for link in links if link.commitment)
    return tuple(answers_row(context, context.book.commitments[name]) for name in named)


def _notes(context: PageContext, one: MappedRecommendation) -> list[str]:
    asked, say = one.asked, context.say
    found = []
    if asked.withdrawn is not None:
        found.append(say(msgid("Withdrawn on {date}."), date=context.language.date(asked.withdrawn)))
    if asked.merged_into is not None:
        found.append(say(msgid("Merged into {other}."), other=asked.merged_into))
    if asked.due is not None:
        found.append(say(msgid("To be reported on by {date}."), date=context.language.date(asked.due)))
    if asked.under is not None:
        found.append(
            say(
                msgid("Taken on under “{commitment}”."),
                commitment=context.book.commitments[asked.under].title,
            )
        )
    if asked.cluster is not None:
        found.append(say(msgid("Followed together with others as {name}."), name=asked.cluster))
    if asked.note:
        found.append(context.noted(asked.note))
    return found
