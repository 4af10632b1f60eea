"""The targets and deliverables of paired commitments: which stand for the same, which came, went or moved."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from tallystick.base.dates import PartialDate
from tallystick.base.reasons import Reason, RowOf, Text, msgid
from tallystick.comparison.deliverables import deliverable_changes
from tallystick.comparison.fields import TwoPlans, amount, asks, comparable_value
from tallystick.comparison.model import Change, Subject
from tallystick.comparison.pairing import pair_up, without
from tallystick.comparison.targets import target_changes
from tallystick.comparison.texts import Weights, plain_text, terms
from tallystick.register.model import Deliverable, Target

RowT = TypeVar("RowT", Target, Deliverable)

#: From here on two rows of paired commitments are the same; where each side has one only, less will do.
SAME_FROM, ONLY_FROM = 450, 300


@dataclass(frozen=True, slots=True)
class Match(Generic[RowT]):
    """Two rows that may be the same."""

    old: RowT
    new: RowT
    score: int


@dataclass(frozen=True, slots=True)
class Handling(Generic[RowT]):
    """How rows of one kind are told apart and compared.

    Attributes:
        subject: what they are.
        named: the words by which it is known.
        score: how alike two are, 0 to 1000.
        differ: all that differs between two.
        shown: a row in few words.
    """

    subject: Subject
    named: Callable[[RowT], str]
    score: Callable[[RowT, RowT, Weights], int]
    differ: Callable[[RowT, RowT, TwoPlans], tuple[Change, ...]]
    shown: Callable[[RowT], Reason]


@dataclass(frozen=True, slots=True)
class Settled(Generic[RowT]):
    """What became of the rows of one pairing of commitments.

    Attributes:
        matched: those that stand for the same.
        gone: those that only the old plan has there.
        come: those that only the new plan has there.
    """

    matched: tuple[Match[RowT], ...]
    gone: tuple[RowT, ...]
    come: tuple[RowT, ...]


def settle(
    handling: Handling[RowT], old: Sequence[RowT], new: Sequence[RowT], weights: Weights
) -> Settled[RowT]:
    """Which rows on both sides of a pairing stand for the same."""
    least = ONLY_FROM if len(old) == 1 == len(new) else SAME_FROM
    pairs = _match(handling, old, new, weights, least)
    return Settled(
        tuple(pairs),
        without(old, (one.old.id for one in pairs)),
        without(new, (one.new.id for one in pairs)),
    )


def moved(
    handling: Handling[RowT], gone: Sequence[RowT], come: Sequence[RowT], frame: TwoPlans
) -> list[Match[RowT]]:
    """Of all rows that found nothing in their own pairing those that stand elsewhere in the same words.

    They ask for the same too: one that asks for more or less is told as gone here and new there.
    """
    named: defaultdict[str, list[RowT]] = defaultdict(list)
    for row in come:
        named[plain_text(handling.named(row))].append(row)
    candidates = (
        Match(row, other, handling.score(row, other, frame.weights))
        for row in gone
        for other in named[plain_text(handling.named(row))]
        if all(change.way == "neutral" for change in handling.differ(row, other, frame))
    )
    return pair_up(candidates, apart=lambda _: 0)


def _match(
    handling: Handling[RowT], old: Sequence[RowT], new: Sequence[RowT], weights: Weights, least: int
) -> list[Match[RowT]]:
    candidates = (Match(one, other, handling.score(one, other, weights)) for one in old for other in new)
    return pair_up((one for one in candidates if one.score >= least), apart=lambda _: 0)


def changes(
    handling: Handling[RowT], settled: Settled[RowT], moves: Iterable[Match[RowT]], frame: TwoPlans
) -> tuple[Change, ...]:
    """All that differs between the rows of a pairing, those that are gone first."""
    away = {one.old.id: one.new for one in moves}
    here = {one.new.id: one.old for one in moves}
    gone = tuple(_gone(handling, row, away.get(row.id), frame.done.get(row.id)) for row in settled.gone)
    come = tuple(_come(handling, row, here.get(row.id)) for row in settled.come)
    inside = (handling.differ(one.old, one.new, frame) for one in settled.matched)
    return gone + tuple(itertools.chain.from_iterable(inside)) + come


def _gone(handling: Handling[RowT], row: RowT, elsewhere: RowT | None, done: PartialDate | None) -> Change:
    shown = handling.shown(row)
    if elsewhere is None and done is not None:
        reason = Reason(
            msgid("“{before}” is not in the new plan; the old plan's package shows it done: {date}."),
            before=shown,
            date=done,
        )
        return Change(handling.subject, "dropped", row.id, "", shown.text, "", "neutral", reason)
    if elsewhere is None:
        reason = Reason(msgid("“{before}” is not in the new plan."), before=shown)
        return Change(handling.subject, "dropped", row.id, "", shown.text, "", "weaker", reason)
    reason = Reason(
        msgid("“{before}” now stands with another commitment, {commitment}."),
        before=shown,
        commitment=RowOf("commitments", elsewhere.commitment),
    )
    texts = (shown.text, handling.shown(elsewhere).text)
    return Change(handling.subject, "moved", row.id, elsewhere.id, *texts, "neutral", reason)


def _come(handling: Handling[RowT], row: RowT, elsewhere: RowT | None) -> Change:
    shown = handling.shown(row)
    if elsewhere is None:
        reason = Reason(msgid("“{after}” is new."), after=shown)
        return Change(handling.subject, "added", "", row.id, "", shown.text, "stronger", reason)
    reason = Reason(
        msgid("“{after}” stood with another commitment, {commitment}, in the old plan."),
        after=shown,
        commitment=RowOf("commitments", elsewhere.commitment),
    )
    texts = (handling.shown(elsewhere).text, shown.text)
    return Change(handling.subject, "moved", elsewhere.id, row.id, *texts, "neutral", reason)


def _target_score(old: Target, new: Target, weights: Weights) -> int:
    measured = _likeness(old.quantity, new.quantity, weights)
    if measured < 150:
        return 0
    unit = (
        1000 if old.unit == new.unit else 600 if comparable_value(old)[0] == comparable_value(new)[0] else 0
    )
    return (3 * measured + unit + (1000 if asks(old) == asks(new) else 0)) // 5


def _deliverable_score(old: Deliverable, new: Deliverable, weights: Weights) -> int:
    return (4 * _likeness(old.title, new.title, weights) + (1000 if old.kind == new.kind else 0)) // 5


def _likeness(old: str, new: str, weights: Weights) -> int:
    return 1000 if plain_text(old) == plain_text(new) else weights.likeness(terms(old), terms(new))


TARGETS: Handling[Target] = Handling(
    "target",
    lambda one: one.quantity,
    _target_score,
    target_changes,
    lambda one: Reason(
        msgid("{quantity}: {asks} {amount} by {deadline}"),
        quantity=Text(one.quantity),
        asks=asks(one),
        amount=amount(one),
        deadline=one.deadline,
    ),
)
DELIVERABLES: Handling[Deliverable] = Handling(
    "deliverable",
    lambda one: one.title,
    _deliverable_score,
    deliverable_changes,
    lambda one: Reason(msgid("{title} by {deadline}"), title=Text(one.title), deadline=one.deadline),
)
