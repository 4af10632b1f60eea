"""Reports as files: one PDF that can be read aloud and kept, a DOCX that an office opens; always the same."""

import dataclasses
import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import docx
import pypdfium2
import pytest
import python_calamine
from docx.oxml.ns import qn
from typer.testing import CliRunner

from tallystick.base.findings import Refusal
from tallystick.cli.main import app
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
from tallystick.voice.catalogues import language_named
from tests.register.packages import GOLDEN, copy_of_golden
from tests.report import factory

run = CliRunner().invoke
LONG = "A title of three hundred signs that no line of paper holds, " * 5


@cache
def golden(kind: str = "assessment", of: str | None = None, tongue: str = "en") -> PaperReport:
    language = language_named(tongue)
    assert language is not None
    return make_document(factory.material(factory.golden(), factory.judged_golden()), language, kind, of)


def small(*texts: str, language: str = "en") -> PaperReport:
    """A document with a heading, and a table of these texts."""
    rows = tuple((one, "1") for one in texts)
    grid = ReportTable("A table", ("What", "How many"), rows, (4, 1), frozenset({1}))
    blocks = ReportHeading(1, "One"), grid
    return PaperReport("Small", ("Invented",), language, "2026-06-30", "Contents", "Page {page}", blocks)


def words_of(data: bytes) -> str:
    """All words of a PDF, on one line."""
    pdf = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())


def test_the_pdf_says_that_it_can_be_read_aloud_and_kept_and_has_a_tree_of_its_parts() -> None:
    data = pdf_bytes(golden("summary"))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in data
    assert b"/StructTreeRoot" in data
    pdf = pypdfium2.PdfDocument(data)
    assert (
        pdf.get_metadata_dict()["Title"]
        == "Invented Rights Plan of Exampla (2021-2025): summary of the assessment"
    )
    assert [one.get_title() for one in pdf.get_toc()][:2] == ["The answer", "How sure this is"]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf_bytes(golden("summary")) == pdf_bytes(golden("summary"))
    assert docx_bytes(golden("summary")) == docx_bytes(golden("summary"))


def test_a_whole_report_has_every_target_with_its_figures_every_commitment_and_every_source() -> None:
    told = words_of(pdf_bytes(golden()))
    plan = factory.golden()
    for one in plan.commitments:
        assert one.id in told
    bare = re.sub(r"\W", "", told)
    for source in plan.sources:
        assert re.sub(r"\W", "", source.title) in bare
    assert "Plan and country are invented" in told


def test_a_drawing_has_words_for_who_cannot_see_it_and_its_table_beside_it() -> None:
    whole = golden("chapter", "III") if not list(golden("chapter", "I").pictures) else golden("chapter", "I")
    blocks, pictures = whole.blocks, list(whole.pictures)
    assert pictures
    assert all(one.says for one in pictures)
    for picture in pictures:
        after = blocks[blocks.index(picture) + 1 :]
        assert isinstance(next(one for one in after if not hasattr(one, "svg")), ReportTable)
    made = docx.Document(io.BytesIO(docx_bytes(whole)))
    described = [one.get("descr") for one in made.element.iter("{*}docPr")]
    assert described == [one.says for one in pictures]


