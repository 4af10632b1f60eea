"""A target can be answered: its comparator fits its arithmetic, its unit a change, its count says of what."""

from collections.abc import Iterator

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason, Text, texts
from tallystick.register.cells import CellFault
from tallystick.register.descriptor import Descriptor
from tallystick.register.model import Target
from tallystick.register.rules.model import Tables, each

_LEVEL = frozenset({">=", ">", "<=", "<", "=", "about"})
FITTING = {
    "level": _LEVEL,
    "annual": _LEVEL,
    "ceiling": frozenset({"<=", "<"}),
    "floor": frozenset({">=", ">"}),
    "average": _LEVEL,
    "cumulative": frozenset({"cumulative_at_least", "about", ">=", ">"}),
    "change": frozenset({"increase_by", "decrease_by"}),
    "universal": frozenset({">=", "=", "<="}),
}
SHARES = frozenset({"percent", "percentage_points"})

PLAIN_CHANGE = Problem(
    "change-without-share",
    Reason("a change is promised in percent of the base or in percentage points"),
    Reason("write percent or percentage_points; a rise by a plain number is cumulative"),
)
_COUNTS = Problem(
    "counts-of-what",
    Reason("a cumulative target, and only that, says whether it counts N more or N in all"),
    Reason("write additional or total for a cumulative target, and leave it empty for others"),
)
_NO_CHANGE = Problem(
    "change-not-above-zero",
    Reason("the value of a change says how much, and is above 0; increase_by or decrease_by says which way"),
    Reason("a fall of 10 is written as decrease_by and 10"),
)
_ABOUT = Problem(
    "about-no-change",
    Reason("only a change says in a cell of its own that it is promised as “about”"),
    Reason("leave it empty; for others the comparator is about"),
)


def targets_nothing_can_answer(tables: Tables, _: Descriptor | None) -> None:
    """Find targets whose comparator, unit or count does not go with their arithmetic."""
    typed = tables["targets"]
    for number, one in each(typed, Target):
        for problem, column, value in faults_of(one):
            typed.find(problem, number, column, value)


def faults_of(one: Target) -> Iterator[CellFault]:
    """What keeps a target from being answered by any figure, whatever stands in other rows."""
    if one.comparator not in FITTING[one.arithmetic]:
        yield _unfit(one), "comparator", one.comparator
    if one.arithmetic == "change" and one.unit not in SHARES:
        yield PLAIN_CHANGE, "unit", one.unit
    if one.arithmetic == "change" and one.value <= 0:
        yield _NO_CHANGE, "value", one.value
    if (one.arithmetic == "cumulative") != (one.counts is not None):
        yield _COUNTS, "counts", one.counts
    if one.about and one.arithmetic != "change":
        yield _ABOUT, "about", "true"


def _unfit(one: Target) -> Problem:
    return Problem(
        "comparator-does-not-fit",
        Reason(
            "a target of arithmetic “{arithmetic}” is not answered by “{comparator}”",
            arithmetic=Text(one.arithmetic),
            comparator=Text(one.comparator),
        ),
        Reason("right here: {values}", values=texts(sorted(FITTING[one.arithmetic]), ",")),
    )
