"""A target's marks and the readings of its words, as a reader meets them."""

import dataclasses
import html
import re

import pytest

from tallystick.base.marks import MARKS, SELF_REPORTED
from tallystick.register import Package
from tallystick.register.promises import PromiseReading
from tests.golden.cases import package_of
from tests.report import factory

CEILING = "ceiling < 5.5 percent strict down"
#: Below at the end and above in 2022; and below in every year.
BROKEN = "2021 5.1 stat % | 2022 5.6 stat % | 2023 5.2 stat % | 2024 5.1 stat % | 2025 5.2 stat %"
KEPT = BROKEN.replace("5.6", "5.3")
END = PromiseReading("t", "end", "Below when the plan ends", "No year is named", leading=True)
YEARS = PromiseReading(
    "t", "years", "Below in each year", "A limit limits", leading=False, arithmetic="annual"
)


def package(figures: str, *readings: PromiseReading, promise: str = CEILING) -> Package:
    return dataclasses.replace(package_of(promise, figures), readings=readings)


def told(text: str) -> str:
    """The text of a page as it is read, without its tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def page(found: Package, path: str = "commitments/c.html") -> str:
    return told(factory.site(factory.material(found))[path])


def test_an_answer_that_hangs_on_its_reading_is_said_in_a_sentence() -> None:
    text = page(package(BROKEN, END, YEARS))
    assert (
        "The answer hangs on how the plan's words are read. "
        "Here they are read so: “Below when the plan ends”. The reason: No year is named." in text
    )
    told = (
        "Read as “Below in each year”, the answer would be “Not met”: 5.6%, 2022. The reason: A limit limits."
    )
    assert told in text


def test_readings_of_one_side_are_named_and_hang_on_nothing() -> None:
    text = page(package(KEPT, END, YEARS))
    assert "hangs on" not in text
    assert "The plan's words allow other readings, with answers on the same side." in text
    assert "Read as “Below in each year”, the answer would be “Met”: 5.2%" in text


def test_a_reading_that_nothing_answers_says_so() -> None:
    text = page(package("2025 5.2 stat %", END, YEARS))
    assert (
        "Read as “Below in each year”, the answer would be “Cannot be rated”. The reason: A limit limits."
        in text
    )


def test_without_readings_none_is_spoken_of() -> None:
    text = page(package(BROKEN))
    assert "Read as" not in text
    assert "plan's words are read" not in text


#: A promise, its figures, and the one mark that they bear.
MARKED = {
    "breached": (CEILING, BROKEN),
    "kept_before_the_plan": (CEILING, "2020 5.2 stat % | 2025 5.2 stat %"),
    "on_the_edge": ("level >= 92 percent up", "2025 92.0 stat %"),
    "far_above": ("cumulative about 40 count additional", "2021/2025 81 stat since"),
    "claim_overtakes_statistic": ("level >= 80 percent up", "2024 81 stat % | 2025 85 claim %"),
    "another_year": ("level >= 80 percent up", "2025 85 stat % | 2023 85 world %"),
}


def test_every_mark_has_its_case() -> None:
    elsewhere = {SELF_REPORTED.code, "hangs_on_reading", "method_dependent"}
    assert set(MARKED) == {one.code for one in MARKS} - elsewhere


@pytest.mark.parametrize("code", MARKED)
def test_a_mark_is_a_tag_on_lists_and_a_sentence_on_its_page(code: str) -> None:
    promise, figures = MARKED[code]
    found = package(figures, promise=promise)
    site = factory.site(factory.material(found))
    chapter = f"chapters/{found.outline[0].id}.html"
    for text in (site["targets.html"], site[chapter]):
        tags = set(re.findall(r'<span class="tag">([^<]+)</span>', text))
        assert tags & {one.word for one in MARKS} == {one.word for one in MARKS if one.code == code}
    meant = {one.code: f"{one.word[0].upper()}{one.word[1:]}: {one.gloss}." for one in MARKS}
    meant["breached"] = "The ceiling was broken in 2022."
    said = {name for name, sentence in meant.items() if sentence in told(site["commitments/c.html"])}
    assert said == {code}


def test_the_mark_of_a_reading_stands_on_the_list_too() -> None:
    text = factory.site(factory.material(package(BROKEN, END, YEARS)))["targets.html"]
    assert '<span class="tag">hangs on its reading</span>' in text
