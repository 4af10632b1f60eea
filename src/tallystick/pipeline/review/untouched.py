"""Whether a sheet is still as it was written: only then may another be written in its place."""

from collections.abc import Mapping, Sequence

from tallystick.base.canonical import canonical_bytes, sha256
from tallystick.pipeline.review.workbook import Workbook

#: Under which name a sheet says what its cells were when it was written.
CELLS = "cells_sha256"


def cells_sha256(pages: Mapping[str, Sequence[Sequence[str]]]) -> str:
    """One hash over all filled cells of some pages, whatever white space a program leaves in them.

    Args:
        pages: the cells of each page by row, its heading first.
    """
    told = {name: [[" ".join(cell.split()) for cell in row] for row in rows] for name, rows in pages.items()}
    bare = {name: [_without_end(row) for row in rows if any(row)] for name, rows in told.items()}
    return sha256(canonical_bytes(bare))


def is_untouched(book: Workbook) -> bool:
    """Whether nobody has written into a cell of a sheet, nor added a page. One that can't tell is touched."""
    return not book.others and book.about.get(CELLS) == cells_sha256(book.pages)


def _without_end(row: Sequence[str]) -> list[str]:
    """A row without the empty cells at its end."""
    end = max((place for place, cell in enumerate(row, 1) if cell), default=0)
    return list(row[:end])
