"""Barriers that axe finds on a page. Of what is right it tells one element a rule, which halves its time."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_FOUND = {"resultTypes": ["violations"]}
#: By night only colours differ.
_COLOURS = _FOUND | {"runOnly": {"type": "tag", "values": ["cat.color"]}}


def barriers(page: Page) -> str:
    """What keeps people out of a page, by every rule, in words; empty where nothing does."""
    results = Axe().run(page, options=_FOUND)
    return str(results.generate_report()) if results.violations_count else ""


def barriers_by_night(page: Page) -> str:
    """The same of its colours when the reader's system is dark."""
    page.emulate_media(color_scheme="dark")
    results = Axe().run(page, options=_COLOURS)
    return str(results.generate_report()) if results.violations_count else ""
