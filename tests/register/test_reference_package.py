"""The reference package holds together."""

import re
from collections import Counter

import pytest

from tallystick.register import Package, load_package
from tallystick.register.check import check_package
from tallystick.register.files import package_files
from tests.architecture.tree import ROOT

PACKAGE = ROOT / "plans" / "china-2021-2025"


@pytest.fixture(scope="module")
def package() -> Package:
    return load_package(str(PACKAGE))


def test_it_has_no_error_and_its_gaps_are_known() -> None:
    checked = check_package(str(PACKAGE))
    assert checked.errors == ()
    assert Counter(one.code for one in checked.findings) == {
        "source-without-date": 3,
        "another-unit": 5,  # in US dollars, of an indicator in yuan
        "same-figure-again": 3,  # collected twice, the second time with a note
        "two-figures-of-one-source": 1,  # 97.2 and 97.4 for the tap water of one province
    }


def test_every_source_says_when_it_was_read(package: Package) -> None:
    assert [one.id for one in package.sources if one.read is None] == []


def test_what_was_entered_later_was_read_on_a_known_day(package: Package) -> None:
    read = {one.id: str(one.read) for one in package.sources}
    later = {one.source for one in package.observations if one.id.startswith("R")}
    assert {read[one] for one in later} == {"2026-11-28", "2026-11-29"}


def test_every_concern_has_a_reply_or_a_search_for_one(package: Package) -> None:
    answered = {one.answers for one in package.events if one.kind == "reply"}
    searched = {one.answers for one in package.events if one.kind == "searched" and one.searched_words}
    concerns = {one.id for one in package.events if one.kind == "concern"}
    assert concerns <= answered | searched
    assert len(concerns - answered) == 17


def test_it_counts_what_the_plan_holds(package: Package) -> None:
    assert len(package.commitments) == 187
    assert Counter(one.evaluability for one in package.commitments) == {
        "directional": 77,
        "event": 60,
        "quantified": 39,
        "statement": 11,
    }
    assert {one.id for one in package.commitments if one.evaluability == "quantified"} == {
        one.commitment for one in package.targets
    }
    assert Counter(one.arithmetic == "universal" for one in package.targets) == {False: 52, True: 10}
    assert len({one.commitment for one in package.targets}) == 39
    assert [part.id for part in package.outline if part.kind == "chapter"] == [
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
    ]
    assert len(package.areas) == 1 + 31


def test_every_event_commitment_promises_something_that_can_be_there(package: Package) -> None:
    promised = {one.commitment for one in package.deliverables}
    assert {one.id for one in package.commitments if one.evaluability == "event"} <= promised


def test_every_deliverable_has_an_event_or_a_search(package: Package) -> None:
    spoken_of = {one.deliverable for one in package.events}
    assert [one.id for one in package.deliverables if one.id not in spoken_of] == []


def test_every_target_says_what_would_measure_it(package: Package) -> None:
    measured = {one.target for one in package.target_indicators if one.role == "plan_measure"}
    assert [one.id for one in package.targets if one.id not in measured] == []


def test_each_instrument_that_outcomes_wait_for_fills_outcomes_without_a_value(package: Package) -> None:
    listed = (ROOT / "docs" / "indicators.md").read_text(encoding="utf-8").partition("## Instruments")[2]
    named = re.findall(r"`([a-z_]+\.[a-z_]+)`", listed)
    waiting = {
        one.indicator
        for one in package.commitment_indicators
        if one.availability in {"not_published", "partly"}
    }
    outcomes = {one.id for one in package.indicators if one.kind == "outcome"}
    assert len(named) == len(set(named)) > 60
    assert set(named) <= waiting & outcomes


def test_a_third_partys_copy_is_never_linked(package: Package) -> None:
    assert [one.id for one in package.sources if one.access == "third_party_copy" and one.url] == []
    assert [one.id for one in package.sources if re.match(r"https?://[\d.:]+(/|$)", one.url or "")] == []


def test_every_observation_has_its_source_and_every_source_is_used(package: Package) -> None:
    sources = {one.id for one in package.sources}
    used = {one.source for one in package.observations} | {one.source for one in package.claims}
    used |= {one.source for one in package.events if one.source}
    used |= {one.source for one in package.commitment_indicators if one.source}
    used |= {one.source for one in package.bodies if one.source}
    used |= {one.source for one in package.responsibilities if one.source}
    used |= {one.source for one in package.treaties if one.source}
    used |= {one.source for one in package.parallel_reports if one.source}
    for asked in (package.recommendations, package.communications, package.calendar):
        for one in asked:
            named = ("source", "response_source", "reply_source", "due_source")
            used |= {value for name in named if (value := getattr(one, name, None))}
    assert used == sources


def test_the_only_claim_of_a_total_is_of_the_plan_before(package: Package) -> None:
    totals = [one for one in package.claims if one.total is not None]
    assert [(one.plan, one.fulfilled, one.total) for one in totals] == [("earlier", 168, 168)]


def test_saving_it_again_changes_no_byte(package: Package) -> None:
    files = package_files(package)
    assert {name: (PACKAGE / name).read_bytes() == data for name, data in files.items()} == dict.fromkeys(
        files, True
    )
