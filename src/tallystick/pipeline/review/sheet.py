"""The review sheet of a plan's indicators, for WPS, LibreOffice or Excel."""

from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.places import replace_file
from tallystick.base.reasons import Count, Reason, Text, plural
from tallystick.base.showing import command
from tallystick.pipeline.review.columns import (
    DECISION,
    DECISIONS,
    HEADING,
    MAKER,
    OPEN,
    REMARK,
    SHEET,
    STAMP,
    cells_of,
    open_columns,
    stamp,
)
from tallystick.pipeline.review.pages import SheetPage, about_package, workbook_bytes
from tallystick.pipeline.review.untouched import is_untouched
from tallystick.pipeline.review.workbook import read_workbook, rows_of_sheet
from tallystick.register.files import load_package
from tallystick.register.model import Package
from tallystick.voice.language import ENGLISH, Language

_WIDTHS = {"promise": 34, "title": 30, "definition": 60, "disaggregation": 24, "published_by": 28, "note": 40}
_WHITE = frozenset({*OPEN, DECISION, REMARK})
_GUIDE = (
    Reason(
        "Each row is one indicator of one commitment. White cells may be changed; grey ones help you to read "
        "and are protected: a change in one can't be taken, and is named."
    ),
    Reason(
        "Write accept in the column decision where the row, with your changes, is right; refuse where the "
        "indicator should leave the commitment, with the reason in remark. A row without a decision stays."
    ),
    Reason("Several values in a cell have '; ' between them. Write no formulas: a cell with one is refused."),
    Reason(
        "Hand it back with 'tallystick indicators take FILE PACKAGE': it says of each row what became of it."
    ),
)


def write_sheet(path: str, out: str, language: Language = ENGLISH) -> int:
    """Write the review sheet of the package at a path.

    A sheet in which nobody has decided anything yet is replaced when all is written; another file is not.

    Returns:
        How many rows it has.

    Raises:
        Refusal: the package has errors or no indicators of commitments, or the file is there and somebody's
            work, or it can't be written.
    """
    package = load_package(path)
    if not package.commitment_indicators:
        raise Refusal(
            Reason("{path} has no indicators of commitments", path=Text(path)),
            Reason("take some first: 'tallystick indicators suggest' proposes them"),
        )
    place = Path(out)
    if place.exists():
        _refuse_work(out, path)
    replace_file(place, sheet_bytes(package, language))
    return len(package.commitment_indicators)


def _refuse_work(out: str, path: str) -> None:
    """Look whether the file that is there may be replaced.

    Raises:
        Refusal: it is no review sheet, or holds what a reviewer wrote.
    """
    try:
        book = read_workbook(out, [SHEET], MAKER)
        answered = rows_of_sheet(out, book.pages[SHEET], HEADING)
    except Refusal as refusal:
        raise Refusal(
            Reason("{out} is there and is no review sheet of ours ({why})", out=Text(out), why=refusal.title),
            Reason("name a new file; nothing was changed"),
        ) from None
    again = Reason(
        "take it back first: {command}; or name a new file",
        command=Text(command("indicators", "take", out, path)),
    )
    count = sum(bool(cells.get(DECISION) or cells.get(REMARK)) for _, cells in answered)
    if count:
        raise Refusal(
            Reason(
                plural(
                    "{out} is there and holds a decision or remark of a reviewer",
                    "{out} is there and holds {number} decisions or remarks of a reviewer",
                ),
                out=Text(out),
                number=Count(count),
            ),
            again,
        )
    if not is_untouched(book):
        raise Refusal(Reason("{out} is there, and somebody has written into it", out=Text(out)), again)


def sheet_bytes(package: Package, language: Language = ENGLISH) -> bytes:
    """The workbook: the rows, and a page on how to fill it in."""
    choices = {name: column.allowed for name, column in open_columns().items() if column.allowed}
    page = SheetPage(
        SHEET, HEADING, _WHITE, shown_rows(package), _WIDTHS, choices | {DECISION: DECISIONS}, fixed=3
    )
    return workbook_bytes([page], about_package(package), _GUIDE, language)


def shown_rows(package: Package) -> list[dict[str, str]]:
    """Every cell of the sheet's rows by column, grey ones too, in the order of the sheet."""
    commitments = {one.id: one.title for one in package.commitments}
    indicators = {one.id: one for one in package.indicators}
    rows = []
    for link in package.commitment_indicators:
        one = indicators[link.indicator]
        shown = {
            "promise": commitments[link.commitment],
            "title": one.title,
            "kind": one.kind,
            "definition": one.definition,
            "unit": one.unit,
            "direction": one.direction or "",
        }
        rows.append(cells_of(link) | shown | {DECISION: "", REMARK: "", STAMP: stamp(link)})
    return rows
