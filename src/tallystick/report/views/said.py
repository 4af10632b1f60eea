"""What someone said: a claim, an event, an objection, each with its source."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tallystick.register.model import Claim, Event, Source
from tallystick.report import words
from tallystick.report.desk import Desk
from tallystick.voice.language import msgid


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
class Said:
    """A statement with its source; ``origin`` is None for a search, which has none."""

    kind: str
    code: str
    date: str
    text: str
    note: str
    figure: str
    origin: Origin | None


def origin(desk: Desk, source: Source) -> Origin:
    """The citation of a source. A third party's copy is never linked."""
    return Origin(
        title=source.title,
        publisher=source.publisher,
        date=desk.language.date(source.date),
        kind=desk.say(words.SOURCE_KIND[source.kind]),
        url="" if source.access == "third_party_copy" else source.url or "",
        path=desk.source_path(source.id),
    )


def claimed(desk: Desk, claim: Claim) -> Said:
    """A claim of the government."""
    figure = ""
    if claim.fulfilled is not None and claim.total is not None:
        figure = desk.say(msgid("{count} of {total}"), count=claim.fulfilled, total=claim.total)
    source = desk.book.sources[claim.source]
    return Said(
        kind=desk.say(msgid("Of this plan") if claim.plan == "this" else msgid("Of an earlier plan")),
        code=claim.plan,
        date=desk.language.date(source.date),
        text=claim.statement,
        note=claim.note or "",
        figure=figure,
        origin=origin(desk, source),
    )


_LATE_SEARCH = msgid(
    "The search was made after {day}, the last day of which sources are heard: it tells where somebody "
    "looked; what it had found would have had to be published by that day."
)
_NO_SEARCH = msgid(
    "It does not say both where and by which words, so that nobody could repeat it: it counts as no search."
)


def _searched(desk: Desk, event: Event) -> list[str]:
    """Of a search, where it was made, by which words, and why its day may lie after the last one heard."""
    if event.kind != "searched":
        return []
    found = []
    if event.searched_where and event.searched_words:
        told = msgid("Searched in {where}, by the words {words}.")
        found.append(desk.say(told, where=event.searched_where, words=event.searched_words))
    else:
        found.append(desk.say(_NO_SEARCH))
    known_by = desk.book.assessment.known_by
    if event.date is not None and event.date.first.isoformat() > known_by:
        found.append(desk.say(_LATE_SEARCH, day=desk.day(known_by)))
    return found


def happened(desk: Desk, event: Event) -> Said:
    """An event, an objection or a search."""
    return Said(
        kind=desk.say(words.EVENT[event.kind]),
        code=event.kind,
        date=desk.language.date(event.date),
        text=event.statement,
        note=desk.language.sentences([*_searched(desk, event), *filter(None, [event.note])]),
        figure="",
        origin=origin(desk, desk.book.sources[event.source]) if event.source else None,
    )


def objected(desk: Desk, events: Iterable[Event]) -> Iterator[Said]:
    """Concerns and disputes, each concern followed by the State's replies to it."""
    known = list(events)
    answered = [one for one in desk.book.package.events if one.answers is not None]
    for one in known:
        if one.kind == "dispute":
            yield happened(desk, one)
        if one.kind == "concern":
            found = [other for other in answered if other.answers == one.id]
            replies = [other for other in found if other.kind == "reply"]
            said = happened(desk, one)
            if not replies:
                silence = _silence(desk, [other for other in found if other.kind == "searched"])
                said = replace(said, note=desk.language.sentences([said.note, silence]))
            yield said
            yield from (happened(desk, reply) for reply in replies)


def _silence(desk: Desk, searches: list[Event]) -> str:
    """That no reply is there, and whether one was searched for."""
    if not searches:
        return desk.say(msgid("No reply of the State is on record; nobody has searched for one."))
    told = [happened(desk, one) for one in searches]
    where = desk.language.sentences(desk.language.sentences([one.text, one.note]) for one in told)
    return desk.say(msgid("No reply of the State was found. {where}"), where=where)
