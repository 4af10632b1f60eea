"""The indicator system: what is covered by chapter and kind, how good it is, and every indicator."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.assessment.indicators.model import CHECKS, STANDINGS, Coverage
from tallystick.register.indicators import INDICATOR_KINDS
from tallystick.report.desk import Desk
from tallystick.report.gauges import OTHERS, Gauges
from tallystick.report.views.gauge import GaugeEntry, TrendLine, gauge_entry, trend_line
from tallystick.voice import indicator_words as words
from tallystick.voice.language import msgid
from tallystick.voice.packing import Numbered, numbered

_QUESTIONS = ("done", "target_met", "right_enjoyed")


@dataclass(frozen=True, slots=True)
class KindRow:
    """For a part of the plan and a kind, how many commitments stand how; the sum is all its commitments."""

    kind: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PartRow:
    """A chapter, or the whole plan, with its three kinds."""

    title: str
    path: str
    commitments: int
    kinds: tuple[KindRow, ...]


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question, and for how many commitments an indicator would answer it."""

    name: str
    would: int
    published: int
    total: int


@dataclass(frozen=True, slots=True)
class TrendRow:
    """An observed trend with the indicator and commitment that it belongs to."""

    title: str
    path: str
    commitment: tuple[str, str]
    line: TrendLine


@dataclass(frozen=True, slots=True)
class IndicatorsPage:
    """The index of the indicator system."""

    sentence: str
    kinds: tuple[tuple[str, str], ...]
    standings: tuple[tuple[str, str], ...]
    parts: tuple[PartRow, ...]
    questions: tuple[QuestionRow, ...]
    checks: tuple[tuple[str, str, int], ...]
    total: int
    homes: tuple[tuple[str, int], ...]
    trends: tuple[TrendRow, ...]
    trend_sentence: str
    shelves: tuple[tuple[str, str, int], ...]
    letters: str


@dataclass(frozen=True, slots=True)
class GaugesPage:
    """One page of a shelf of indicators."""

    name: str
    sentence: str
    entries: tuple[GaugeEntry, ...]
    pages: Numbered


def indicators_page(desk: Desk, gauges: Gauges) -> IndicatorsPage:
    """The index."""
    say = desk.say
    return IndicatorsPage(
        sentence=_sentence(desk, gauges),
        kinds=tuple((say(words.KIND[one]), say(words.KIND_GLOSS[one])) for one in INDICATOR_KINDS),
        standings=tuple((say(words.STANDING[one]), say(words.STANDING_GLOSS[one])) for one in STANDINGS),
        parts=tuple(_parts(desk, gauges)),
        questions=tuple(_questions(desk)),
        checks=tuple(_checks(desk)),
        total=len(desk.book.assessment.quality),
        homes=tuple(_homes(desk, gauges)),
        trends=tuple(_trends(desk, gauges)),
        trend_sentence=_trend_sentence(desk),
        shelves=tuple(
            (shelf_name(desk, shelf), gauges.shelf_path(shelf), sum(len(page) for page in pages))
            for shelf, pages in gauges.shelves.items()
        ),
        letters=desk.path("questions/index.html") if gauges.asked else "",
    )


