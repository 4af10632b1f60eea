"""The two halves of a page: what the government says, and what others found."""

from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.assessment.done_2 import is_search
from tallystick.register.model import OFFICIAL_KINDS, Commitment, Event
from tallystick.report.book import Sighting
from tallystick.report.desk import Desk
from tallystick.report.views.said import Origin, Said, claimed, happened, objected, origin
from tallystick.voice.language import msgid, plural
from tallystick.voice.promises import heading, printed, when

_SHOWN = frozenset({"plan_measure", "other_measure", "indicator"})
_MOST = 6


@dataclass(frozen=True, slots=True)
class HalfFigure:
    """The latest figure by one measure."""

    title: str
    figure: str
    when: str
    is_plan: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class Half:
    """One half of a page.

    Attributes:
        figures: the latest figure by each measure.
        more: how many more measures are only in the tables.
        said: what was said: claims, or concerns and disputes.
        nothing: where there is nothing, that nothing was found.
        searched: where it was looked for.
    """

    figures: tuple[HalfFigure, ...]
    more: int
    said: tuple[Said, ...]
    nothing: str
    searched: tuple[str, ...]


def halves(desk: Desk, commitment: Commitment) -> tuple[Half, Half]:
    """What the government says of a commitment, and what others found."""
    events = desk.book.events_of_commitment.get(commitment.id, ())
    ours = _figures(desk, commitment, official=True)
    theirs = _figures(desk, commitment, official=False)
    claims = tuple(claimed(desk, one) for one in desk.book.claims_of.get(commitment.id, ()))
    objections = tuple(objected(desk, events))
    searches = [one for one in events if is_search(one)]
    searched = tuple(_told(desk, one) for one in searches) or (_not_searched(desk),)
    ours_nothing, theirs_nothing = _NOT_FOUND if searches else _NOT_ON_RECORD
    return (
        _half(ours, claims, desk.say(ours_nothing), searched),
        _half(theirs, objections, desk.say(theirs_nothing), searched),
    )


_NOT_FOUND = (
    msgid("No official figure and no claim about it was found."),
    msgid(
        "No figure of an international body or an independent researcher, no concern and no "
        "dispute was found."
    ),
)
_NOT_ON_RECORD = (
    msgid("No official figure and no claim about it is on record; nobody has searched for one."),
    msgid(
        "No figure of an international body or an independent researcher, no concern and no dispute is on "
        "record; nobody has searched for one."
    ),
)


def _half(figures: list[HalfFigure], said: tuple[Said, ...], nothing: str, searched: tuple[str, ...]) -> Half:
    empty = not figures and not said
    return Half(
        figures=tuple(figures[:_MOST]),
        more=max(0, len(figures) - _MOST),
        said=said,
        nothing=nothing if empty else "",
        searched=searched if empty else (),
    )


def _figures(desk: Desk, commitment: Commitment, *, official: bool) -> list[HalfFigure]:
    found = []
    for target in desk.book.targets_of.get(commitment.id, ()):
        rows = (
            one
            for one in desk.book.sightings.get(target.id, ())
            if (one.source.kind in OFFICIAL_KINDS) == official
            and _is_national(desk, one)
            and not _repeats(desk, target.id, one)
        )
        found += [_shown(desk, one) for one in _latest(rows)]
    others = (
        one
        for one in desk.book.indicator_sightings.get(commitment.id, ())
        if (one.source.kind in OFFICIAL_KINDS) == official and _is_national(desk, one)
    )
    return found + [_shown(desk, one) for one in _latest(others)]


def _is_national(desk: Desk, one: Sighting) -> bool:
    observation = one.observation
    country = observation.area == desk.book.plan.country and observation.group is None
    return country and one.role in _SHOWN and one.source.kind != "submission"


def _latest(rows: Iterable[Sighting]) -> list[Sighting]:
    """The first row of each measure; the rows come latest first."""
    first: dict[str, Sighting] = {}
    for one in rows:
        if not one.observation.restated:
            first.setdefault(one.indicator.id, one)
    return list(first.values())


def _repeats(desk: Desk, target: str, one: Sighting) -> bool:
    """Whether a medium gives what somebody else gives too: repeating is no second source."""
    return one.source.kind == "media" and any(
        other.source.kind != "media"
        and other.indicator.id == one.indicator.id
        and other.observation.period == one.observation.period
        for other in desk.book.sightings[target]
    )


def _shown(desk: Desk, one: Sighting) -> HalfFigure:
    return HalfFigure(
        title=heading(one.indicator.title),
        figure=printed(desk.language, one.observation),
        when=when(desk.language, one.observation),
        is_plan=one.role != "other_measure",
        origin=origin(desk, one.source),
    )


def _told(desk: Desk, search: Event) -> str:
    """A search: when, where and by which words, and what its own day means."""
    said = happened(desk, search)
    return desk.say(
        msgid("{date}: {where}"), date=said.date, where=desk.language.sentences([said.text, said.note])
    )


def _not_searched(desk: Desk) -> str:
    """That no search of its own was made, and what there is all the same."""
    forms = plural(
        "Not searched: beside the {number} source that this site lists nothing was looked through for it.",
        "Not searched: beside the {number} sources that this site lists nothing was looked through for it.",
    )
    return desk.language.say_many(forms, len(desk.book.sources))
