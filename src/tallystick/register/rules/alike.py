"""No figure stands there twice, and no two identifiers differ in capital letters only."""

from tallystick.base.findings import Problem
from tallystick.base.reasons import Ordinal, Reason, Text
from tallystick.register.columns import Table
from tallystick.register.descriptor import Descriptor
from tallystick.register.model import Observation
from tallystick.register.rules.model import Tables

#: What tells one figure from another, beside its value.
_SAME_FIGURE = ("indicator", "area", "group", "period", "as_of", "source", "vintage", "accumulation")
#: What else must be alike for two rows to be one figure entered twice.
_TO_THE_LETTER = ("value", "unit", "value_in_target_unit", "qualifier", "coverage")


def figures_entered_twice(tables: Tables, _: Descriptor | None) -> None:
    """Find figures that are alike in all but their value, and those that are alike in that too."""
    typed = tables["observations"]
    for group in typed.alike(_SAME_FIGURE):
        standing = [(number, one) for number, one in group if not one.restated]
        for place, (number, one) in enumerate(standing):
            for earlier, other in standing[:place]:
                if _is_same(typed.table, one, other):
                    typed.find(_twice(earlier), number, "value", one.value)
                    break
            else:
                if place:
                    typed.find(_differing(standing[0][0]), number, "value", one.value)


def identifiers_that_look_alike(tables: Tables, _: Descriptor | None) -> None:
    """Find identifiers that differ from an earlier one in nothing but capital letters."""
    for typed in tables.values():
        if typed.table.key != ("id",):
            continue
        for group in typed.alike(("id",), folded=True):
            first, one = group[0]
            for number, other in group[1:]:
                if other.id != one.id:
                    typed.find(_same_letters(first, one.id), number, "id", other.id)


def _is_same(table: Table, one: Observation, other: Observation) -> bool:
    return all(
        table.columns[name].write(getattr(one, name)) == table.columns[name].write(getattr(other, name))
        for name in _TO_THE_LETTER
    )


def _twice(row: int) -> Problem:
    return Problem(
        "figure-twice",
        Reason("row {row} has the same figure of the same source", row=Ordinal(row)),
        Reason("delete one of the two"),
    )


def _differing(row: int) -> Problem:
    return Problem(
        "two-figures-of-one-source",
        Reason("row {row} has another figure of the same source for the same thing", row=Ordinal(row)),
        Reason(
            "look which one the source gives; if it gives both, say in vintage or as_of what tells them "
            "apart, or in restated which one it has replaced"
        ),
        severity="gap",
    )


def _same_letters(row: int, other: str) -> Problem:
    return Problem(
        "same-but-for-capitals",
        Reason(
            "it differs from {other} in row {row} in capital letters only",
            other=Text(other),
            row=Ordinal(row),
        ),
        Reason("use one spelling, or another identifier: files and people can't tell the two apart"),
    )
