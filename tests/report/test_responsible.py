"""Who is responsible, as pages say it: the part, the basis in words, and where it was read."""

import dataclasses

import pytest

from tallystick.base.dates import PartialDate
from tallystick.register.bodies import BASES, Body, Responsibility
from tallystick.register.model import Package
from tests.report import factory
from tests.report.markup import read

COURT = Body("court", "Court of Cassation", "最高法院", kind="court", level="national", parent="state")
STATE = Body("state", "Council of State", kind="national_body")
OLD = Body("old", "Old Office", until=PartialDate.parse("2023-03"), successor="court")


def package(*parts: Responsibility, bodies: tuple[Body, ...] = (COURT, STATE, OLD)) -> Package:
    return dataclasses.replace(factory.golden(), bodies=bodies, responsibilities=parts)


def part(body: str, basis: str = "named_in_plan", role: str = "lead", **more: object) -> Responsibility:
    source = factory.golden().sources[0].id if basis in {"by_document", "by_mandate"} else None
    plain = Responsibility("I.1.01", body, role, basis, source, None)
    return dataclasses.replace(plain, **more)  # type: ignore[arg-type]


def site(*parts: Responsibility) -> dict[str, str]:
    return factory.site(factory.material(package(*parts)))


def words(page: str) -> str:
    return " ".join(" ".join(text for _, text in read(page).texts).split()).replace(" ,", ",")


SAID = {
    "named_in_plan": "Court of Cassation, which the plan's own words name",
    "by_document": "Court of Cassation, which a document shows acting on it.",
    "by_mandate": "would fall to Court of Cassation by its field of work",
    "proposed": "Court of Cassation, as we propose; nothing that was read says so.",
}


@pytest.mark.parametrize("basis", BASES)
def test_a_commitment_says_who_and_on_what_basis(basis: str) -> None:
    pages = site(part("court", basis, note="A remark."))
    told = words(pages["commitments/I.1.01.html"])
    assert SAID[basis] in told
    assert "A remark." in told
    source = factory.golden().sources[0]
    assert (source.title in pages["commitments/I.1.01.html"].split("h-who")[1].split("</section>")[0]) == (
        basis in {"by_document", "by_mandate"}
    )
    assert 'href="../bodies/court.html"' in pages["commitments/I.1.01.html"]


def test_each_of_two_that_lead_is_shown_with_its_share() -> None:
    pages = site(part("court", share="the <trials>"), part("state", share="the money"))
    told = words(pages["commitments/I.1.01.html"])
    assert told.index("Court of Cassation") < told.index("Its share: the <trials>")
    assert "Its share: the money" in told
    assert "Its share: the <trials>" in words(pages["bodies/court.html"])
    assert "Its share" not in words(site(part("court"))["commitments/I.1.01.html"])


def test_no_basis_but_the_plans_words_and_documents_says_that_a_body_is_responsible() -> None:
    for basis in ("by_mandate", "proposed"):
        told = words(site(part("court", basis))["commitments/I.1.01.html"])
        assert "nothing that was read says so" in told


def test_a_commitment_that_nobody_leads_says_so() -> None:
    pages = site(part("court"), part("court", role="supervise"))
    assert "No body is known to lead it" not in words(pages["commitments/I.1.01.html"])
    assert "No body is known to lead it" in words(pages["commitments/I.2.01.html"])


def test_a_body_that_ended_names_who_came_after_it_and_a_part_its_time() -> None:
    pages = site(
        part("old", until=PartialDate.parse("2023-03")), part("court", since=PartialDate.parse("2023-03"))
    )
    told = words(pages["commitments/I.1.01.html"])
    assert "The body ended (March 2023); Court of Cassation came after it." in told
    assert "Until March 2023." in told
    assert "Since March 2023." in told


def test_the_page_of_a_body_lists_its_commitments_by_part() -> None:
    pages = site(part("court", "by_mandate"), part("court", role="supervise", commitment="I.2.01"))
    told = words(pages["bodies/court.html"])
    assert "It has a part in 2 commitments." in told
    assert told.index("Leads") < told.index("Reach the promised levels") < told.index("Supervises")
    assert "would fall to it" in told
    assert 'lang="zh">最高法院' in pages["bodies/court.html"]
    assert 'href="../bodies/state.html"' in pages["bodies/court.html"]
    assert "Old Office" in told  # what it was before
    assert "No part in a commitment is known of it." in words(pages["bodies/state.html"])


