"""The pages of what is owed to the public, as a browser shows them: no barrier on a narrow phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.axe import barriers, barriers_by_night
from tests.report.test_owed_to_the_public import pages
from tests.report.test_submissions import pages as pages_with_a_point
from tests.site.test_browser import opened

pytestmark = pytest.mark.browser
NAMES = ("consultations.html", "disclosure.html", "case_counts.html")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("owed")
    point = {f"point/{path}": text for path, text in pages_with_a_point(with_it=True).items()}
    for path, text in (pages() | point).items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", [*NAMES, "point/commitments/I.1.01.html"])
def test_they_open_for_everybody(browser: Browser, site: Path, name: str) -> None:
    with opened(browser, (site / name).as_uri(), width=320) as page:
        assert barriers(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert barriers_by_night(page) == ""
