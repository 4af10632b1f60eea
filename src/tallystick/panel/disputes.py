"""Where assessors still differ on a commitment, what each said, and what a third has settled for good."""

from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.panel.record import PanelRecord
from tallystick.register.panels import ROUNDS, Judgement

FIRST, SECOND, SETTLED = ROUNDS


@dataclass(frozen=True, slots=True)
class Dispute:
    """A question on which the assessors of a commitment have given different codes and nobody has settled.

    Attributes:
        commitment: the commitment.
        criterion: the criterion.
        given: the code that each assessor stands by, the second round's where there is one.
    """

    commitment: str
    criterion: str
    given: tuple[Judgement, ...]


def standing(judgements: Iterable[Judgement], panel: PanelRecord) -> dict[tuple[str, str], list[Judgement]]:
    """The code that each assessor stands by, for each commitment and criterion, in order."""
    latest: dict[tuple[str, str, str], Judgement] = {}
    for one in judgements:
        if one.panel == panel.name and one.round != SETTLED:
            key = one.commitment, one.criterion, one.assessor
            if key not in latest or one.round == SECOND:
                latest[key] = one
    found: dict[tuple[str, str], list[Judgement]] = {}
    for key in sorted(latest):
        found.setdefault(key[:2], []).append(latest[key])
    return found


def settled(judgements: Iterable[Judgement], panel: PanelRecord) -> dict[tuple[str, str], Judgement]:
    """What a third has settled: it does not come up again, whatever is coded afterwards."""
    return {
        (one.commitment, one.criterion): one
        for one in judgements
        if one.panel == panel.name and one.round == SETTLED
    }


def disputes(judgements: tuple[Judgement, ...], panel: PanelRecord) -> tuple[Dispute, ...]:
    """The questions on which assessors differ and that nobody has settled, in order."""
    done = settled(judgements, panel)
    return tuple(
        Dispute(*pair, tuple(given))
        for pair, given in standing(judgements, panel).items()
        if pair not in done and len({one.code for one in given}) > 1
    )


def as_told(given: Iterable[Judgement], reader: str) -> list[Judgement]:
    """What was given, in an order that names nobody: the reader's own first, the others by what they say."""
    return sorted(given, key=lambda one: (one.assessor != reader, _told(one)))


def said(given: Iterable[Judgement], reader: str) -> str:
    """What was given and why, without a name, as it stands in a sheet; the reader's own is marked."""
    told = as_told(given, reader)
    return " | ".join(f"{'yours: ' if one.assessor == reader else ''}{_told(one)}" for one in told)


def _told(one: Judgement) -> str:
    return f"{one.code} ({one.why}: {one.reason})"
