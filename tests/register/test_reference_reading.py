"""When the reference plan's sources were read, and that no concern stands without the other half."""

from pathlib import Path

import pytest

from tallystick.register import Package, load_package

PACKAGE = Path(__file__).parents[2] / "plans" / "china-2021-2025"


@pytest.fixture(scope="module")
def package() -> Package:
    return load_package(str(PACKAGE))


def test_every_source_says_when_it_was_read(package: Package) -> None:
    assert [one.id for one in package.sources if one.read is None] == []


def test_what_was_entered_later_was_read_on_a_known_day(package: Package) -> None:
    read = {one.id: str(one.read) for one in package.sources}
    later = {one.source for one in package.observations if one.id.startswith("R")}
    assert {read[one] for one in later} == {"2026-11-28"}


def test_every_concern_has_a_reply_or_a_search_for_one(package: Package) -> None:
    answered = {one.answers for one in package.events if one.answers}
    searched = {one.commitment for one in package.events if one.kind == "searched" and one.searched_words}
    assert [
        one.id
        for one in package.events
        if one.kind == "concern" and one.id not in answered and one.commitment not in searched
    ] == []
