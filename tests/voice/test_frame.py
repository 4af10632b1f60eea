"""The one frame: every way out of a page is written as the page needs it, wherever the page lies."""

import pytest

from tallystick.voice.frame import STYLE, Drawing, Edition, Page, style_sheet
from tallystick.voice.language import ENGLISH, Language
from tests.report.markup import Reading, read

AREAS = (("start", "index.html", "Start"), ("data", "tables/data.html", "Data"))
PLAN = "Fish & <fair> plan"


def drawn(path: str, area: str, *, language: Language = ENGLISH, trail: bool = True) -> Reading:
    edition = Edition(language, PLAN, "index.html", AREAS, fictional=True, about=None)
    above = (("chapters/I.html", "Chapter"),) if trail else ()
    page = Page(path, "base.html", "One <b>", above, area, view=None)
    return read(Drawing(edition, "tallystick.report").draw(page).decode())


@pytest.mark.parametrize(
    ("path", "up"), [("page.html", ""), ("a/page.html", "../"), ("a/b/page.html", "../../")]
)
def test_every_way_out_begins_where_the_page_lies(path: str, up: str) -> None:
    ways = {one.attributes["href"] for one in drawn(path, "data").elements if "href" in one.attributes}
    assert ways == {
        "#main",
        *(up + one for one in (STYLE, "index.html", "tables/data.html", "chapters/I.html")),
    }


@pytest.mark.parametrize(("area", "here"), [("start", "index.html"), ("data", "tables/data.html")])
def test_the_navigation_says_where_one_is(area: str, here: str) -> None:
    marked = [one for one in drawn("x.html", area, trail=False).elements if "aria-current" in one.attributes]
    assert [one.attributes["href"] for one in marked] == [here]


def test_below_a_first_page_no_link_says_that_it_is_the_page() -> None:
    page = drawn("x.html", "data")
    assert not [one for one in page.elements if "aria-current" in one.attributes]
    assert [one.attributes["href"] for one in page.elements if one.attributes.get("class") == "here"] == [
        "tables/data.html"
    ]


def test_a_page_speaks_its_language_in_its_direction() -> None:
    arabic = Language("ar", "Arabic", "ar")
    (root,) = drawn("x.html", "data", language=arabic).named("html")
    assert (root.attributes["lang"], root.attributes["dir"]) == ("ar", "rtl")
    (root,) = drawn("x.html", "data").named("html")
    assert (root.attributes["lang"], root.attributes["dir"]) == ("en", "ltr")


def test_what_a_plan_calls_itself_stays_text() -> None:
    page = drawn("x.html", "data")
    assert not page.named("b", "fair")
    assert PLAN in [text for _, text in page.texts]


def test_the_style_sheet_loads_nothing_from_elsewhere() -> None:
    assert style_sheet().startswith(b":root{")
    assert b"url(" not in style_sheet()
    assert b"@import" not in style_sheet()
