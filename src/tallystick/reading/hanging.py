"""Items whose bullets were lost: indented lines below a colon that end in semicolons."""

from collections.abc import Collection

from tallystick.reading.model import Line

#: So much farther in stand the items, and so many semicolons make a list.
_DEEPER, _ENOUGH = 3, 2
_ENDS = (";", "; and", "; or", "；", "; y", "; et", "; e", "; и")


def hanging_items(lines: list[Line], marked: Collection[int]) -> set[int]:
    """The lines that begin such an item; where the first is marked, no bullets were lost."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if at + 1 not in marked and line.text.endswith((":", "：")):
            found |= _below(lines, at)
    return found


def _below(lines: list[Line], lead: int) -> set[int]:
    """The first lines of the items below a lead-in; none where they are no list."""
    starts: list[int] = []
    ends = 0
    for at in range(lead + 1, len(lines)):
        line, before = lines[at], lines[at - 1].text
        if line.indent < lines[lead].indent + _DEEPER or line.hint.heading or line.hint.table:
            break
        if at == lead + 1 or before.endswith(_ENDS):
            starts.append(at)
        elif before.endswith("."):
            break
        ends += line.text.endswith(_ENDS)
    return set(starts) if ends >= _ENOUGH and len(starts) > ends else set()
