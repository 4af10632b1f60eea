"""What answers a recommendation, coded on the office's pages by two, neither seeing the other's codes."""

import json

import pytest
from django.db import DatabaseError, transaction

from tallystick.base.findings import Refusal
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import (
    Appointment,
    CodingRound,
    CodingSeal,
    LedgerEvent,
    RecommendationCode,
    StoredAssessor,
    StoredRecommendation,
    StoredRecommendationLink,
)
from tallystick.office.selectors.asked_coding import coded_package, links_to_settle, tasks_of
from tallystick.office.services import panel_calls
from tallystick.office.services.asked_coding import (
    call_coders,
    commit_coding,
    settle_link,
    write_code,
)
from tallystick.office.services.outbox import deliver
from tallystick.panel.sealing import digest_of
from tallystick.recommendations.agreement import mapping_agreement
from tallystick.recommendations.coding import mapped
from tests.office.asked import ASKED, CODERS, asked, called, commitments, committed, opened, written
from tests.office.conftest import NOW, MakePerson
from tests.office.panelled import invited
from tests.office.writing import writer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]


def links() -> dict[tuple[str, str, str], StoredRecommendationLink]:
    rows = StoredRecommendationLink.objects.all()
    return {(str(one.recommendation_id), str(one.commitment_id or ""), str(one.how)): one for one in rows}


def states() -> dict[str, str]:
    return {one.asked.id: one.state for one in mapped(coded_package())}


def test_nothing_stands_before_both_have_committed_and_then_what_they_gave_alike_does() -> None:
    round_ = called()
    committed(round_, "J1")
    written(round_, "J2")
    assert links() == {}
    committed(round_, "J2")
    one, other, *_ = commitments()
    found = links()
    assert set(found) == {
        ("r.1", one, "answers"),
        ("r.2", one, "in_part"),
        ("r.2", other, "answers"),
        ("r.3", "", "none"),
        ("r.3", other, "in_part"),
    }
    agreed = found["r.1", one, "answers"]
    assert (tuple(agreed.proposed_by), tuple(agreed.confirmed_by)) == (CODERS, CODERS)
    assert all(not row.confirmed_by for key, row in found.items() if key[0] != "r.1")
    assert states() == {"r.1": "answered", "r.2": "coders_differ", "r.3": "coders_differ"}
    state = mapping_agreement(coded_package(), draws=50)["recommendation"]
    assert (state.pairs, state.agreeing) == (3, 1)


def test_a_third_settles_what_they_differ_on_with_a_reason_and_without_names() -> None:
    opened()
    assert links_to_settle("J1") == ()
    assert {one.link.recommendation for one in links_to_settle("J3")} == {"r.2", "r.3"}
    one, other, *_ = commitments()
    for key, stands in ((("r.2", one, "in_part"), "yes"), (("r.2", other, "answers"), "no")):
        settle_link(
            assessor="J3", key=key, said={"stands": stands, "reason": "Read again."}, by=writer(), now=NOW
        )
    found = links()
    assert (tuple(found["r.2", one, "in_part"].confirmed_by), found["r.2", one, "in_part"].reason) == (
        ("J3",),
        "Read again.",
    )
    assert tuple(found["r.2", other, "answers"].confirmed_by) == ()
    assert states()["r.2"] == "answered_in_part"
    for said in ({"stands": "yes", "reason": " "}, {"stands": "maybe", "reason": "So."}, {}):
        with pytest.raises(Refusal, match="needs an answer and a reason"):
            settle_link(assessor="J3", key=("r.3", "", "none"), said=said, by=writer(), now=NOW)
    with pytest.raises(Refusal, match="settled already"):
        settle_link(
            assessor="J1",
            key=("r.3", "", "none"),
            said={"stands": "yes", "reason": "So."},
            by=writer(),
            now=NOW,
        )


def test_who_is_called_has_accepted_and_they_are_two() -> None:
    asked()
    with pytest.raises(Refusal, match="J1 is no assessor"):
        call_coders(coders=CODERS, by=writer(), now=NOW)
    invited()
    for few in (("J1",), ("J1", " J1 "), ("", " ")):
        with pytest.raises(Refusal, match="Two people code"):
            call_coders(coders=few, by=writer(), now=NOW)
    call_coders(coders=CODERS, by=writer(), now=NOW)
    with pytest.raises(Refusal, match="A round is under way"):
        call_coders(coders=("J2", "J3"), by=writer(), now=NOW)


def test_two_assessors_who_are_one_person_are_not_called() -> None:
    asked()
    invited()
    StoredAssessor.objects.filter(id="J1").update(name="Ann Oak")
    StoredAssessor.objects.filter(id="J2").update(name="ann  oak")
    with pytest.raises(Refusal, match="J1 and J2 are one person"):
        call_coders(coders=CODERS, by=writer(), now=NOW)
    StoredAssessor.objects.filter(id="J2").update(name="Ben Elm")
    call_coders(coders=CODERS, by=writer(), now=NOW)


