"""The two halves of a page: what the government says, and what others found."""

from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.assessment.done_2 import is_search
from tallystick.base.reasons import msgid, plural
from tallystick.register.model import OFFICIAL_KINDS, Commitment, Event
from tallystick.report.context import PageContext
from tallystick.report.sourced import SourcedFigure
from tallystick.report.views.statements import (
    Origin,
    Statement,
    origin,
    statement_of_claim,
    statement_of_event,
    statements_against,
)
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
        statements: claims, or concerns and disputes.
        nothing: where there is nothing, that nothing was found.
        searched: where it was looked for.
    """

    figures: tuple[HalfFigure, ...]
    more: int
    statements: tuple[Statement, ...]
    nothing: str
    searched: tuple[str, ...]


def halves(context: PageContext, commitment: Commitment) -> tuple[Half, Half]:
    """What the government says of a commitment, and what others found."""
    events = context.book.events_of_commitment.get(commitment.id, ())
    ours = _figures(context, commitment, official=True)
    theirs = _figures(context, commitment, official=False)
    claims = tuple(statement_of_claim(context, one) for one in context.book.claims_of.get(commitment.id, ()))
    objections = tuple(statements_against(context, events))
    searches = [one for one in events if is_search(one)]
    searched = tuple(_told(context, one) for one in searches) or (_not_searched(context),)
    ours_nothing, theirs_nothing = _NOT_FOUND if searches else _NOT_ON_RECORD
    return (
        _half(ours, claims, context.say(ours_nothing), searched),
        _half(theirs, objections, context.say(theirs_nothing), searched),
    )


_NOT_FOUND = (
    msgid("No official figure that answers it and no claim about it was found."),
    msgid(
        "No figure of an international body or an independent researcher that answers it, no concern and no "
        "dispute was found."
    ),
)
_NOT_ON_RECORD = (
    msgid(
        "No official figure that answers it and no claim about it is on record; nobody has searched for one."
    ),
    msgid(
        "No figure of an international body or an independent researcher that answers it, no concern and no "
        "dispute is on record; nobody has searched for one."
    ),
)


def _half(
    figures: list[HalfFigure], statements: tuple[Statement, ...], nothing: str, searched: tuple[str, ...]
) -> Half:
    empty = not figures and not statements
    return Half(
        figures=tuple(figures[:_MOST]),
        more=max(0, len(figures) - _MOST),
        statements=statements,
        nothing=nothing if empty else "",
        searched=searched if empty else (),
    )


def _figures(context: PageContext, commitment: Commitment, *, official: bool) -> list[HalfFigure]:
    found = []
    for target in context.book.targets_of.get(commitment.id, ()):
        rows = (
            one
            for one in context.book.sightings.get(target.id, ())
            if (one.source.kind in OFFICIAL_KINDS) == official
            and _is_national(context, one)
            and not _repeats(context, target.id, one)
        )
        found += [_shown(context, one) for one in _latest(rows)]
    others = (
        one
        for one in context.book.indicator_sightings.get(commitment.id, ())
        if (one.source.kind in OFFICIAL_KINDS) == official and _is_national(context, one)
    )
    return found + [_shown(context, one) for one in _latest(others)]


def _is_national(context: PageContext, one: SourcedFigure) -> bool:
    observation = one.observation
    country = observation.area == context.book.plan.country and observation.group is None
    return country and one.role in _SHOWN and one.source.kind != "submission"


def _latest(rows: Iterable[SourcedFigure]) -> list[SourcedFigure]:
    """The first row of each measure; the rows come latest first."""
    first: dict[str, SourcedFigure] = {}
    for one in rows:
        if not one.observation.restated:
            first.setdefault(one.indicator.id, one)
    return list(first.values())


def _repeats(context: PageContext, target: str, one: SourcedFigure) -> bool:
    """Whether a medium gives what somebody else gives too: repeating is no second source."""
    return one.source.kind == "media" and any(
        other.source.kind != "media"
        and other.indicator.id == one.indicator.id
        and other.observation.period == one.observation.period
        for other in context.book.sightings[target]
    )


def _shown(context: PageContext, one: SourcedFigure) -> HalfFigure:
    return HalfFigure(
        title=heading(one.indicator.title),
        figure=printed(context.language, one.observation),
        when=when(context.language, one.observation),
        is_plan=one.role != "other_measure",
        origin=origin(context, one.source),
    )


def _told(context: PageContext, search: Event) -> str:
    """A search: when, where and by which words, and what its own day means."""
    said = statement_of_event(context, search)
    return context.say(
        msgid("{date}: {where}"), date=said.date, where=context.language.sentences([said.text, said.note])
    )


def _not_searched(context: PageContext) -> str:
    """That no search of its own was made, and what there is all the same."""
    forms = plural(
        "Not searched: beside the {number} source that this site lists nothing was looked through for it.",
        "Not searched: beside the {number} sources that this site lists nothing was looked through for it.",
    )
    return context.language.say_many(forms, len(context.book.sources))
