"""Ten named facts, from the start page, by keyboard alone, on a phone: four links at most, or one search."""

import csv
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.architecture.tree import ROOT
from tests.site.conftest import Built
from tests.site.test_browser import opened

pytestmark = pytest.mark.browser

#: How many commitments the package gives that ministry to lead.
with (ROOT / "plans/china-2021-2025/tables/responsibilities.csv").open(encoding="utf-8") as rows:
    LED = sum(row["body"] == "MOE" and row["role"] == "lead" for row in csv.DictReader(rows))
CRPD = "Convention on the Rights of Persons with Disabilities"
#: So often Tab is pressed before a link counts as not to be reached.
MOST_TABS = 600


@dataclass(frozen=True)
class Follow:
    """Go by Tab to a link with this text, and press Enter."""

    link: str


@dataclass(frozen=True)
class Search:
    """Type into the box of *Find*, go by the arrow keys to what is wanted, and press Enter."""

    text: str
    wanted: str


Step = Follow | Search
TASKS: dict[str, tuple[tuple[Step, ...], tuple[str, ...]]] = {
    "an unmet target of the Ministry of Education": (
        (Follow("Who"), Follow("Ministry of Education")),
        ("Short-sightedness rate among lower-secondary pupils", "71.4%", "Last figure falls short"),
    ),
    "the source of one number: tap water in 2025": (
        (Follow("Find"), Search("tap water", "Share of rural people with tap water")),
        ("96%", "Ministry of Water Resources"),
    ),
    "the worst province in tap water": (
        (Follow("Places"), Follow("Share of rural people with tap water")),
        ("Liaoning", "92%"),
    ),
    "who is furthest behind in childcare places": (
        (Follow("Places"), Follow("Who is furthest behind")),
        ("Childcare places per 1,000 people", "Yunnan", "0.5"),
    ),
    "what was not found for Jiangsu": (
        (Follow("Find"), Search("jiangsu", "Jiangsu")),
        ("37 cells are empty", "Share of wetland under protection", "Not met"),
    ),
    "the commitments that answer to article 24 on persons with disabilities": (
        (Follow("Find"), Search("disabilities article 24", f"{CRPD}, article 24")),
        ("article 24", "Target met?"),
    ),
    "what the plan promises to older people": (
        (Follow("People"), Follow("Older people")),
        ("Older people", "Right enjoyed?"),
    ),
    "what the environment ministry would be asked": (
        (Follow("Who"), Follow("Ministry of Ecology and Environment")),
        ("What it would be asked", "Total emissions of nitrogen oxides"),
    ),
    "a ministry by its Chinese name": (
        (Follow("Find"), Search("教育部", "Ministry of Education")),
        (f"It leads {LED} of them.",),
    ),
    "how this edition is checked": (
        (Follow("Data"),),
        ("can be computed again, by anyone", "tables/verdicts.csv"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("task", TASKS)
def test_a_fact_is_four_links_or_one_search_away_by_keyboard_on_a_phone(
    browser: Browser, built: Built, task: str
) -> None:
    steps, facts = TASKS[task]
    searches = sum(isinstance(one, Search) for one in steps)
    assert searches <= 1
    assert len(steps) <= (2 if searches else 4)
    with opened(browser, f"{built.address}/reference/index.html", width=360) as page:
        for step in steps:
            follow(page, step.link) if isinstance(step, Follow) else search(page, step)
        shown = page.locator("main").inner_text()
        for fact in facts:
            assert fact in shown, (page.url, fact)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def follow(page: Page, link: str) -> None:
    """Press Tab until a link of this name is reached, then Enter; no mouse and no script helps."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == link:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    pytest.fail(f"no link named {link} was reached on {page.url}")


def search(page: Page, step: Search) -> None:
    """Reach the box by Tab, type, wait until the index is read, go down to what is wanted."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "q":
            break
    page.keyboard.type(step.text)
    page.wait_for_function(
        "document.getElementById('told').textContent &&"
        " !document.getElementById('told').textContent.startsWith('Still')"
    )
    for _ in range(30):
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.textContent.trim()") == step.wanted:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    pytest.fail(f"{step.wanted} is not among the first that are found for {step.text}")