def test_the_list_of_bodies_counts_and_is_in_the_navigation() -> None:
    pages = site(part("court", "by_mandate"), part("state", role="with"))
    told = words(pages["responsible.html"])
    total = len(factory.golden().commitments)
    assert f"1 of {total} commitments have a body that leads or would lead" in told
    assert "named in the plan 1" in told
    assert "would fall to it 1" in told
    assert "Court of Cassation 1 0" in told
    assert "Council of State 0 1" in told
    for page in ("index.html", "method.html"):
        assert 'href="responsible.html"' in pages[page]


def test_a_package_without_bodies_says_that_nobody_is_named() -> None:
    pages = factory.golden_site()
    assert "does not say who is responsible" in words(pages["responsible.html"])
    assert "h-who" not in pages["commitments/I.1.01.html"]


def test_a_body_with_many_commitments_goes_on_over_pages() -> None:
    many = [
        Responsibility(one.id, "court", role, "named_in_plan", None, "Long. " * 200)
        for one in factory.golden().commitments
        for role in ("lead", "publish")
    ]
    pages = site(*many)
    listed = [text for path, text in pages.items() if path.startswith("bodies/court")]
    assert len(listed) > 1
    rows = [row for text in listed for row in text.split('<tr><th scope="row"><span class="id">')[1:]]
    assert len(rows) == len(many)


def test_every_body_of_the_reference_plan_has_a_page() -> None:
    pages = factory.reference_site()
    assert {f"bodies/{one.id}.html" for one in factory.reference().bodies} <= set(pages)
    assert "would fall to" in words(pages["commitments/I.1.05.html"])


def test_the_page_of_a_body_has_the_answers_of_what_it_leads() -> None:
    pages = factory.reference_site()
    led = [
        one.commitment
        for one in factory.reference().responsibilities
        if one.body == "MOE" and one.role == "lead"
    ]
    page = pages["bodies/MOE.html"]
    assert f"It leads {len(set(led))} of them." in words(page)
    assert len(read(page.split('<dl class="three">')[1].split("</dl>")[0]).named("dt")) == 3
    assert "Last figure falls short" in words(page)


def test_a_body_would_be_asked_the_first_figure_and_deliverable_that_nobody_found() -> None:
    given = factory.material(factory.reference())
    silent = {
        one.target
        for one in given.assessment.verdicts
        if one.rule.startswith("headline") and one.policy == "default" and one.leads
        if one.area == "CN" and not one.group and one.observed is None
    }
    leads = [
        one.commitment for one in given.package.responsibilities if one.role == "lead" and one.body == "MEE"
    ]
    first = [
        next(one for one in given.package.targets if one.commitment == name and one.id in silent)
        for name in dict.fromkeys(leads)
        if any(one.commitment == name and one.id in silent for one in given.package.targets)
    ]
    assert first
    pages = [text for path, text in factory.reference_site().items() if path.startswith("bodies/MEE")]
    asked = "".join(text.partition("What it would be asked")[2] for text in pages)
    told = words(asked)
    for target in first:
        assert target.quantity[1:] in told, target.id


def test_what_a_body_published_is_what_bears_its_name() -> None:
    source = dataclasses.replace(
        factory.golden().sources[0], publisher="Somebody", issuing_body="court of CASSATION; Council of State"
    )
    given = package(part("court"))
    mine = dataclasses.replace(given, sources=(source, *given.sources[1:]))
    pages = factory.site(factory.material(mine))
    for body in ("court", "state"):
        published = pages[f"bodies/{body}.html"].partition("What it published")[2]
        assert source.title in words(published)
    assert "No source that was read here bears its name" in words(pages["bodies/old.html"])


def test_what_bears_another_of_its_names_is_what_a_body_published_too() -> None:
    source = dataclasses.replace(factory.golden().sources[0], publisher="Cassation Court", issuing_body="X")
    court = dataclasses.replace(COURT, also_named=("The Cassation", "cassation COURT"))
    given = package(part("court"), bodies=(court, STATE))
    given = dataclasses.replace(given, sources=(source, *given.sources[1:]))
    told = words(factory.site(factory.material(given))["bodies/court.html"])
    assert "Also written as The Cassation and cassation COURT" in told
    assert source.title in told
