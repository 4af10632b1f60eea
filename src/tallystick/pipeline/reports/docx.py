"""A document as DOCX, for whoever works on with it: real headings, tables that go on, described pictures."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import docx
from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Row

from tallystick.pipeline.reports.docx_contents import LISTED, add_contents, anchors, mark
from tallystick.pipeline.reports.docx_words import say_words
from tallystick.pipeline.reports.pdf import png_of
from tallystick.report.document.model import (
    PaperReport,
    ReportHeading,
    ReportPicture,
    ReportPiece,
    ReportPoints,
    ReportTable,
    ReportWords,
)

_DOTS = 110.0
_WIDTH_MM = 166
#: The earliest day that a zip can say: its members have no time of their own.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_SMALL, _CELL, _LEAD = Pt(9), Pt(8.5), Pt(12.5)
#: Of a leaflet in easy words, as in `typst_source`.
_LARGE, _LARGER = Pt(14), Pt(18)
_HAN = "Noto Serif CJK SC"
#: What a file says of itself is no longer; the title on its first page is whole (ECMA-376, part 2, 11.1).
_LONGEST_PROPERTY = 255


def docx_bytes(document: PaperReport) -> bytes:
    """The document as DOCX; the same document gives the same bytes."""
    made = docx.Document()
    _settle(made, document)
    say_words(made.add_paragraph(style="Title"), document.title)
    for line in document.under:
        say_words(made.add_paragraph(style="Subtitle"), line)
    if not document.leaflet:
        add_contents(made, document)
    marks = anchors()
    for block in document.blocks:
        _add(made, block, marks, {"note": _SMALL} | ({} if document.leaflet else {"lead": _LEAD}))
    out = io.BytesIO()
    made.save(out)
    return _timeless(out.getvalue())


def _settle(made: Docx, document: PaperReport) -> None:
    """The page, the language, the fonts, and what the file says of itself."""
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    for name in ("Normal", "Title", "Subtitle", "Caption", "Heading 1", "Heading 2", "Heading 3"):
        fonts = made.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.pop(qn("w:eastAsiaTheme"), None)
        fonts.set(qn("w:eastAsia"), _HAN)
    if document.leaflet:
        made.styles["Normal"].font.size = made.styles["Heading 2"].font.size = _LARGE
        made.styles["Heading 1"].font.size = _LARGER
    _upright(made)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), document.language)
    language.set(qn("w:eastAsia"), "zh-CN")
    made.styles["Normal"].element.get_or_add_rPr().append(language)
    told = made.core_properties
    day = datetime.fromisoformat(document.day).replace(tzinfo=UTC)
    told.title, told.author, told.comments = document.title[:_LONGEST_PROPERTY], "", ""
    told.language, told.created, told.modified, told.revision = document.language, day, day, 1


def _upright(made: Docx) -> None:
    """Lines below the title are neither slanted, as no Han character is, nor drawn apart."""
    style = made.styles["Subtitle"].element.get_or_add_rPr()
    for name in ("w:i", "w:iCs", "w:spacing"):
        for one in style.findall(qn(name)):
            style.remove(one)


def _add(made: Docx, block: ReportPiece, marks: Iterator[str], sizes: Mapping[str, Pt]) -> None:
    match block:
        case ReportHeading():
            heading = made.add_heading("", block.level)
            say_words(heading, block.text)
            if block.level <= LISTED:
                mark(heading, next(marks))
        case ReportWords():
            say_words(made.add_paragraph(), block.text, sizes.get(block.kind))
        case ReportPoints():
            for one in block.items:
                say_words(made.add_paragraph(style="List Bullet"), one)
        case ReportTable():
            _grid(made, block)
        case ReportPicture():
            picture = made.add_picture(io.BytesIO(png_of(block.svg, _DOTS)), width=Mm(_WIDTH_MM))
            picture._inline.docPr.set("descr", block.says)


def _grid(made: Docx, grid: ReportTable) -> None:
    caption = made.add_paragraph(style="Caption")
    caption.paragraph_format.keep_with_next = True
    say_words(caption, grid.caption)
    table = made.add_table(rows=1, cols=len(grid.head), style="Table Grid")
    _fill(table.rows[0], grid.head, bold=True)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for cells in grid.rows:
        _fill(table.add_row(), cells)
    _widen(table, grid)
    made.add_paragraph()


def _fill(row: _Row, cells: tuple[str, ...], *, bold: bool = False) -> None:
    for cell, text in zip(row.cells, cells, strict=True):
        for run in say_words(cell.paragraphs[0], text, _CELL):
            run.bold = bold


def _widen(table: Table, grid: ReportTable) -> None:
    whole = sum(grid.widths)
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Mm(_WIDTH_MM * width / whole)


def _timeless(data: bytes) -> bytes:
    """The same file, whose members say no time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(given.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            made.writestr(zipfile.ZipInfo(name, _NO_TIME), given.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
