"""What others asked, at a glance: how many, what the plan leaves out, how far that is known, the lists."""

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.base.reasons import msgid, plural
from tallystick.recommendations.coding import (
    DIFFER,
    NOT_CODED,
    UNANSWERED,
    MappedRecommendation,
    OmissionCount,
    articles_unanswered,
)
from tallystick.report.asked import GROUPS, MECHANISMS, THEMES, WAY_TITLES, WAYS, AskedBook
from tallystick.report.asked_words import COMMUNICATION, REPLY
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.asked import AskedListPage, listed
from tallystick.report.views.statements import Origin, origin
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under

_LINKS, _COUNTS, _LETTERS = 240, 60, 40


@dataclass(frozen=True, slots=True)
class OmissionRow:
    """How many of one kind no commitment answers: by two coders' word, if anybody coded, and at most."""

    name: str
    path: str
    asked: int
    least: int | None
    most: int
    doubt: str


@dataclass(frozen=True, slots=True)
class AskedIndexPage:
    """One page of the ways to what was asked.

    Attributes:
        number: which page it is.
        pages: all of them.
        sentences: what is said first: how many, what is left out, how far it is known.
        articles: the treaty articles that recommendations rest on and no commitment is linked to.
        omitted: where the omissions are listed.
        against: where commitments stand that go against a recommendation.
        counts: where the counts stand.
        review: where the review stands half way, with what was done.
        next_review: where it stands what is left for the next review.
        letters: where letters and parallel reports stand.
        blocks: each way with its parts: name, path, how many.
    """

    number: int
    pages: Numbered
    sentences: tuple[str, ...]
    articles: str
    omitted: str
    against: str
    counts: str
    review: str
    next_review: str
    letters: str
    blocks: tuple[tuple[str, tuple[tuple[str, str, int], ...]], ...]


