"""Making very many frozen objects: millions of figures and verdicts spend half their time being frozen."""

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

ItemT = TypeVar("ItemT")


_MAKERS: dict[type, Callable[..., Any]] = {}


def quick(noun: type[ItemT]) -> Callable[..., ItemT]:
    """What makes objects of a frozen dataclass with slots, every field given by place, four times as quick.

    A frozen dataclass sets each field through ``object.__setattr__``. Here an object of an unfrozen class of
    the same layout is filled, and becomes one of the frozen class when it is whole.

    Raises:
        TypeError: the class is no dataclass, or its objects have another layout: it has no slots.
    """
    if noun not in _MAKERS:
        _MAKERS[noun] = _maker(noun)
    return _MAKERS[noun]


def _maker(noun: type[ItemT]) -> Callable[..., ItemT]:
    names = [one.name for one in dataclasses.fields(noun)]  # type: ignore[arg-type]
    unfrozen = dataclasses.make_dataclass(noun.__name__, names, slots=True, eq=False, repr=False)
    if "__dict__" in dir(noun):
        raise TypeError(f"{noun.__name__} has no slots")

    def make(*values: object) -> ItemT:
        one: Any = unfrozen(*values)
        one.__class__ = noun
        made: ItemT = one
        return made

    return make
