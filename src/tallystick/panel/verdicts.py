"""The panel's verdict on each question, and how far the government rates itself above it.

A verdict is what a third has settled, else the median of the codes that stand. Of an even number of codes the
median may lie between two levels, and then both are named. Levels are counted in halves, so that nothing is
rounded.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tallystick.panel.agreement import DRAWS, DrawnInterval, middle_of
from tallystick.panel.chance import drawn_units
from tallystick.panel.disputes import settled, standing
from tallystick.panel.record import PanelRecord
from tallystick.panel.rubric import Criterion
from tallystick.register.model import Package
from tallystick.register.panels import Judgement

#: The criterion on whose scale a government rates itself.
COMPLETION = "completion"


@dataclass(frozen=True, slots=True)
class PanelVerdict:
    """What a panel says of a commitment on a criterion.

    Attributes:
        commitment: the commitment.
        criterion: the criterion.
        codes: the settled code, the median, or the two between which it lies; empty where no code that is a
            level of the scale was given.
        halves: its level counted in halves from the lowest; None on a nominal scale, or without a level.
        basis: ``settled``, ``median``, ``alike`` (on a nominal scale), ``differ`` or ``no_level``.
        given: how many codes stand.
        dissents: how many dissents are held against it.
    """

    commitment: str
    criterion: str
    codes: tuple[str, ...]
    halves: int | None
    basis: str
    given: int
    dissents: int


@dataclass(frozen=True, slots=True)
class SelfRating:
    """How far a government rates itself above a panel, over some commitments.

    Attributes:
        name: over which: empty for all, else a chapter or a body.
        rated: how many commitments both have rated.
        higher: of how many the government's rating is higher.
        same: of how many it is the same.
        lower: of how many it is lower.
        mean: how many levels higher on average; None where nothing was rated by both.
        interval: where that lies when the commitments are drawn anew.
    """

    name: str
    rated: int
    higher: int
    same: int
    lower: int
    mean: float | None
    interval: DrawnInterval | None


def panel_verdicts(package: Package, panel: PanelRecord) -> tuple[PanelVerdict, ...]:
    """The verdict on each commitment and criterion that was coded, in order."""
    done = settled(package.judgements, panel)
    held: dict[str, list[str | None]] = {}
    for one in package.dissents:
        if one.panel == panel.name:
            held.setdefault(one.commitment, []).append(one.criterion)
    found = []
    for (commitment, name), given in standing(package.judgements, panel).items():
        asked = panel.rubric.asked(name)
        if asked is not None:
            against = sum(one in {None, name} for one in held.get(commitment, ()))
            end = done.get((commitment, name))
            codes, halves, basis = _median(asked, given) if end is None else _settled(asked, end)
            found.append(PanelVerdict(commitment, name, codes, halves, basis, len(given), against))
    return tuple(found)


def _settled(asked: Criterion, end: Judgement) -> tuple[tuple[str, ...], int | None, str]:
    ranked = asked.scale == "ordinal" and end.code in asked.levels
    return (end.code,), 2 * asked.levels.index(end.code) if ranked else None, "settled"


def _median(asked: Criterion, given: Sequence[Judgement]) -> tuple[tuple[str, ...], int | None, str]:
    if asked.scale == "nominal":
        different = tuple(sorted({one.code for one in given}, key=asked.codes.index))
        return different, None, "alike" if len(different) == 1 else "differ"
    levels = sorted(asked.levels.index(one.code) for one in given if one.code in asked.levels)
    if not levels:
        return (), None, "no_level"
    low, high = levels[(len(levels) - 1) // 2], levels[len(levels) // 2]
    codes = tuple(dict.fromkeys((asked.levels[low], asked.levels[high])))
    return codes, low + high, "median"


def self_ratings(
    package: Package, panel: PanelRecord, groups: Mapping[str, Iterable[str]], draws: int = DRAWS
) -> tuple[SelfRating, ...]:
    """How far the government rates itself above the panel in each group of commitments.

    Args:
        package: the plan; what its claims say of a commitment in `rated` is the government's rating.
        panel: the panel.
        groups: the commitments of each group, by its name.
        draws: how often the commitments are drawn anew.
    """
    apart = differences(package, panel)
    return tuple(
        _rating(name, [apart[one] for one in sorted(set(group)) if one in apart], panel.seed, draws)
        for name, group in groups.items()
    )


def differences(package: Package, panel: PanelRecord) -> dict[str, int]:
    """The government's rating less the panel's, in half levels, of each commitment that both have rated."""
    claimed = claimed_levels(package, panel)
    ours = {
        one.commitment: one.halves
        for one in panel_verdicts(package, panel)
        if one.criterion == COMPLETION and one.halves is not None
    }
    return {one: claimed[one] - ours[one] for one in sorted(claimed.keys() & ours.keys())}


def claimed_levels(package: Package, panel: PanelRecord) -> dict[str, int]:
    """The level at which the government rates each commitment, in halves.

    Of several claims about a commitment the highest counts: it is what the government says at most.
    """
    asked = panel.rubric.asked(COMPLETION)
    levels = asked.levels if asked is not None else ()
    claimed: dict[str, int] = {}
    for one in package.claims:
        if one.plan == "this" and one.commitment and one.rated in levels:
            level = 2 * levels.index(one.rated)
            claimed[one.commitment] = max(level, claimed.get(one.commitment, level))
    return claimed


def _rating(name: str, apart: Sequence[int], seed: str, draws: int) -> SelfRating:
    higher, lower = sum(one > 0 for one in apart), sum(one < 0 for one in apart)
    counts = len(apart), higher, len(apart) - higher - lower, lower
    if not apart:
        return SelfRating(name, *counts, None, None)
    places = drawn_units(seed, f"self-rating/{name}", range(draws), len(apart))
    means = np.array(apart)[places].sum(axis=1) / (2 * len(apart))
    return SelfRating(name, *counts, sum(apart) / (2 * len(apart)), middle_of(means))
