"""Bodies are added, renamed, merged, split and ended, and what they owe goes on."""

import pytest

from tallystick.base.findings import Refusal
from tallystick.office.models import DraftVersion, OfficeDeed, OfficeDraft, Person, StoredBody
from tallystick.office.selectors.bodies import BodyTree, tree_seen
from tallystick.office.selectors.duties import duties_seen, phases
from tallystick.office.selectors.package import package_now
from tallystick.office.selectors.responsible import commitments_led
from tallystick.office.services import bodies as services
from tallystick.office.services import drafts
from tallystick.office.services.parts import end_part, give_part, take_part_back
from tallystick.office.visit import language_now
from tallystick.register.check import check_again
from tallystick.workflow import drafts as d
from tests.office.conftest import NOW, MakePerson
from tests.office.writing import (
    BODY,
    COMMITMENT,
    MEASURE,
    PHASE,
    PLANNED,
    REPORT,
    SAID,
    SECOND,
    writer,
    written,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
TODAY = NOW.date()


@pytest.fixture
def by(make_person: MakePerson) -> Person:
    return make_person("secretariat")


def add(id_: str, by: Person, **more: str) -> str:
    """Add a body of the tests."""
    said = {"id": id_, "name": f"Office {id_} (invented)", "note": "a body of the tests"} | more
    return services.add_body(said=said, by=by, now=NOW)


def end(by: Person, successor: str = "", others: dict[tuple[str, str], str] | None = None) -> int:
    """End the ministry on the day before reports are due."""
    return services.end_body(
        body=BODY, until="2024-03-26", successor=successor, others=others or {}, by=by, now=NOW
    )


def owed(body: str) -> set[str]:
    """Give the commitments of which a body owes a report in the phase."""
    (phase,) = (one for one in phases() if one.id == PHASE)
    return {one.duty.commitment for one in duties_seen(body, phase, TODAY)}


def sound() -> bool:
    """Whether the package has no error."""
    return [one for one in check_again(package_now()) if one.severity == "error"] == []


def test_bodies_stand_in_a_tree_of_four_levels(by: Person) -> None:
    add("P1", by, level="provincial")
    add("T1", by, level="prefectural", parent="P1")
    add("C1", by, level="county", parent="T1")
    tree = BodyTree()
    seen, pages = tree_seen(tree, "", 1, language_now())
    rows = [(one.id, one.depth, one.below, one.parts) for one in seen]
    assert rows[:4] == [("MOH", 0, 0, 3), ("SUPERVISORS", 0, 0, 0), ("P1", 0, 2, 0), ("T1", 1, 1, 0)]
    assert (rows[4], pages) == (("C1", 2, 0, 0), 1)
    assert [(one.id, depth) for one, depth in tree.under("P1")] == [("T1", 0), ("C1", 1)]
    assert sound()


@pytest.mark.parametrize(
    "wrong",
    [{"id": BODY}, {"id": "two words"}, {"parent": "NONE"}, {"level": "moon"}, {"source": "x"}, {"name": ""}],
)
def test_a_body_that_cannot_be_is_not_added(by: Person, wrong: dict[str, str]) -> None:
    with pytest.raises(Refusal):
        add(wrong.get("id", "NEW"), by, **{name: cell for name, cell in wrong.items() if name != "id"})
    assert StoredBody.objects.count() == 2


def test_a_body_is_renamed_and_moved_and_never_into_itself(by: Person) -> None:
    add("P1", by)
    add("C1", by, parent="P1")
    cells = {"name": "Another name", "level": "county", "parent": "P1", "note": "n"}
    services.change_body(body="C1", said=cells, by=by, now=NOW)
    assert StoredBody.objects.get(id="C1").name == "Another name"
    assert "Another name" in OfficeDeed.objects.filter(about="C1").latest("pk").note
    with pytest.raises(Refusal) as refused:
        services.change_body(body="P1", said={"name": "P", "parent": "C1"}, by=by, now=NOW)
    assert refused.value.findings
    services.change_body(body="C1", said=cells, by=by, now=NOW)
    assert OfficeDeed.objects.filter(about="C1").count() == 2


def test_merged_in_mid_phase_it_owes_nothing_and_who_takes_over_owes_all(by: Person) -> None:
    add("NEW", by)
    assert owed(BODY) == {"I.1.01", COMMITMENT, SECOND}
    draft, measure = written(SAID, REPORT), written(PLANNED, MEASURE)
    drafts.send_draft(draft=draft, version=1, by=writer(), now=NOW)
    assert end(by, "NEW") == 2
    assert (owed(BODY), owed("NEW")) == (set(), {"I.1.01", COMMITMENT, SECOND})
    draft.refresh_from_db()
    measure.refresh_from_db()
    assert (draft.body_id, draft.state, draft.cells["said"]) == ("NEW", d.DRAFT, SAID["said"])
    assert measure.body_id == "NEW"
    assert sound()
    with pytest.raises(Refusal, match="ended already"):
        end(by, "NEW")


def test_split_in_mid_phase_each_takes_its_part_and_its_drafts(by: Person) -> None:
    add("LAW", by)
    add("CARE", by)
    written(SAID, REPORT)
    end(by, "CARE", {(COMMITMENT, "lead"): "LAW"})
    assert (owed("LAW"), owed("CARE")) == ({COMMITMENT}, {"I.1.01", SECOND})
    assert OfficeDraft.objects.get().body_id == "LAW"
    assert sound()


def test_who_supported_and_now_leads_leads_alone(by: Person) -> None:
    add("LAW", by)
    give_part(
        commitment=COMMITMENT, said={"body": "LAW", "role": "with", "basis": "named_in_plan"}, by=by, now=NOW
    )
    end(by, "", {(COMMITMENT, "lead"): "LAW"})
    parts = [(one.role, one.body) for one in package_now().responsibilities if one.commitment == COMMITMENT]
    assert sorted(parts) == [("lead", "LAW"), ("lead", BODY)]
    assert sound()


def test_what_who_takes_over_has_written_stays_and_the_other_text_is_kept_beside(by: Person) -> None:
    add("NEW", by)
    mine = written(SAID, REPORT)
    theirs = OfficeDraft.objects.create(
        table="reports",
        phase_id=PHASE,
        body_id="NEW",
        commitment_id=COMMITMENT,
        cells={"said": "Ours."},
        state=d.DRAFT,
    )
    end(by, "NEW")
    theirs.refresh_from_db()
    mine.refresh_from_db()
    assert (theirs.cells["said"], mine.state) == ("Ours.", d.RETURNED)
    assert DraftVersion.objects.get(draft=theirs, is_aside=True).cells["said"] == SAID["said"]


def test_ended_for_good_nobody_leads_and_what_was_due_before_stays_its_own(by: Person) -> None:
    draft = written(SAID, REPORT)
    services.end_body(body=BODY, until="2024-04-30", successor="", others={}, by=by, now=NOW)
    draft.refresh_from_db()
    assert (draft.body_id, owed(BODY)) == (BODY, {"I.1.01", COMMITMENT, SECOND})
    found = commitments_led(1, unled_only=True)
    assert (found.unled, [one.id for one in found.rows]) == (3, ["I.1.01", COMMITMENT, SECOND])
    assert sound()


@pytest.mark.parametrize(
    ("until", "successor", "words"),
    [("soon", "", "no day"), ("2024-03-26", BODY, "itself"), ("2024-03-26", "NONE", "There is no body")],
)
def test_an_end_that_cannot_be_changes_nothing(by: Person, until: str, successor: str, words: str) -> None:
    before = package_now()
    with pytest.raises(Refusal, match=words):
        services.end_body(body=BODY, until=until, successor=successor, others={}, by=by, now=NOW)
    assert package_now() == before


def test_a_part_is_given_said_anew_ended_and_taken_back(by: Person) -> None:
    add("LAW", by)
    part = {"body": "LAW", "role": "with", "basis": "proposed", "note": "by its field"}
    give_part(commitment=COMMITMENT, said=part, by=by, now=NOW)
    give_part(commitment=COMMITMENT, said=part | {"basis": "named_in_plan"}, by=by, now=NOW)
    assert owed("LAW") == {COMMITMENT}
    end_part(commitment=COMMITMENT, body="LAW", role="with", until="2024-03-01", by=by, now=NOW)
    assert owed("LAW") == set()
    take_part_back(commitment=COMMITMENT, body="LAW", role="with", by=by, now=NOW)
    assert "LAW" not in {one.body for one in package_now().responsibilities}
    assert OfficeDeed.objects.filter(act="keep_bodies", about__contains="LAW with").count() == 4
    assert sound()


@pytest.mark.parametrize(
    "part",
    [
        {"body": "LAW", "role": "lead", "basis": "proposed", "note": "n"},
        {"body": "NONE", "role": "with", "basis": "named_in_plan"},
        {"body": BODY, "role": "with", "basis": "named_in_plan"},
        {"body": "LAW", "role": "with", "basis": "proposed"},
        {"body": "LAW", "role": "with", "basis": "by_document"},
        {"body": "LAW", "role": "", "basis": "named_in_plan"},
    ],
)
def test_a_part_that_cannot_be_is_not_given(by: Person, part: dict[str, str]) -> None:
    add("LAW", by)
    with pytest.raises(Refusal) as refused:
        give_part(commitment=COMMITMENT, said=part, by=by, now=NOW)
    assert refused.value.findings
