"""The pages of a lint: whole, small, still, and every sentence through the catalogue."""

import dataclasses
import html
import re
from functools import cache
from gettext import NullTranslations
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tallystick.base.reasons import Reason, Text
from tallystick.lint import Lint, lint_draft
from tallystick.reading import draft_register, read_document
from tallystick.report.lint import draw_lint
from tallystick.voice.language import ENGLISH
from tests.axe import barriers, barriers_by_night

ADDRESS = re.compile(r'(?:href|src|action)="([^"]*)"')
PLANS = Path(__file__).parents[1] / "lint" / "plans"
NAMES = ("lowmark", "beihu")


@cache
def found(name: str) -> Lint:
    source = read_document(str(PLANS / f"{name}.txt"), lambda *_: None)
    return lint_draft(draft_register(source), source)


def many() -> Lint:
    """A plan that is so long that it takes several pages."""
    short = found("lowmark")
    repeated = [
        dataclasses.replace(one, unit=dataclasses.replace(one.unit, id=f"{time}.{one.unit.id}"))
        for time in range(12)
        for one in short.commitments
    ]
    return dataclasses.replace(short, commitments=tuple(repeated))


def texts(lint: Lint) -> dict[str, str]:
    drawn = draw_lint(lint, "0" * 64, (ENGLISH,))
    return {path: data.decode() for path, data in drawn.items() if path.endswith(".html")}


def test_the_answer_is_on_the_first_page_before_all_else() -> None:
    first = html.unescape(texts(found("lowmark"))["index.html"])
    main = first[first.index("<main") :]
    assert "8 can be checked as they are worded; for 7 the wording" in main[: main.index("<section")]
    assert "no person has confirmed" in main[: main.index("<section")]
    assert (
        main.index("The commonest gaps") < main.index("Nearest to checkable") < main.index("Each commitment")
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_gap_is_shown_with_what_would_be_right(name: str) -> None:
    shown = html.unescape(" ".join(texts(found(name)).values()))
    gaps = [gap for one in found(name).commitments for gap in one.gaps]
    assert [gap.found.text for gap in gaps if gap.found.text not in shown] == []
    assert [gap.add.text for gap in gaps if gap.add.text not in shown] == []
    assert shown.count("; unconfirmed") == len(found(name).commitments)


def test_a_long_plan_is_shared_out_and_every_page_stays_small() -> None:
    drawn = draw_lint(many(), "0" * 64, (ENGLISH,))
    sizes = {path: len(data) for path, data in drawn.items()}
    assert len(sizes) > 3
    assert {path: size for path, size in sizes.items() if size + sizes["style.css"] > 50_000} == {}
    anchors = [
        name for text in texts(many()).values() for name in re.findall(r'<article id="c-([^"]*)"', text)
    ]
    assert anchors == [one.unit.id for one in many().commitments]


@pytest.mark.parametrize("lint", [found("lowmark"), found("beihu"), many()], ids=["en", "zh", "long"])
def test_no_script_and_every_link_leads_somewhere(lint: Lint) -> None:
    pages = texts(lint)
    for path, text in pages.items():
        assert not re.search(r"<script|\son\w+=|\sstyle=|javascript:|@import|https?://", text), path
        up = "/".join(path.split("/")[:-1])
        for address in ADDRESS.findall(text):
            name, _, anchor = address.partition("#")
            target = (Path("/") / up / name).resolve().relative_to("/").as_posix() if name else path
            assert target in pages or target in {"lint.json", "tables/findings.csv", "style.css"}, address
            assert not anchor or f'id="{anchor}"' in pages[target], address


def test_the_plans_own_words_are_marked_as_its_language() -> None:
    page = texts(found("beihu"))["index.html"]
    assert '<html lang="en"' in page
    assert '<q lang="zh">由____' in page


def test_what_a_plan_holds_is_never_taken_for_markup() -> None:
    short = found("lowmark")
    bad = dataclasses.replace(
        short, title="<script>alert(1)</script>", warnings=(Reason("{it}", it=Text("<b>&")),)
    )
    assert "<script" not in "".join(texts(bad).values())


class _Shouting(NullTranslations):
    """A catalogue that marks all that goes through it."""

    def gettext(self, message: str) -> str:
        return f"«{message}»"

    def ngettext(self, one: str, many: str, number: int) -> str:
        return f"«{one if number == 1 else many}»"


def test_every_sentence_goes_through_the_catalogue() -> None:
    language = dataclasses.replace(ENGLISH, folder="xx/", translations=_Shouting())
    text = draw_lint(found("lowmark"), "0" * 64, (language,))["xx/index.html"].decode()
    assert 'href="../lint.json"' in text
    outside = re.sub(r"<[^>]*>", " ", text[text.index("<h1") : text.index("</main>")])
    assert "«No result»" in outside
    while "«" in outside:
        outside = re.sub(r"«[^«»]*»", "", outside)
    for one in found("lowmark").commitments:
        outside = outside.replace(html.escape(one.unit.title), "").replace(one.unit.id, "")
        for gap in one.gaps:
            outside = outside.replace(html.escape(gap.wording), "")
    assert not re.search(r"[A-Za-z]{3,}", outside)


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", NAMES)
def test_no_barrier_and_no_sideways_scrolling(
    browser: Browser, tmp_path: Path, width: int, name: str
) -> None:
    for path, data in draw_lint(found(name), "0" * 64, (ENGLISH,)).items():
        (tmp_path / path).write_bytes(data)
    page = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
    page.goto((tmp_path / "index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert barriers(page) == ""
    assert barriers_by_night(page) == ""
    page.close()
