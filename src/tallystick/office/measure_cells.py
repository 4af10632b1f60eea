"""The cells of a measure's draft that are of its milestones and of what its area promises."""

import re
from collections.abc import Iterable, Mapping

#: What is written of a milestone of a measure, and of what its area promises of a target.
OF_MILESTONE = ("title", "due", "reached")
OF_LOCAL_TARGET = ("value", "value_high", "deadline", "weight", "source", "words")
#: A measure has no more milestones in the office.
MOST_MILESTONES = 20
_MILESTONE = re.compile(r"step-([1-9][0-9]?)-(id|title|due|reached)")
_LOCAL = re.compile(rf"local-([A-Za-z0-9._-]{{1,120}})-({'|'.join(OF_LOCAL_TARGET)})")


def is_more(name: str) -> bool:
    """Whether a cell is of a milestone or of a local target, and none of the measure's own."""
    step = _MILESTONE.fullmatch(name)
    return int(step[1]) <= MOST_MILESTONES if step else _LOCAL.fullmatch(name) is not None


def milestone_start(number: int) -> str:
    """With what the names of the cells of a milestone begin, by its number from 1."""
    return f"step-{number}-"


def local_start(target: str) -> str:
    """With what the names of the cells begin that say what an area promises of a target."""
    return f"local-{target}-"


def milestones_in(cells: Mapping[str, str]) -> dict[int, dict[str, str]]:
    """The milestones that stand in the cells of a measure, by their numbers."""
    found: dict[int, dict[str, str]] = {}
    for name, cell in cells.items():
        part = _MILESTONE.fullmatch(name)
        if part and cell:
            found.setdefault(int(part[1]), {})[part[2]] = cell
    return {
        number: one
        for number, one in sorted(found.items())
        if any(one.get(column) for column in OF_MILESTONE)
    }


def local_in(cells: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """What the area of a measure promises, by target, as it stands in the cells of the measure."""
    found: dict[str, dict[str, str]] = {}
    for name, cell in cells.items():
        part = _LOCAL.fullmatch(name)
        if part and cell:
            found.setdefault(part[1], {})[part[2]] = cell
    return found


def own_cells(cells: Mapping[str, str]) -> dict[str, str]:
    """The cells of the measure's own row."""
    return {name: cell for name, cell in cells.items() if not is_more(name)}


def milestone_cells(steps: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The cells of a measure in which its milestones stand, in their order."""
    return {
        milestone_start(number) + name: step[name]
        for number, step in enumerate(list(steps)[:MOST_MILESTONES], 1)
        for name in ("id", *OF_MILESTONE)
        if step.get(name)
    }
