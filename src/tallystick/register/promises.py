"""How a promised number can be put, and the ways in which the plan's words for it can be read."""

from dataclasses import dataclass
from typing import Annotated

from tallystick.register import kinds as k
from tallystick.register.columns import Column, added, optional, text

ARITHMETIC = ("level", "ceiling", "annual", "cumulative", "change", "universal", "floor", "average")
COMPARATORS = (">=", ">", "<=", "<", "=", "about", "increase_by", "decrease_by", "cumulative_at_least")
COUNTS = ("additional", "total")
#: How what the parts of an area promise makes what the whole of it promises.
WAYS_TO_MAKE = ("sum", "weighted_mean", "minimum")
PARTS_MAKE = added(
    k.TEXT,
    "how the targets of parts of the country make the country's: as their sum, as their mean by weight, or "
    "as the weakest of them, since each part must reach it",
    allowed=WAYS_TO_MAKE,
)


@dataclass(frozen=True, slots=True)
class PromiseReading:
    """One of the ways in which the plan's words for a target can be read."""

    target: Annotated[str, Column(k.IDENTIFIER, "the target", refers="targets")]
    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier, its own within the target")]
    words: Annotated[str, text("what the promise says when it is read so, in our own words")]
    why: Annotated[str, text("what in the plan's words speaks for this reading")]
    leading: Annotated[bool, Column(k.BOOLEAN, "whether it decides; just one reading of a target does")]
    arithmetic: Annotated[
        str | None, optional(k.TEXT, "how figures answer it; empty: as the target has it", allowed=ARITHMETIC)
    ] = None
    comparator: Annotated[
        str | None,
        optional(
            k.TEXT, "how a figure must stand to the value; empty: as the target has it", allowed=COMPARATORS
        ),
    ] = None
    counts: Annotated[
        str | None, optional(k.TEXT, "N more, or N in all; empty: as the target has it", allowed=COUNTS)
    ] = None
    indicators: Annotated[
        tuple[str, ...],
        optional(
            k.IDENTIFIER,
            "the indicators that answer it, of those that speak of the target; empty: the plan's measure",
            many=True,
            refers="indicators",
        ),
    ] = ()
    group: Annotated[str | None, optional(k.IDENTIFIER, "the people it speaks of; empty: everybody")] = None
