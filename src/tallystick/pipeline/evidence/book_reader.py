"""The library that reads spreadsheets, in a process of its own, for every visible page and with its numbers.

Started as ``python -m tallystick.pipeline.evidence.book_reader``: a spreadsheet comes in at its standard
input, the pages go out at its standard output as JSON, each with the cells that are merged on it.
"""

import io
import json
import sys
from collections.abc import Sequence

from tallystick.base.bounded import bound
from tallystick.pipeline.review.reader import MOST_MEMORY, MOST_SECONDS, SAYS_WHY, refuse_large


def main() -> int:
    """Read, and write what was read or why it can't be."""
    import python_calamine  # noqa: PLC0415 - the process that starts this one never loads it

    bound(MOST_MEMORY, MOST_SECONDS)
    try:
        book = python_calamine.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
        shown = [
            one.name
            for one in book.sheets_metadata
            if one.visible == python_calamine.SheetVisibleEnum.Visible
        ]
        sheets = {name: book.get_sheet_by_name(name) for name in shown}
        grids = {name: _cells(one.to_python(skip_empty_area=False)) for name, one in sheets.items()}
        refuse_large(grids)
        merged = {
            name: [[*start, *end] for start, end in one.merged_cell_ranges or ()]
            for name, one in sheets.items()
        }
    except (python_calamine.CalamineError, OSError, ValueError, MemoryError) as problem:
        sys.stdout.write(str(problem))
        return SAYS_WHY
    json.dump([[name, cells, merged[name]] for name, cells in grids.items()], sys.stdout)
    return 0


def _cells(rows: Sequence[Sequence[object]]) -> list[list[str | int | float]]:
    return [[_cell(cell) for cell in row] for row in rows]


def _cell(cell: object) -> str | int | float:
    """A number as a number, in its shortest digits; anything else as text."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return str(cell).strip() if cell is not None else ""
    return int(cell) if float(cell).is_integer() else cell


if __name__ == "__main__":
    sys.exit(main())
