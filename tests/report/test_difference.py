"""The pages of a difference: whole, small, still, and the same in every way of making them."""

import dataclasses
import html
import re
from functools import cache
from gettext import NullTranslations
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tallystick.comparison import compare_plans
from tallystick.report.difference import draw_difference
from tallystick.voice.language import ENGLISH
from tests.axe import barriers
from tests.comparison.pairs import PAIRS, compared, plan

ADDRESS = re.compile(r'(?:href|src|action)="([^"]*)"')


@cache
def pages(pair: str = "english") -> dict[str, bytes]:
    old, new, _ = PAIRS[pair]
    return draw_difference(compared(pair), plan(old), plan(new), "0" * 64, (ENGLISH,))


def texts(pair: str = "english") -> dict[str, str]:
    return {path: data.decode() for path, data in pages(pair).items() if path.endswith(".html")}


def test_the_answer_is_on_the_first_page_before_all_else() -> None:
    first = texts()["index.html"]
    main = first[first.index("<main") :]
    assert "5 are not in the new plan, 12 are weakened" in main[: main.index("<table")]
    assert main.index('id="dropped"') < main.index('id="weakened"')


@pytest.mark.parametrize("pair", PAIRS)
def test_every_commitment_of_both_plans_is_shown_once(pair: str) -> None:
    anchors = [name for text in texts(pair).values() for name in re.findall(r'<article id="([^"]*)"', text)]
    wanted = ["-".join(("old", *p.old) if p.old else ("new", *p.new)) for p in compared(pair).pairings]
    assert sorted(anchors) == sorted(wanted)


@pytest.mark.parametrize("pair", PAIRS)
def test_every_reason_and_the_plans_own_words_are_shown(pair: str) -> None:
    shown = html.unescape(" ".join(texts(pair).values()))
    assert [
        p.reasons[0].text for p in compared(pair).pairings if p.old and p.reasons[0].text not in shown
    ] == []
    lost = next(p for p in compared(pair).pairings if p.kind == "dropped")
    old = plan(PAIRS[pair][0])
    row = next(one for one in old.package.commitments if one.id == lost.old[0])
    assert old.text is not None
    assert old.text[row.start : row.end] in shown


@pytest.mark.parametrize("pair", PAIRS)
def test_no_script_no_style_attribute_and_no_other_host(pair: str) -> None:
    for path, text in texts(pair).items():
        assert not re.search(r"<script|\son\w+=|\sstyle=|javascript:|@import|https?://", text), path


@pytest.mark.parametrize("pair", PAIRS)
def test_every_link_leads_somewhere(pair: str) -> None:
    beside = {"diff.json", "tables/changes.csv", "style.css"}
    for path, text in texts(pair).items():
        up = "/".join(path.split("/")[:-1])
        for address in ADDRESS.findall(text):
            name, _, anchor = address.partition("#")
            target = (Path("/") / up / name).resolve().relative_to("/").as_posix() if name else path
            assert target in texts(pair) or target in beside, (path, address)
            if anchor and target in texts(pair):
                assert f'id="{anchor}"' in texts(pair)[target], (path, address)


def test_a_page_with_its_style_sheet_stays_below_50_kb() -> None:
    sizes = {path: len(data) for path, data in pages().items()}
    assert {path: size for path, size in sizes.items() if size + sizes["style.css"] > 50_000} == {}


def test_equal_plans_have_a_page_too() -> None:
    old = plan("old")
    drawn = draw_difference(compare_plans(old, old), old, old, "0" * 64, (ENGLISH,))
    assert "nothing in them differs" in drawn["index.html"].decode()


class _Shouting(NullTranslations):
    """A catalogue that marks all that goes through it."""

    def gettext(self, message: str) -> str:
        return f"«{message}»"

    def ngettext(self, one: str, many: str, number: int) -> str:
        return f"«{one if number == 1 else many}»"


def test_every_sentence_goes_through_the_catalogue() -> None:
    language = dataclasses.replace(ENGLISH, folder="xx/", translations=_Shouting())
    old, new = plan("old"), plan("new")
    drawn = draw_difference(compared("english"), old, new, "0" * 64, (language,))
    text = drawn["xx/index.html"].decode()
    assert 'href="../style.css"' in text
    assert 'href="../diff.json"' in text
    for sentence in (
        "What changed from one plan to the next",
        "Not in the new plan",
        "Old plan",
        "Less:",
        "later",
    ):
        assert sentence in text
    outside = re.sub(r"<[^>]*>", " ", text[text.index("<h1") :])
    while "«" in outside:
        outside = re.sub(r"«[^«»]*»", "", outside)
    assert not re.search(r"\b(?:The number goes|which asks|Both titles|which binds|is later)\b", outside)


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_no_barrier_and_no_sideways_scrolling(browser: Browser, tmp_path: Path, width: int) -> None:
    for path, data in pages().items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    page = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
    try:
        page.goto((tmp_path / "index.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert barriers(page) == ""
    finally:
        page.close()
