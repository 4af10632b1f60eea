"""The search of *Find*, by keyboard: it finds, it tells what it found, it asks only this site."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from tests.axe import barriers
from tests.site.conftest import Built
from tests.site.test_browser import opened

pytestmark = pytest.mark.browser


@contextmanager
def finding(browser: Browser, address: str, text: str, width: int = 360) -> Iterator[Page]:
    """*Find* with a text typed into its box, when every file of the index has been read."""
    with opened(browser, address, width=width) as page:
        page.locator("#q").focus()
        page.keyboard.type(text)
        files = page.locator("#search").get_attribute("data-index") or ""
        page.wait_for_function("count => document.scripts.length === 1 + count", arg=len(files.split()))
        page.wait_for_function("!document.getElementById('told').textContent.startsWith('Still')")
        yield page


def found(page: Page) -> list[str]:
    return page.locator("#found a").all_inner_texts()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("tap water", "Raise rural tap-water coverage; build new water works"),
        ("WATER  Tap", "Raise rural tap-water coverage; build new water works"),
        ("I.5.04", "Train more nurses, general practitioners and paediatricians"),
        ("教育部", "Ministry of Education"),
        ("育部", "Ministry of Education"),
        ("国教育部", "Ministry of Education"),
        ("ministry of educ", "Ministry of Education"),
        ("jiangsu", "Jiangsu"),
    ],
)
def test_it_finds_by_words_by_identifiers_and_by_signs(
    browser: Browser, built: Built, text: str, first: str
) -> None:
    with finding(browser, f"{built.address}/reference/find.html", text) as page:
        assert first in found(page)[:3]
        assert "Found: " in page.locator("#told").inner_text()


def test_what_has_not_all_words_is_told_as_such(browser: Browser, built: Built) -> None:
    with finding(browser, f"{built.address}/reference/find.html", "jiangsu zzzzz") as page:
        assert "No title has all of these words" in page.locator("#told").inner_text()
        assert found(page)[0] == "Jiangsu"
    with finding(browser, f"{built.address}/reference/find.html", "zzzzz") as page:
        assert found(page) == []
        assert "No title" in page.locator("#told").inner_text()


@pytest.mark.parametrize(
    ("typed", "meant", "first"),
    [
        ("tap watre", "tap water", "Raise rural tap-water coverage; build new water works"),
        ("Jiangsoo", "jiangsu", "Jiangsu"),
        ("ministery of education", "ministry of education", "Ministry of Education"),
        ("paediatricans", "paediatricians", "Train more nurses, general practitioners and paediatricians"),
    ],
)
def test_a_word_that_is_spelled_otherwise_is_found_and_told(
    browser: Browser, built: Built, typed: str, meant: str, first: str
) -> None:
    with finding(browser, f"{built.address}/reference/find.html", typed) as page:
        assert f"looked for: {meant}." in page.locator("#told").inner_text()
        assert first in found(page)[:3]
    with finding(browser, f"{built.address}/reference/find.html", meant) as page:
        assert "looked for" not in page.locator("#told").inner_text()


def test_the_keyboard_goes_from_the_box_to_what_was_found_and_back(browser: Browser, built: Built) -> None:
    with finding(browser, f"{built.address}/reference/find.html", "jiangsu") as page:
        focused = "document.activeElement.textContent || document.activeElement.id"
        page.keyboard.press("Enter")
        assert page.evaluate(focused) == "Jiangsu"
        page.keyboard.press("ArrowUp")
        assert page.evaluate(focused) == "q"
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/places/CN-JS.html")
        page.go_back()
        page.wait_for_function("document.querySelectorAll('#found a').length > 0")
        assert page.locator("#q").input_value() == "jiangsu"


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_barrier_in_what_was_found(browser: Browser, built: Built, width: int) -> None:
    with finding(browser, f"{built.address}/reference/find.html", "water", width) as page:
        assert found(page)
        assert barriers(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        role = page.locator("#told").get_attribute("role")
        assert role == "status"


def test_it_asks_this_site_alone_and_sends_nothing(browser: Browser, built: Built) -> None:
    asked: list[tuple[str, str]] = []
    context = browser.new_context()
    try:
        page = context.new_page()
        page.on("request", lambda request: asked.append((request.method, request.url)))
        page.goto(f"{built.address}/golden/find.html")
        page.locator("#q").fill("secret words")
        page.get_by_text("No title").wait_for()
        page.keyboard.press("Enter")
        assert all(method == "GET" and url.startswith(f"{built.address}/golden/") for method, url in asked)
        assert not [url for _, url in asked if "secret" in url]
        assert context.cookies() == []
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    finally:
        context.close()


def test_it_searches_a_site_that_lies_in_a_folder(browser: Browser, built: Built) -> None:
    """A page on a disk may load no file but a script: so the index is one."""
    with finding(browser, (built.folder / "golden" / "find.html").as_uri(), "levels") as page:
        assert found(page)


def test_without_a_script_there_is_no_box_and_the_titles_are_one_link_away(
    browser: Browser, built: Built
) -> None:
    with opened(browser, f"{built.address}/golden/find.html", script=False) as page:
        assert not page.locator("#search").is_visible()
        page.get_by_role("link", name="Every title", exact=True).click()
        assert page.locator("h1").inner_text() == "Every title"


def test_hostile_titles_stay_text(browser: Browser, built: Built) -> None:
    with finding(browser, f"{built.address}/hostile/find.html", "alert") as page:
        assert found(page)
        assert page.evaluate("document.querySelectorAll('#found img, #found script').length") == 0
        assert page.evaluate("window.broken") is None
