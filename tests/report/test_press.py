"""What a newsroom gets: the counts of the assessment, as drawn, as rows and in words."""

import csv
import io
import re
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import pytest

from tallystick.register.descriptor import Contact
from tallystick.report.book import Book
from tallystick.report.context import PageContext
from tallystick.report.edition_pages import edition_pages
from tallystick.report.press_rows import press_rows
from tallystick.report.site import edition_of
from tallystick.report.views.press import press_figures
from tallystick.voice.catalogues import page_languages
from tallystick.voice.frame import Drawing
from tallystick.voice.language import Language
from tests.report import factory

BOTH = page_languages(["en", "zh-Hans"])


@cache
def context(code: str) -> PageContext:
    language = next(one for one in BOTH if one.code == code)
    return PageContext(Book(factory.material(factory.reference()), code), language)


def drawn(here: PageContext, ending: str) -> list[str]:
    drawing = Drawing(edition_of(here), "tallystick.report")
    return [drawing.draw(one).decode() for one in edition_pages(here) if one.path.endswith(ending)]


@pytest.mark.parametrize("language", BOTH, ids=lambda one: one.code)
def test_figures_rows_and_counts_are_those_of_the_assessment(language: Language) -> None:
    here = context(language.code)
    whole = here.book.assessment.summary.whole
    wanted = [whole.headline, whole.deliverables, whole.evaluability]
    for figure, counts in zip(press_figures(here), wanted, strict=True):
        rows = list(csv.DictReader(io.StringIO(press_rows(here)[figure.rows].decode())))
        assert {one["code"]: int(one["count"]) for one in rows} == dict(counts)
        assert {int(one["of"]) for one in rows} == {sum(dict(counts).values())}
        longest = max(bar.count for bar in figure.bars)
        assert all(bar.width == pytest.approx(330 * bar.count / longest, abs=0.1) for bar in figure.bars)
        assert all(bar.top < figure.height - 48 for bar in figure.bars)


@pytest.mark.parametrize("language", BOTH, ids=lambda one: one.code)
def test_each_figure_is_a_drawing_of_its_own_with_its_edition(language: Language) -> None:
    here = context(language.code)
    drawings = drawn(here, ".svg")
    assert len(drawings) == 3
    for figure, text in zip(press_figures(here), drawings, strict=True):
        root = ElementTree.fromstring(text)  # noqa: S314 - our own drawing
        told = " ".join(one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text"))
        assert here.book.material.identity.assessment_id[:12] in told
        assert len(root.findall("{http://www.w3.org/2000/svg}rect")) == len(figure.bars) + 1
        assert "<script" not in text


def press(contact: Contact | None) -> str:
    package = factory.golden()
    settings = package.descriptor.tallystick.model_copy(update={"contact": contact})
    named = replace(package, descriptor=package.descriptor.model_copy(update={"tallystick": settings}))
    language = BOTH[0]
    here = PageContext(Book(factory.material(named)), language)
    drawing = Drawing(edition_of(here), "tallystick.report")
    return next(drawing.draw(one).decode() for one in edition_pages(here) if one.path == "press.html")


def test_whom_to_ask_is_as_the_package_names_it() -> None:
    page = press(
        Contact(name="Press office <of> Exampla", email="press@example.org", telephone="+1 555 0100")
    )
    assert "Press office &lt;of&gt; Exampla" in page
    assert 'href="mailto:press@example.org"' in page
    assert "+1 555 0100" in page
    assert "Nobody is named here for questions." in press(None)


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "press"},
        {"email": "a@b.c\nBcc: x@y.z"},
        {"url": "javascript:alert(1)"},
        {"telephone": "call us"},
    ],
)
def test_a_contact_that_is_none_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="String should match"):
        Contact(name="Office", **wrong)


def test_every_link_of_the_page_leads_to_a_file_of_the_site() -> None:
    site = factory.golden_site()
    for path in re.findall(r'(?:href|src)="([^"#:]+)"', site["press.html"]):
        assert path in site or path.startswith("package/"), path
