"""A part of the country lies in it, below what it is a part of, and has figures of its own time only."""

from collections.abc import Iterator, Mapping

from tallystick.base.findings import Problem
from tallystick.base.reasons import NO_DATE, Reason, Text
from tallystick.register.areas import AREA_LEVELS, Area
from tallystick.register.cells import CellFault, TypedTable
from tallystick.register.descriptor import Descriptor
from tallystick.register.model import Observation
from tallystick.register.rules.cycles import report_cycles
from tallystick.register.rules.model import Tables, each

_BACKWARDS = Problem(
    "area-ends-first",
    Reason("it ends before it begins"),
    Reason("correct one of the two dates"),
)
_SUCCEEDED = Problem(
    "successor-of-area-there",
    Reason("an area that has not ended has no successor"),
    Reason("give its last day in until, or leave successor empty"),
)
_TWICE = Problem(
    "area-twice",
    Reason("an earlier row has an area of the same name in the same whole"),
    Reason(
        "keep one of the two; if the one took over from the other, give that one its last day in until and "
        "this one as its successor"
    ),
    severity="gap",
)


def areas_that_cannot_be(tables: Tables, descriptor: Descriptor | None) -> None:
    """Find areas outside the country, beside their level, named twice, and ends that can't be."""
    typed = tables["areas"]
    rows = list(each(typed, Area))
    report_cycles(typed, "successor", [(number, one.id, one.successor) for number, one in rows])
    known = {one.id: one for _, one in rows}
    for number, one in rows:
        if one.since and one.until and one.until.last < one.since.first:
            typed.find(_BACKWARDS, number, "until", one.until)
        if one.successor is not None and one.until is None:
            typed.find(_SUCCEEDED, number, "successor", one.successor)
        above = known.get(one.parent or "")
        if above is not None and not _below(one, above):
            typed.find(_beside(above), number, "level", one.level)
        if descriptor is not None:
            _find_outside(typed, number, one, known, descriptor.tallystick.plan.country)
    _find_twice(typed)


def _below(one: Area, above: Area) -> bool:
    """Whether an area's level lies below that of the area it is a part of, as far as both are known."""
    if one.level is None or above.level is None:
        return True
    return AREA_LEVELS.index(one.level) > AREA_LEVELS.index(above.level)


def _beside(above: Area) -> Problem:
    return Problem(
        "area-not-below",
        Reason(
            "it is a part of {whole}, whose level is {level}, and its own level does not lie below that",
            whole=Text(above.id),
            level=Text(above.level or ""),
        ),
        Reason("correct one of the two levels, or its parent"),
        severity="gap",
    )


def _find_outside(typed: TypedTable, number: int, one: Area, known: Mapping[str, Area], country: str) -> None:
    """Find an area whose parents end before they come to the country; a circle is found as one."""
    way = [one]
    while way[-1].id != country and way[-1].parent is not None:
        above = known.get(way[-1].parent)
        if above is None or above in way:
            return
        way.append(above)
    if way[-1].id != country and country in known:
        typed.find(_outside(country), number, "parent", one.parent)


def _outside(country: str) -> Problem:
    return Problem(
        "area-outside-country",
        Reason("its parents do not lead up to {country}, the plan's country", country=Text(country)),
        Reason("name the area that it is a part of, or delete it if it lies in another country"),
        severity="gap",
    )


def _find_twice(typed: TypedTable) -> None:
    """Find areas of one whole that bear one name, unless the one took over from the other."""
    for group in typed.alike(("parent", "name"), folded=True):
        for place, (number, one) in enumerate(group):
            if any(one.id != other.successor and other.id != one.successor for _, other in group[:place]):
                typed.find(_TWICE, number, "name", one.name)


def figures_outside_their_areas_time(tables: Tables, _: Descriptor | None) -> None:
    """Find figures of a time in which there was no such area yet, or no longer."""
    changed = {one.id: one for _, one in each(tables["areas"], Area) if one.since or one.until}

    def misplaced(one: Observation) -> Iterator[CellFault]:
        area = changed[one.area]
        if area.until is not None and one.period.first > area.until.last:
            yield _gone(area), "area", one.area
        if area.since is not None and one.period.last < area.since.first:
            yield _not_yet(area), "area", one.area

    if changed:
        tables["observations"].find_alike(("area", "period"), misplaced, among={"area": changed.keys()})


def _gone(area: Area) -> Problem:
    mend = Reason("correct its period, or name the area that the source speaks of")
    if area.successor is not None:
        mend = Reason(
            "correct its period, or name {successor}, which took over, if the source speaks of that",
            successor=Text(area.successor),
        )
    told = Reason(
        "{area} was there until {day}, and the figure speaks of a time after it",
        area=Text(area.id),
        day=area.until or NO_DATE,
    )
    return Problem("figure-after-area", told, mend, severity="gap")


def _not_yet(area: Area) -> Problem:
    return Problem(
        "figure-before-area",
        Reason(
            "{area} is there since {day}, and the figure speaks of a time before it",
            area=Text(area.id),
            day=area.since or NO_DATE,
        ),
        Reason(
            "correct its period, or name the area that the source speaks of; if the source has worked the "
            "figure out for today's area, say so in the note and leave it"
        ),
        severity="gap",
    )
