"""docs/asvs.md names every item of levels 1 and 2, tests that exist, and counts that are right."""

import ast
import re

import pytest

from tests.architecture.tree import ROOT

PAGE = ROOT / "docs" / "asvs.md"
#: How many items of levels 1 and 2 each chapter of ASVS 5.0.0 has.
ITEMS = {
    1: 27,
    2: 11,
    3: 19,
    4: 10,
    5: 9,
    6: 35,
    7: 18,
    8: 7,
    9: 7,
    10: 29,
    11: 14,
    12: 9,
    13: 13,
    14: 9,
    15: 13,
    16: 16,
    17: 7,
}
_ROW = re.compile(
    r"\| (\d+\.\d+\.\d+)(?: to \d+\.\d+\.(\d+))? \| ([^|]+) "
    r"\| (met|\*\*not met\*\*|does not apply) \| ([^|]+) \|"
)
_TEST = re.compile(r"`(tests/[a-z_/]+\.py)::(test_[a-z0-9_]+)`")


def rows(text: str) -> list[tuple[list[str], str, str]]:
    """Give of each row its items, its state, and what shows it or why not."""
    found = []
    for first, last, _, state, why in _ROW.findall(text):
        section, _, number = first.rpartition(".")
        numbers = range(int(number), int(last or number) + 1)
        found.append(([f"{section}.{one}" for one in numbers], state, why))
    return found


def faults(text: str) -> list[str]:
    """Give what is wrong with the page."""
    found = rows(text)
    wrong = [
        f"unread: {one}" for one in text.splitlines() if re.match(r"\| \d", one) and not _ROW.fullmatch(one)
    ]
    items = [item for named, _, _ in found for item in named]
    wrong += [f"twice: {one}" for one in set(items) if items.count(one) > 1]
    for chapter, count in ITEMS.items():
        here = sum(one.startswith(f"{chapter}.") for one in items)
        wrong += [f"chapter {chapter}: {here} of {count}"] if here != count else []
    number = {state: sum(len(named) for named, one, _ in found if one == state) for _, state, _ in found}
    met, not_met, beside = number["met"], number["**not met**"], number["does not apply"]
    said = (
        f"Of {len(items)} items {met + not_met} apply: **{met} are met, {not_met} are not**; {beside} do not"
    )
    wrong += [] if said in text else [f"the page should say: {said}"]
    return wrong + [one for _, state, why in found if state == "met" for one in _unshown(why)]


def _unshown(why: str) -> list[str]:
    named = _TEST.fullmatch(why)
    if named is None:
        return [f"no test: {why}"]
    place = ROOT / named[1]
    body = ast.parse(place.read_text(encoding="utf-8")).body if place.is_file() else []
    functions = {one.name for one in body if isinstance(one, ast.FunctionDef)}
    return [] if named[2] in functions else [f"no such test: {why}"]


def test_every_item_is_there_once_and_every_named_test_exists() -> None:
    assert faults(PAGE.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("was", "planted", "told"),
    [
        ("::test_a_form_of_another_site_is_refused", "::test_nothing", "no such test"),
        ("tests/office/test_api.py", "tests/office/test_nowhere.py", "no such test"),
        ("| 6.3.3 |", "| 6.3.2 |", "twice: 6.3.2"),
        ("| 4.3.1 to 4.3.2 |", "| 4.3.1 |", "chapter 4"),
        ("**not met**", "met", "no test"),
        ("are met,", "are well met,", "the page should say"),
        ("| does not apply |", "| perhaps |", "unread"),
    ],
)
def test_a_planted_fault_is_found(was: str, planted: str, told: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert was in text
    assert told in "\n".join(faults(text.replace(was, planted, 1)))
