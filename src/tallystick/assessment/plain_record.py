"""The values of an assessment's nouns: as a cell of a table, and as plain values of a record."""

import dataclasses
import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any

from tallystick.base.canonical import Json
from tallystick.base.quantities import plain
from tallystick.base.reasons import Reason

_AS_THEY_ARE = frozenset({type(None), bool, int, str})


def cell(value: object) -> str:
    """A value as a cell; an absent one is empty, and several are parted by semicolons."""
    return _CELLS.get(type(value), str)(value)


def truth(value: object) -> str:
    """Whether a value says something, as a cell."""
    return "true" if value else "false"


def _joined(values: Iterable[object]) -> str:
    return "; ".join([str(one) for one in values])


def _text(reason: Reason) -> str:
    return reason.text


_CELLS: Mapping[type, Callable[[Any], str]] = {
    type(None): lambda _: "",
    bool: truth,
    Decimal: plain,
    Reason: _text,
    tuple: _joined,
}


def plain_record(value: object) -> Json:
    """A value as texts, whole numbers, booleans, lists and objects; of a noun what is there."""
    own: Any = value
    kind: Any = type(own)
    if kind in _AS_THEY_ARE:
        plainly: Json = own
        return plainly
    if kind is Decimal or kind is Reason:
        return _CELLS[kind](own)
    if _is_list(kind):
        values: tuple[Any, ...] = tuple(own)
        if _AS_THEY_ARE.issuperset(map(type, values)):
            return values
        return dict(values) if _is_counts(values) else [plain_record(one) for one in values]
    names, fields = _read(kind)
    return {
        name: one if type(one) in _AS_THEY_ARE else plain_record(one)
        for name, one in zip(names, fields(own), strict=True)
        if one is not None and (one or type(one) not in _EMPTY)
    }


#: Of these an empty one is absent; a number of 0 and a false are not.
_EMPTY = frozenset({str, tuple})


@functools.cache
def _read(kind: type) -> tuple[tuple[str, ...], Callable[[object], tuple[Any, ...]]]:
    """The fields of a noun, and what gives their values."""
    names = tuple(one.name for one in dataclasses.fields(kind))
    if len(names) > 1:
        return names, attrgetter(*names)
    return names, lambda noun: tuple(getattr(noun, name) for name in names)


@functools.cache
def _is_list(kind: type) -> bool:
    """Whether values of a kind are lists of others; else they are nouns of an assessment."""
    if issubclass(kind, Mapping | str):
        raise TypeError(f"a record of results holds no {kind.__name__}")
    return issubclass(kind, Iterable)


def _is_counts(value: Sequence[object]) -> bool:
    """Whether it is pairs of a name and a number or a list of such, which read best as an object."""
    return bool(value) and all(isinstance(one, tuple) and len(one) == 2 for one in value)
