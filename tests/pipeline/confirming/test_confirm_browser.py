"""The pages of a draft in a real browser: by keyboard alone, without script, on a phone, with no barrier."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tallystick.pipeline.confirming.served import open_confirming
from tallystick.pipeline.confirming.signature import SignedBy
from tallystick.register import load_package
from tallystick.voice.language import ENGLISH
from tests.axe import barriers, barriers_by_night
from tests.pipeline.confirming.folders import state_of, write_draft
from tests.register.confirming.drafts import HAND

pytestmark = pytest.mark.browser
PAGES = ["", "?order=plan", "row?table=commitments&row=1.1", "row?table=targets&row=1.1.t1", "passed", "text"]


@dataclass(frozen=True)
class Served:
    folder: Path
    address: str


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    folder = write_draft(tmp_path / "draft")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server, address = open_confirming(
        str(folder), port, SignedBy(HAND.by, lambda: HAND.day), "a-word-for-a-test", ENGLISH
    )
    with server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Served(folder, address)
        server.shutdown()
        thread.join()


def opened(browser: Browser, address: str, *, width: int = 1200, script: bool = True) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
    page = context.new_page()
    page.goto(address)
    return page


def test_a_draft_is_confirmed_by_keyboard_alone(browser: Browser, served: Served) -> None:
    page = opened(browser, served.address)
    elsewhere: list[str] = []
    page.on("request", lambda one: elsewhere.append(one.url) if served.address not in one.url else None)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('[data-card]') !== null"):
            break
    first = page.evaluate("document.activeElement.closest('[data-card]').id.slice(2)")
    with page.expect_navigation():
        page.keyboard.press("c")
    assert state_of(served.folder, "commitments", first) == "confirmed"
    second = page.evaluate("document.activeElement.id.slice(2)")
    assert second != first
    with page.expect_navigation():
        page.keyboard.press("d")
    assert state_of(served.folder, "commitments", second) == "dismissed"
    with page.expect_navigation():
        page.keyboard.press("u")
    assert state_of(served.folder, "commitments", second) == "proposed"
    assert elsewhere == []


def test_a_row_is_changed_by_keyboard_alone(browser: Browser, served: Served) -> None:
    page = opened(browser, served.address)
    page.locator("[data-card]").first.focus()
    second = page.evaluate("document.activeElement.id.slice(2)")
    with page.expect_navigation():
        page.keyboard.press("e")
    page.locator("#f-title").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("In our own words, c and d")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    titles = {one.id: one.title for one in load_package(str(served.folder)).commitments}
    assert titles[second] == "In our own words, c and d"
    assert state_of(served.folder, "commitments", second) == "changed"


def test_j_and_k_go_from_row_to_row_and_letters_in_a_field_do_nothing(
    browser: Browser, served: Served
) -> None:
    page = opened(browser, served.address + "?order=plan")
    page.locator("[data-card]").first.focus()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "c-1.2"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "c-1.1"
    page.locator("a").first.focus()
    page.keyboard.press("c")
    assert state_of(served.folder, "commitments", "1.1") == "proposed"


def test_words_selected_in_the_text_become_a_commitment(browser: Browser, served: Served) -> None:
    page = opened(browser, served.address + "text")
    page.evaluate(
        "const t = document.querySelector('[data-text]'); t.focus();"
        "const at = t.value.indexOf('Written in spring');"
        "t.setSelectionRange(at, at + 17)"
    )
    expect(page.locator("#words")).to_have_value("Written in spring")
    with page.expect_navigation():
        page.get_by_role("button", name="Add the commitment").press("Enter")
    assert "Written in spring" in {one.title for one in load_package(str(served.folder)).commitments}


def test_all_of_it_works_without_a_script(browser: Browser, served: Served) -> None:
    page = opened(browser, served.address, script=False)
    page.get_by_label("1.1.t1 is no promise: leave it out").check()
    page.locator("#f-1\\.1").get_by_role("button", name="Confirm with what it holds").click()
    assert "is confirmed." in page.get_by_role("status").inner_text()
    assert state_of(served.folder, "targets", "1.1.t1") == "dismissed"
    page.get_by_role("button", name="Undo").click()
    assert "Undone" in page.get_by_role("status").inner_text()
    page.goto(served.address + "row?table=commitments&row=1.1")
    page.get_by_label("The words with which the second one begins").fill("Adopt a law")
    page.get_by_role("button", name="Split there").click()
    assert "1.1-2" in {one.id for one in load_package(str(served.folder)).commitments}


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_barrier_and_a_phone_shows_it_all(browser: Browser, served: Served, path: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(served.address + path)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert barriers(page) == ""
    assert barriers_by_night(page) == ""
    small = "[...document.querySelectorAll('button,input:not([type=hidden]),select')]"
    heights = page.evaluate(f"{small}.map(one => one.getBoundingClientRect().height)")
    assert min([24, *heights]) >= 24
