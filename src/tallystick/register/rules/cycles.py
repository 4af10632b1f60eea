"""A part of the plan, or of the country, does not lie inside itself."""

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason, Text
from tallystick.register.cells import TypedTable
from tallystick.register.descriptor import Descriptor
from tallystick.register.model import Area, Part
from tallystick.register.rules.model import Tables, each


def parts_inside_themselves(tables: Tables, _: Descriptor | None) -> None:
    """Find the rows of the outline and of the areas whose parents lead back to them."""
    _report(
        tables["outline"], [(number, one.id, one.parent) for number, one in each(tables["outline"], Part)]
    )
    _report(tables["areas"], [(number, one.id, one.parent) for number, one in each(tables["areas"], Area)])


def _report(typed: TypedTable, rows: list[tuple[int, str, str | None]]) -> None:
    parents = {one: parent for _, one, parent in rows}
    for number, one, parent in rows:
        way = _way_up(one, parents)
        if way[-1] == one and len(way) > 1:
            problem = Problem(
                "cycle",
                Reason(
                    "{part} lies inside itself: {way}",
                    part=Text(one),
                    way=Text(" -> ".join(way)),
                ),
                Reason("give one of these another parent, or none"),
            )
            typed.find(problem, number, "parent", parent)


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
