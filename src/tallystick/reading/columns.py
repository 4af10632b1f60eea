"""Tables that lost their edges: a line that names columns, and rows below it with numbers side by side.

Only numbers that stand in as many columns as the head names are told apart. What the rest of a row says is
left as it is.
"""

import re

from tallystick.reading.column_roles import ROLES
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.model import Line

#: Columns whose cells are numbers.
_NUMBERS = frozenset({"baseline", "target", "budget"})
_NUMBER = r"[<>≤≥]?\s?\d[\d.,]*(?:\s?[%％])?"
_BEFORE_YEAR = r"(?:(?=\s(?:19|20)\d\d(?!\d))|(?![\d.,%]|\s?[\d%]))"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
#: So much of a head's letters are names of columns, and so many columns make one.
_COVERED, _FEWEST, _LONGEST = 0.7, 3, 200
#: Every head names these.
_ALWAYS = ("baseline", "target")
LooseCells = tuple[tuple[int, int, str], ...]


def loose_cells(lines: list[Line], language: PlanLanguage) -> dict[int, LooseCells]:
    """For each row below a head: first and last character and role of the cells that can be told apart."""
    found: dict[int, LooseCells] = {}
    roles: list[str] = []
    for at, line in enumerate(lines):
        head = _head(line, language)
        if head:
            roles = head
        elif line.hint.heading:
            roles = []
        elif roles and not line.hint.table:
            cells = _cells(line, roles)
            if cells:
                found[at] = cells
    return found


def _head(line: Line, language: PlanLanguage) -> list[str]:
    """The roles of the columns that a line names, from left to right; none where it is no head."""
    if line.hint.table or len(line.text) > _LONGEST or line.text[-1] in ".;:":
        return []
    if not all(language.pattern("columns", role).search(line.text) for role in _ALWAYS):
        return []
    named: list[tuple[int, int, str]] = []
    for role in ROLES:
        named += [(*one.span(), role) for one in language.pattern("columns", role).finditer(line.text)]
    taken: list[tuple[int, int, str]] = []
    named = [(low, _until_next(named, low, high, role), role) for low, high, role in named]
    for low, high, role in sorted(named, key=lambda one: (one[0], -one[1])):
        if not taken or low >= taken[-1][1]:
            taken.append((low, high, role))
    covered = sum(high - low for low, high, _ in taken)
    roles = [role for _, _, role in taken]
    enough = len(set(roles)) >= _FEWEST and set(roles).issuperset(_ALWAYS)
    return roles if enough and covered >= _COVERED * len(line.text.replace(" ", "")) else []


def _until_next(named: list[tuple[int, int, str]], low: int, high: int, role: str) -> int:
    """Where a name ends that may take in the next column's: *Responsible Deadline* are two."""
    return min([one for one, _, other in named if low < one < high and other != role], default=high)


def _cells(line: Line, roles: list[str]) -> LooseCells:
    """The numbers of a row in the columns that hold numbers side by side, and its deadline."""
    side_by_side = _longest_run(roles)
    behind = roles.index(side_by_side[-1]) + 1 if side_by_side else 0
    dated = roles[behind : behind + 1] == ["deadline"]
    pattern = re.compile(
        rf"(?<![\d.,])(?<!\d\s)({_NUMBER})"
        + rf"\s+({_NUMBER})" * (len(side_by_side) - 1)
        + (_BEFORE_YEAR if dated else r"(?!\s?[\d%])")
    )
    rows = list(pattern.finditer(line.text))
    cells: list[tuple[int, int, str]] = []
    if len(side_by_side) > 1 and len(rows) == 1:
        for group, role in enumerate(side_by_side, 1):
            low, high = rows[0].span(group)
            cells.append((line.start + low, line.start + high, role))
    if cells and "deadline" in roles:
        years = [one for one in _YEAR.finditer(line.text) if line.start + one.start() >= cells[-1][1]]
        cells += [(line.start + one.start(), line.start + one.end(), "deadline") for one in years[-1:]]
    return tuple(cells)


def _longest_run(roles: list[str]) -> list[str]:
    """The longest stretch of columns that hold numbers."""
    best: list[str] = []
    run: list[str] = []
    for role in roles:
        run = [*run, role] if role in _NUMBERS else []
        best = max(best, run, key=len)
    return best
