"""The second round in the office: who differs sees what others gave, and nobody what another gives in it."""

import io

import pytest
from django.urls import reverse

from tallystick.base.findings import Refusal
from tallystick.office.models import CodingRound, CodingSeal, StoredRecommendationLink
from tallystick.office.selectors.asked_coding import coded_package, links_to_settle, tasks_of
from tallystick.office.services import panel_calls
from tallystick.office.services.asked_again import call_again
from tallystick.office.services.asked_coding import commit_coding, settle_link, write_code
from tallystick.recommendations.agreement import mapping_agreement
from tallystick.recommendations.coding import mapped
from tests.cli.sheets import pages, rewrite
from tests.office.asked import called, commitments, committed, opened
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.writing import writer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]


def called_again() -> CodingRound:
    """Have both code, who differ on the second and the third, and ask them again."""
    opened()
    return call_again(by=writer(), now=NOW)


def written_again(round_: CodingRound, coder: str, recommendation: str, **said: str) -> None:
    (task,) = [one for one in tasks_of(round_, coder) if one.recommendation_id == recommendation]
    write_code(task=task, said=said, now=NOW)


def finished(round_: CodingRound) -> None:
    for coder in ("J1", "J2"):
        commit_coding(round_=round_, assessor=coder, by=writer(), now=NOW)


def states() -> dict[str, str]:
    return {one.asked.id: one.state for one in mapped(coded_package())}


def test_those_who_differ_code_again_and_both_rounds_are_kept() -> None:
    one, other, *_ = commitments()
    round_ = called_again()
    asked = {coder: {str(it.recommendation_id) for it in tasks_of(round_, coder)} for coder in ("J1", "J2")}
    assert asked == {"J1": {"r.2", "r.3"}, "J2": {"r.2", "r.3"}}
    written_again(round_, "J1", "r.2", answers=other)
    finished(round_)
    assert states() == {"r.1": "answered", "r.2": "answered", "r.3": "coders_differ"}
    rows = StoredRecommendationLink.objects.filter(recommendation__id="r.2")
    kept = {str(it.commitment_id): (it.proposed_by, it.again_by, it.confirmed_by) for it in rows}
    assert kept == {
        one: (("J1",), (), ()),
        other: (("J2",), ("J1",), ("J1", "J2")),
    }
    package = coded_package()
    first = mapping_agreement(package, draws=20)["recommendation"]
    after = mapping_agreement(package, draws=20, after_both=True)["recommendation"]
    assert (first.agreeing, after.agreeing) == (1, 2)
    assert {it.link.recommendation for it in links_to_settle("J3")} == {"r.3"}
    assert CodingSeal.objects.filter(round=round_).count() == 2
    with pytest.raises(Refusal, match="differ on nothing that they could code again"):
        call_again(by=writer(), now=NOW)


def test_nothing_is_opened_or_settled_before_all_have_committed() -> None:
    _, other, *_ = commitments()
    round_ = called_again()
    written_again(round_, "J1", "r.2", answers=other)
    commit_coding(round_=round_, assessor="J1", by=writer(), now=NOW)
    assert states()["r.2"] == "coders_differ"
    assert not StoredRecommendationLink.objects.exclude(again_by="").exists()
    assert links_to_settle("J3") == ()
    with pytest.raises(Refusal, match="settled already"):
        settle_link(
            assessor="J3",
            key=("r.3", "", "none"),
            said={"stands": "yes", "reason": "So."},
            by=writer(),
            now=NOW,
        )
    with pytest.raises(Refusal, match="A round is under way"):
        call_again(by=writer(), now=NOW)


def test_who_differs_with_nobody_is_not_asked_again() -> None:
    with pytest.raises(Refusal, match="differ on nothing"):
        call_again(by=writer(), now=NOW)
    round_ = called()
    committed(round_, "J1")
    with pytest.raises(Refusal, match="A round is under way"):
        call_again(by=writer(), now=NOW)


def test_who_resigned_is_not_asked_again() -> None:
    opened()
    panel_calls.answer_call(assessor="J2", cells={"standing": "resigned"}, by=writer(), now=NOW)
    round_ = call_again(by=writer(), now=NOW)
    assert tasks_of(round_, "J2") == []
    assert len(tasks_of(round_, "J1")) == 2


def test_the_pages_show_what_others_gave_at_first_and_nothing_of_this_round(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    one, other, *_ = commitments()
    opened()
    office = sign_in(make_person("secretariat"))
    listed = office.get(reverse("asked"), secure=True).content.decode()
    assert "Ask coders again on 2 recommendations" in listed
    assert "First round, alike in whether a commitment answers: 1 of 3" in listed
    sent = office.post(reverse("call_coders_again"), {"form": "f1"}, secure=True)
    assert sent.status_code == 303
    round_ = CodingRound.objects.get(again=True)
    client = sign_in(make_person("assessor@J1"))
    page = reverse("coding_task", kwargs={"round_": round_.name, "recommendation": "r.2"})
    before = client.get(page, secure=True).content.decode()
    given = before.split("What was given in the first round")[1].split("What a rule suggests")[0]
    assert given.index(f"{one} ") < given.index("By others") < given.index(f"{other} ")
    assert "J2" not in before
    written_again(round_, "J2", "r.2", none="yes")
    commit_coding(round_=round_, assessor="J2", by=writer(), now=NOW)
    assert given in client.get(page, secure=True).content.decode()
    assert "<script" not in before
    assert "second round" in office.get(reverse("asked"), secure=True).content.decode()


def test_it_can_be_coded_on_ones_own_machine(
    make_person: MakePerson, sign_in: SignIn, tmp_path_factory: pytest.TempPathFactory
) -> None:
    _, other, *_ = commitments()
    round_ = called_again()
    client = sign_in(make_person("assessor@J1"))
    sheet = tmp_path_factory.mktemp("again") / "J1.xlsx"
    taken = client.get(reverse("asked_sheet", kwargs={"round_": round_.name}), secure=True)
    sheet.write_bytes(taken.getvalue() if hasattr(taken, "getvalue") else taken.content)
    head, *rows = pages(sheet)["codes"]
    (row,) = [it for it in rows if it[0] == "r.2"]
    assert row[head.index("others")].startswith(f"{other} ")

    def edit(grid: list[list[str]]) -> None:
        for line in grid[1:]:
            if line[0] == "r.2":
                line[grid[0].index("answers")] = other

    rewrite(sheet, edit, "codes")
    back = io.BytesIO(sheet.read_bytes())
    back.name = "J1.xlsx"
    sent = client.post(
        reverse("hand_in_asked", kwargs={"round_": round_.name}), {"form": "f2", "sheet": back}, secure=True
    )
    assert sent.status_code == 303
    finished(round_)
    assert states()["r.2"] == "answered"
