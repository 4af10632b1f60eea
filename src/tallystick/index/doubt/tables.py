"""What doubt gives, as tidy tables and as the manifest of what was varied."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import combinations, pairwise

import numpy as np

from tallystick.base.canonical import Json
from tallystick.base.reasons import Reason
from tallystick.index.digits import digits
from tallystick.index.doubt.plan import CHOSEN
from tallystick.index.doubt.ranks import ranks_by_row
from tallystick.index.doubt.run import RANK_CHANGE, Doubted, Factor
from tallystick.index.doubt.summary import MOST_FOR_EACH_RANK, above, listed, rank_shares
from tallystick.index.doubts import Doubts
from tallystick.index.model import Array
from tallystick.index.record import plain
from tallystick.index.settings import spelled
from tallystick.index.steps import Index
from tallystick.index.tables import TableCell, as_csv, ranks_of

#: For so many units every pair is written; for more only those next to one another.
MOST_FOR_PAIRS = 100


def doubt_tables(index: Index, found: Doubted) -> dict[str, bytes]:
    """The tables by their paths; those of replications only where some were asked for."""
    tables = _of_replications(index, found) if len(found.replications) else {}
    if found.factors is not None:
        tables |= _of_design(index, found.factors)
    return tables


def _of_replications(index: Index, found: Doubted) -> dict[str, bytes]:
    tables = {
        "tables/doubt.csv": as_csv(
            (
                "unit",
                "name",
                "time",
                "index",
                "rank",
                "class",
                "replications",
                "score_low",
                "score_median",
                "score_high",
                "rank_low",
                "rank_median",
                "rank_high",
                "rank_mean",
            ),
            _units(index, found),
        ),
        "tables/pairs.csv": as_csv(("unit", "time", "other", "other_time", "above"), _pairs(index, found)),
        "tables/replications.csv": as_csv(
            ("replication", *CHOSEN, "left_out", "rank_change", "failed"), _replications(index, found)
        ),
    }
    if len(index.names) <= MOST_FOR_EACH_RANK:
        tables["tables/rank_probabilities.csv"] = as_csv(
            ("unit", "time", "rank", "probability"), _rank_shares(index, found)
        )
    return tables


def _of_design(index: Index, factors: Factor) -> dict[str, bytes]:
    """How much each thing accounts for, and which replications of the design failed, if any did."""
    ends = ("first", "first_low", "first_high", "total", "total_low", "total_high")
    tables = {
        "tables/sensitivity.csv": as_csv(("output", "time", "factor", *ends), _sensitivity(index, factors))
    }
    if factors.failures:
        tables["tables/design_failed.csv"] = as_csv(("row", "part", "failed"), _design_failed(factors))
    return tables


def _design_failed(factors: Factor) -> Iterator[Sequence[TableCell]]:
    """Each by its row of the design and its part: a, b, or a with what is named taken from b."""
    parts = ("a", "b", *factors.names)
    for at, why in factors.failures.items():
        yield at % factors.asked + 1, parts[at // factors.asked], why.text


def _when(index: Index, row: int) -> str:
    return digits(index.times[row]) if index.times else ""


def _units(index: Index, found: Doubted) -> Iterator[Sequence[TableCell]]:
    units, ranks = found.units, ranks_of(index)[:, -1]
    for row, unit in enumerate(index.scores.matrix.units):
        yield (
            unit,
            index.names[row],
            _when(index, row),
            float(index.scores.index[row]),
            float(ranks[row]),
            found.classes[row] or "",
            float(units.given[row]),
            float(units.score_low[row]),
            float(units.score_median[row]),
            float(units.score_high[row]),
            float(units.rank_low[row]),
            float(units.rank_median[row]),
            float(units.rank_high[row]),
            float(units.rank_mean[row]),
        )


def _rank_shares(index: Index, found: Doubted) -> Iterator[Sequence[TableCell]]:
    shares = rank_shares(found.ranks)
    for row, unit in enumerate(index.scores.matrix.units):
        for rank in np.flatnonzero(shares[row]):
            yield unit, _when(index, row), int(rank) + 1, float(shares[row, rank])


def _pairs(index: Index, found: Doubted) -> Iterator[Sequence[TableCell]]:
    """Of units of different years too, by their numbers."""
    order = listed(index.scores.index)
    ranks = ranks_by_row(found.evaluated.scores) if index.times else found.ranks
    by_unit = np.ascontiguousarray(ranks.T)
    pairs = combinations(order, 2) if len(order) <= MOST_FOR_PAIRS else pairwise(order)
    units = index.scores.matrix.units
    for first, second in pairs:
        share = above(by_unit[first], by_unit[second])
        yield units[first], _when(index, first), units[second], _when(index, second), share


def _replications(index: Index, found: Doubted) -> Iterator[Sequence[TableCell]]:
    plan, leaves = found.replications, index.method.tree.leaves
    ways = [_named_ways(found.doubts, name) for name in CHOSEN]
    for at in range(len(plan)):
        chosen = [some[number] if some else "" for number, some in zip(plan.choices[at], ways, strict=True)]
        left = plan.left_out[at]
        why = found.evaluated.failures.get(at)
        yield (
            at + 1,
            *chosen,
            leaves[left].code if left >= 0 else "",
            float(found.rank_change[at]),
            why.text if why else "",
        )


def _named_ways(doubts: Doubts, step: str) -> list[str]:
    """What the alternatives of a step are called, each with the settings that its namesakes have otherwise.

    Nothing where the step isn't varied.
    """
    if step not in doubts.factors:
        return []
    none: Mapping[str, object] = {"how": "none"}
    spelled_ways = [none if one is None else spelled(one) for one in getattr(doubts, step)]
    return [_named_way(one, spelled_ways) for one in spelled_ways]


def _named_way(one: Mapping[str, object], among: Sequence[Mapping[str, object]]) -> str:
    alike = [other for other in among if other["how"] == one["how"]]
    differing = [key for key in one if any(other.get(key) != one[key] for other in alike)]
    return " ".join((str(one["how"]), *(f"{key}={_setting(one[key])}" for key in differing)))


def _setting(value: object) -> str:
    """A setting in one word: a way by its name, a number by its digits."""
    found = plain(value)
    return str(found["how"]) if isinstance(found, dict) and "how" in found else str(found)


def _sensitivity(index: Index, factors: Factor) -> Iterator[Sequence[TableCell]]:
    told = factors.sensitivity
    outputs = (*index.scores.matrix.units, RANK_CHANGE)
    times = [*(_when(index, row) for row in range(len(index.names))), ""]
    order = [len(outputs) - 1, *range(len(outputs) - 1)]
    for output in order:
        for at, name in enumerate(factors.names):
            yield (
                outputs[output],
                times[output],
                name,
                float(told.first[at, output]),
                float(told.first_low[at, output]),
                float(told.first_high[at, output]),
                float(told.total[at, output]),
                float(told.total_low[at, output]),
                float(told.total_high[at, output]),
            )


def manifest(found: Doubted) -> dict[str, Json]:
    """What was varied, how often, and which replications failed and why; none is dropped unsaid."""
    doubts = found.doubts
    varied: dict[str, Json] = {}
    for name in doubts.factors:
        one = getattr(doubts, name)
        varied[name] = plain(asdict(one) if name in {"weights", "data"} else one)
    return {
        "replications": doubts.replications,
        "seed": doubts.seed,
        "interval": digits(doubts.interval),
        "apart": digits(doubts.apart),
        "varied": varied,
        "failed": _failures(found.evaluated.failures.values()),
        "classes": max(found.classes, default=0),
        "mean_rank_change": _mean(found.rank_change),
        "sensitivity": None if found.factors is None else _told(found.doubts, found.factors),
    }


def _mean(change: Array) -> str | None:
    there = change[~np.isnan(change)]
    return digits(float(there.mean())) if len(there) else None


def _told(doubts: Doubts, factors: Factor) -> Json:
    told = factors.sensitivity
    return {
        "base": doubts.base,
        "rows_whole": factors.base,
        "failed": _failures(factors.failures.values()),
        "bootstrap": doubts.bootstrap,
        "of_rank_change": {
            name: {
                "first": digits(float(told.first[at, -1])),
                "total": digits(float(told.total[at, -1])),
            }
            for at, name in enumerate(factors.names)
        },
    }


def _failures(reasons: Iterable[Reason]) -> list[Json]:
    counted = Counter(one.text for one in reasons)
    return [{"why": why, "replications": many} for why, many in sorted(counted.items())]
