"""Where the rows of a table end: what stands apart behind the last is no part of it."""

from collections.abc import Sequence

from tallystick.reading.model import Line

#: A table goes on behind so many lines that are none of its rows.
_BETWEEN = 6


def stands_behind_rows(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands apart behind the last row of a table, and begins something new.

    Args:
        lines: all lines.
        at: the line.
    """
    line, above = lines[at], lines[at - 1] if at else None
    if above is None or not above.hint.table or line.hint.table or line.hint.note or not line.gap:
        return False
    near = lines[at + 1 : at + 1 + _BETWEEN]
    return not line.text[0].islower() and all(one.hint.table != above.hint.table for one in near)