def shelf_pages(desk: Desk, gauges: Gauges, shelf: str) -> tuple[tuple[str, GaugesPage], ...]:
    """The pages of a shelf."""
    pages = gauges.shelves[shelf]
    total = sum(len(page) for page in pages)
    return tuple(
        (
            gauges.shelf_path(shelf, number),
            GaugesPage(
                name=shelf_name(desk, shelf),
                sentence=_shelf_sentence(desk, shelf, total),
                entries=tuple(gauge_entry(desk, gauges, one) for one in page),
                pages=numbered(gauges.shelf_path(shelf), len(pages), number),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def shelf_name(desk: Desk, shelf: str) -> str:
    """What a shelf is called."""
    return desk.say(msgid("Other measures")) if shelf == OTHERS else desk.part_title(shelf)


def _shelf_sentence(desk: Desk, shelf: str, total: int) -> str:
    if shelf == OTHERS:
        return desk.say(
            msgid(
                "{total} indicators that serve no commitment: other measures, goals and context of targets."
            ),
            total=total,
        )
    return desk.say(
        msgid("{total} indicators whose first commitment stands in this chapter, in its order."), total=total
    )


def _sentence(desk: Desk, gauges: Gauges) -> str:
    total = len(desk.book.commitments)
    if not gauges.package.commitment_indicators:
        return desk.say(
            msgid("This plan has no indicator system: none of its {total} commitments has an indicator."),
            total=total,
        )
    counts = Counter(one.availability for one in gauges.package.commitment_indicators)
    return desk.say(
        msgid(
            "{indicators} indicators would show what became of {covered} of {total} commitments. Of {links} "
            "values that they need, {published} were found published, {partly} in part; {unread} stand in "
            "public texts that nobody has read yet, and {asked} would have to be asked for."
        ),
        indicators=len(gauges.uses),
        covered=len(gauges.links_of),
        total=total,
        links=sum(counts.values()),
        published=counts["published"],
        partly=counts["partly"],
        unread=counts["public_not_read"],
        asked=counts["not_published"],
    )


def _parts(desk: Desk, gauges: Gauges) -> Iterable[PartRow]:
    book = desk.book
    chapter = {one.id: book.chapter_of(one.section).id for one in book.commitments.values()}
    rows = book.assessment.coverage
    for one in book.chapters:
        inside = [row for row in rows if chapter[row.commitment] == one.id]
        path = gauges.shelf_path(one.id) if one.id in gauges.shelves else desk.part_path(one.id)
        yield _part(desk, desk.part_title(one.id), path, inside)
    yield _part(desk, desk.say(msgid("The whole plan")), "", list(rows))


def _part(desk: Desk, title: str, path: str, rows: list[Coverage]) -> PartRow:
    kinds = []
    for kind in INDICATOR_KINDS:
        counts = Counter(getattr(one, kind) for one in rows)
        kinds.append(KindRow(desk.say(words.KIND[kind]), tuple(counts[one] for one in STANDINGS)))
    return PartRow(title, path, len(rows), tuple(kinds))


def _questions(desk: Desk) -> Iterable[QuestionRow]:
    rows = desk.book.assessment.coverage
    for name in _QUESTIONS:
        would = sum(getattr(one, name) > 0 for one in rows)
        published = sum(getattr(one, f"{name}_published") > 0 for one in rows)
        yield QuestionRow(desk.say(words.QUESTION[name]), would, published, len(rows))


def _checks(desk: Desk) -> Iterable[tuple[str, str, int]]:
    rows = desk.book.assessment.quality
    for name in CHECKS:
        count = sum(getattr(one, name) for one in rows)
        yield desk.say(words.CHECK[name]), desk.say(words.CHECK_GLOSS[name]), count


def _homes(desk: Desk, gauges: Gauges) -> Iterable[tuple[str, int]]:
    counts = Counter(gauges.indicators[name].home_scheme for name in gauges.uses)
    for code, name in words.HOME.items():
        if counts[code]:
            yield desk.say(name), counts[code]


def _trends(desk: Desk, gauges: Gauges) -> Iterable[TrendRow]:
    """The country's trends; those with too few years are on their commitments' pages."""
    for one in desk.book.assessment.trends:
        if one.trend != "too_few_years" and one.area == desk.book.plan.country:
            title = gauges.indicators[one.indicator].title
            to = desk.commitment_path(one.commitment), one.commitment
            yield TrendRow(title, gauges.path(one.indicator), to, trend_line(desk, one))


def _trend_sentence(desk: Desk) -> str:
    book = desk.book
    seen = {one.commitment for one in book.assessment.trends if one.trend != "too_few_years"}
    directional = {one.id for one in book.commitments.values() if one.evaluability == "directional"}
    return desk.say(
        msgid(
            "{count} of {directional} directional commitments have figures of years enough. An observed "
            "trend is no answer to “target met?” and none to “right enjoyed?”."
        ),
        count=len(seen & directional),
        directional=len(directional),
    )
