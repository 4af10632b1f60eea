"""A report on its way from a body to the secretariat, in a browser without script, on a small screen."""

import pytest
from playwright.sync_api import Browser

from tests.axe import barriers
from tests.office.conftest import PASSWORD
from tests.office.desk import PHONE, Desk, address_of

pytestmark = pytest.mark.browser
REPORT = "/office/bodies/MOH/midterm/reports/I.1.02/"


def test_a_report_goes_from_its_first_word_to_the_secretariat(browser: Browser, address: str) -> None:
    officer, head = Desk(browser, address, "officer"), Desk(browser, address, "head")
    written = _sent(officer)
    head.go("/office/")
    assert head.says("Waiting for you to decide")
    head.page.click("text=Report of I.1.02")
    head.page.fill("[name=because]", "Name the record behind it.")
    head.page.click("text=Return it")
    assert head.says("returned")
    officer.page.goto(written)
    assert officer.says("Name the record behind it.")
    officer.page.fill("[name=record]", "the bill, number 7")
    officer.page.click("text=Save and send for approval")
    head.page.goto(written)
    head.page.click("button:has-text('Approve this text')")
    assert head.says("approved")
    _seen_by(Desk(browser, address, "secretariat"))


def _sent(officer: Desk) -> str:
    """Give the page of a report that an officer has written and sent."""
    assert officer.says("What your body owes")
    officer.page.click("text=Example of a phase")
    officer.page.click("text=I.1.02")
    officer.page.select_option("[name=rating]", "as_planned")
    officer.page.fill("[name=said]", "A bill was sent.\nIt is in parliament.")
    officer.page.click("text=Save and send for approval")
    assert officer.says("waits for approval")
    return officer.page.url


def _seen_by(secretariat: Desk) -> None:
    secretariat.go("/office/phases/midterm/")
    secretariat.page.click("text=Example Ministry of Health")
    assert secretariat.says("Answered")
    secretariat.go(REPORT)
    assert secretariat.says("A bill was sent. It is in parliament.")
    assert not secretariat.says("Save the draft")


def test_two_people_who_write_one_report_are_told_and_lose_nothing(browser: Browser, address: str) -> None:
    first, second = Desk(browser, address, "officer"), Desk(browser, address, "second")
    for one in (first, second):
        one.go(REPORT.replace("I.1.02", "I.1.03"))
    for one, words in ((first, "The first text."), (second, "The second text.")):
        one.page.fill("[name=said]", words)
        one.page.click("text=Save the draft")
    assert first.says("Report of I.1.03")
    assert second.says("Both are kept.")
    assert second.says("The first text.")
    assert second.page.input_value("[name=said]") == "The second text."
    second.page.fill("[name=said]", "The first text. The second text.")
    second.page.click("text=Save this text")
    first.page.reload()
    assert first.page.input_value("[name=said]") == "The first text. The second text."
    assert first.says("kept beside it")
    first.page.click("text=Answer further duties with this text")
    assert first.says("The first text. The second text.")
    first.keeps_nobody_out()


def test_the_secretariat_opens_a_phase(browser: Browser, address: str) -> None:
    desk = Desk(browser, address, "secretariat")
    desk.go("/office/phases/")
    said = {"id": "final", "title": "The whole plan", "period": "2021/2025", "due": "2099-03-31"}
    for name, text in said.items():
        desk.page.fill(f"[name={name}]", text)
    desk.page.select_option("[name=kind]", "final")
    desk.page.click("button:has-text('Open it')")
    assert desk.says("The whole plan")
    assert desk.says("has sent nothing yet")
    officer = Desk(browser, address, "officer")
    assert officer.says("The whole plan")


def test_a_meeting_is_called_and_its_decision_followed_until_it_is_done(
    browser: Browser, address: str
) -> None:
    desk = Desk(browser, address, "secretariat")
    desk.go("/office/meetings/")
    said = {
        "title": "Half way",
        "day": "2099-06-10",
        "time": "09:30",
        "zone": "Asia/Shanghai",
        "place": "Hall 2",
    }
    for name, text in said.items():
        desk.page.fill(f"[name={name}]", text)
    desk.page.click("button:has-text('Call it')")
    meeting = desk.page.url
    for name, text, button in (
        ("body", "MOH", "Ask it to come"),
        ("text", "The floods.", "Put it on the agenda"),
    ):
        desk.page.fill(f"#{name}", text)
        desk.page.click(f"button:has-text('{button}')")
    for name, text in {"decided": "Count anew.", "owner": "MOH", "due": "2099-06-30"}.items():
        desk.page.fill(f"#{name}", text)
    desk.page.click("button:has-text('Write the decision down')")
    assert desk.says("Count anew.")
    officer = Desk(browser, address, "officer")
    officer.page.goto(meeting)
    assert officer.says("The floods.")
    officer.go("/office/decisions/")
    officer.page.fill("[name=report]", "Counted.")
    officer.page.click("button:has-text('It is done')")
    desk.go("/office/decisions/")
    assert desk.says("done, as its owner says")
    desk.page.fill("[id^=b-]", "The table was seen.")
    desk.page.click("button:has-text('Close it: done')")
    assert desk.says("closed: carried out")
    assert not desk.says("Close it")


PAGES = {
    "": ["/office/account/login/", "/office/account/password/reset/", "/zh-hans/office/account/login/"],
    "officer": [
        "/office/",
        "/office/bodies/MOH/midterm/",
        REPORT,
        "/office/account/password/change/",
        "/office/handover/MOH/",
        "/office/levels/I.1.01/",
    ],
    "second": [
        "/zh-hans/office/bodies/MOH/midterm/",
        "/office/bodies/MOH/measures/under/I.1.02/",
        "/office/bodies/MOH/measures/as/M1/",
        "/office/course/sections/I.1/",
        "/zh-hans/office/course/questions/",
        "/office/account/factor/",
    ],
    "secretariat": [
        "/office/phases/",
        "/office/phases/midterm/",
        "/zh-hans/office/phases/midterm/",
        "/office/tree/",
        "/zh-hans/office/tree/of/MOH/",
        "/office/parts/",
        "/zh-hans/office/parts/I.1.02/",
        "/office/levels/",
        "/zh-hans/office/levels/?untaken=national",
        "/office/course/",
        "/office/course/bodies/",
        "/office/admissions/",
        "/office/checks/",
        "/office/checks/midterm/MOH/I.1.01/",
        "/office/meetings/",
        "/office/meetings/1/",
        "/zh-hans/office/meetings/1/",
        "/office/decisions/",
        "/office/research/",
        "/zh-hans/office/research/",
        "/zh-hans/office/mail/",
    ],
    "auditor": ["/office/acts/", "/office/rules/", "/office/people/", "/office/nowhere/"],
    "admin": ["/office/people/", "/zh-hans/office/people/"],
}


@pytest.mark.parametrize("name", PAGES)
def test_no_page_keeps_anybody_out_and_none_is_wider_than_a_phone(
    browser: Browser, address: str, name: str
) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    if name:
        page.goto(address + "/office/")
        page.fill("[name=login]", address_of(name))
        page.fill("[name=password]", PASSWORD)
        page.click("main button")
    for path in PAGES[name]:
        page.goto(address + path)
        assert barriers(page) == "", path
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert len(page.content().encode()) < 50_000
    assert [one for one in asked if not one.startswith(address)] == []
    context.close()
