"""Who is responsible in the reference plan: everybody by a basis that says how much is known."""

from collections import Counter, defaultdict

import pytest

from tallystick.register import Package, load_package
from tests.architecture.tree import ROOT


@pytest.fixture(scope="module")
def package() -> Package:
    return load_package(str(ROOT / "plans" / "china-2021-2025"))


def test_each_commitment_is_somebodys_or_is_known_to_be_nobodys(package: Package) -> None:
    led = {one.commitment for one in package.responsibilities if one.role == "lead"}
    assert {one.id for one in package.commitments} == led
    assert {one.commitment for one in package.responsibilities} == {one.id for one in package.commitments}
    # Only half of the parts are shown by the plan or by a document; the rest is said to be a reading.
    counts = Counter(one.basis for one in package.responsibilities)
    assert counts == {"named_in_plan": 79, "by_document": 104, "by_mandate": 153, "proposed": 87}


def test_where_several_lead_each_has_its_share(package: Package) -> None:
    leads = defaultdict(list)
    for one in package.responsibilities:
        if one.role == "lead" and one.since is None and one.until is None:
            leads[one.commitment].append(one.share)
    assert {name: shares for name, shares in leads.items() if len(shares) > 1 and not all(shares)} == {}
    assert sum(len(shares) > 1 for shares in leads.values()) == 11


def test_no_reading_passes_for_a_finding(package: Package) -> None:
    """What would fall to a body, or is proposed, says in its note how little is known."""
    weak = [one for one in package.responsibilities if one.basis in {"by_mandate", "proposed"}]
    assert [one for one in weak if not one.note] == []
    sources = {one.id: one for one in package.sources}
    named = [one for one in package.responsibilities if one.source]
    assert all(sources[one.source or ""].date for one in named)


def test_a_body_that_ended_within_the_plans_time_has_its_successor(package: Package) -> None:
    ended = {one.id: (str(one.until), one.successor) for one in package.bodies if one.until}
    assert ended == {"NRRA": ("2023-03-10", "MARA")}
    ageing = {one.body: one for one in package.responsibilities if one.commitment == "IV.4.02"}
    assert (ageing["NHC"].role, ageing["MCA"].role) == ("lead", "lead")
    assert str(ageing["NHC"].until) == str(ageing["MCA"].since) == "2023-09-24"
