"""People at their desks: an office that is served, and a browser for each of them, without script."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.axe import barriers
from tests.office.conftest import PASSWORD
from tests.office.test_commands import ENVIRON, office, people_made, served

PHONE: ViewportSize = {"width": 320, "height": 640}
#: Who works in it: the name, and the roles that an administrator gives.
PEOPLE = {
    "secretariat": ("secretariat", ""),
    "officer": ("body_officer", "MOH"),
    "second": ("body_officer", "MOH"),
    "head": ("body_head", "MOH"),
    "auditor": ("auditor", ""),
    "statistics": ("statistics_officer", ""),
    "editor": ("editor", ""),
    "reader": ("case_handler", ""),
    "accused": ("case_officer", "MOH"),
}


@contextmanager
def office_of_people(folder: Path, example: Path) -> Iterator[str]:
    """Serve an office with the example and these people in a process of its own; gives its address."""
    environ = ENVIRON | {"TALLYSTICK_OFFICE_SECOND_FACTOR": "false"}
    with served(folder, environ) as found:
        assert office("import", str(folder), str(example)).returncode == 0
        people_made(folder, environ, *(f"{name}:{role}:{body}" for name, (role, body) in PEOPLE.items()))
        yield found


def address_of(name: str) -> str:
    if "@" in name:
        return name
    return "a@office.example" if name == "admin" else f"{name}@office.example"


class Desk:
    """A person at their own browser."""

    def __init__(self, browser: Browser, address: str, name: str, password: str = PASSWORD) -> None:
        self._address = address
        self.context: BrowserContext = browser.new_context(java_script_enabled=False, viewport=PHONE)
        self.page: Page = self.context.new_page()
        self.go("/office/")
        self.page.fill("[name=login]", address_of(name))
        self.page.fill("[name=password]", password)
        self.page.click("main button")

    def go(self, path: str) -> None:
        """Open a page."""
        self.page.goto(self._address + path)

    def says(self, words: str) -> bool:
        """Whether the page says this."""
        return words in self.page.inner_text("body")

    def keeps_nobody_out(self) -> None:
        """Fail where the page at hand has barriers or is wider than a phone, in a browser with script."""
        state = self.context.storage_state()
        browser = self.context.browser
        assert browser is not None
        context = browser.new_context(viewport=PHONE, storage_state=state)
        page = context.new_page()
        page.goto(self.page.url)
        assert barriers(page) == "", page.url
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.url
        assert len(page.content().encode()) < 50_000, page.url
        context.close()
