"""How a way of doing a step declares its settings, so that a method file can be checked against them."""

from collections.abc import Sequence
from dataclasses import Field, dataclass, field, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a setting may be.

    Attributes:
        least: the smallest number that is right.
        most: the largest.
        above: the number that it must lie above.
        choices: the only texts that are right; any where empty.
        required: whether it must be given.
    """

    least: float | None = None
    most: float | None = None
    above: float | None = None
    choices: tuple[str, ...] = ()
    required: bool = False


def setting(
    default: Any,  # noqa: ANN401 - of the type of the field that it stands for
    *,
    least: float | None = None,
    most: float | None = None,
    above: float | None = None,
    choices: Sequence[str] = (),
) -> Any:  # noqa: ANN401 - as dataclasses have it
    """A field of a way with its default and what may stand in its place."""
    return field(default=default, metadata={"bounds": Bounds(least, most, above, tuple(choices))})


def required() -> Any:  # noqa: ANN401 - as dataclasses have it
    """A field of a way that the method file must fill."""
    return field(metadata={"bounds": Bounds(required=True)})


def bounds_of(one: Field[Any]) -> Bounds:
    """What a field of a way may be."""
    found = one.metadata.get("bounds", Bounds())
    return found if isinstance(found, Bounds) else Bounds()


def spelled(way: Any) -> dict[str, object]:  # noqa: ANN401 - a frozen dataclass
    """A way as a method file would spell it, with every setting."""
    return {"how": way.NAME} | {one.name: getattr(way, one.name) for one in fields(way)}
