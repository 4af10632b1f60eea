"""A local target is in the unit of the plan's, from a source, and it is said how parts make the country's."""

from collections.abc import Iterator

from tallystick.base.findings import Problem
from tallystick.base.quantities import UnitOf
from tallystick.base.reasons import Reason, Text
from tallystick.register.areas import LocalTarget
from tallystick.register.descriptor import Descriptor
from tallystick.register.model import Target
from tallystick.register.rules.model import Tables, each

_NO_LOWER_END = Problem(
    "range-without-lower-end",
    Reason("a range has a lower end too, and value is empty"),
    Reason("write the lower end as value; where only one number was promised, it is the value"),
)
_BACKWARDS = Problem(
    "range-turned-round",
    Reason("the upper end of a range lies above its value"),
    Reason("write the lower number as value and the higher one here; of a single number leave it empty"),
)
_NO_UNIT = Problem(
    "local-target-without-unit",
    Reason("a promised number has a unit"),
    Reason("write the target's unit, after converting the number if it stands in another one"),
)
_OF_COUNTRY = Problem(
    "local-target-of-country",
    Reason("what the whole country promises stands in targets.csv"),
    Reason("name the part of the country whose own promise it is, or delete the row"),
)
_WEIGHT = Problem(
    "weight-not-above-zero",
    Reason("a weight is above 0"),
    Reason(
        "write how much the area weighs in the mean, such as how many people live there, or leave it empty"
    ),
)
_GROUNDLESS = Problem(
    "local-target-without-source",
    Reason("no source says where this promise was read"),
    Reason("name the local plan in sources.csv and here"),
    severity="gap",
)
_WORDLESS = Problem(
    "local-target-without-words",
    Reason("nobody can see what the local plan says"),
    Reason("write the words that were read, or what they say in your own"),
    severity="gap",
)
_LATER = Problem(
    "local-deadline-later",
    Reason("it is promised for a later time than the country's, so that it does not count towards that"),
    Reason("correct the date, or leave it if the local plan says so"),
    severity="gap",
)
_UNWEIGHTED = Problem(
    "weight-missing",
    Reason("the country's target is the mean of its parts by weight, and this part has none"),
    Reason("write how much it weighs, such as how many people live there, also where no promise was found"),
    severity="gap",
)


def local_targets_that_cannot_stand(tables: Tables, descriptor: Descriptor | None) -> None:
    """Find local targets in another unit, without ground, turned round, or of the country itself."""
    typed = tables["local_targets"]
    targets = {one.id: one for _, one in each(tables["targets"], Target)}
    country = descriptor.tallystick.plan.country if descriptor is not None else None
    for number, one in each(typed, LocalTarget):
        for problem, column in _faults(one, targets.get(one.target)):
            typed.find(problem, number, column, getattr(one, column))
        if one.area == country:
            typed.find(_OF_COUNTRY, number, "area", one.area)


def _faults(one: LocalTarget, target: Target | None) -> Iterator[tuple[Problem, str]]:
    if one.value is None and one.value_high is not None:
        yield _NO_LOWER_END, "value"
    if one.value is not None and one.value_high is not None and one.value_high <= one.value:
        yield _BACKWARDS, "value_high"
    if one.weight is not None and one.weight <= 0:
        yield _WEIGHT, "weight"
    if target is not None:
        yield from _beside(one, target)
    if one.value is not None and one.source is None:
        yield _GROUNDLESS, "source"
    if one.value is not None and one.words is None:
        yield _WORDLESS, "words"


def _beside(one: LocalTarget, target: Target) -> Iterator[tuple[Problem, str]]:
    """What does not go together with the plan's target."""
    if one.value is not None and one.unit is None:
        yield _NO_UNIT, "unit"
    if one.unit is not None and one.unit != target.unit:
        yield _in_another_unit(target.unit), "unit"
    if one.deadline is not None and one.deadline.last > target.deadline.last:
        yield _LATER, "deadline"
    if target.parts_make == "weighted_mean" and one.weight is None:
        yield _UNWEIGHTED, "weight"


def _in_another_unit(unit: str) -> Problem:
    return Problem(
        "local-target-in-another-unit",
        Reason("the plan's target is in {unit} ({code})", unit=UnitOf(unit), code=Text(unit)),
        Reason("convert the number, and write in words what the local plan says"),
    )


def targets_whose_parts_are_unsaid(tables: Tables, _: Descriptor | None) -> None:
    """Find targets that have local targets and do not say how these make the country's."""
    found = {one.target for _, one in each(tables["local_targets"], LocalTarget)}
    typed = tables["targets"]
    for number, one in each(typed, Target):
        if one.id in found and one.parts_make is None:
            typed.find(_UNSAID, number, "parts_make")


_UNSAID = Problem(
    "parts-unsaid",
    Reason("parts of the country have targets of their own, and nothing says how they make the country's"),
    Reason(
        "write sum for what is counted, weighted_mean for a share or a rate, minimum where every part must "
        "reach the number"
    ),
    severity="gap",
)
