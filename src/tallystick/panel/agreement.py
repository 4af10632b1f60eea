"""How far coders agree: raw, and beyond chance, each with the interval that its units leave open."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from tallystick.panel.alpha import CodePatterns, alphas, coincidences, patterns_of
from tallystick.panel.chance import drawn_units
from tallystick.panel.codes import CodeTable
from tallystick.panel.distances import Floats

#: Why alpha has no value: no unit has two codes, or all codes are alike, so that none could have differed.
Undefined = Literal["", "no_pair", "all_alike"]
DRAWS = 10_000
#: So many units are drawn at a time, which bounds the memory whatever the number of draws.
_AT_A_TIME = 1_000_000
#: The ranks between which 95 of 100 draws lie, in thousandths.
_ENDS = (25, 975)


@dataclass(frozen=True, slots=True)
class DrawnInterval:
    """Where a figure lies when the units are drawn anew, in 95 of 100 draws.

    Attributes:
        low: its lower end, one of the figures that were drawn.
        high: its upper end.
        draws: how many draws there were.
        undefined: in how many of them the figure was not defined; the ends are those of the others.
    """

    low: float
    high: float
    draws: int
    undefined: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the coders of a table agree.

    Attributes:
        units: how many units have two codes or more; the others say nothing of agreement.
        alone: how many have one.
        pairs: how many pairs of codes these make.
        agreeing: how many of the pairs are alike.
        prevalence: how often each value was given, in the order of the scale, whatever its unit.
        alpha: Krippendorff's, or None where it is not defined.
        undefined: why it is not.
        raw_interval: of the share of pairs that agree; None where there is no pair, or nothing was drawn.
        alpha_interval: of alpha.
    """

    units: int
    alone: int
    pairs: int
    agreeing: int
    prevalence: tuple[int, ...]
    alpha: float | None
    undefined: Undefined
    raw_interval: DrawnInterval | None = None
    alpha_interval: DrawnInterval | None = None

    @property
    def raw(self) -> float | None:
        """The share of pairs that agree; None where there is no pair."""
        return self.agreeing / self.pairs if self.pairs else None


@dataclass(frozen=True, slots=True)
class Redrawing:
    """How the units are drawn anew for intervals.

    Attributes:
        seed: what all that is drawn follows from.
        purpose: what this is drawn for; another purpose has other draws.
        draws: how many times.
    """

    seed: str
    purpose: str
    draws: int = DRAWS


def agreement_of(table: CodeTable, scale: str, redrawing: Redrawing | None = None) -> Agreement:
    """Raw agreement and alpha on a scale; with intervals where units are to be drawn anew.

    The units are resampled whole (Zapf et al., BMC Medical Research Methodology 16:93, 2016), and the
    distances of an ordinal scale follow each draw's own codes.
    """
    patterns = patterns_of(table)
    counts = table.counts()
    given = counts.sum(axis=1)
    alike, all_pairs = _pairs(patterns)
    times = patterns.times
    alpha, undefined = _alpha(patterns, scale, table.values)
    raw_interval = alpha_interval = None
    if redrawing is not None and len(patterns.of_unit):
        raws, drawn = _redrawn(patterns, scale, table.values, redrawing)
        raw_interval = middle_of(raws)
        alpha_interval = middle_of(drawn) if alpha is not None else None
    return Agreement(
        units=len(patterns.of_unit),
        alone=int((given == 1).sum()),
        pairs=int(all_pairs @ times),
        agreeing=int(alike @ times),
        prevalence=tuple(int(one) for one in counts.sum(axis=0)),
        alpha=alpha,
        undefined=undefined,
        raw_interval=raw_interval,
        alpha_interval=alpha_interval,
    )


def redrawn(table: CodeTable, scale: str, redrawing: Redrawing) -> tuple[Floats, Floats] | None:
    """Raw agreement and alpha of each draw behind the intervals; None where no unit has two codes."""
    patterns = patterns_of(table)
    return _redrawn(patterns, scale, table.values, redrawing) if len(patterns.of_unit) else None


def _pairs(patterns: CodePatterns) -> tuple[Floats, Floats]:
    """How many pairs of codes a unit of each pattern has that are alike, and how many in all."""
    counts = patterns.counts.astype(np.float64)
    codes = counts.sum(axis=1)
    return (counts * (counts - 1) / 2).sum(axis=1), codes * (codes - 1) / 2


def _alpha(patterns: CodePatterns, scale: str, values: tuple[str, ...]) -> tuple[float | None, Undefined]:
    if not len(patterns.of_unit):
        return None, "no_pair"
    found = float(alphas(coincidences(patterns, patterns.times[None, :]), scale, values)[0])
    return (None, "all_alike") if math.isnan(found) else (found, "")


def _redrawn(
    patterns: CodePatterns, scale: str, values: tuple[str, ...], redrawing: Redrawing
) -> tuple[Floats, Floats]:
    """Raw agreement and alpha of each draw."""
    units, kinds = len(patterns.of_unit), len(patterns.counts)
    alike, all_pairs = _pairs(patterns)
    raws, found = np.empty(redrawing.draws), np.empty(redrawing.draws)
    step = max(1, _AT_A_TIME // max(units, kinds))
    for first in range(0, redrawing.draws, step):
        draws = range(first, min(first + step, redrawing.draws))
        places = drawn_units(redrawing.seed, redrawing.purpose, draws, units)
        shifted = patterns.of_unit[places] + np.arange(len(draws))[:, None] * kinds
        counted = np.bincount(shifted.reshape(-1), minlength=len(draws) * kinds)
        times = counted.reshape(len(draws), kinds).astype(np.float64)
        here = slice(draws.start, draws.stop)
        raws[here] = (times @ alike) / (times @ all_pairs)
        found[here] = alphas(coincidences(patterns, times), scale, values)
    return raws, found


def middle_of(drawn: Floats) -> DrawnInterval | None:
    """The middle 95 of 100 by rank; None where no draw gave a number."""
    known = np.sort(drawn[~np.isnan(drawn)])
    if not len(known):
        return None
    low, high = (float(known[-(-len(known) * rank // 1000) - 1]) for rank in _ENDS)
    return DrawnInterval(low, high, len(drawn), len(drawn) - len(known))
