"""An object made quickly is the same object, frozen and all."""

import dataclasses
from dataclasses import dataclass

import pytest

from tallystick.base.quick import quick


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things."""

    one: int
    other: str = "x"


def test_it_is_the_object_that_its_class_makes() -> None:
    made = quick(Pair)(1, "a")
    assert type(made) is Pair
    assert made == Pair(1, "a")
    assert hash(made) == hash(Pair(1, "a"))
    assert repr(made) == repr(Pair(1, "a"))
    assert dataclasses.replace(made, one=2) == Pair(2, "a")


def test_it_is_frozen() -> None:
    made = quick(Pair)(1, "a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.one = 2  # type: ignore[misc]


def test_every_field_must_be_given() -> None:
    with pytest.raises(TypeError):
        quick(Pair)(1)


def test_a_class_without_slots_is_refused() -> None:
    @dataclass(frozen=True)
    class Loose:
        """One thing."""

        one: int

    with pytest.raises(TypeError, match="Loose has no slots"):
        quick(Loose)
