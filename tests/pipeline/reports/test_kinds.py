"""Reports for one purpose: a leaflet in easy words, and tables for treaty bodies and global reviews."""

import io
import re
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from typer.testing import CliRunner

from tallystick.base.findings import Refusal
from tallystick.cli.main import app
from tallystick.pipeline.reports.docx import docx_bytes
from tallystick.pipeline.reports.pdf import pdf_bytes
from tallystick.pipeline.reports.xlsx import xlsx_bytes
from tallystick.report.document.kinds import make_document
from tallystick.report.document.model import ReportTable, ReportWords
from tallystick.voice.catalogues import language_named
from tests.pipeline.reports.test_written import golden
from tests.register.packages import GOLDEN
from tests.report import factory

run = CliRunner().invoke


def test_a_leaflet_says_in_short_sentences_what_is_known_and_never_that_what_was_not_found_is_not() -> None:
    group = next(name for one in factory.golden().commitments for name in one.groups if name != "general")
    told = [one.text for one in golden("easy", group).blocks if isinstance(one, ReportWords)]
    assert "Sometimes we do not know. Then we say so." in told
    answers = {one for one in told if one.startswith("Was ")}
    assert answers
    assert "Was it done? No." not in answers
    assert all(len(sentence.split()) <= 25 for one in told for sentence in one.split(". "))


def test_a_leaflet_has_large_letters_and_nothing_to_read_past() -> None:
    group = next(name for one in factory.golden().commitments for name in one.groups if name != "general")
    leaflet = golden("easy", group)
    page = pypdfium2.PdfDocument(pdf_bytes(leaflet))[0]
    words = page.get_textpage()
    raw = pypdfium2.raw
    sentence = words.get_text_bounded().index("Here you can read")
    assert raw.FPDFText_GetFontSize(words, sentence) >= 14
    assert "Contents" not in words.get_text_bounded()
    assert "Plan and country are invented" in words.get_text_bounded()[:sentence]
    assert not re.search("[0-9a-f]{64}", words.get_text_bounded()[:sentence])
    made = docx.Document(io.BytesIO(docx_bytes(leaflet)))
    normal = made.styles["Normal"].font.size
    assert normal is not None
    assert normal.pt >= 14
    assert not list(made.element.body.iter(qn("w:hyperlink")))
    with pytest.raises(Refusal) as refused:
        xlsx_bytes(leaflet)
    assert "no table" in refused.value.title.text


@pytest.mark.parametrize(("kind", "scheme"), [("treaties", "treaty_article"), ("goals", "sdg_target")])
def test_an_annex_has_every_commitment_that_answers_to_something(kind: str, scheme: str) -> None:
    linked = {one.commitment for one in factory.golden().links if one.scheme == scheme}
    rows = {row[0] for one in golden(kind).blocks if isinstance(one, ReportTable) for row in one.rows}
    assert linked
    assert linked <= rows


def test_the_table_of_goals_has_the_global_indicators_of_each_target_with_their_latest_figures() -> None:
    language = language_named("en")
    assert language is not None
    reference = factory.reference()
    made = make_document(factory.material(reference), language, "goals", None)
    tables = [one for one in made.blocks if isinstance(one, ReportTable) and one.head[0] == "Code"]
    rows = [row for one in tables for row in one.rows]
    own = {(one.home_code, one.title): one for one in reference.indicators if one.home_scheme == "sdg"}
    assert len(rows) > 20
    figured = {one.indicator for one in reference.observations if one.area == "CN" and one.group is None}
    for code, title, figure, source in rows:
        assert bool(figure) == bool(source) == (own[code, title].id in figured)
    assert any(row[2] for row in rows)


def test_a_chapter_and_a_body_have_their_own_and_an_unknown_one_is_named(tmp_path: Path) -> None:
    chapter = golden("chapter", "II")
    rows = [row for one in chapter.blocks if isinstance(one, ReportTable) for row in one.rows]
    assert any(row[0].startswith("II.") for row in rows)
    assert not any(row[0].startswith("I.") for row in rows)
    for words, told in (
        (("--kind", "chapter"), "--of"),
        (("--kind", "chapter", "--of", "IX"), "no chapter IX"),
        (("--kind", "body", "--of", "B"), "no body B"),
        (("--kind", "easy", "--of", "giants"), "no group giants"),
    ):
        done = run(app, ["report", str(GOLDEN), str(tmp_path / "out.pdf"), *words])
        assert done.exit_code == 2
        assert told in done.output
    assert not (tmp_path / "out.pdf").exists()
