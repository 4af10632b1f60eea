"""Paper says of each word which language it is in, so that it is read aloud in that one."""

import dataclasses
import io
import re
from collections.abc import Iterator

import docx
import pypdfium2
import pypdfium2.raw
import python_calamine
from docx.oxml.ns import qn

from tallystick.pipeline.reports.docx import docx_bytes
from tallystick.pipeline.reports.pdf import pdf_bytes
from tallystick.pipeline.reports.xlsx import xlsx_bytes
from tallystick.report.document.kinds import make_document
from tallystick.report.document.model import (
    PaperReport,
    ReportHeading,
    ReportPoints,
    ReportTable,
    ReportWords,
)
from tallystick.report.document.spoken import pieces_of, spoken
from tallystick.voice.catalogues import language_named
from tallystick.voice.cell import CellText
from tallystick.voice.direction import isolated
from tests.report import factory

HAN, LETTERS = re.compile("[\u4e00-\u9fff]"), re.compile("[A-Za-z]{3,}")
#: Addresses, numbers of commitments and sections, digests, and the name of the program.
SAME = re.compile(r"https?://\S+|[IVX]+(\.\w+)*|[0-9a-f]{64}|Tallystick|tallystick \w+|[\w.-]+")


def chinese(kind: str) -> PaperReport:
    """A Chinese report of a plan that nobody has translated."""
    language = language_named("zh-Hans")
    assert language is not None
    return make_document(factory.material(factory.golden(), factory.judged_golden()), language, kind, None)


def mixed() -> PaperReport:
    """A report in French, in which each kind of block holds a title in English."""
    title = CellText("Clean water", "en", "Clean water")
    text = spoken(f"Promesse : {isolated(title)}.")
    grid = ReportTable(text, (text,), ((spoken(title),), (text,)), (1,))
    blocks = ReportHeading(1, text), ReportWords(text), ReportPoints((text,)), grid
    return PaperReport(text, (text,), "fr", "2026-06-30", "Table", "Page {page}", blocks)


def test_whatever_is_not_said_in_chinese_says_its_language() -> None:
    for kind in ("assessment", "treaties", "goals"):
        pieces = [one for text in _texts(chinese(kind)) for one in pieces_of(text)]
        assert any(language == "en" for _, language in pieces)
        assert [
            words
            for words, language in pieces
            if not language
            and LETTERS.search(words)
            and not HAN.search(words)
            and not SAME.fullmatch(words.strip())
        ] == []


def test_a_text_and_its_pieces_hold_the_same_words_and_no_tag() -> None:
    for text in _texts(chinese("assessment")):
        assert "".join(words for words, _ in pieces_of(text)) == text
        assert re.search("[\U000e0000-\U000e007f]", text) is None


def test_the_pdf_says_the_language_of_each_word_that_is_not_in_its_own() -> None:
    told = _languages(pdf_bytes(mixed()))
    # The title, the line below it, the heading with its line of contents, a paragraph, a point, a caption,
    # the head of a table, and one of its two cells; the other is English altogether.
    assert told.count("en") >= 8
    assert set(told) <= {"en", "fr"}
    assert _languages(pdf_bytes(_french())) == []


def _french() -> PaperReport:
    blocks = ReportHeading(1, "Promesse"), ReportWords("Promesse")
    return PaperReport("Titre", (), "fr", "2026-06-30", "Table", "Page {page}", blocks)


def _languages(data: bytes) -> list[str]:
    """The language of each marked piece of a PDF's pages that has one of its own."""
    found = []
    raw = pypdfium2.raw
    for page in pypdfium2.PdfDocument(data):
        for one in page.get_objects(max_depth=8):
            for at in range(raw.FPDFPageObj_CountMarks(one)):
                mark = raw.FPDFPageObj_GetMark(one, at)
                buffer, length = (raw.FPDF_WCHAR * 32)(), raw.c_ulong()
                if raw.FPDFPageObjMark_GetParamStringValue(mark, b"Lang", buffer, 64, length):
                    found.append(bytes(buffer)[: length.value - 2].decode("utf-16-le"))
    return found


def test_the_docx_says_the_language_of_each_word_that_is_not_in_its_own() -> None:
    made = docx.Document(io.BytesIO(docx_bytes(mixed())))
    runs = [one for one in made.element.body.iter(qn("w:r")) if "Clean water" in "".join(one.itertext())]
    marked = [one for one in runs if one.find(f"{qn('w:rPr')}/{qn('w:lang')}") is not None]
    # The title, the line below it, the line of contents, the heading, a paragraph, a point, a caption, the
    # head of a table and both its cells.
    assert len(runs) == 10
    assert marked == runs
    assert {one.find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:val")) for one in marked} == {"en"}


def test_a_workbook_holds_the_words_alone() -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(xlsx_bytes(mixed())))
    assert book.get_sheet_by_index(0).to_python()[1:] == [
        ["Promesse : Clean water."],
        ["Clean water"],
        ["Promesse : Clean water."],
    ]


def _texts(value: object) -> Iterator[str]:
    """Every text that a document says, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif dataclasses.is_dataclass(value):
        names = (one.name for one in dataclasses.fields(value))
        yield from _texts(
            tuple(getattr(value, one) for one in names if one not in {"kind", "language", "name"})
        )
