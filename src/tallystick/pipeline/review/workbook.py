"""A spreadsheet as it was handed back: its cells as text, and what must not be in it."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import python_calamine

from tallystick.base.findings import Refusal, reason_of
from tallystick.base.reasons import Count, Reason, Text, Value, plural, texts
from tallystick.pipeline.review.columns import ABOUT, SHEET

#: Larger than any sheet of a plan, smaller than what would fill a laptop's memory.
LARGEST_UNPACKED = 64 * 1024 * 1024
_EXPECTED = Reason("hand back the xlsx or ods file that 'tallystick indicators sheet' wrote")
_XLSX_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*>\s*<f[ >/]')
_ODS_FORMULA = re.compile(rb"table:formula=")
_UNSOUND = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, ValueError)

Grid = list[list[str]]


@dataclass(frozen=True, slots=True)
class Workbook:
    """What was handed back.

    Attributes:
        rows: the cells of the indicators' page, heading first, trailing space removed.
        about: what the sheet says of the package it was made from.
    """

    rows: Grid
    about: dict[str, str]


def read_workbook(path: str) -> Workbook:
    """The cells of a spreadsheet.

    Raises:
        Refusal: it is no spreadsheet, is too large, holds formulas, or lacks a page.
    """
    _refuse_formulas(path)
    try:
        book = python_calamine.load_workbook(path)
        pages = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    except (python_calamine.CalamineError, OSError, ValueError) as problem:
        raise Refusal(
            Reason("{path} can't be read as a spreadsheet ({why})", path=Text(path), why=reason_of(problem)),
            _EXPECTED,
        ) from None
    if SHEET not in pages:
        raise Refusal(
            Reason("{path} has no page called {sheet}", path=Text(path), sheet=Text(SHEET)), _EXPECTED
        )
    rows = [[_text(cell) for cell in row] for row in pages[SHEET]]
    about = {_text(row[0]): _text(row[1]) for row in pages.get(ABOUT, []) if len(row) > 1 and _text(row[0])}
    return Workbook(rows, about)


def _refuse_formulas(path: str) -> None:
    """Look into the file itself: what a reader shows of a formula is only its last result."""
    if not Path(path).is_file():
        raise Refusal(Reason("there is no file {path}", path=Text(path)), _EXPECTED)
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(one.file_size for one in archive.infolist()) > LARGEST_UNPACKED:
                raise Refusal(Reason("{path} would unpack to more than 64 MB", path=Text(path)), _EXPECTED)
            found = [name for part in archive.namelist() for name in _formulas(part, archive.read(part))]
    except _UNSOUND as problem:
        raise Refusal(
            Reason("{path} can't be read as a spreadsheet ({why})", path=Text(path), why=reason_of(problem)),
            _EXPECTED,
        ) from None
    if found:
        raise Refusal(
            _holding(path, found),
            Reason("put plain values in their place (copy, then paste values only); nothing was changed"),
        )


def _holding(path: str, found: list[str]) -> Reason:
    """That there are formulas, and in which cells, where the file says so."""
    places = [one for one in found[:5] if one]
    counted: dict[str, Value] = {"path": Text(path), "number": Count(len(found))}
    if not places:
        return Reason(plural("{path} holds a formula", "{path} holds {number} formulas"), **counted)
    form = plural("{path} holds a formula: {cells}", "{path} holds {number} formulas: {cells}")
    return Reason(form, **counted, cells=texts(places, ","))


def _formulas(part: str, data: bytes) -> list[str]:
    """The place of each formula; empty in an ods file, which doesn't name its cells."""
    if part.startswith("xl/worksheets/"):
        return [found.decode() for found in _XLSX_FORMULA.findall(data)]
    if part == "content.xml":
        return [""] * len(_ODS_FORMULA.findall(data))
    return []


def _text(cell: object) -> str:
    """A cell as a person sees it: whole numbers without a decimal point, nothing for an empty one."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip() if cell is not None else ""
