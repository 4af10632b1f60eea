"""An index as one record: what was done, how, and what came of it."""

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass

from tallystick.base.canonical import Json
from tallystick.index.digits import digits
from tallystick.index.gaps import without_number
from tallystick.index.method import IndexMethod
from tallystick.index.settings import spelled
from tallystick.index.steps import Index
from tallystick.index.tables import ranks_of


def index_record(index: Index, unused: tuple[str, ...]) -> dict[str, Json]:
    """All that was found, the method first; numbers are texts of ten significant digits."""
    scores = index.scores
    return {
        "title": index.method.title,
        "method": method_record(index.method),
        "columns_not_used": list(unused),
        "units_left_out": [
            unit for unit, kept in zip(index.raw.units, index.screened.included, strict=True) if not kept
        ],
        "estimated_figures": int(index.estimated.sum()),
        "weights": {code: digits(weight) for code, weight in scores.weights.items()},
        "units": _units(index),
        "without_number": [
            {
                "unit": scores.matrix.units[one.row],
                **({"time": digits(index.times[one.row])} if index.times else {}),
                "code": one.code,
                "known": one.known,
                "of": one.of,
                "wanting": one.wanting,
                "soonest": list(one.soonest),
            }
            for one in without_number(index)
        ],
    }


def _units(index: Index) -> list[Json]:
    matrix, ranks = index.scores.matrix, ranks_of(index)
    found: list[Json] = []
    for row, unit in enumerate(matrix.units):
        found.append(
            {
                "unit": unit,
                "name": index.names[row],
                "time": digits(index.times[row]) if index.times else None,
                "index": digits(float(matrix.values[row, -1])) or None,
                "rank": None if ranks[row, -1] != ranks[row, -1] else int(ranks[row, -1]),
                "covered": digits(float(index.scores.covered[row, -1])),
            }
        )
    return found


def method_record(method: IndexMethod) -> dict[str, Json]:
    """The method with every setting, the defaults too."""
    return {
        "name": method.name,
        "title": method.title,
        "columns": plain(asdict(method.columns)),
        "indicators": [plain(asdict(leaf)) for leaf in method.tree.leaves],
        "nodes": [plain(asdict(node)) for node in method.tree.nodes],
        "screen": plain(asdict(method.screening)),
        "impute": plain(spelled(method.imputer)),
        "treat": plain(spelled(method.outliers)) if method.outliers else None,
        "normalise": _with_own(method.normaliser, method.normalisers),
        "weigh": _with_own(method.weigher, method.weighers),
        "aggregate": _with_own(method.aggregator, method.aggregators),
        "coverage": plain(asdict(method.coverage)),
    }


def _with_own(way: object, own: Mapping[str, object]) -> Json:
    """The way of a step, and those of single elements where there are any."""
    found = {"how": plain(way)}
    return found | {"at": {code: plain(one) for code, one in own.items()}} if own else found


def plain(value: object) -> Json:
    """A value without fractions, which are texts here; a way as a method file spells it."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(spelled(value))
    if isinstance(value, float):
        return digits(value)
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if value is None or isinstance(value, bool | int | str):
        return value
    raise TypeError(type(value).__name__)
