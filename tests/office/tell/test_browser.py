"""The sender's journey in a real browser at 320 pixels: without script, past no barrier; a reader's too."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.axe import barriers
from tests.office.desk import PHONE, Desk
from tests.office.tell.sender import PASSPHRASE

pytestmark = pytest.mark.browser
_CODE = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){6}\b")
Look = Callable[[Page], None]
#: What a page says once a draft is saved, and once it is sent.
ENGLISH, CHINESE = ("Saved under your code", "It was sent"), ("已保存在您的编码下", "已提交")


def reader_at_work(browser: Browser, address: str) -> Desk:
    """A reader who has a key, made on the page if it is not there yet."""
    reader = Desk(browser, address, "reader")
    reader.go("/office/cases/")
    if reader.page.query_selector("[name=again]"):
        reader.page.fill("[name=passphrase]", PASSPHRASE)
        reader.page.fill("[name=again]", PASSPHRASE)
        reader.page.click("main button:has-text('Make the key')")
    reader.go("/office/cases/")
    reader.keeps_nobody_out()
    return reader


def sent(page: Page, start: str, look: Look, text: str, words: tuple[str, str] = ENGLISH) -> str:
    """Write something and send it; gives the code."""
    page.goto(start)
    look(page)
    page.click("main a[href$='limits/'] >> nth=0")
    look(page)
    page.goto(f"{start}clock/")
    look(page)
    page.goto(start)
    page.click("main form[action*='code'] button")
    look(page)
    found = _CODE.search(page.inner_text("main"))
    assert found is not None
    page.check("[name=kept]")
    page.click("main button")
    look(page)
    page.check("[name=kind][value=complaint]")
    page.fill("[name=text]", text)
    page.set_input_files("[name=file]", {"name": "list.txt", "mimeType": "text/plain", "buffer": b"one\n"})
    page.click("main section [name=save]")
    assert words[0] in page.inner_text("main")
    look(page)
    page.click("[name=send]")
    assert words[1] in page.inner_text("main")
    look(page)
    return found[0]


def looked_at(page: Page) -> None:
    assert barriers(page) == "", page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], page.url
    # What a page is filled up with after its end is no part of what is read.
    assert len(page.content().partition("</html>")[0].encode()) < 50_000, page.url


def not_looked_at(_: Page) -> None:
    """A browser without script can't be asked."""


def acts(reader: Desk, act: str, text: str = "") -> None:
    """Fill in the form of an act on the page of a case by the keyboard alone, and send it."""
    form = reader.page.locator(f"details:has(form[action$='/{act}/'])")
    form.locator("summary").press("Enter")
    if text:
        form.locator("[name=text]").fill(text)
    form.locator("[name=passphrase]").fill(PASSPHRASE)
    form.locator("button").press("Enter")


def answered(reader: Desk, text: str) -> None:
    """Open what was sent, tell its sender that it has come, take it up and answer it."""
    reader.go("/office/cases/")
    reader.page.fill("#p-all", PASSPHRASE)
    reader.page.click("main button:has-text('Open the list')")
    assert reader.says(text)
    case = reader.page.locator(f"main li:has-text('{text}')")
    case.locator("summary").press("Enter")
    case.locator("[name=passphrase]").fill(PASSPHRASE)
    case.locator("details button").press("Enter")
    acts(reader, "acknowledge")
    acts(reader, "take-up")
    acts(reader, "answer", "It was given back.")
    assert reader.says("It was given back.")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize(
    ("script", "look", "language", "words"),
    [
        (False, not_looked_at, "", ENGLISH),
        (True, looked_at, "", ENGLISH),
        (True, looked_at, "zh-hans/", CHINESE),
    ],
    ids=["bare", "axe", "axe in Chinese"],
)
def test_from_a_code_to_an_answer(
    browser: Browser, address: str, script: bool, look: Look, language: str, words: tuple[str, str]
) -> None:
    reader = reader_at_work(browser, address)
    context = browser.new_context(java_script_enabled=script, viewport=PHONE)
    page, start = context.new_page(), f"{address}/{language}office/tell/"
    text = f"They took our land, {script} {language}."
    code = sent(page, start, look, text, words)
    answered(reader, text)
    page.goto(start)
    page.fill("[name=code]", code.lower().replace("-", " "))
    page.click("main form[action*='back'] button")
    assert "It was given back." in page.inner_text("main")
    look(page)
    page.click("details:has(form[action$='erase/']) summary")
    page.check("details[open] [name=sure]")
    page.click("details[open] button")
    assert code not in page.inner_text("main")
    look(page)
    assert context.cookies() == []
    context.close()
    reader.context.close()


