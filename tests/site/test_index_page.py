"""The page that `tallystick index` writes, and its pictures, as a browser shows them."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tallystick.pipeline.index import run_index
from tests.index.made import FIGURES, METHOD
from tests.site.test_browser import opened

pytestmark = pytest.mark.browser
DOUBT = """
[doubt]
replications = 60
base = 16
bootstrap = 20
[doubt.weights]
spread = 0.3
[doubt.data]
relative = 0.05
"""


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    (folder / "data.csv").write_text(FIGURES.replace("One", "One <b>&"), encoding="utf-8")
    (folder / "method.toml").write_text(METHOD + DOUBT, encoding="utf-8")
    out = folder / "out"
    run_index(
        str(folder / "data.csv"), str(folder / "method.toml"), str(out), lambda *_: None, weights={"q": 2}
    )
    return out


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_axe_finds_no_barrier(browser: Browser, results: Path, width: int, scheme: str) -> None:
    night = scheme == "dark"
    with opened(
        browser, (results / "index.html").as_uri(), width=width, scheme="dark" if night else "light"
    ) as page:
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_each_picture_opens_by_itself(browser: Browser, results: Path) -> None:
    pictures = sorted((results / "pictures").glob("*.svg"))
    assert [one.stem for one in pictures] == [
        "contributions",
        "correlations",
        "ranks",
        "sensitivity",
        "what-if",
    ]
    with opened(browser, pictures[0].as_uri()) as page:
        for one in pictures:
            page.goto(one.as_uri())
            assert page.evaluate("document.documentElement.tagName") == "svg"
            assert page.locator("rect").count() > 1
            assert page.locator("parsererror").count() == 0


def test_a_picture_has_a_row_for_each_of_its_tables(browser: Browser, results: Path) -> None:
    with opened(browser, (results / "index.html").as_uri()) as page:
        rows = page.locator("section:has(#h-ranks) tbody tr").count()
    with opened(browser, (results / "pictures" / "ranks.svg").as_uri()) as page:
        assert page.locator("circle").count() == rows == 3
        assert "One <b>&" in page.locator("text").all_text_contents()
