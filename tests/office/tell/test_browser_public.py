"""A text is commented on and a line challenged in a real browser at 320 pixels; a device works."""

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.axe import barriers
from tests.office.desk import PHONE, Desk
from tests.office.tell.test_browser import Look, not_looked_at, reader_at_work, sent

pytestmark = pytest.mark.browser
_MARK = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")


def seen(page: Page) -> None:
    """Fail where a page has barriers, is wider than a phone, or longer than 50 kB."""
    assert barriers(page) == "", page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], page.url
    assert len(page.content().partition("</html>")[0].encode()) < 50_000, page.url


def opened(browser: Browser, address: str, name: str) -> Desk:
    """The secretariat opens a text for as long as these tests will ever run."""
    keeper = Desk(browser, address, "secretariat")
    keeper.go("/office/consultations/")
    keeper.keeps_nobody_out()
    page = keeper.page
    page.click("summary:has-text('Open a text for comment')")
    typed = {
        "id": name, "title": "Example of a draft: a tariff", "body": "MOH",
        "opened": "2020-01-01", "closed": "2099-12-31",
        "text": "The first visit costs nothing.\n\nEvery further one costs two crowns.",
    }  # fmt: skip
    for field, value in typed.items():
        page.fill(f"form[action$='/consultations/open/'] [name={field}]", value)
    page.click("form[action$='/consultations/open/'] button")
    assert keeper.says("Every further one costs two crowns.")
    keeper.keeps_nobody_out()
    return keeper


def commented(page: Page, address: str, name: str, look: Look) -> str:
    """Comment on the second paragraph of a text; gives the mark."""
    page.goto(f"{address}/office/tell/texts/")
    look(page)
    page.click(f"main a[href*='{name}']")
    look(page)
    page.click("summary:has-text('Comment on this paragraph') >> nth=1")
    page.fill("details[open] [name=text]", "Two crowns are two too many.")
    look(page)
    page.click("details[open] button")
    look(page)
    found = _MARK.search(page.inner_text("main"))
    assert found is not None
    return found[0]


def drawn(keeper: Desk) -> None:
    """Draw the comment on a text to a point."""
    keeper.page.click("main a:has-text('wait to be drawn together')")
    keeper.keeps_nobody_out()
    keeper.page.check("[name=comment]")
    keeper.page.fill("[name=said]", "Further visits are too dear.")
    keeper.page.click("main button:has-text('Draw together')")
    assert keeper.says("Further visits are too dear.")
    keeper.keeps_nobody_out()


@pytest.mark.parametrize(("script", "look"), [(False, not_looked_at), (True, seen)], ids=["bare", "axe"])
def test_a_comment_finds_its_answer(browser: Browser, address: str, script: bool, look: Look) -> None:
    name = f"tariff-{script}".lower()
    keeper = opened(browser, address, name)
    context = browser.new_context(java_script_enabled=script, viewport=PHONE)
    page = context.new_page()
    mark = commented(page, address, name, look)
    drawn(keeper)
    page.goto(f"{address}/office/tell/texts/")
    page.fill("[name=mark]", mark.lower())
    page.click("main form[action*='mark'] button")
    assert "Further visits are too dear." in page.inner_text("main")
    look(page)
    page.goto(f"{address}/office/tell/texts/{name}/points/")
    look(page)
    assert context.cookies() == []
    context.close()
    keeper.context.close()


def test_a_challenge_is_marked_at_once(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE)
    page, keeper = context.new_page(), Desk(browser, address, "secretariat")
    page.goto(f"{address}/office/tell/lists/")
    seen(page)
    page.click("summary:has-text('Say that this is wrong')")
    page.fill("details[open] [name=text]", "It hangs in the hall.")
    page.click("details[open] button")
    assert "It is taken." in page.inner_text("main")
    keeper.go("/office/disclosure/")
    assert keeper.says("Challenged, and not settled yet")
    keeper.keeps_nobody_out()
    keeper.page.click("main a >> nth=0")
    assert keeper.says("It hangs in the hall.")
    keeper.keeps_nobody_out()
    context.close()
    keeper.context.close()


def test_a_device_works_for_a_place_in_the_queue(browser: Browser, address: str) -> None:
    reader = reader_at_work(browser, address)
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    sent(page, f"{address}/office/tell/", seen, "They closed the school.")
    with page.expect_navigation(url="**/case/worked/", timeout=120_000):
        page.click("main button:has-text('Let my device work')")
    assert "It stands before others" in page.inner_text("main")
    context.close()
    bare = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = bare.new_page()
    sent(page, f"{address}/office/tell/", not_looked_at, "They closed the hall.")
    page.click("main button:has-text('Let my device work')")
    assert "nothing is missing" in page.inner_text("main")
    page.click("main button:has-text('Back to my case')")
    assert "They closed the hall." in page.inner_text("main")
    bare.close()
    reader.context.close()
