"""Nothing lies inside itself: no part of the plan or of the country, no body, no merger."""

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason, Text, msgid
from tallystick.register.areas import Area
from tallystick.register.cells import TypedTable
from tallystick.register.descriptor import Descriptor
from tallystick.register.model import Part
from tallystick.register.rules.model import Tables, each

#: What is said of a circle, and its mend, by the column that leads round in it.
_TOLD = {
    "parent": msgid("{part} lies inside itself: {way}"),
    "successor": msgid("{part} comes after itself: {way}"),
    "replaces": msgid("{part} came in its own place: {way}"),
    "merged_into": msgid("{part} was merged into itself: {way}"),
}
_MENDS = {
    "parent": msgid("give one of these another parent, or none"),
    "successor": msgid("give one of these another successor, or none"),
    "replaces": msgid("let one of these replace another, or nobody"),
    "merged_into": msgid("let one of these be merged into another, or into none"),
}


def parts_inside_themselves(tables: Tables, _: Descriptor | None) -> None:
    """Find the rows of the outline and of the areas whose parents lead back to them."""
    outline, areas = tables["outline"], tables["areas"]
    report_cycles(outline, "parent", [(number, one.id, one.parent) for number, one in each(outline, Part)])
    report_cycles(areas, "parent", [(number, one.id, one.parent) for number, one in each(areas, Area)])


def report_cycles(typed: TypedTable, column: str, rows: list[tuple[int, str, str | None]]) -> None:
    """Find the rows that a column leads back to.

    Args:
        typed: the table.
        column: the column that names another row of it.
        rows: row number, identifier and what the column names.
    """
    parents = {one: parent for _, one, parent in rows}
    for number, one, parent in rows:
        way = _way_up(one, parents)
        if way[-1] == one and len(way) > 1:
            problem = Problem(
                "cycle",
                Reason(_TOLD[column], part=Text(one), way=Text(" -> ".join(way))),
                Reason(_MENDS[column]),
            )
            typed.find(problem, number, column, parent)


def _way_up(one: str, parents: dict[str, str | None]) -> list[str]:
    """From a row up through its parents, to the top or to the first that comes again."""
    way = [one]
    above = parents[one]
    while above is not None:
        way.append(above)
        if above in way[:-1]:
            break
        above = parents.get(above)
    return way
