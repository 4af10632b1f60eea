"""The tables of a document as a workbook: a sheet for each, for whoever goes on working with them."""

import datetime
import io
import re

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Reason, Text
from tallystick.base.showing import shown
from tallystick.report.document.model import PaperReport, ReportHeading, ReportTable

#: The same document gives the same bytes: no file says when it was made.
_NO_CLOCK = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
#: Sheets have names of at most so many signs, none this one, which stands for a list of changes, and cells
#: at most so many (Excel's own limits).
_LONGEST_NAME, _TAKEN, _LONGEST_CELL = 31, "history", 32_767
_FORBIDDEN = re.compile(r"[\\[\]:*?/\\\\']")
_WIDE = 7


def xlsx_bytes(document: PaperReport) -> bytes:
    """Every table of the document, under the heading that it stands under; texts, never formulas.

    The same document gives the same bytes.

    Raises:
        Refusal: the document has no table, or a text is longer than a cell of a workbook may be.
    """
    if not any(isinstance(block, ReportTable) for block in document.blocks):
        raise Refusal(
            Reason("this report has no table that a workbook could hold"),
            Reason("ask for a PDF or DOCX; nothing was written"),
        )
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": document.title, "created": _NO_CLOCK})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    above, taken = document.title, {_TAKEN}
    for block in document.blocks:
        match block:
            case ReportHeading():
                above = block.text
            case ReportTable():
                sheet = book.add_worksheet(_name(above, taken))
                sheet.write_string(0, 0, block.caption, bold)
                for column, (head, width) in enumerate(zip(block.head, block.widths, strict=True)):
                    sheet.set_column(column, column, width * _WIDE)
                    sheet.write_string(1, column, head, bold)
                for number, row in enumerate(block.rows, 2):
                    for column, cell in enumerate(row):
                        _write(sheet, number, column, cell, plain)
                sheet.freeze_panes(2, 0)
            case _:
                pass
    book.close()
    return out.getvalue()


def _write(sheet: Worksheet, row: int, column: int, text: str, how: Format) -> None:
    if len(text) > _LONGEST_CELL:
        raise Refusal(
            Reason(
                "a cell of a workbook holds {most} signs, and one has {number}: {text}",
                most=Count(_LONGEST_CELL),
                number=Count(len(text)),
                text=Text(shown(text[:60])),
            ),
            Reason("shorten it, or ask for a PDF or DOCX; nothing was written"),
        )
    sheet.write_string(row, column, text, how)


def _name(above: str, taken: set[str]) -> str:
    """A sheet's name that a workbook takes and that no other sheet has."""
    bare = " ".join(_FORBIDDEN.sub(" ", above).split())
    name, number = _cut(bare, _LONGEST_NAME), 1
    while name.lower() in taken:
        number += 1
        ending = f" {number}"
        name = _cut(bare, _LONGEST_NAME - len(ending)) + ending
    taken.add(name.lower())
    return name


def _cut(name: str, most: int) -> str:
    """A name that is not too long, ended between two words where there are such.

    Examples:
        >>> _cut("What was done about it", 16)
        'What was done'
    """
    if len(name) <= most:
        return name or "1"
    whole, _, _ = name[: most + 1].rpartition(" ")
    return whole.rstrip(" ,;:") or name[:most]
