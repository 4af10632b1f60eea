"""A measure in the package is changed in the office, with its milestones and what its area promises."""

import json
from dataclasses import replace
from typing import Any

import pytest

from tallystick.base.findings import Refusal
from tallystick.office.draft_place import DraftPlace
from tallystick.office.models import (
    LedgerEvent,
    OfficeDraft,
    StoredArea,
    StoredBody,
    StoredBodyMeasure,
    StoredLocalTarget,
    StoredMilestone,
    StoredResponsibility,
)
from tallystick.office.models.drafts import MEASURES
from tallystick.office.selectors.drafts import cells_now
from tallystick.office.selectors.measures import measures_seen
from tallystick.office.selectors.package import package_now
from tallystick.office.services import drafts
from tallystick.office.services.bodies import end_body
from tallystick.pipeline.kept_rows import earlier_wordings, kept_otherwise, left_out
from tallystick.register.check import check_again
from tallystick.release.kept import KEPT, KeptRow
from tallystick.workflow.drafts import STATES
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.writing import BODY, writer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
M1 = DraftPlace(MEASURES, BODY, "I.1.01", row="M1")


def approved(place: DraftPlace, cells: dict[str, str], make_person: MakePerson) -> OfficeDraft:
    """Give a measure written, sent and approved."""
    saved = drafts.begin_draft(place=place, cells=cells, by=writer(), now=NOW).draft
    sent = drafts.send_draft(draft=saved, version=saved.version, by=writer(), now=NOW)
    return drafts.approve_draft(draft=sent, version=sent.version, by=make_person(), now=NOW)


def changed(cells: dict[str, str], make_person: MakePerson) -> None:
    """Have M1 approved again with these cells otherwise."""
    draft = OfficeDraft.objects.filter(row="M1").first()
    if draft is None:
        approved(M1, cells_now(M1) | cells, make_person)
        return
    text = cells_now(M1) | cells
    saved = drafts.save_draft(draft=draft, version=draft.version, cells=text, by=writer(), now=NOW).draft
    sent = drafts.send_draft(draft=saved, version=saved.version, by=writer(), now=NOW)
    drafts.approve_draft(draft=sent, version=sent.version, by=make_person(), now=NOW)


def sound() -> bool:
    """Whether the package has no error."""
    return [one for one in check_again(package_now()) if one.severity == "error"] == []


def steps() -> dict[str, str]:
    """Give the milestones of M1 by identifier."""
    found = StoredMilestone.objects.filter(measure__id="M1").order_by("id")
    return {str(id_): str(title) for id_, title in found.values_list("id", "title")}


def test_what_stands_there_is_shown_with_milestones_and_what_the_area_promises() -> None:
    cells = cells_now(M1)
    assert (cells["area"], cells["due"]) == ("QX-01", "2023-12-31")
    assert (cells["step-1-id"], cells["step-1-reached"]) == ("M1.1", "2022-12-15")
    assert (cells["local-I.1.01.t1-value"], cells["local-I.1.01.t1-weight"]) == ("88", "1000")


def test_it_is_changed_with_all_that_belongs_to_it_when_it_is_approved(make_person: MakePerson) -> None:
    new = {"step-2-title": "All districts", "step-2-due": "2023-06", "local-I.1.01.t1-value": "91"}
    cells = cells_now(M1) | {"budget": "1500000", "currency": "CNY"} | new
    draft = approved(M1, cells, make_person)
    row = StoredBodyMeasure.objects.get(id="M1")
    assert (str(row.budget), row.currency, draft.row) == ("1500000", "CNY", "M1")
    assert list(steps()) == ["M1.1", "M1.2"]
    local = StoredLocalTarget.objects.get()
    assert (str(local.value), local.unit, str(local.weight)) == ("91", "percent", "1000")
    assert str(local.source_id) == "example-gazette"
    assert sound()


