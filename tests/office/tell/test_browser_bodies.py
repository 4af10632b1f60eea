"""Bodies complained of, in a real browser at 320 pixels: named, told allowed words, and answering."""

import pytest
from playwright.sync_api import Browser, Page

from tests.office.desk import PHONE, Desk
from tests.office.tell.sender import PASSPHRASE
from tests.office.tell.test_browser import _CODE, acts, looked_at, reader_at_work

pytestmark = pytest.mark.browser
TEXT = "The clerk asked for money for a paper that is free."
WORDS = "Somebody says that a fee was taken."


def opened(reader: Desk) -> None:
    reader.go("/office/cases/")
    reader.page.fill("#p-all", PASSPHRASE)
    reader.page.click("main button:has-text('Open the list')")
    case = reader.page.locator(f"main li:has-text('{TEXT}')")
    case.locator("summary").press("Enter")
    case.locator("[name=passphrase]").fill(PASSPHRASE)
    case.locator("details button").press("Enter")


def let_in(reader: Desk) -> None:
    reader.go("/office/cases/")
    waiting = reader.page.locator("details:has(form[action$='/let-in/'])").first
    waiting.locator("summary").press("Enter")
    waiting.locator("[name=passphrase]").fill(PASSPHRASE)
    waiting.locator("button").press("Enter")


def sent(page: Page, address: str) -> str:
    page.goto(f"{address}/office/tell/")
    page.click("main button:has-text('Give me a code')")
    found = _CODE.search(page.inner_text("main"))
    assert found is not None
    page.check("[name=kept]")
    page.click("main button")
    page.check("[name=kind][value=complaint]")
    page.fill("[name=text]", TEXT)
    page.select_option("select[name=against]", "MOH")
    page.click("main section [name=save]")
    page.select_option("select[name=against]", "SUPERVISORS")
    large = b"a line of a list\n" * 40_000  # goes up in three parts
    page.set_input_files("[name=file]", {"name": "list.txt", "mimeType": "text/plain", "buffer": large})
    page.click("main section [name=save]")
    page.wait_for_selector("main li:has-text('list.txt')")
    looked_at(page)
    page.click("[name=send]")
    return found[0]


def come_back(page: Page, address: str, code: str) -> None:
    page.goto(f"{address}/office/tell/")
    page.fill("[name=code]", code)
    page.click("main form[action*='back'] button")
    looked_at(page)


def makes_a_key(accused: Desk) -> None:
    accused.go("/office/cases/")
    for field in ("passphrase", "again"):
        accused.page.fill(f"[name={field}]", PASSPHRASE)
    accused.page.click("main button:has-text('Make the key')")


def drafts(reader: Desk) -> None:
    opened(reader)
    acts(reader, "acknowledge")
    form = reader.page.locator("details:has(form[action$='/draft-summary/'])")
    form.locator("summary").press("Enter")
    form.locator("[name=against]").select_option("MOH")
    form.locator("[name=text]").fill(WORDS)
    form.locator("[name=passphrase]").fill(PASSPHRASE)
    form.locator("button").press("Enter")


def answers(accused: Desk) -> None:
    accused.go("/office/summaries/")
    accused.keeps_nobody_out()
    row = accused.page.locator("main li").first
    row.locator("summary").press("Enter")
    row.locator("[name=passphrase]").fill(PASSPHRASE)
    row.locator("button").press("Enter")
    assert accused.says(WORDS)
    assert TEXT not in accused.page.content()
    accused.page.fill("[name=text]", "It is paid back.")
    accused.page.fill("main section [name=passphrase]", PASSPHRASE)
    with accused.page.expect_navigation():
        accused.page.click("main section button")
    assert accused.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_from_two_names_to_the_answer_of_one_of_them(browser: Browser, address: str) -> None:
    reader, accused = reader_at_work(browser, address), Desk(browser, address, "accused")
    makes_a_key(accused)
    let_in(reader)
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    code = sent(page, address)
    drafts(reader)
    come_back(page, address, code)
    page.click("button:has-text('Allow these words')")
    looked_at(page)
    opened(reader)
    acts(reader, "send-summary")
    answers(accused)
    come_back(page, address, code)
    assert "It is paid back." in page.inner_text("main")
    assert context.cookies() == []
    for one in (context, reader.context, accused.context):
        one.close()
