"""The rows of the figures for newsrooms as files."""

import csv
import io

from tallystick.base.formulas import shown_as_text
from tallystick.report.context import PageContext
from tallystick.report.views.press import press_figures


def press_rows(context: PageContext) -> dict[str, bytes]:
    """A table for each figure by its path: the code, its word in the language, how many, and of how many."""
    files: dict[str, bytes] = {}
    for figure in press_figures(context):
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("code", "name", "count", "of"))
        for one in figure.bars:
            writer.writerow((one.code, shown_as_text(one.name), one.count, figure.total))
        files[figure.rows] = out.getvalue().encode()
    return files
