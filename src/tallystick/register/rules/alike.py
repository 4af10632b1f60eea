"""No figure stands there twice, and no two identifiers differ in capital letters only."""

from tallystick.base.findings import Problem
from tallystick.base.reasons import Ordinal, Reason, Text
from tallystick.register.columns import Table, cells_of
from tallystick.register.descriptor import Descriptor
from tallystick.register.model import Observation
from tallystick.register.rules.model import Tables

#: What tells one figure from another, beside its time and its value.
_SAME_FIGURE = ("indicator", "area", "group", "source", "vintage", "accumulation")


def figures_entered_twice(tables: Tables, _: Descriptor | None) -> None:
    """Find figures that are alike in all that tells figures apart, and those that are alike in every cell."""
    typed = tables["observations"]
    for group in typed.alike(_SAME_FIGURE, dated=True):
        standing = [(number, one) for number, one in group if not one.restated]
        for place, (number, one) in enumerate(standing):
            if place:
                typed.find(_problem(typed.table, one, standing[:place]), number, "value", one.value)


def _problem(table: Table, one: Observation, earlier: list[tuple[int, Observation]]) -> Problem:
    same = {"id": ""}
    for number, other in earlier:
        if cells_of(table, one) | same == cells_of(table, other) | same:
            return _twice(number)
    for number, other in earlier:
        if _written(table, one) == _written(table, other):
            return _again(number)
    return _differing(earlier[0][0])


def _written(table: Table, one: Observation) -> tuple[str, ...]:
    """The figure as it is written, to the letter, with how exactly it was printed."""
    return tuple(table.columns[name].write(getattr(one, name)) for name in ("value", "unit", "qualifier"))


def identifiers_that_look_alike(tables: Tables, _: Descriptor | None) -> None:
    """Find identifiers that differ from an earlier one in nothing but capital letters."""
    for typed in tables.values():
        if "id" not in typed.table.key:
            continue
        for group in typed.alike(typed.table.key, folded=True):
            first, one = group[0]
            for number, other in group[1:]:
                if other.id != one.id:
                    typed.find(_same_letters(first, one.id), number, "id", other.id)


def _twice(row: int) -> Problem:
    return Problem(
        "figure-twice",
        Reason("row {row} is the same in every cell but its identifier", row=Ordinal(row)),
        Reason("delete one of the two"),
    )


def _again(row: int) -> Problem:
    return Problem(
        "same-figure-again",
        Reason("row {row} has the same figure of the same source, and other cells differ", row=Ordinal(row)),
        Reason("keep one of the two, with what both say"),
        severity="gap",
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