def test_a_milestone_that_is_emptied_goes_and_the_others_keep_their_names(make_person: MakePerson) -> None:
    cells = cells_now(M1) | {"step-2-title": "All districts", "step-2-due": "2023-06"}
    approved(M1, cells, make_person)
    changed(
        {name: "" for name in cells_now(M1) if name.startswith("step-1-") and not name.endswith("id")},
        make_person,
    )
    assert steps() == {"M1.2": "All districts"}
    assert sound()


def test_what_it_said_before_stands_in_the_package_and_in_the_ledger(make_person: MakePerson) -> None:
    first = package_now()
    emptied = {name: "" for name in cells_now(M1) if name.startswith("step-1-") and not name.endswith("id")}
    for cells in (
        {"title": "Something else", "due": "2025-12-31"},
        {"step-2-title": "All districts", "step-2-due": "2023-06", "local-I.1.01.t1-value": "70"},
        emptied,
        {},
    ):
        changed(cells, make_person)
    package = package_now()
    (measure,), (step,), (local,) = (
        package.earlier_measures,
        package.earlier_milestones,
        package.earlier_local_targets,
    )
    assert (measure.as_it_was(), str(measure.replaced)) == (first.measures[0], "2024-03-25")
    assert (step.as_it_was(), [one.id for one in package.milestones]) == (first.milestones[0], ["M1.2"])
    assert (local.as_it_was(), local.wording) == (first.local_targets[0], 1)
    assert sound()
    entries = LedgerEvent.objects.filter(kind=KEPT).order_by("pk").values_list("event", flat=True)
    kept = [json.loads(one) for one in entries]
    rows = [KeptRow(at, one["table"], tuple(one["key"]), one["sha256"]) for at, one in enumerate(kept)]
    assert (left_out(rows, package), kept_otherwise(rows, earlier_wordings(package))) == ([], [])
    for name in ("measures", "milestones", "earlier_measures", "earlier_milestones", "earlier_local_targets"):
        nothing: dict[str, Any] = {name: ()}
        without = replace(package, **nothing)
        assert {file for file, _ in left_out(rows, without)} >= {f"package/tables/{name}.csv"}, name
    assert kept_otherwise(rows, earlier_wordings(replace(package, earlier_measures=()))) != []


def test_a_name_of_a_milestone_that_was_taken_out_is_given_to_no_other(make_person: MakePerson) -> None:
    for cells in (
        {"step-1-id": "", "step-1-title": "", "step-1-due": "", "step-1-reached": ""},
        {"step-1-title": "A new one", "step-1-due": "2023-06"},
    ):
        changed(cells, make_person)
    assert steps() == {"M1.2": "A new one"}


def test_nobody_takes_a_milestone_of_another_measure(make_person: MakePerson) -> None:
    place = DraftPlace(MEASURES, BODY, "I.1.02")
    cells = {"title": "Another", "step-1-id": "M1.1", "step-1-title": "Mine", "step-1-due": "2024-05"}
    draft = approved(place, cells, make_person)
    assert steps()["M1.1"].startswith("Example")
    assert StoredMilestone.objects.get(measure__id=draft.row).id == f"{draft.row}.1"


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"step-1-title": ""}, "title"),
        ({"step-1-due": "soon"}, "due"),
        ({"local-I.1.01.t1-value": "nine in ten"}, "value"),
        ({"local-I.1.01.t1-value": "95", "local-I.1.01.t1-value_high": "90"}, "value_high"),
        ({"local-I.1.01.t1-source": "nowhere"}, "source"),
        ({"budget": "5"}, "currency"),
        ({"area": "QX"}, "area"),
    ],
)
def test_what_would_not_stand_is_kept_and_not_sent(cells: dict[str, str], column: str) -> None:
    saved = drafts.begin_draft(place=M1, cells=cells_now(M1) | cells, by=writer(), now=NOW).draft
    with pytest.raises(Refusal) as refused:
        drafts.send_draft(draft=saved, version=1, by=writer(), now=NOW)
    assert column in {one.column for one in refused.value.findings}
    assert OfficeDraft.objects.get().state == "draft"
    assert list(steps()) == ["M1.1"]