def test_the_docx_has_real_headings_and_a_tables_heading_on_each_page() -> None:
    made = docx.Document(io.BytesIO(docx_bytes(golden("summary"))))
    styled = [(one.style.name, one.text) for one in made.paragraphs if one.style is not None]
    headings = [text for style, text in styled if style == "Heading 1"]
    assert headings[:2] == ["The answer", "How sure this is"]
    for table in made.tables:
        assert table.rows[0]._tr.find(".//{*}tblHeader") is not None
    with zipfile.ZipFile(io.BytesIO(docx_bytes(golden("summary")))) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_docx_has_a_list_of_contents_whose_lines_lead_to_the_headings() -> None:
    made = docx.Document(io.BytesIO(docx_bytes(golden("summary"))))
    body = made.element.body
    marks = {one.get(qn("w:name")): one.getparent() for one in body.iter(qn("w:bookmarkStart"))}
    links = {one.get(qn("w:anchor")): "".join(one.itertext()) for one in body.iter(qn("w:hyperlink"))}
    assert len(links) > 5
    assert {name: "".join(one.itertext()) for name, one in marks.items()} == links
    kinds = [one.get(qn("w:fldCharType")) for one in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    assert [one.text for one in body.iter(qn("w:instrText"))] == ['TOC \\o "1-2" \\h \\z \\u']


HAN_TITLE = "名" * 300
#: Titles that no line can hold, in wide letters, other scripts, and with what lets no line break beside it.
ENDLESS = ("WithoutAnySpace" * 40, "W" * 300, "П" * 300, "ế" * 300, "a\u00a0" * 150, "-" * 300)
TEXTS = (LONG, *ENDLESS, '#let x = "y" $ * _ \\ ` <a> @b [c] //', HAN_TITLE)


@pytest.mark.parametrize("text", TEXTS)
def test_whatever_stands_in_a_cell_is_set_as_it_stands(text: str) -> None:
    if text == HAN_TITLE and not _has_han():
        pytest.skip("no font here has Han characters: apt-get install fonts-noto-cjk")
    told = words_of(pdf_bytes(small(text, language="zh-Hans" if text == HAN_TITLE else "en")))
    first = next(one for one in text if not one.isspace())
    assert told.count(first) >= text.count(first)
    assert re.sub(r"\s", "", text)[:12] in re.sub(r"\s", "", told)


@pytest.mark.parametrize("title", [LONG, *ENDLESS, HAN_TITLE, "名\u2060" * 150])
def test_a_title_of_three_hundred_signs_stands_whole_wherever_a_title_stands(title: str) -> None:
    blocks = ReportHeading(1, title), ReportHeading(2, title), ReportTable(title, ("a",), ((title,),), (1,))
    made = PaperReport(title, (title,), "en", "2026-06-30", "Contents", "Page {page}", blocks)
    text = docx.Document(io.BytesIO(docx_bytes(made)))
    assert [one.text for one in text.paragraphs][:2] == [title, title]
    assert python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(xlsx_bytes(made))).sheet_names
    if "名" in title and not _has_han():
        pytest.skip("no font here has Han characters: apt-get install fonts-noto-cjk")
    pdf = pypdfium2.PdfDocument(pdf_bytes(made))
    for page in pdf:
        words, (width, _) = page.get_textpage(), page.get_size()
        edges = [words.get_charbox(place) for place in range(words.count_chars())]
        assert all(left > 0 and right < width for left, _, right, _ in edges if right > left)


def _has_han() -> bool:
    """Whether a font here has Han characters."""
    try:
        pdf_bytes(small("名", language="zh-Hans"))
    except Refusal:
        return False
    return True


def test_a_sign_that_no_font_has_is_named_and_nothing_is_set() -> None:
    with pytest.raises(Refusal) as refused:
        pdf_bytes(small("\U000118a0"))
    assert "\U000118a0" in refused.value.title.text


def test_a_sign_that_each_font_draws_as_it_likes_is_named_too() -> None:
    with pytest.raises(Refusal) as refused:
        pdf_bytes(small("a\ue000b"))
    assert "no font here has a sign for" in refused.value.title.text
    assert "e000" in refused.value.title.text


def test_a_workbook_has_no_sheet_that_a_spreadsheet_keeps_for_itself_and_no_cell_that_is_cut() -> None:
    grid = ReportTable("History", ("a",), (("b",),), (1,))
    made = PaperReport(
        "P", (), "en", "2026-06-30", "Contents", "Page {page}", (ReportHeading(1, "History"), grid)
    )
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(xlsx_bytes(made)))
    assert book.sheet_names == ["History 2"]
    with pytest.raises(Refusal) as refused:
        xlsx_bytes(small("x y " * 9000))
    assert "x y x y" in refused.value.title.text


def test_nothing_that_holds_nothing_stands_in_a_report() -> None:
    plan = dataclasses.replace(
        factory.golden(),
        targets=(),
        readings=(),
        target_indicators=(),
        local_targets=(),
        deliverables=(),
        events=(),
        claims=(),
        observations=(),
        commitment_indicators=(),
        judgements=(),
    )
    language = language_named("en")
    assert language is not None
    bare = make_document(factory.material(plan), language, "assessment", None)
    assert all(one.rows for one in bare.blocks if isinstance(one, ReportTable))
    assert all(one.items for one in bare.blocks if isinstance(one, ReportPoints))


