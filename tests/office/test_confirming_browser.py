"""A plan is read and its draft confirmed in the office, in a browser without script, on a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.office.desk import Desk
from tests.office.services.test_confirming import TEXT
from tests.office.test_commands import ENVIRON, people_made, served

pytestmark = pytest.mark.browser
_HOME = "/office/confirm/"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An office without a plan, with its secretariat."""
    environ = ENVIRON | {"TALLYSTICK_OFFICE_SECOND_FACTOR": "false"}
    folder = tmp_path_factory.mktemp("empty") / "office"
    with served(folder, environ) as found:
        people_made(folder, environ, "secretariat:secretariat:")
        yield found


def _read(desk: Desk) -> None:
    """Have the plan's document read."""
    desk.go("/office/")
    desk.keeps_nobody_out()
    file = {"name": "plan.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
    desk.page.set_input_files("[type=file]", file)  # type: ignore[arg-type]
    for name, text in {"title": "Plan for Health", "country": "QX", "period": "2021/2025"}.items():
        if desk.page.locator(f"[name={name}]").count():
            desk.page.fill(f"[name={name}]", text)
    desk.page.click("main form button")


def test_a_plan_is_read_and_confirmed_changed_and_undone_without_script(browser: Browser, empty: str) -> None:
    desk = Desk(browser, empty, "secretariat")
    _read(desk)
    for path in ("", "passed", "text"):
        desk.go(_HOME + path)
        desk.keeps_nobody_out()
    desk.go(_HOME)
    cards = desk.page.locator("[data-card]")
    number = cards.count()
    assert number >= 3
    cards.first.get_by_role("button", name="Confirm", exact=False).first.click()
    assert "is confirmed." in desk.page.get_by_role("status").inner_text()
    desk.keeps_nobody_out()
    desk.page.get_by_role("button", name="Undo", exact=False).first.click()
    assert desk.says(f"{number} of {number} commitments are not confirmed")
    desk.go(_HOME)
    assert desk.page.locator("[data-card]").count() == number
    desk.page.locator("[data-card] a").first.click()
    desk.keeps_nobody_out()
    desk.page.fill("#f-title", "In our own words")
    desk.page.locator("form:has(#f-title) button").first.click()
    desk.go(_HOME + "?order=plan")
    assert desk.says("In our own words")
    desk.context.close()
