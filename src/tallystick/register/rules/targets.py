"""A target can be answered: its comparator fits its arithmetic, its unit a change, its count says of what."""

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason, Text, texts
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
        if one.comparator not in FITTING[one.arithmetic]:
            typed.find(_unfit(one), number, "comparator", one.comparator)
        if one.arithmetic == "change" and one.unit not in SHARES:
            typed.find(PLAIN_CHANGE, number, "unit", one.unit)
        if one.arithmetic == "change" and one.value <= 0:
            typed.find(_NO_CHANGE, number, "value", one.value)
        if (one.arithmetic == "cumulative") != (one.counts is not None):
            typed.find(_COUNTS, number, "counts", one.counts)
        if one.about and one.arithmetic != "change":
            typed.find(_ABOUT, number, "about", "true")


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
