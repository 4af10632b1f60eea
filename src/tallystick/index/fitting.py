"""What a key of a method file may hold: whether a value fits, and what would be right, in words."""

import math
import types
import typing
from collections.abc import Callable
from typing import TypeVar

from tallystick.base.reasons import Ordinal, Reason, Text, Unfit, Value, texts
from tallystick.index.digits import beyond
from tallystick.index.settings import Bounds

#: Percent of a whole.
_WHOLE = 100
NO_GROUP = Reason("it is no group of keys")
KindT = TypeVar("KindT")
NumericT = TypeVar("NumericT", int, float)


def fitted(value: object, kind: object, bounds: Bounds) -> object:
    """A value as its kind has it.

    Raises:
        Unfit: it is of another kind, or outside its bounds.
    """
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in {types.UnionType, typing.Union}:
        return fitted(value, inner[0], bounds)
    if origin is tuple:
        return _tuple(value, inner)
    if origin is dict:
        groups = _of(value, dict, NO_GROUP)
        return {str(key): _inside(Text(str(key)), one, inner[1]) for key, one in groups.items()}
    return _PLAIN[kind](value, bounds)


def _tuple(value: object, inner: tuple[object, ...]) -> tuple[object, ...]:
    items = _of(value, list, Reason("it is no list"))
    many = len(inner) == 2 and inner[1] is Ellipsis
    if not many and len(items) != len(inner):
        raise Unfit(Reason("it has another length"))
    kinds = [inner[0]] * len(items) if many else list(inner)
    pairs = enumerate(zip(items, kinds, strict=True), 1)
    return tuple(_inside(Ordinal(at), one, of) for at, (one, of) in pairs)


def _inside(place: Value, value: object, kind: object) -> object:
    """What stands at a place inside a value.

    Raises:
        Unfit: it is of another kind; the reason names the place.
    """
    try:
        return fitted(value, kind, Bounds())
    except Unfit as unfit:
        raise Unfit(Reason("at {place}: {what}", place=place, what=unfit.reason)) from None


def _text(value: object, bounds: Bounds) -> str:
    text = _of(value, str, Reason("it is no text in quotation marks"))
    if bounds.choices and text not in bounds.choices:
        raise Unfit(Reason("it is not one of the values this key takes"))
    return str(text)


def _whole(value: object, bounds: Bounds) -> int:
    if isinstance(value, bool):
        raise Unfit(Reason("it is no whole number"))
    return int(_bounded(_of(value, int, Reason("it is no whole number")), bounds))


def _flag(value: object, _: Bounds) -> bool:
    return bool(_of(value, bool, Reason("it is neither true nor false")))


def _of(value: object, kind: type[KindT], what: Reason) -> KindT:
    if not isinstance(value, kind):
        raise Unfit(what)
    return value


def _float(value: object, bounds: Bounds) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Unfit(Reason("it is no number"))
    if beyond(value):
        raise Unfit(Reason("nothing can be reckoned with so large or so small a number"))
    return float(_bounded(value, bounds))


def _bounded(value: NumericT, bounds: Bounds) -> NumericT:
    if bounds.least == 0 > value:
        raise Unfit(Reason("it is below zero"))
    if bounds.least is not None and value < bounds.least:
        raise Unfit(Reason("it is too small"))
    if bounds.above is not None and value <= bounds.above:
        raise Unfit(Reason("it is too small"))
    if bounds.most is not None and value > bounds.most:
        raise Unfit(Reason("it is too large"))
    return value


_PLAIN: dict[object, Callable[[object, Bounds], object]] = {
    str: _text,
    int: _whole,
    float: _float,
    bool: _flag,
}
#: What would be right, by the kind of a setting.
_KINDS: dict[object, Reason] = {
    tuple[float, float]: Reason("two numbers in square brackets, such as [0, 100]"),
    tuple[float, ...]: Reason("a list of numbers in square brackets, such as [2, 1]"),
    tuple[int, ...]: Reason("a list of whole numbers in square brackets, such as [2, 3]"),
    tuple[str, ...]: Reason('a list of texts in square brackets, such as ["a", "b"]'),
    tuple[tuple[float, ...], ...]: Reason("a list of rows of numbers, such as [[1, 3], [0.3333, 1]]"),
    dict[str, float]: Reason("a group of keys with a number each, such as {{ life = 0.5 }}"),
    dict[str, dict[str, float]]: Reason(
        "a group for each name with a number for each key, such as {{ Ann = {{ health = 40, work = 60 }} }}"
    ),
    bool: Reason("true or false"),
    str: Reason("a text in quotation marks"),
}


def right(kind: object, bounds: Bounds) -> Reason:
    """What would be right for a key, in words."""
    if bounds.choices:
        return Reason("one of {choices}", choices=texts(bounds.choices, ","))
    origin = typing.get_origin(kind)
    if origin in {types.UnionType, typing.Union}:
        return right(typing.get_args(kind)[0], bounds)
    plain = _KINDS.get(kind)
    if plain is not None:
        return plain
    return _number(Reason("a whole number") if kind is int else Reason("a number"), bounds)


def _number(kind: Reason, bounds: Bounds) -> Reason:
    if bounds.least is not None and bounds.most is not None:
        return Reason(
            "{kind} from {least} to {most}",
            kind=kind,
            least=Text(_spelled(bounds.least)),
            most=Text(_spelled(bounds.most)),
        )
    if bounds.least is not None:
        return Reason("{kind} of at least {least}", kind=kind, least=Text(_spelled(bounds.least)))
    if bounds.above is not None and bounds.most is not None:
        return Reason(
            "{kind} above {least} and at most {most}",
            kind=kind,
            least=Text(_spelled(bounds.above)),
            most=Text(_spelled(bounds.most)),
        )
    if bounds.above is not None:
        return Reason("{kind} above {least}", kind=kind, least=Text(_spelled(bounds.above)))
    return kind


def _spelled(bound: float) -> str:
    """A bound as people write it, a large one too."""
    return str(int(bound)) if bound == int(bound) else f"{bound:g}"


def mend_of(value: object, kind: object, bounds: Bounds) -> Reason:
    """What would be right in place of a value; where it seems to be a percentage, the share that it is."""
    plain = right(kind, bounds)
    number = value if isinstance(value, int | float) and not isinstance(value, bool) else 0
    most = bounds.most
    if most is not None and most <= 1 < number <= _WHOLE * most:
        return Reason(
            "right here: {kind}; {percent} percent is {share}",
            kind=plain,
            percent=Text(f"{number:g}"),
            share=Text(f"{number / _WHOLE:g}"),
        )
    return Reason("right here: {kind}", kind=plain)
