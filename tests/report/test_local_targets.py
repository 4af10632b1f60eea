"""Pages of the invented realm of four levels: its local targets, its tree, its tiles and its groups."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from tallystick.base.dates import PartialDate
from tallystick.register import load_package
from tallystick.register.areas import EarlierLocalTarget
from tests.architecture.tree import ROOT
from tests.report import factory
from tests.report.test_places import words

LEVELS = ROOT / "tests" / "golden" / "levels"


@cache
def site() -> dict[str, str]:
    return factory.site(factory.material(load_package(str(LEVELS))))


def rows(page: str) -> list[str]:
    return [
        " ".join(re.sub("<[^>]*>", " ", one).split()) for one in re.findall("<tr>.*?</tr>", page, re.DOTALL)
    ]


def row(page: str, *parts: str) -> str:
    (found,) = [one for one in rows(page) if all(part in one for part in parts)]
    return found


def test_the_page_of_local_targets_says_how_many_make_the_countrys_and_how_many_cells_are_empty() -> None:
    """Four targets in eight parts at the deadline are 32 cells; twenty hold a number."""
    told = words(site()["local.html"])
    assert "for 4 of the plan's 4 targets" in told
    assert "For 3 of these 4 they fall short of the country's" in told
    assert "For 1 of these 4 that cannot be said." in told
    assert "Of 32 cells, one for each of these targets in each part, 12 are empty (38%)" in told
    assert "Together the parts promise 190; the whole promises 200." in told
    assert "On average, by their weights, the parts promise 89.2%; the whole promises 90%." in told


def test_a_local_target_stands_with_its_words_source_figure_and_answer() -> None:
    page = site()["local.html"]
    told = row(page, "at least 95%", "Easthaven")
    assert "95 percent in Easthaven" in told
    assert "Plan of Eastland" in told
    assert "94.0%" in told
    assert "Not met" in told
    assert "85 to 88% by the end of 2025" in row(page, "Westbridge", "85 to 88%", "percent")
    silent = [one for one in rows(page) if "Eastmoor" in one and "it says nothing" in one]
    assert len(silent) == 2  # of clinics and of water
    assert all("no figure found" in one and "nothing to answer" in one for one in silent)


def test_what_was_promised_before_stands_beside_what_is_promised_now() -> None:
    package = load_package(str(LEVELS))
    local = next(one for one in package.local_targets if one.words and "95 percent in Easthaven" in one.words)
    other = next(
        one for one in package.local_targets if one.target == local.target and one.value and one != local
    )
    day = PartialDate.parse("2024-04-10")
    told = replace(
        package,
        local_targets=tuple(one for one in package.local_targets if one != other),
        earlier_local_targets=(
            EarlierLocalTarget.of(replace(local, value=Decimal(99), words="99 it was"), 1, day),
            EarlierLocalTarget.of(other, 1, day),
        ),
    )
    pages = factory.site(factory.material(told))
    changed = row(pages["local.html"], "at least 95%", "Easthaven")
    assert "Before: at least 99% by the end of 2025, until 10 April 2024 99 it was" in changed
    area = next(one.name for one in package.areas if one.id == other.area)
    gone = [one for one in rows(pages["local.html"]) if one.startswith(area) and "Before:" in one]
    assert len(gone) == 1
    assert "no figure found" in gone[0]
    assert "until 10 April 2024" in gone[0]


def test_the_target_and_the_places_lead_to_local_targets() -> None:
    assert "fall short" not in words(site()["commitments/A.4.html"])
    told = words(site()["commitments/A.1.html"])
    assert "Falls short. Together the parts promise 190" in told
    assert 'href="../local.html"' in site()["commitments/A.1.html"]
    assert 'href="local.html"' in site()["places.html"]
    assert "local.html" not in factory.reference_site()
    assert "holds no target of a part of the country" in words(factory.reference_site()["places.html"])


def test_an_area_shows_its_own_targets_beside_the_countrys() -> None:
    page = site()["places/QZ-E1.html"]
    assert "Met" in row(page, "Share of homes with tap water", "Promised: at least 90%")
    assert "Not met" in row(page, "Share of homes with tap water", "at least 95%")
    assert "places/QZ-E2.html" in site()  # no figure, and a promise of its own
    assert "Went on as New County" in words(site()["places/QZ-W1a.html"])
    assert "Was before Old County" in words(site()["places/QZ-W1b.html"])


def test_the_list_of_places_is_a_tree() -> None:
    page = site()["places.html"]
    order = re.findall(r'<th scope="row"(?: class="(in\d)")?><a href="places/(QZ-[^"]+)\.html"', page)
    assert order == [
        ("", "QZ-E"), ("in2", "QZ-E1"), ("in3", "QZ-E1a"), ("in3", "QZ-E1b"), ("in2", "QZ-E2"),
        ("", "QZ-W"), ("in2", "QZ-W1"), ("in3", "QZ-W1b"), ("in3", "QZ-W1a"),
    ]  # fmt: skip


def test_tiles_stand_level_by_level_with_empty_ones_and_say_what_the_table_says() -> None:
    page = site()["figures/water.html"]
    levels = re.findall(
        r"<h3>([^<]*)</h3>\s*<p[^>]*>([^<]*)</p>\s*<ul class=\"tiles\">(.*?)</ul>", page, re.DOTALL
    )
    assert [(name, told.split(". ")[0]) for name, told, _ in levels] == [
        ("Provincial level", "Parts with a figure: 2 of 2"),
        ("Prefectural level", "Parts with a figure: 1 of 3"),
        ("County level", "Parts with a figure: 1 of 4"),
    ]
    tiles = [" ".join(re.sub("<[^>]*>", " ", one).split()) for one in re.findall("<li.*?</li>", levels[1][2])]
    assert tiles == ["E1 Met 94.0%", "E2 no figure found", "W1 no figure found"]
    assert "<path" not in levels[1][2]  # shapes of answers are used, none is drawn here


def test_groups_beside_the_average_and_what_is_missing() -> None:
    page = site()["gaps.html"]
    told = row(page, "Rural people", "Homes with tap water")
    assert "0.894 (0.893 to 0.895) in 2025" in told
    assert "80.0%; everybody: 89.5%" in told
    assert "0.833 (0.832 to 0.834) in 2020" in told
    assert "narrower" in told
    assert "Of 5 breakdowns called for, 2 are missing" in words(page)
    assert row(page, "Women 1 0 1")
    commitment = words(site()["commitments/A.2.html"])
    assert "Of 5 breakdowns called for, 2 are missing" in commitment
    assert "Named here, and in no figure: women." in commitment
    assert 'href="gaps.html"' in site()["groups.html"]
