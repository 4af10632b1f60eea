"""An object made quickly is the same object, frozen and all."""

import dataclasses
from dataclasses import dataclass, field

import pytest

from tallystick.base.quick import altered, quick


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things."""

    one: int
    other: str = "x"


@dataclass(frozen=True, slots=True)
class Single:
    """One thing."""

    only: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Doubled:
    """A thing and twice it."""

    one: int
    two: int = field(init=False)

    def __post_init__(self) -> None:
        """Work out the second."""
        object.__setattr__(self, "two", 2 * self.one)


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


def test_an_altered_object_is_what_replace_gives() -> None:
    made = quick(Pair)(1, "a")
    assert altered(made, other="b") == dataclasses.replace(made, other="b") == Pair(1, "b")
    assert made == Pair(1, "a")
    assert type(altered(made, one=3)) is Pair


def test_an_object_of_one_field_is_altered_too() -> None:
    assert altered(Single((1, 2)), only=(3,)) == Single((3,))


def test_a_field_that_is_not_there_is_refused() -> None:
    with pytest.raises(TypeError, match="Pair has no third"):
        altered(Pair(1), third=3)


def test_a_class_that_works_out_fields_of_its_own_is_refused() -> None:
    with pytest.raises(TypeError, match="Doubled works out fields of its own"):
        quick(Doubled)
    with pytest.raises(TypeError, match="Doubled"):
        altered(Doubled(1), two=2)