@pytest.mark.parametrize(
    ("cells", "words"),
    [({"area": ""}, "needs the area"), ({"local-I.9.t1-value": "5"}, "no target of this commitment")],
)
def test_a_promise_needs_its_area_and_a_target(cells: dict[str, str], words: str) -> None:
    saved = drafts.begin_draft(place=M1, cells=cells_now(M1) | cells, by=writer(), now=NOW).draft
    with pytest.raises(Refusal, match=words):
        drafts.send_draft(draft=saved, version=1, by=writer(), now=NOW)


def test_an_empty_promise_takes_nobody_elses_away(make_person: MakePerson) -> None:
    approved(DraftPlace(MEASURES, BODY, "I.1.01"), {"title": "Second", "area": "QX-01"}, make_person)
    assert str(StoredLocalTarget.objects.get().value) == "88"


def test_two_people_who_begin_to_change_it_lose_nothing() -> None:
    first = drafts.begin_draft(place=M1, cells=cells_now(M1) | {"note": "a"}, by=writer(), now=NOW)
    second = drafts.begin_draft(place=M1, cells=cells_now(M1) | {"note": "b"}, by=writer(), now=NOW)
    assert second.draft.pk == first.draft.pk
    assert second.aside is not None
    assert (second.draft.cells["note"], second.aside.cells["note"]) == ("a", "b")


def test_it_comes_to_whoever_has_the_part_now(make_person: MakePerson, sign_in: SignIn) -> None:
    StoredBody.objects.create(id="NEW", name="New (invented)", note="n")
    approved(M1, cells_now(M1), make_person)
    end_body(body=BODY, until="2024-03-20", successor="", others={}, by=make_person(), now=NOW)
    client = sign_in(make_person("body_officer@NEW"))
    address = "/office/bodies/NEW/measures/as/M1/"
    assert client.get(address, secure=True).status_code == 404
    StoredResponsibility.objects.create(
        commitment_id="I.1.01", body_id="NEW", role="with", basis="named_in_plan"
    )
    assert client.get(address, secure=True).status_code == 200
    assert measures_seen("NEW", STATES, 0, 9) == ()
    form = cells_now(M1) | {"form": "f1", "note": "taken over", "then": "save"}
    answer = client.post(address + "write/", form, secure=True)
    assert answer.status_code == 303
    draft = OfficeDraft.objects.get(row="M1")
    assert (draft.body_id, draft.state, draft.cells["note"]) == ("NEW", "draft", "taken over")


def test_the_page_has_plain_names_and_says_what_is_wrong_in_them(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    client = sign_in(make_person(f"body_officer@{BODY}"))
    page = client.get(f"/office/bodies/{BODY}/measures/as/M1/", secure=True).content.decode()
    assert "Money set aside" in page
    assert "Milestone 2" in page
    assert "What the area promises of this: Share of children" in page
    form = cells_now(M1) | {"form": "f2", "then": "send", "step-1-due": "soon"}
    refused = client.post(f"/office/bodies/{BODY}/measures/as/M1/write/", form, secure=True)
    assert refused.status_code == 409
    text = refused.content.decode()
    assert "Milestone: By when" in text
    assert "soon" in text


def test_an_area_with_thousands_of_names_gives_no_list(make_person: MakePerson, sign_in: SignIn) -> None:
    StoredArea.objects.bulk_create(
        StoredArea(id=f"QX-{n}", name=f"A {n}", parent_id="QX") for n in range(900)
    )
    client = sign_in(make_person(f"body_officer@{BODY}"))
    page = client.get(f"/office/bodies/{BODY}/measures/as/M1/", secure=True).content
    assert len(page) < 50_000
