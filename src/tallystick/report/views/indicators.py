"""The indicator system: what is covered by chapter and kind, how good it is, and every indicator."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tallystick.assessment.indicators.model import CHECKS, STANDINGS, Coverage
from tallystick.base.reasons import msgid, plural
from tallystick.register.indicators import INDICATOR_KINDS
from tallystick.report.context import PageContext
from tallystick.report.indicator_system import OTHERS, IndicatorSystem
from tallystick.report.spans import spans
from tallystick.report.views.composite import composite_paths
from tallystick.report.views.indicator import IndicatorEntry, TrendLine, indicator_entry, trend_line
from tallystick.voice import indicator_words as words
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under

#: The most chapters, trends and shelves on a page of the index.
_ROWS = 40
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


#: What a shelf is called, where it begins and how many indicators are on it.
Shelf = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class IndicatorsPage:
    """One page of the index of the indicator system; the later ones have further chapters and trends."""

    number: int
    pages: Numbered
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
    shelves: tuple[Shelf, ...]
    letters: str
    indices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class IndicatorShelfPage:
    """One page of a shelf of indicators."""

    name: str
    sentence: str
    entries: tuple[IndicatorEntry, ...]
    pages: Numbered


def indicators_pages(context: PageContext, system: IndicatorSystem) -> tuple[tuple[str, IndicatorsPage], ...]:
    """The pages of the index."""
    shelves = (
        (shelf_name(context, shelf), system.shelf_path(shelf), len(rows))
        for shelf, rows in system.shelves.items()
    )
    listed: list[tuple[str, PartRow | TrendRow | Shelf | None]] = [
        *under("parts", _parts(context, system)),
        *under("trends", _trends(context, system)),
        *under("shelves", shelves),
    ]
    first = context.path("indicators/index.html")
    shared = context.sharing.share(first, listed, _ROWS)
    index = _index(context, system)
    names = spans(context.language, [[_titled(one) for _, one in page] for page in shared])
    return tuple(
        (
            page_path(first, number),
            replace(
                index,
                number=number,
                pages=numbered(first, names, number),
                **dict(by_heading(page)),  # type: ignore[arg-type]  # each heading is the field of its rows
            ),
        )
        for number, page in enumerate(shared, 1)
    )


def _titled(row: PartRow | TrendRow | Shelf | None) -> str:
    match row:
        case PartRow() | TrendRow():
            return row.title
        case None:
            return ""
        case title, *_:
            return title


def _index(context: PageContext, system: IndicatorSystem) -> IndicatorsPage:
    """The index without the rows that are shared out over its pages."""
    say = context.say
    return IndicatorsPage(
        number=1,
        pages=(),
        sentence=_sentence(context, system),
        kinds=tuple((say(words.KIND[one]), say(words.KIND_GLOSS[one])) for one in INDICATOR_KINDS),
        standings=tuple((say(words.STANDING[one]), say(words.STANDING_GLOSS[one])) for one in STANDINGS),
        parts=(),
        questions=tuple(_questions(context)),
        checks=tuple(_checks(context)),
        total=len(context.book.assessment.quality),
        homes=tuple(_homes(context, system)),
        trends=(),
        trend_sentence=_trend_sentence(context),
        shelves=(),
        letters=context.path("questions/index.html") if system.asked else "",
        indices=tuple((title, path) for path, title, _ in composite_paths(context)),
    )


def shelf_pages(
    context: PageContext, system: IndicatorSystem, shelf: str
) -> tuple[tuple[str, IndicatorShelfPage], ...]:
    """The pages of a shelf."""
    pages, total = system.shelf_pages(shelf), len(system.shelves[shelf])
    names = spans(context.language, [[one.title for one in page] for page in pages])
    return tuple(
        (
            system.shelf_path(shelf, number),
            IndicatorShelfPage(
                name=shelf_name(context, shelf),
                sentence=_shelf_sentence(context, shelf, total),
                entries=tuple(indicator_entry(context, system, one) for one in page),
                pages=numbered(system.shelf_path(shelf), names, number),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def shelf_name(context: PageContext, shelf: str) -> str:
    """What a shelf is called."""
    return context.say(msgid("Other measures")) if shelf == OTHERS else context.part_title(shelf)


def _shelf_sentence(context: PageContext, shelf: str, total: int) -> str:
    if shelf == OTHERS:
        return context.say(
            msgid(
                "{total} indicators that serve no commitment: other measures, goals and context of targets."
            ),
            total=total,
        )
    return context.say(
        msgid("{total} indicators whose first commitment stands in this chapter, in its order."), total=total
    )


def _sentence(context: PageContext, system: IndicatorSystem) -> str:
    total = len(context.book.commitments)
    if not system.package.commitment_indicators:
        if total == 1:
            return context.say(
                msgid("This plan has no indicator system: its one commitment has no indicator.")
            )
        none = msgid("This plan has no indicator system: none of its {total} commitments has an indicator.")
        return context.say(none, total=total)
    counts = Counter(one.availability for one in system.package.commitment_indicators)
    return context.say(
        msgid(
            "{indicators} indicators would show what became of {covered} of {total} commitments. Of {links} "
            "values that they need, {published} were found published, {partly} in part; {unread} stand in "
            "public texts that nobody has read yet, and {asked} would have to be asked for."
        ),
        indicators=len(system.uses),
        covered=len(system.links_of),
        total=total,
        links=sum(counts.values()),
        published=counts["published"],
        partly=counts["partly"],
        unread=counts["public_not_read"],
        asked=counts["not_published"],
    )


def _parts(context: PageContext, system: IndicatorSystem) -> Iterable[PartRow]:
    book = context.book
    chapter = {one.id: book.chapter_of(one.section).id for one in book.commitments.values()}
    rows = book.assessment.coverage
    for one in book.chapters:
        inside = [row for row in rows if chapter[row.commitment] == one.id]
        path = system.shelf_path(one.id) if one.id in system.shelves else context.part_path(one.id)
        yield _part(context, context.part_title(one.id), path, inside)
    yield _part(context, context.say(msgid("The whole plan")), "", list(rows))


def _part(context: PageContext, title: str, path: str, rows: list[Coverage]) -> PartRow:
    kinds = []
    for kind in INDICATOR_KINDS:
        counts = Counter(getattr(one, kind) for one in rows)
        kinds.append(KindRow(context.say(words.KIND[kind]), tuple(counts[one] for one in STANDINGS)))
    return PartRow(title, path, len(rows), tuple(kinds))


def _questions(context: PageContext) -> Iterable[QuestionRow]:
    rows = context.book.assessment.coverage
    for name in _QUESTIONS:
        would = sum(getattr(one, name) > 0 for one in rows)
        published = sum(getattr(one, f"{name}_published") > 0 for one in rows)
        yield QuestionRow(context.say(words.QUESTION[name]), would, published, len(rows))


def _checks(context: PageContext) -> Iterable[tuple[str, str, int]]:
    rows = context.book.assessment.quality
    for name in CHECKS:
        count = sum(getattr(one, name) for one in rows)
        yield context.say(words.CHECK[name]), context.say(words.CHECK_GLOSS[name]), count


def _homes(context: PageContext, system: IndicatorSystem) -> Iterable[tuple[str, int]]:
    counts = Counter(system.indicators[name].home_scheme for name in system.uses)
    for code, name in words.HOME.items():
        if counts[code]:
            yield context.say(name), counts[code]


def _trends(context: PageContext, system: IndicatorSystem) -> Iterable[TrendRow]:
    """The country's trends; those with too few years are on their commitments' pages."""
    for one in context.book.assessment.trends:
        if one.trend != "too_few_years" and one.area == context.book.plan.country:
            title = system.indicators[one.indicator].title
            to = context.commitment_path(one.commitment), one.commitment
            yield TrendRow(title, system.path(one.indicator), to, trend_line(context, system, one))


def _trend_sentence(context: PageContext) -> str:
    book = context.book
    seen = {one.commitment for one in book.assessment.trends if one.trend != "too_few_years"}
    directional = {one.id for one in book.commitments.values() if one.evaluability == "directional"}
    told = _directional(context, len(directional), len(seen & directional))
    if not book.assessment.tested:
        return told
    forms = plural(
        "{number} series was tested; in a random order of its figures one in ten would be called improved or "
        "worsened.",
        "{number} series were tested; in a random order of their figures one in ten would be called improved "
        "or worsened.",
    )
    return context.language.sentences([told, context.language.say_many(forms, book.assessment.tested)])


def _directional(context: PageContext, directional: int, shown: int) -> str:
    """Of how many commitments that give only a direction an observed trend can be shown, if of any."""
    if not shown:
        return context.say(
            msgid("Of no commitment that gives only a direction do figures span enough years for a trend.")
        )
    forms = plural(
        "Of {all} commitments that give only a direction, {number} can be shown an observed trend: its "
        "figures span enough years. A trend is no answer to “target met?”, and claims no cause.",
        "Of {all} commitments that give only a direction, {number} can be shown an observed trend: their "
        "figures span enough years. A trend is no answer to “target met?”, and claims no cause.",
    )
    return context.language.say_many(forms, shown, all=directional)
