"""The two halves of a page: what the government says, and what others found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tallystick.assessment.done_2 import is_search
from tallystick.base.reasons import Wording, msgid, plural
from tallystick.register.events import BESIDE, SUBMISSION, Event
from tallystick.register.model import OFFICIAL_KINDS, Commitment, Source
from tallystick.report.context import PageContext
from tallystick.report.first_hand import first_hand
from tallystick.report.sourced import SourcedFigure
from tallystick.report.views.statements import (
    Origin,
    Statement,
    origin,
    statement_of_claim,
    statement_of_event,
    statement_of_submission,
    statements_against,
)
from tallystick.voice.promises import heading, printed, when

_SHOWN = frozenset({"plan_measure", "other_measure", "indicator"})
_MOST = 6


@dataclass(frozen=True, slots=True)
class HalfFigure:
    """The latest figure by one measure; ``means`` says what it counts where the number alone says nothing."""

    title: str
    figure: str
    when: str
    is_plan: bool
    means: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Half:
    """One half of a page.

    Attributes:
        figures: the latest figure by each measure.
        more: how many more measures are only in the tables.
        statements: claims, or concerns and disputes.
        above: what else the page cites of this side, in counts.
        nothing: where there is nothing, that nothing was found.
        searched: where it was looked for.
        said: points that people wrote in with; they fill no gap.
    """

    figures: tuple[HalfFigure, ...]
    more: int
    statements: tuple[Statement, ...]
    above: tuple[str, ...]
    nothing: str
    searched: tuple[str, ...]
    said: tuple[Statement, ...] = ()


def halves(context: PageContext, commitment: Commitment) -> tuple[Half, Half]:
    """What the government says of a commitment, and what others found."""
    events = context.book.events_of_commitment.get(commitment.id, ())
    claims = tuple(statement_of_claim(context, one) for one in context.book.claims_of.get(commitment.id, ()))
    objections = tuple(statements_against(context, events))
    searched = tuple(_told(context, one) for one in events if is_search(one))
    said = tuple(statement_of_submission(context, one) for one in events if one.kind == SUBMISSION)
    return (
        _half(context, commitment, _OFFICIAL, claims, searched),
        replace(_half(context, commitment, _OTHERS, objections, searched), said=said),
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """One side: whether it is the government's, and how its page says what there is of it and what not."""

    official: bool
    none: str
    nothing: str
    searched: str
    events: Wording
    indicators: Wording


_OFFICIAL = _Side(
    official=True,
    none=msgid("No official figure that answers it and no claim about it is on record."),
    nothing=msgid(
        "No official figure that answers it and no claim about it is on record, and no search for one."
    ),
    searched=msgid(
        "No official figure that answers it and no claim about it is on record. What was searched for:"
    ),
    events=plural(
        "{number} dated event on this page is told by an official source.",
        "{number} dated events on this page are told by official sources.",
    ),
    indicators=plural(
        "Of {number} indicator on this page an official source says how it stands.",
        "Of {number} indicators on this page official sources say how they stand.",
    ),
)
_OTHERS = _Side(
    official=False,
    none=msgid(
        "No figure of an international body or an independent researcher that answers it, no concern and no "
        "dispute is on record."
    ),
    nothing=msgid(
        "No figure of an international body or an independent researcher that answers it, no concern and no "
        "dispute is on record, and no search for one."
    ),
    searched=msgid(
        "No figure of an international body or an independent researcher that answers it, no concern and no "
        "dispute is on record. What was searched for:"
    ),
    events=plural(
        "{number} dated event on this page is told by somebody else than the government.",
        "{number} dated events on this page are told by others than the government.",
    ),
    indicators=plural(
        "Of {number} indicator on this page somebody else than the government says how it stands.",
        "Of {number} indicators on this page others than the government say how they stand.",
    ),
)


def _half(
    context: PageContext,
    commitment: Commitment,
    side: _Side,
    statements: tuple[Statement, ...],
    searched: tuple[str, ...],
) -> Half:
    figures = _figures(context, commitment, side)
    above = tuple(_above(context, commitment, side))
    empty = not figures and not statements
    nothing = side.none if above else side.searched if searched else side.nothing
    return Half(
        figures=tuple(figures[:_MOST]),
        more=max(0, len(figures) - _MOST),
        statements=statements,
        above=above,
        nothing=context.say(nothing) if empty else "",
        searched=(searched or (_not_searched(context),)) if empty and not above else (),
    )


def _above(context: PageContext, commitment: Commitment, side: _Side) -> Iterator[str]:
    """What else the page cites of a side: events, and sources that say how an indicator stands."""
    book = context.book
    events = [
        one
        for one in book.events_of_commitment.get(commitment.id, ())
        if one.source is not None
        and one.kind not in BESIDE
        and one.answers is None
        and _is_of(side, book.sources[one.source])
    ]
    if events:
        yield context.language.say_many(side.events, len(events))
    told = [
        one
        for one in book.indicator_links_of.get(commitment.id, ())
        if one.source is not None
        and _is_of(side, book.sources[one.source])
        and not book.figures.at(one.indicator, (book.plan.country, ""))
    ]
    if told:
        yield context.language.say_many(side.indicators, len(told))


def _is_of(side: _Side, source: Source) -> bool:
    return (source.kind in OFFICIAL_KINDS) == side.official


def _figures(context: PageContext, commitment: Commitment, side: _Side) -> list[HalfFigure]:
    found = []
    book = context.book
    told = [book.sightings.get(target.id, []) for target in book.targets_of.get(commitment.id, ())]
    for known in [*told, book.indicator_sightings.get(commitment.id, [])]:
        is_own = first_hand(known)
        rows = (
            one for one in known if _is_of(side, one.source) and _is_national(context, one) and is_own(one)
        )
        found += [_shown(context, one) for one in _latest(rows)]
    return found


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


def _shown(context: PageContext, one: SourcedFigure) -> HalfFigure:
    return HalfFigure(
        title=heading(one.indicator.title),
        figure=printed(context.language, one.observation),
        when=when(context.language, one.observation),
        is_plan=one.role != "other_measure",
        means=one.indicator.definition if one.indicator.kind == "structural" else "",
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
        "Beside the {number} source that this site lists no search for it is on record.",
        "Beside the {number} sources that this site lists no search for it is on record.",
    )
    return context.language.say_many(forms, len(context.book.sources))
