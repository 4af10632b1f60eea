"""The sources: by kind and publisher, and what rests on each."""

from collections import Counter
from dataclasses import dataclass

from tallystick.base.reasons import msgid, plural
from tallystick.register.model import Source
from tallystick.report import words
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.statements import Origin, linked, origin
from tallystick.voice.packing import Numbered, numbered, page_path

#: The most publishers on a page, and commitments that are named with a source on which they rest.
_PUBLISHERS, _RESTING = 120, 100


@dataclass(frozen=True, slots=True)
class SourceKindRow:
    """A kind of source with its counts."""

    name: str
    gloss: str
    sources: int
    figures: int
    path: str


@dataclass(frozen=True, slots=True)
class PublisherRow:
    """A publisher with its counts and the page where its sources begin."""

    name: str
    kind: str
    sources: int
    path: str


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """One page of the index of sources; the later ones have further publishers."""

    number: int
    pages: Numbered
    sentence: str
    single: str
    conflicts: str
    claims: str
    treaties: str
    kinds: tuple[SourceKindRow, ...]
    publishers: tuple[PublisherRow, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source with what rests on it, and in words how much more does."""

    id: str
    origin: Origin
    issuing_body: str
    access: str
    note: str
    resting: tuple[tuple[str, str, str], ...]
    more: str


@dataclass(frozen=True, slots=True)
class ShelfPage:
    """One page of the sources of a kind."""

    name: str
    sentence: str
    entries: tuple[SourceEntry, ...]
    pages: Numbered


def sources_pages(context: PageContext) -> tuple[tuple[str, SourcesPage], ...]:
    """The pages of the index."""
    first = context.path("sources/index.html")
    pages = context.sharing.share(first, _publishers(context), _PUBLISHERS)
    sentence, kinds = _sentence(context), _kinds(context)
    names = spans(context.language, [[one.name for one in page] for page in pages])
    return tuple(
        (
            page_path(first, number),
            SourcesPage(
                number=number,
                pages=numbered(first, names, number),
                sentence=sentence,
                single=context.path("sources/single.html"),
                conflicts=context.path("sources/conflicts.html"),
                claims=context.path("sources/claims.html"),
                treaties=context.path("sources/treaties.html"),
                kinds=kinds,
                publishers=page,
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _figures(context: PageContext) -> Counter[str]:
    """How many figures are from each kind of source."""
    package = context.book.package
    kind_of = {one.id: one.kind for one in package.sources}
    return Counter(kind_of[one.source] for one in package.observations)


def _kinds(context: PageContext) -> tuple[SourceKindRow, ...]:
    figures = _figures(context)
    return tuple(
        SourceKindRow(
            context.say(words.SOURCE_KINDS[kind]),
            context.say(words.SOURCE_GLOSS[kind]),
            len(rows),
            figures[kind],
            context.shelf_path(kind, 1),
        )
        for kind, rows in context.sources_of.items()
    )


def _sentence(context: PageContext) -> str:
    package, figures = context.book.package, _figures(context)
    told = [one.source for one in package.events if one.source is not None]
    told += [one.source for one in package.claims]
    if not package.sources:
        return context.say(msgid("No source is listed: nothing that was read is entered here yet."))
    template = msgid(
        "{figures} figures and {events} events and claims rest on {resting} of the {sources} sources that "
        "are listed. Of the figures, {official} are the government's own."
    )
    if not told:
        template = msgid(
            "{figures} figures rest on {resting} of the {sources} sources that are listed; {official} of "
            "them are the government's own."
        )
    rests = context.say(
        template,
        figures=len(package.observations),
        events=len(told),
        resting=len({one.source for one in package.observations} | set(told)),
        sources=len(package.sources),
        official=figures["official_statistic"] + figures["official_claim"],
    )
    copies = {one.id for one in package.sources if not linked(one)}
    unlinked = sum(one.source in copies for one in package.observations)
    forms = plural(
        "{number} of the figures was read where no link may lead.",
        "{number} of the figures were read where no link may lead.",
    )
    return context.language.sentences((rests, context.language.say_many(forms, unlinked) if unlinked else ""))


def _publishers(context: PageContext) -> tuple[PublisherRow, ...]:
    """Publishers with more than one source, the busiest first."""
    counts = Counter((one.publisher, one.kind) for one in context.book.package.sources)
    first: dict[tuple[str, str], str] = {}
    for rows in context.sources_of.values():
        for one in rows:
            first.setdefault((one.publisher, one.kind), one.id)
    busy = sorted((one for one in counts.items() if one[1] > 1), key=lambda one: (-one[1], one[0]))
    return tuple(
        PublisherRow(
            name, context.say(words.SOURCE_KIND[kind]), count, context.source_path(first[name, kind])
        )
        for (name, kind), count in busy
    )


def shelf_pages(context: PageContext, kind: str) -> tuple[tuple[str, ShelfPage], ...]:
    """The pages of a kind."""
    shelves = context.source_shelf(kind)
    names = spans(context.language, [[one.publisher for one in page] for page in shelves])
    return tuple(
        (
            context.shelf_path(kind, number),
            ShelfPage(
                name=context.say(words.SOURCE_KINDS[kind]),
                sentence=_shelf_sentence(context, kind, len(context.sources_of[kind])),
                entries=tuple(_entry(context, one) for one in page),
                pages=numbered(context.shelf_path(kind, 1), names, number),
            ),
        )
        for number, page in enumerate(shelves, 1)
    )


def _shelf_sentence(context: PageContext, kind: str, total: int) -> str:
    forms = plural("{number} source: {gloss}.", "{number} sources: {gloss}.")
    return context.language.say_many(forms, total, gloss=context.say(words.SOURCE_GLOSS[kind]))


def _entry(context: PageContext, source: Source) -> SourceEntry:
    resting = context.book.resting_on.get(source.id, ())
    return SourceEntry(
        id=source.id,
        origin=origin(context, source),
        issuing_body=source.issuing_body if source.issuing_body != source.publisher else "",
        access=context.say(words.ACCESS[source.access]),
        note=context.noted(source.note),
        resting=tuple(
            (context.commitment_path(one), one, context.book.commitments[one].title)
            for one in resting[:_RESTING]
        ),
        more=_more(context, len(resting) - _RESTING),
    )


def _more(context: PageContext, number: int) -> str:
    forms = plural(
        "{number} more commitment is in the tables.", "{number} more commitments are in the tables."
    )
    return context.language.say_many(forms, number) if number > 0 else ""