WIDE, LONG = "<p style='width: 400px'>wide</p>", f"<!--{'x' * 50_000}-->"
PLAIN = "<!doctype html><html lang=en><title>t</title><main><h1>h</h1>{}</main></html>"


@pytest.mark.parametrize("barrier", ["<input>", WIDE, LONG], ids=["no name", "wide", "long"])
def test_a_page_with_a_barrier_is_noticed(browser: Browser, barrier: str) -> None:
    """The planted bug: a field without a name, a line that is too wide, a page that is too long."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.set_content(PLAIN.format("<p>plain</p>"))
    looked_at(page)
    page.set_content(PLAIN.format(barrier))
    with pytest.raises(AssertionError):
        looked_at(page)
    context.close()


def begun(page: Page, address: str) -> None:
    """Begin a draft, with words in it that are not saved."""
    page.goto(f"{address}/office/tell/")
    page.click("main form[action*='code'] button")
    page.check("[name=kept]")
    page.click("main button")
    page.check("[name=kind][value=complaint]")
    page.fill("[name=text]", "They took our land.")


def picked(page: Page, name: str, data: bytes, folder: Path) -> None:
    """Choose a file."""
    place = folder / name
    place.write_bytes(data)
    page.set_input_files("[name=file]", place)


@pytest.mark.parametrize("script", [False, True])
def test_enter_in_a_field_takes_no_file_away(
    browser: Browser, address: str, script: bool, tmp_path: Path
) -> None:
    reader_at_work(browser, address).context.close()
    context = browser.new_context(java_script_enabled=script, viewport=PHONE)
    page = context.new_page()
    begun(page, address)
    picked(page, "list.txt", b"one\n", tmp_path)
    page.click("main section [name=save]")
    assert page.locator("main li:has-text('list.txt')").count() == 1
    with page.expect_navigation():
        page.locator("[name=kind][value=complaint]").press("Enter")
    assert "Saved under your code" in page.inner_text("main")
    assert page.locator("main li:has-text('list.txt')").count() == 1
    context.close()


@pytest.mark.parametrize("script", [False, True])
def test_a_file_that_is_refused_takes_no_words_along_and_is_told_as_it_is(
    browser: Browser, address: str, script: bool, tmp_path: Path
) -> None:
    """A photograph of a telephone, and what is too large: with a script and without."""
    reader_at_work(browser, address).context.close()
    context = browser.new_context(java_script_enabled=script, viewport=PHONE)
    page = context.new_page()
    begun(page, address)
    for name, data, why in (
        ("a.heic", b"\0\0\0\x18ftypheic" + bytes(300_000), "none of the kinds that come in"),
        ("a.pdf", b"%PDF-1.7\n" + bytes(24_000_000), "larger than 20 MB"),
    ):
        picked(page, name, data, tmp_path)
        page.click("[name=send]")
        told = page.locator("#parts-said" if script else ".said")
        told.filter(has_text=why).wait_for()
        assert page.input_value("[name=text]") == "They took our land."
    page.click("[name=send]")
    assert "It was sent" in page.inner_text("main")
    context.close()


def test_another_language_takes_what_was_written_along(browser: Browser, address: str) -> None:
    reader_at_work(browser, address).context.close()
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    begun(page, address)
    page.click("main button:has-text('简体中文')")
    assert page.input_value("[name=text]") == "They took our land."
    assert "已保存在您的编码下" in page.inner_text("main")
    context.close()