@dataclass(frozen=True, slots=True)
class OmissionPage:
    """One page of the counts of what is left out."""

    number: int
    pages: Numbered
    index: str
    blocks: tuple[tuple[str, tuple[OmissionRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter or a parallel report."""

    title: str
    who: str
    date: str
    told: str
    url: str
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class LettersPage:
    """One page of the letters of special procedures and of parallel reports."""

    number: int
    pages: Numbered
    index: str
    blocks: tuple[tuple[str, tuple[LetterRow, ...]], ...]


def asked_index_pages(context: PageContext, book: AskedBook) -> tuple[tuple[str, AskedIndexPage], ...]:
    """The pages of the ways to what was asked; the first says what the plan leaves out."""
    first = context.path("recommendations/index.html")
    rows = [
        one
        for way in WAYS
        for one in under(
            context.say(WAY_TITLES[way]),
            [
                (book.title(way, name), book.path(way, name), len(some))
                for name, some in book.ways[way].items()
            ],
        )
        if one[1] is not None
    ]
    pages = context.sharing.share(first, rows, _LINKS)
    names = spans(context.language, [[way for way, _ in page] for page in pages])
    package = context.book.package
    letters = package.communications or package.parallel_reports
    return tuple(
        (
            page_path(first, number),
            AskedIndexPage(
                number=number,
                pages=numbered(first, names, number),
                sentences=tuple(omission_sentences(context, book)) if number == 1 else (),
                articles=context.language.list(articles_unanswered(package), ","),
                omitted=context.path("recommendations/unanswered.html"),
                against=context.path("recommendations/against.html") if _against(book) else "",
                counts=context.path("recommendations/counts.html"),
                review=context.path("recommendations/review.html") if book.reviewed else "",
                next_review=context.path("recommendations/next-review.html") if book.reviewed else "",
                letters=context.path("recommendations/letters.html") if letters else "",
                blocks=by_heading(page),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def omission_sentences(context: PageContext, book: AskedBook) -> Iterator[str]:
    """How many recommendations stand, how many no commitment answers, and how far that is known."""
    counts, say_many = book.all, context.language.say_many
    yield say_many(
        plural(
            "{number} recommendation or concern still stands.",
            "{number} recommendations and concerns still stand.",
        ),
        counts.asked,
    )
    yield from _left_out(context, counts)
    apart = len(book.rows) - counts.asked
    if apart:
        yield say_many(
            plural(
                "{number} more was withdrawn or merged into another, and is not counted.",
                "{number} more were withdrawn or merged into others, and are not counted.",
            ),
            apart,
        )


def _left_out(context: PageContext, counts: OmissionCount) -> Iterator[str]:
    """How many of what still stands no commitment answers, and how far that is known."""
    if counts.states[NOT_CODED] == counts.asked:
        nobody = msgid("No two people have said yet whether a commitment of the plan answers any of them.")
        yield context.say(nobody)
        return
    if counts.least:
        forms = plural(
            "By the word of two people no commitment of the plan answers {number} of them.",
            "By the word of two people no commitment of the plan answers {number} of them.",
        )
        yield context.language.say_many(forms, counts.least)
    else:
        yield context.say(msgid("Of none do two coders say that no commitment of the plan answers it."))
    yield _doubt(context, counts)


def _doubt(context: PageContext, counts: OmissionCount) -> str:
    """How many more may be left out than two coders agree on; empty where they agree on all."""
    say_many, told = context.language.say_many, []
    if differ := counts.states[DIFFER]:
        told.append(say_many(plural("coders differ on {number}", "coders differ on {number}"), differ))
    if waiting := counts.states[NOT_CODED]:
        forms = plural("{number} is not yet coded by two", "{number} are not yet coded by two")
        told.append(say_many(forms, waiting))
    if not told:
        return ""
    doubt = msgid("It may be up to {most}, for {told}.")
    return context.say(doubt, most=counts.most, told=context.language.list(told))


def _against(book: AskedBook) -> tuple[MappedRecommendation, ...]:
    return tuple(one for one in book.rows if one.against)


def unanswered_pages(context: PageContext, book: AskedBook) -> tuple[tuple[str, AskedListPage], ...]:
    """What no commitment answers, by the word of two people, with the State's own reason."""
    rows = tuple(one for one in book.rows if one.state == UNANSWERED and one.asked.stands)
    none = context.language.sentences(tuple(_left_out(context, book.all)))
    return listed(context, context.path("recommendations/unanswered.html"), rows, none)


def against_pages(context: PageContext, book: AskedBook) -> tuple[tuple[str, AskedListPage], ...]:
    """Recommendations that a commitment goes against."""
    return listed(context, context.path("recommendations/against.html"), _against(book))


def count_pages(context: PageContext, book: AskedBook) -> tuple[tuple[str, OmissionPage], ...]:
    """How many are left out by mechanism, theme and group."""
    first = context.path("recommendations/counts.html")
    pages = context.sharing.share(first, omission_rows(context, book), _COUNTS)
    names = spans(context.language, [[row.name for _, row in page] for page in pages])
    index = context.path("recommendations/index.html")
    return tuple(
        (
            page_path(first, number),
            OmissionPage(number, numbered(first, names, number), index, by_heading(page)),
        )
        for number, page in enumerate(pages, 1)
    )


def omission_rows(context: PageContext, book: AskedBook) -> list[tuple[str, OmissionRow]]:
    """How many are left out by mechanism, theme and group, each below the title of its way of sorting."""
    return [
        (context.say(WAY_TITLES[way]), _omission(context, book, way, one))
        for way in (MECHANISMS, THEMES, GROUPS)
        for one in book.counts(way)
    ]


def _omission(context: PageContext, book: AskedBook, way: str, one: OmissionCount) -> OmissionRow:
    return OmissionRow(
        book.title(way, one.name),
        book.path(way, one.name),
        one.asked,
        None if one.states[NOT_CODED] == one.asked else one.least,
        one.most,
        _doubt(context, one),
    )


def letters_pages(context: PageContext) -> tuple[tuple[str, LettersPage], ...]:
    """The letters of special procedures with their replies, and parallel reports."""
    first = context.path("recommendations/letters.html")
    rows = list(_letters(context))
    pages = context.sharing.share(first, rows, _LETTERS)
    names = spans(context.language, [[row.title for _, row in page] for page in pages])
    index = context.path("recommendations/index.html")
    return tuple(
        (
            page_path(first, number),
            LettersPage(number, numbered(first, names, number), index, by_heading(page)),
        )
        for number, page in enumerate(pages, 1)
    )


def _letters(context: PageContext) -> Iterator[tuple[str, LetterRow]]:
    say, sources = context.say, context.book.sources
    date, joined = context.language.date, context.language.list
    for one in context.book.package.communications:
        told = say(REPLY[one.reply])
        if one.replied is not None:
            told = say(msgid("{answer} ({date})"), answer=told, date=date(one.replied))
        named = [sources[name] for name in (one.source, one.reply_source) if name]
        who = joined(one.sent_by, ",") if one.sent_by else ""
        title = say(msgid("{kind}: {subject}"), kind=say(COMMUNICATION[one.kind]), subject=one.subject)
        origins = tuple(origin(context, source) for source in named)
        yield (
            say(msgid("Letters of special procedures")),
            LetterRow(title, who, date(one.date), told, "", origins),
        )
    for report in context.book.package.parallel_reports:
        told = say(msgid("To: {body}"), body=report.sent_to)
        who = joined(report.made_by, ",")
        title = report.title or say(msgid("A parallel report"))
        origins = (origin(context, sources[report.source]),) if report.source else ()
        yield (
            say(msgid("Parallel reports")),
            LetterRow(title, who, date(report.date), told, report.url or "", origins),
        )
