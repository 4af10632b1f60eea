"""What must be there to be compared: figures of each indicator, and more than one unit."""

import numpy as np

from tallystick.base.reasons import Reason
from tallystick.index.doubts import Doubts
from tallystick.index.impute import Imputer
from tallystick.index.impute.leave import NoImputation
from tallystick.index.method import IndexMethod
from tallystick.index.model import Matrix
from tallystick.index.snags import CannotRun, Snag

_EMPTY = Reason("it has no figure at all")
_EMPTY_MEND = Reason("add figures, or leave the indicator out of the method")
_COUNTED = Reason("indicators without any figure are counted, and this step would have to look at them")
_COUNTED_MEND = Reason("leave coverage.count_empty out, or take fixed goalposts and leave this step out")
_ALONE = Reason("there is one unit only, and this way compares units with one another, not years")
#: What one unit alone is given a number by, by the step.
_ALONE_MENDS = {
    "normalise": Reason(
        'write how = "goalposts" under [normalise] of a method file, and goalposts = [lower, upper] at each '
        "indicator (goalpost_lower and goalpost_upper in a table of metadata)"
    ),
    "impute": Reason(
        'write how = "linear" or "latest" where the unit has other years, else how = "none"; among the '
        "alternatives of [doubt] too"
    ),
    "treat": Reason("leave [treat] out of the method, and the alternatives under [[doubt.treat]]"),
    "weigh": Reason('write how = "given" and a weight at each element, or how = "equal"'),
    "aggregate": Reason(
        'write how = "arithmetic" or another mean of the unit\'s own numbers; among the alternatives of '
        "[doubt] too"
    ),
}


def refuse_empty(raw: Matrix, method: IndexMethod) -> None:
    """Name the indicators without any figure; where the method counts them, what would compare by them.

    Raises:
        CannotRun: there is one.
    """
    empty = np.isnan(raw.values).all(axis=0)
    if method.coverage.count_empty:
        found = sorted(_comparing(method) | _estimating(method))
        if found:
            raise CannotRun(*(Snag(step, _COUNTED, _COUNTED_MEND) for _, step in found))
    elif empty.any():
        raise CannotRun(*(Snag("read", _EMPTY, _EMPTY_MEND, raw.codes[at]) for at in np.flatnonzero(empty)))


def refuse_lonely(given: Matrix, method: IndexMethod) -> None:
    """One unit has nobody to be compared with, whatever its years: only what is fixed gives it a number.

    Alternatives that are doubted count as the method's own ways do.

    Raises:
        CannotRun: there is one unit only, and a step compares units.
    """
    if len(set(given.units)) > 1:
        return
    found = sorted(_comparing(method) | _comparing_upward(method))
    if found:
        raise CannotRun(
            *(Snag(step, _ALONE, _ALONE_MENDS[kind], unit=given.units[0]) for kind, step in found)
        )


def _comparing(method: IndexMethod) -> set[tuple[str, str]]:
    """The steps up to normalisation that look at other units: which step, and how it is done."""
    doubts = method.doubts or Doubts()
    ways = {method.normaliser, *method.normalisers.values(), *doubts.normalise}
    found = {("normalise", f"normalise: {way.NAME}") for way in ways if not way.FIXED}
    found |= {("impute", f"impute: {way.NAME}") for way in _imputers(method) if way.COMPARES}
    if method.outliers is not None or any(doubts.treat):
        found.add(("treat", "treat"))
    return found


def _comparing_upward(method: IndexMethod) -> set[tuple[str, str]]:
    """The same of the steps after it."""
    doubts = method.doubts or Doubts()
    weighers = {method.weigher, *method.weighers.values()}
    found = {("weigh", f"weigh: {way.NAME}") for way in weighers if way.FROM_NUMBERS}
    ways = {method.aggregator, *method.aggregators.values(), *doubts.aggregate}
    return found | {("aggregate", f"aggregate: {way.NAME}") for way in ways if way.compares}


def _estimating(method: IndexMethod) -> set[tuple[str, str]]:
    ways = {way.NAME for way in _imputers(method)} - {NoImputation.NAME}
    return {("impute", f"impute: {name}") for name in ways}


def _imputers(method: IndexMethod) -> set[Imputer]:
    return {method.imputer, *(method.doubts.impute if method.doubts else ())}
