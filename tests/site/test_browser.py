"""The site as a browser shows it: nobody is kept out, nothing is fetched, nothing needs a script."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.axe import barriers, barriers_by_night
from tests.draws import TIMES
from tests.site.conftest import Built

pytestmark = pytest.mark.browser

KINDS = [
    "golden/index.html",
    "golden/targets.html",
    "golden/deliverables.html",
    "golden/find.html",
    "golden/lists/plan-order.html",
    "golden/lists/done.html",
    "reference/find.html",
    "reference/groups.html",
    "reference/lists/articles.html",
    "reference/targets/2.html",
    "golden/chapters/I.html",
    "golden/commitments/I.1.01.html",
    "golden/commitments/I.1.01/2.html",
    "golden/sources/index.html",
    "golden/sources/single.html",
    "golden/sources/conflicts.html",
    "golden/sources/claims.html",
    "golden/method.html",
    "golden/data.html",
    "golden/dictionary.html",
    "golden/about.html",
    "golden/proof.html",
    "golden/indicators/index.html",
    "reference/index.html",
    "reference/indicators/index.html",
    "reference/indicators/I.html",
    "reference/indices/years.html",
    "reference/indices/provinces.html",
    "reference/questions/index.html",
    "reference/questions/national-bureau-of-statistics.html",
    "reference/commitments/IV.2.09.html",
    "reference/commitments/I.5.06.html",
    "reference/commitments/III.1.01.html",
    "reference/figures/I.1.04.t2.html",
    "reference/responsible.html",
    "reference/bodies/MCA.html",
    "golden/responsible.html",
    "reference/titles/3.html",
    "reference/places.html",
    "reference/places/CN-JS.html",
    "reference/places/by/childcare_places.html",
    "reference/furthest.html",
    "reference/gaps.html",
    "example/local.html",
    "golden/places.html",
    "reference/chapters/II.html",
    "reference/glossary.html",
    "reference/corrections.html",
    "example/changes.html",
    "example/clock.html",
    "example/reports/midterm.html",
    "example/calendar.html",
    "example/press.html",
    "example/corrections.html",
    "example/bodies/MOH.html",
    "example/recommendations/letters.html",
    "reference/phases.html",
    "reference/recommendations/index.html",
    "reference/recommendations/counts.html",
    "reference/recommendations/cycle/2.html",
    "panel/panel/index.html",
    "panel/panel/I.1.01.html",
    "golden/zh-hans/index.html",
    "golden/zh-hans/targets.html",
    "golden/zh-hans/commitments/I.1.01.html",
]
#: What of the site's own a page asks for beside itself and the style: a script, or drawings for print.
BESIDE = {
    "golden/find.html": {"search.js"},
    "reference/find.html": {"search.js"},
    "example/press.html": {f"press/{name}.svg" for name in ("targets", "deliverables", "commitments")},
}
Scheme = Literal["light", "dark"]


@contextmanager
def opened(
    browser: Browser,
    address: str,
    *,
    width: int = 1280,
    scheme: Scheme = "light",
    script: bool = True,
    forced: bool = False,
) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        java_script_enabled=script,
        forced_colors="active" if forced else "none",
        bypass_csp=script,
    )
    try:
        page = context.new_page()
        page.goto(address)
        yield page
    finally:
        context.close()


@pytest.mark.parametrize("place", range(len(KINDS)), ids=KINDS)
def test_a_page_keeps_nobody_out_asks_for_nothing_and_fits_every_screen(
    browser: Browser, built: Built, place: int
) -> None:
    """No barrier by day, and none of colour by night; its own style alone; no scrolling sideways.

    Barriers are looked for at one width a page, in turns, for what is drawn on one page is drawn on others
    too; at both where more is drawn. Those of night are looked for on a third of the pages: there is one list
    of colours.
    """
    path = KINDS[place]
    widths = (360, 1280) if TIMES > 1 else ((360, 1280)[place % 2],)
    asked: list[str] = []
    with opened(browser, "about:blank") as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{built.address}/{path}")
        rest = {url for url in asked if not url.endswith("/favicon.ico")}
        site = path.partition("/")[0]
        own = {f"{built.address}/{site}/{name}" for name in ("style.css", *BESIDE.get(path, ()))}
        assert rest == {f"{built.address}/{path}", *own}
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for width in (320, 500, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, width
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            assert barriers(page) == ""
            if TIMES > 1 or place % 3 == 0:
                assert barriers_by_night(page) == ""
                page.emulate_media(color_scheme="light")


def test_the_style_is_taken_from_a_folder_too(browser: Browser, built: Built) -> None:
    with opened(browser, (built.folder / "golden" / "method.html").as_uri()) as page:
        family = page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
        assert family.startswith("Charter")


def test_the_keyboard_reaches_the_content_first_and_shows_where_it_is(browser: Browser, built: Built) -> None:
    with opened(browser, f"{built.address}/golden/commitments/I.1.01.html") as page:
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "(() => { const one = document.activeElement, box = one.getBoundingClientRect();"
            " return [one.className, box.left >= 0 && box.width > 0,"
            " getComputedStyle(one).outlineStyle] })()"
        )
        assert focused == ["skip", True, "solid"]
        page.keyboard.press("Enter")
        page.wait_for_url("**#main")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_tables_beneath_a_chart_open_by_keyboard(browser: Browser, built: Built) -> None:
    with opened(browser, f"{built.address}/golden/commitments/I.1.01.html") as page:
        page.locator("summary").last.focus()
        page.keyboard.press("Enter")
        assert page.locator("details").last.evaluate("one => one.open")
        page.keyboard.press("Tab")
        region = page.evaluate(
            "document.activeElement.getAttribute('role') || document.activeElement.tagName"
        )
        assert region in {"region", "A"}


def test_everything_works_without_scripts(browser: Browser, built: Built) -> None:
    with opened(browser, f"{built.address}/reference/commitments/I.1.04.html", script=False) as page:
        assert page.locator("h1").inner_text() == "Raise rural tap-water coverage; build new water works"
        table = page.locator("table.figures").last
        assert not table.is_visible()
        page.locator("summary").last.click()
        assert table.is_visible()
        assert page.locator("svg.draw").first.is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_charts_words_keep_their_size(browser: Browser, built: Built, width: int) -> None:
    with opened(browser, f"{built.address}/reference/commitments/I.5.03.html", width=width) as page:
        sizes = page.evaluate(
            "[...document.querySelectorAll('.plot text')]"
            ".filter(one => getComputedStyle(one).display != 'none')"
            ".map(one => one.getBoundingClientRect().height)"
        )
        assert sizes
        assert min(sizes) >= 12
        inside = page.evaluate(
            "[...document.querySelectorAll('.plot .lab')].every(one => {"
            " const box = one.getBoundingClientRect();"
            " return box.left >= 0 && box.right <= document.documentElement.clientWidth })"
        )
        assert inside


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_every_shape_visible(browser: Browser, built: Built, scheme: Scheme) -> None:
    address = f"{built.address}/reference/commitments/I.5.06.html"
    with opened(browser, address, forced=True, scheme=scheme) as page:
        text = page.evaluate("getComputedStyle(document.body).color")
        shapes = page.evaluate("[...document.querySelectorAll('.m')].map(one => getComputedStyle(one).color)")
        assert set(shapes) == {text}
        marks = page.evaluate(
            "[...document.querySelectorAll('.draw .k')].map(one => getComputedStyle(one).stroke == 'none'"
            " ? getComputedStyle(one).fill : getComputedStyle(one).stroke)"
        )
        assert set(marks) == {text}


def test_print_shows_the_identity_and_drops_what_paper_has_no_use_for(browser: Browser, built: Built) -> None:
    with opened(browser, f"{built.address}/reference/index.html") as page:
        assert not page.locator(".paper").is_visible()
        page.emulate_media(media="print")
        assert page.locator(".paper").is_visible()
        assert not page.locator(".top nav").is_visible()
        assert page.pdf(format="A4").startswith(b"%PDF")


def test_paper_opens_what_is_folded_and_prints_where_sources_stand(browser: Browser, built: Built) -> None:
    with opened(browser, f"{built.address}/reference/commitments/III.1.01.html") as page:
        folded = page.locator("details table").first
        assert not folded.is_visible()
        page.emulate_media(media="print")
        assert folded.is_visible()
        address = page.evaluate(
            """getComputedStyle(document.querySelector('main a[href^="http"]'), '::after').content"""
        )
        assert "http" in address


@pytest.mark.parametrize("path", ["reference/index.html", "reference/indicators/index.html"])
def test_no_answer_of_a_table_lies_off_a_phones_screen(browser: Browser, built: Built, path: str) -> None:
    with opened(browser, f"{built.address}/{path}", width=360) as page:
        beyond = page.evaluate(
            "[...document.querySelectorAll('main td')].filter(one => one.getClientRects().length"
            " && one.getBoundingClientRect().right > 361).length"
        )
        assert beyond == 0


def test_the_lead_fits_a_phones_first_screen(browser: Browser, built: Built) -> None:
    with opened(browser, f"{built.address}/reference/index.html", width=360) as page:
        page.set_viewport_size({"width": 360, "height": 640})
        assert page.evaluate("document.querySelector('.lead').getBoundingClientRect().bottom") <= 640


def test_large_text_does_not_scroll_sideways(browser: Browser, built: Built) -> None:
    """Twice the text on a screen of 640 pixels is what a reader at 200 percent sees."""
    with opened(browser, f"{built.address}/reference/index.html", width=640) as page:
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640
