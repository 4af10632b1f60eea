"""Cells that no sheet may hold when it is handed back: each refusal names the first of them."""

from collections.abc import Sequence

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Reason, Text, plural, texts
from tallystick.pipeline.review.sheet_size import MergedRange, cell_name


def refuse_uncounted(path: str, cells: list[str]) -> None:
    """Refuse a spreadsheet with formulas whose values it does not hold: they would be read as empty.

    Raises:
        Refusal: it has such cells; names the first of them.
    """
    if cells:
        raise Refusal(
            Reason(
                plural(
                    "{path} holds a formula whose value nobody has worked out: {cells}",
                    "{path} holds {number} formulas whose values nobody has worked out: {cells}",
                ),
                path=Text(path),
                number=Count(len(cells)),
                cells=texts(cells[:5], ","),
            ),
            Reason("open it with a spreadsheet program, save it and give it again; nothing was changed"),
        )


def refuse_formulas(path: str, formulas: list[str]) -> None:
    """Refuse a spreadsheet that computes what stands in it.

    Raises:
        Refusal: it has formulas; names the first of their cells.
    """
    if formulas:
        raise Refusal(
            Reason(
                plural("{path} holds a formula: {cells}", "{path} holds {number} formulas: {cells}"),
                path=Text(path),
                number=Count(len(formulas)),
                cells=texts(formulas[:5], ","),
            ),
            Reason("put plain values in their place (copy, then paste values only); nothing was changed"),
        )


def refuse_errors(path: str, cells: list[str]) -> None:
    """Refuse a sheet with errors in place of values: read as empty they would take away what stood there.

    Raises:
        Refusal: it has such cells; names the first of them.
    """
    if cells:
        raise Refusal(
            Reason(
                plural(
                    "{path} holds an error in place of a value, such as #N/A: {cells}",
                    "{path} holds {number} errors in place of values, such as #N/A: {cells}",
                ),
                path=Text(path),
                number=Count(len(cells)),
                cells=texts(cells[:5], ","),
            ),
            Reason("write there what is meant, or empty the cell; nothing was changed"),
        )


def refuse_merged(path: str, page: str, merged: Sequence[MergedRange]) -> None:
    """Refuse a sheet whose cells were merged: what stands there would be read for its first row alone.

    Raises:
        Refusal: it has such cells; names the first of them.
    """
    cells = [
        f"{cell_name(top + 1, left + 1)}:{cell_name(bottom + 1, right + 1)}"
        for top, left, bottom, right in merged
    ]
    if cells:
        raise Refusal(
            Reason(
                plural(
                    "{path} has cells on its page {sheet} that are merged: {cells}",
                    "{path} has {number} groups of cells on its page {sheet} that are merged: {cells}",
                ),
                path=Text(path),
                sheet=Text(page),
                number=Count(len(cells)),
                cells=texts(cells[:5], ","),
            ),
            Reason(
                "take them apart again, and write into each cell what holds for its row; nothing was changed"
            ),
        )
