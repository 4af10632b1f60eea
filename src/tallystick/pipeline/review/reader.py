"""The library that reads spreadsheets, in a process of its own that can take neither memory nor time.

Started as ``python -m tallystick.pipeline.review.reader PAGE PAGE``: a spreadsheet comes in at its standard
input, the cells of those pages go out at its standard output as JSON. Whatever the library does with what
somebody made to break it (it has been seen to abort), only this process ends.
"""

import io
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from tallystick.base.bounded import bound
from tallystick.pipeline.review.sheet_size import MOST_CHARACTERS

if TYPE_CHECKING:
    import python_calamine

MOST_MEMORY = 768 * 1024 * 1024
MOST_SECONDS = 8
#: The exit code with which it says in the library's words why it can't; no words are too little memory.
SAYS_WHY = 3
#: Under which name it says what other pages hold anything; no page has it.
OTHERS = ""


def main(pages: list[str]) -> int:
    """Read, and write what was read or why it can't be."""
    import python_calamine  # noqa: PLC0415 - the process that starts this one never loads it

    bound(MOST_MEMORY, MOST_SECONDS)
    try:
        book = python_calamine.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
        grids = {
            name: _cells(book.get_sheet_by_name(name).to_python) for name in pages if name in book.sheet_names
        }
        refuse_large(grids)
        grids[OTHERS] = [[name] for name in book.sheet_names if name not in pages and _is_filled(book, name)]
    except (python_calamine.CalamineError, OSError, ValueError, MemoryError) as problem:
        sys.stdout.write(str(problem))
        return SAYS_WHY
    json.dump(grids, sys.stdout)
    return 0


def _is_filled(book: "python_calamine.CalamineWorkbook", name: str) -> bool:
    """Whether anything stands on a page."""
    return any(_text(cell) for row in book.get_sheet_by_name(name).to_python() for cell in row)


def _cells(to_python: Callable[..., Sequence[Sequence[object]]]) -> list[list[str]]:
    """The cells of a page from its first row on, so that a row's place is its number."""
    return [[_text(cell) for cell in row] for row in to_python(skip_empty_area=False)]


def refuse_large(grids: Mapping[str, Sequence[Sequence[object]]]) -> None:
    """Count again what was laid out: who started this process has to hold it too.

    Raises:
        ValueError: it is more text than was measured in the parts.
    """
    told = sum(len(str(cell)) for grid in grids.values() for row in grid for cell in row)
    if told > MOST_CHARACTERS:
        raise ValueError(f"its cells hold more than {MOST_CHARACTERS} characters")


def _text(cell: object) -> str:
    """A cell as a person sees it: whole numbers without a decimal point, nothing for an empty one."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip() if cell is not None else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