def test_a_digest_is_copied_from_a_report_as_it_is() -> None:
    document = golden("summary")
    data = pypdfium2.PdfDocument(pdf_bytes(document))[0].get_textpage().get_text_bounded()
    assert factory.material(factory.golden(), factory.judged_golden()).identity.assessment_id in data


def test_in_chinese_all_that_is_the_programs_is_chinese() -> None:
    blocks = golden("summary", tongue="zh-Hans").blocks
    told = [one.text for one in blocks if isinstance(one, ReportHeading | ReportWords)]
    assert told[0] == "答案"
    assert any("承诺" in one for one in told)


def test_a_chinese_drawing_on_paper_names_a_font_for_chinese_and_no_other() -> None:
    pictures = list(golden("assessment", tongue="zh-Hans").pictures)
    assert pictures
    for one in pictures:
        families = re.findall(r"font-family=\"([^\"]+)\"|font:[^;}]*?px ([^;}]+)", one.svg.decode())
        assert {name for pair in families for name in pair if name} <= {
            "'Noto Serif CJK SC'",
            "'Noto Sans CJK SC'",
        }
    assert b"sans-serif" in next(golden("assessment").pictures).svg


def test_no_document_holds_the_tag_of_a_language_where_texts_are_not_translated() -> None:
    """The plan of the tests is not translated: its titles stand in English inside Chinese sentences."""
    for kind in ("assessment", "treaties"):
        told = "".join(_texts(golden(kind, tongue="zh-Hans")))
        assert "承诺" in told
        assert re.search("[\U000e0000-\U000e007f]", told) is None


def _texts(value: object) -> Iterator[str]:
    """Every text in a document, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif dataclasses.is_dataclass(value):
        yield from _texts(tuple(getattr(value, one.name) for one in dataclasses.fields(value)))


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    done = run(app, ["report", str(GOLDEN), str(tmp_path / "out.odt")])
    assert done.exit_code == 2
    assert ".pdf, .docx or .xlsx" in done.output


def test_the_command_writes_both(tmp_path: Path) -> None:
    for kind in ("pdf", "docx"):
        done = run(app, ["report", str(GOLDEN), str(tmp_path / f"out.{kind}"), "--kind", "summary"])
        assert done.exit_code == 0, done.output
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")
    assert zipfile.is_zipfile(tmp_path / "out.docx")


def test_a_workbook_has_a_sheet_for_each_table_and_no_formula() -> None:
    document = small("=1+1", "https://example.org/x")
    data = xlsx_bytes(document)
    assert data == xlsx_bytes(document)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == ["One"]
    rows = book.get_sheet_by_index(0).to_python()
    assert rows == [["A table", ""], ["What", "How many"], ["=1+1", "1"], ["https://example.org/x", "1"]]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name)]
    whole = io.BytesIO(xlsx_bytes(golden()))
    names = python_calamine.CalamineWorkbook.from_filelike(whole).sheet_names
    assert len(names) == len(set(names)) == sum(isinstance(one, ReportTable) for one in golden().blocks)


def test_a_method_that_leaves_the_day_of_its_sources_open_takes_it_from_the_command(tmp_path: Path) -> None:
    here = copy_of_golden(tmp_path)
    for one in (here / "methods").iterdir():
        lines = one.read_text(encoding="utf-8").splitlines(keepends=True)
        one.write_text("".join(line for line in lines if not line.startswith("known_by")), encoding="utf-8")
    out = tmp_path / "out.xlsx"
    asked = run(app, ["report", str(here), str(out)])
    assert asked.exit_code == 2
    assert "--known-by" in asked.output
    done = run(app, ["report", str(here), str(out), "--known-by", "2026-06-30"])
    assert done.exit_code == 0, done.output
    assert run(app, ["report", str(here), str(out), "--known-by", "June"]).exit_code == 2
