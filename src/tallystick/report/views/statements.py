"""What someone said: a claim, an event, an objection, each with its source."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tallystick.base.reasons import inside, msgid
from tallystick.register.claims import Claim
from tallystick.register.events import Event, said_before
from tallystick.register.model import Source
from tallystick.report import words
from tallystick.report.context import PageContext
from tallystick.report.sourced import told_by


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
    """A statement with its source and where it stands on its page; a search has no source, so no origin."""

    anchor: str
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


def edition(context: PageContext, source: Source) -> str:
    """Which edition of a revised series a figure is of, by the day of its source: its code is for tables."""
    if source.date is None:
        return context.say(msgid("edition without a date"))
    return context.say(msgid("edition of {date}"), date=context.language.date(source.date))


def statement_of_claim(context: PageContext, claim: Claim) -> Statement:
    """A claim of the government."""
    figure = ""
    if claim.fulfilled is not None and claim.total is not None:
        figure = context.say(msgid("{count} of {total}"), count=claim.fulfilled, total=claim.total)
    source = context.book.sources[claim.source]
    return Statement(
        anchor=f"claim-{claim.id}",
        kind=context.say(msgid("Of this plan") if claim.plan == "this" else msgid("Of an earlier plan")),
        code=claim.plan,
        date=context.language.date(source.date),
        text=claim.statement,
        note=context.noted(claim.note),
        figure=figure,
        origin=origin(context, source),
    )


_LATE_SEARCH = msgid(
    "The search was made after {day}, the last day of which sources are heard: it tells where somebody "
    "looked; what it had found would have had to be published by that day."
)
_SAID_BEFORE = msgid("Said before the concern was voiced: an earlier position on the matter, and no answer to it.")
_NO_SEARCH = msgid(
    "It does not say both where and by which words, so that nobody could repeat it: it counts as no search."
)


def _searched(context: PageContext, event: Event) -> list[str]:
    """Of a search, where it was made, by which words, and why its day may lie after the last one heard."""
    if event.kind != "searched":
        return []
    found = []
    if event.searched_where and event.searched_words:
        told = msgid("Where it was searched: {where}. By which words: {words}.")
        found.append(context.say(told, where=event.searched_where, words=event.searched_words))
    else:
        found.append(context.say(_NO_SEARCH))
    known_by = context.book.assessment.known_by
    if event.date is not None and event.date.first.isoformat() > known_by:
        found.append(context.say(_LATE_SEARCH, day=context.day(known_by)))
    return found


def statement_of_event(context: PageContext, event: Event) -> Statement:
    """An event, an objection or a search."""
    return Statement(
        anchor=f"event-{event.id}",
        kind=context.say(words.EVENT[event.kind]),
        code=event.kind,
        date=context.language.date(event.date),
        text=event.statement,
        note=context.language.sentences([*_searched(context, event), context.noted(event.note)]),
        figure="",
        origin=origin(context, context.book.sources[event.source]) if event.source else None,
    )


def statement_of_submission(context: PageContext, event: Event) -> Statement:
    """A point that somebody wrote in with: whose word it is, and that nobody has proved it."""
    office = context.book.bodies[event.redacted_by].name if event.redacted_by else ""
    told = context.say(
        msgid(
            "Shown with its sender's leave, redacted by {office}: what one person said, and no proof of it."
        ),
        office=office,
    )
    said = statement_of_event(context, event)
    if event.date is None:
        said = replace(said, date=context.say(inside("what somebody wrote in with", "undated")))
    return replace(said, note=context.language.sentences([told, said.note]))


def statements_against(context: PageContext, events: Iterable[Event]) -> Iterator[Statement]:
    """Concerns and disputes, each concern followed by the State's replies to it."""
    for one in events:
        if one.kind == "dispute":
            yield statement_of_event(context, one)
        if one.kind == "concern":
            found = _once(context.book.answers_to.get(told_by(one), ()))
            replies = [other for other in found if other.kind == "reply"]
            said = statement_of_event(context, one)
            searches = [other for other in found if other.kind == "searched"]
            if not replies or (searches and all(said_before(reply, one) for reply in replies)):
                silence = _silence(context, searches)
                said = replace(said, note=context.language.sentences([said.note, silence]))
            yield said
            for reply in replies:
                words_of_it = statement_of_event(context, reply)
                if said_before(reply, one):
                    note = context.language.sentences([context.say(_SAID_BEFORE), words_of_it.note])
                    words_of_it = replace(words_of_it, note=note)
                yield words_of_it


def objections(context: PageContext, kind: str) -> int:
    """How many concerns, or disputes, there are; one that is about several commitments is one."""
    return len(_once(one for one in context.book.package.events if one.kind == kind))


def _once(events: Iterable[Event]) -> list[Event]:
    """The events, of those that say the same the first."""
    found: dict[tuple[str, str, str | None], Event] = {}
    for one in events:
        found.setdefault(told_by(one), one)
    return list(found.values())


def _silence(context: PageContext, searches: list[Event]) -> str:
    """That no reply is there, and whether one was searched for."""
    if not searches:
        return context.say(msgid("No reply of the State is on record, and no search for one."))
    told = [statement_of_event(context, one) for one in searches]
    where = context.language.sentences(context.language.sentences([one.text, one.note]) for one in told)
    return context.say(msgid("No reply of the State was found. {where}"), where=where)
