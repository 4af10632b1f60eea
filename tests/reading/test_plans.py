"""Fictional plans in every layout, read against what a person would have read."""

import pytest

from tests.reading.scoring import PLANS, gold_of, read_plan, score

NAMES = sorted(folder.name for folder in PLANS.iterdir() if folder.is_dir())


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_is_read_as_a_person_reads_it(name: str) -> None:
    source, draft, gold = read_plan(name)
    found = score(source, draft, gold)
    assert draft.language == gold["language"]
    assert found.commitments == 1.0, [one.unit.title for one in draft.commitments]
    assert found.wrong == ()
    assert found.targets == 1.0


@pytest.mark.parametrize("name", NAMES)
def test_every_span_holds_what_it_names(name: str) -> None:
    source, draft, _ = read_plan(name)
    spans = {one.unit.id: (one.unit.start, one.unit.end) for one in draft.commitments}
    assert len(spans) == len(draft.commitments)
    for target in draft.targets:
        start, end = spans[target.commitment]
        assert start <= target.start < target.end <= end
    for passed in draft.no_targets:
        assert source.text[passed.start : passed.end] == passed.words


@pytest.mark.parametrize("name", [name for name in NAMES if "period" in gold_of(name)])
def test_the_years_of_the_plan_are_read(name: str) -> None:
    _, draft, gold = read_plan(name)
    assert f"{draft.facts.first_year}/{draft.facts.last_year}" == gold["period"]


@pytest.mark.parametrize("name", [name for name in NAMES if "bodies" in gold_of(name)])
def test_the_bodies_are_read(name: str) -> None:
    _, draft, gold = read_plan(name)
    assert [one.words for one in draft.bodies] == gold["bodies"]


@pytest.mark.parametrize("name", [name for name in NAMES if "evaluability" in gold_of(name)])
def test_evaluability_is_told(name: str) -> None:
    _, draft, gold = read_plan(name)
    assert [one.evaluability for one in draft.commitments] == gold["evaluability"]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_a_draft_is_confirmed(name: str) -> None:
    _, draft, _ = read_plan(name)
    assert draft.commitments
    assert not any(one.confirmed for one in draft.commitments)
    assert not any(one.confirmed for one in draft.targets)
    assert not any(one.confirmed for one in (*draft.deliverables, *draft.bodies, *draft.references))