def test_who_coded_under_another_number_settles_nothing(make_person: MakePerson) -> None:
    opened()
    person = make_person("assessor@J3")
    day, before = NOW.date(), StoredAssessor.objects.get(id="J1")
    Appointment.objects.create(person=person, assessor=before, role="assessor", since=day, until=day)
    one = commitments()[0]
    with pytest.raises(Refusal, match="are one person"):
        settle_link(
            assessor="J3",
            key=("r.2", one, "in_part"),
            said={"stands": "yes", "reason": "So the plan says."},
            by=writer(),
            now=NOW,
        )


def test_a_second_round_asks_only_what_nobody_has_coded() -> None:
    opened()
    with pytest.raises(Refusal, match="No recommendation waits"):
        call_coders(coders=CODERS, by=writer(), now=NOW)
    StoredRecommendation.objects.create(
        id="r.4", mechanism="upr", kind="recommendation", document="A/HRC/90/5", asked="Open the wells"
    )
    again = call_coders(coders=("J2", "J3"), by=writer(), now=NOW)
    assert [str(one.recommendation_id) for one in tasks_of(again, "J3")] == ["r.4"]


def test_what_one_alone_coded_waits_for_the_next_round() -> None:
    round_ = called()
    for task in tasks_of(round_, "J1"):
        if task.recommendation_id == "r.1":
            write_code(task=task, said={"answers": commitments()[0]}, now=NOW)
    commit_coding(round_=round_, assessor="J1", by=writer(), now=NOW)
    for task in tasks_of(round_, "J2"):
        if task.recommendation_id == "r.3":
            write_code(task=task, said={"none": "yes"}, now=NOW)
    commit_coding(round_=round_, assessor="J2", by=writer(), now=NOW)
    assert links() == {}
    assert set(states().values()) == {"not_coded"}
    assert len(tasks_of(call_coders(coders=CODERS, by=writer(), now=NOW), "J1")) == len(ASKED)


def test_what_cannot_be_taken_is_saved_and_named_and_cannot_be_committed_to() -> None:
    round_ = called()
    one, *_ = commitments()
    wrong = (
        ({"answers": "X.9.99"}, "the plan has no commitment X.9.99"),
        ({"answers": one, "none": "yes"}, "none says that no commitment answers"),
        ({"answers": one, "in_part": one}, "named twice"),
        ({"against": one}, "say whether a commitment answers it"),
        ({"none": "perhaps"}, "none says whether"),
    )
    task = tasks_of(round_, "J1")[0]
    for cells, told in wrong:
        write_code(task=task, said=cells, now=NOW)
        with pytest.raises(Refusal) as refused:
            commit_coding(round_=round_, assessor="J1", by=writer(), now=NOW)
        assert any(told in one.message.text for one in refused.value.findings), told
    with pytest.raises(Refusal, match="longer"):
        write_code(task=task, said={"answers": "I.1.01; " * 999}, now=NOW)
    write_code(task=task, said={}, now=NOW)
    with pytest.raises(Refusal, match="no code yet"):
        commit_coding(round_=round_, assessor="J1", by=writer(), now=NOW)


def test_after_the_commitment_nothing_changes_and_the_database_keeps_it_so(home: LedgerHome) -> None:
    round_ = called()
    committed(round_, "J1")
    task = tasks_of(round_, "J1")[0]
    for act in (
        lambda: write_code(task=task, said={"none": "yes"}, now=NOW),
        lambda: commit_coding(round_=round_, assessor="J1", by=writer(), now=NOW),
    ):
        with pytest.raises(Refusal, match="You have committed"):
            act()
    for model in (RecommendationCode, CodingSeal):
        row = model.objects.all()[:1].get()
        with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
            row.delete()
    seal = CodingSeal.objects.get()
    assert digest_of(bytes.fromhex(seal.salt), seal.sheet.encode()) == seal.digest
    deliver(home=home, day=NOW.date())
    (entry,) = LedgerEvent.objects.filter(kind="coded-commitment")
    assert json.loads(entry.event)["digest"] == seal.digest
    assert seal.sheet not in entry.event
    assert entry.receipt


def test_somebody_who_resigns_is_not_waited_for() -> None:
    invited()
    asked()
    round_ = call_coders(coders=("J1", "J2", "J3"), by=writer(), now=NOW)
    for one in CODERS:
        committed(round_, one)
    assert CodingRound.objects.get(pk=round_.pk).opened_at is None
    panel_calls.answer_call(assessor="J3", cells={"standing": "resigned"}, by=writer(), now=NOW)
    assert CodingRound.objects.get(pk=round_.pk).opened_at is not None
    assert states()["r.1"] == "answered"


def test_a_tie_bars_a_coder_from_a_commitment_and_from_settling_it() -> None:
    one, *_ = commitments()
    invited()
    asked()
    panel_calls.declare(assessor="J1", cells={"kind": "recused", "commitment": one}, by=writer(), now=NOW)
    round_ = call_coders(coders=CODERS, by=writer(), now=NOW)
    task = next(task for task in tasks_of(round_, "J1") if task.recommendation_id == "r.1")
    assert one not in {it["commitment"] for it in task.suggested}
    write_code(task=task, said={"answers": one}, now=NOW)
    with pytest.raises(Refusal) as refused:
        commit_coding(round_=round_, assessor="J1", by=writer(), now=NOW)
    assert "an interest of yours forbids" in refused.value.findings[0].message.text
