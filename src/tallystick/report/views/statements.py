"""What someone said: a claim, an event, an objection, each with its source."""

from dataclasses import dataclass

from tallystick.base.reasons import msgid
from tallystick.register.model import Claim, Event, Source
from tallystick.report import words
from tallystick.report.context import PageContext


@dataclass(frozen=True, slots=True)
class Origin:
    """A source as it is cited.

    Attributes:
        title: its title.
        publisher: who published what was read.
        date: when.
        kind: whose word it is.
        url: its own address, empty where it may not be linked.
        path: where the site describes it.
    """

    title: str
    publisher: str
    date: str
    kind: str
    url: str
    path: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with its source; ``origin`` is None for a search, which has none."""

    kind: str
    code: str
    date: str
    text: str
    note: str
    figure: str
    origin: Origin | None


def origin(context: PageContext, source: Source) -> Origin:
    """The citation of a source. A third party's copy is never linked."""
    return Origin(
        title=source.title,
        publisher=source.publisher,
        date=context.language.date(source.date),
        kind=context.say(words.SOURCE_KIND[source.kind]),
        url=linked(source),
        path=context.source_path(source.id),
    )


def linked(source: Source) -> str:
    """The address under which a source is linked: none for a third party's copy."""
    return "" if source.access == "third_party_copy" else source.url or ""


def statement_of_claim(context: PageContext, claim: Claim) -> Statement:
    """A claim of the government."""
    figure = ""
    if claim.fulfilled is not None and claim.total is not None:
        figure = context.say(msgid("{count} of {total}"), count=claim.fulfilled, total=claim.total)
    source = context.book.sources[claim.source]
    return Statement(
        kind=context.say(msgid("Of this plan") if claim.plan == "this" else msgid("Of an earlier plan")),
        code=claim.plan,
        date=context.language.date(source.date),
        text=claim.statement,
        note=claim.note or "",
        figure=figure,
        origin=origin(context, source),
    )


def statement_of_event(context: PageContext, event: Event) -> Statement:
    """An event, an objection or a search."""
    return Statement(
        kind=context.say(words.EVENT[event.kind]),
        code=event.kind,
        date=context.language.date(event.date),
        text=event.statement,
        note=event.note or "",
        figure="",
        origin=origin(context, context.book.sources[event.source]) if event.source else None,
    )
