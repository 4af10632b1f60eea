"""A draft from its first word to the package, and what two people write at once."""

import datetime
import json
from dataclasses import replace

import pytest

from tallystick.base.findings import Refusal
from tallystick.office.models import (
    DraftVersion,
    LedgerEvent,
    OfficeDeed,
    OfficeDraft,
    Person,
    StoredBodyMeasure,
    StoredProgressReport,
)
from tallystick.office.selectors.package import package_now
from tallystick.office.services import drafts as services
from tallystick.pipeline.kept_rows import earlier_wordings, kept_otherwise, left_out
from tallystick.register.check import check_again
from tallystick.release.kept import KEPT, KeptRow
from tallystick.workflow import drafts as d
from tests.office.conftest import NOW, MakePerson
from tests.office.writing import BODY, COMMITMENT, MEASURE, PHASE, PLANNED, REPORT, SAID, writer, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
LATER = NOW + datetime.timedelta(days=60)


def approved(draft: OfficeDraft, head: Person, now: datetime.datetime = NOW) -> OfficeDraft:
    """Give the draft sent by its writer and approved by a head."""
    sent = services.send_draft(draft=draft, version=draft.version, by=writer(), now=now)
    return services.approve_draft(draft=sent, version=sent.version, by=head, now=now)


def test_a_report_stands_in_the_package_when_it_is_approved_and_not_before(make_person: MakePerson) -> None:
    draft = written(SAID)
    chosen = StoredProgressReport.objects.filter(phase__id=PHASE, body__id=BODY, commitment__id=COMMITMENT)
    sent = services.send_draft(draft=draft, version=1, by=writer(), now=NOW)
    assert (sent.state, chosen.exists()) == (d.SENT, False)
    services.approve_draft(draft=sent, version=1, by=make_person(), now=NOW)
    row = chosen.get()
    assert (row.said, row.rating, str(row.sent)) == (SAID["said"], SAID["rating"], "2024-03-25")
    assert row.approved == "Example Ministry of Health (invented)"
    assert [one for one in check_again(package_now()) if one.severity == "error"] == []


def test_a_report_that_is_put_right_keeps_the_day_on_which_it_came(make_person: MakePerson) -> None:
    head = make_person()
    draft = approved(written(SAID), head)
    saved = services.save_draft(
        draft=draft, version=1, cells=SAID | {"said": "The bill is law."}, by=writer(), now=LATER
    )
    standing = StoredProgressReport.objects.filter(commitment__id=COMMITMENT)
    assert standing.get().said == SAID["said"]
    approved(saved.draft, head, LATER)
    assert (standing.get().said, str(standing.get().sent)) == ("The bill is law.", "2024-03-25")


def test_what_was_approved_before_stands_in_the_package_and_in_the_ledger(make_person: MakePerson) -> None:
    head = make_person()
    draft = approved(written(SAID), head)
    for number, said in enumerate(("The bill is law.", "The bill was withdrawn."), 1):
        cells = SAID | {"said": said}
        saved = services.save_draft(draft=draft, version=number, cells=cells, by=writer(), now=LATER)
        draft = approved(saved.draft, head, LATER)
    package = package_now()
    told = [(one.wording, str(one.replaced), one.said) for one in package.earlier_reports]
    assert told == [(1, "2024-05-24", SAID["said"]), (2, "2024-05-24", "The bill is law.")]
    assert [one for one in check_again(package) if one.severity == "error"] == []
    entries = LedgerEvent.objects.filter(kind=KEPT).order_by("pk")
    kept = [json.loads(one) for one in entries.values_list("event", flat=True)]
    rows = [KeptRow(at, one["table"], tuple(one["key"]), one["sha256"]) for at, one in enumerate(kept)]
    assert left_out(rows, package) == []
    assert kept_otherwise(rows, earlier_wordings(package)) == []
    assert len(kept_otherwise(rows)) == 2
    without = replace(package, earlier_reports=package.earlier_reports[1:])
    assert [why.text for _, why in left_out(rows, without)] != []


def test_a_report_that_is_approved_as_it_was_has_no_earlier_wording(make_person: MakePerson) -> None:
    head = make_person()
    draft = approved(written(SAID), head)
    for said in ("The bill is law.", SAID["said"]):
        saved = services.save_draft(
            draft=draft, version=draft.version, cells=SAID | {"said": said}, by=writer(), now=LATER
        )
        draft = saved.draft
    approved(draft, head, LATER)
    assert package_now().earlier_reports == ()


def test_a_measure_gets_an_identifier_of_its_own_and_keeps_it(make_person: MakePerson) -> None:
    head = make_person()
    first, second = approved(written(PLANNED, MEASURE), head), approved(written(PLANNED, MEASURE), head)
    assert (first.row, second.row) == (f"{BODY}-{COMMITMENT}-1", f"{BODY}-{COMMITMENT}-2")
    changed = services.save_draft(
        draft=first, version=1, cells=PLANNED | {"budget": "5", "currency": "EUR"}, by=writer(), now=LATER
    )
    approved(changed.draft, head, LATER)
    measures = StoredBodyMeasure.objects.filter(commitment__id=COMMITMENT).order_by("id")
    assert [(one.id, str(one.budget)) for one in measures] == [(first.row, "5"), (second.row, "None")]
    assert [one for one in check_again(package_now()) if one.severity == "error"] == []


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({}, "rating"),
        (SAID | {"rating": "splendid"}, "rating"),
        (SAID | {"numerator": "12"}, "counted"),
        (SAID | {"numerator": "a dozen", "counted": "districts"}, "numerator"),
        (SAID | {"said": "=1+1"}, "said"),
    ],
)
def test_what_would_not_stand_is_saved_and_not_sent(cells: dict[str, str], column: str) -> None:
    draft = written(cells | {"obstacles": "none that we know"})
    with pytest.raises(Refusal) as refused:
        services.send_draft(draft=draft, version=1, by=writer(), now=NOW)
    assert column in {one.column for one in refused.value.findings}
    found = OfficeDraft.objects.get(pk=draft.pk)
    assert (found.state, found.cells["obstacles"]) == (d.DRAFT, "none that we know")


@pytest.mark.parametrize(
    "cells",
    [
        PLANNED | {"under": "nothing"},
        PLANNED | {"area": "XX"},
        PLANNED | {"budget": "5"},
        PLANNED | {"due": "soon"},
    ],
)
def test_a_measure_that_names_what_is_not_there_is_not_sent(cells: dict[str, str]) -> None:
    draft = written(cells, MEASURE)
    with pytest.raises(Refusal) as refused:
        services.send_draft(draft=draft, version=1, by=writer(), now=NOW)
    assert refused.value.findings


def test_a_measure_may_carry_out_another_and_stand_in_an_area() -> None:
    draft = written(PLANNED | {"under": "M1", "area": "QX-01"}, MEASURE)
    assert services.send_draft(draft=draft, version=1, by=writer(), now=NOW).state == d.SENT


def test_of_two_people_who_write_neither_loses_a_word() -> None:
    draft = written(SAID)
    mine, theirs = SAID | {"said": "Mine."}, SAID | {"said": "Theirs."}
    services.save_draft(draft=draft, version=1, cells=theirs, by=writer(), now=NOW)
    saved = services.save_draft(draft=draft, version=1, cells=mine, by=writer(), now=NOW)
    assert saved.aside is not None
    assert (saved.draft.cells["said"], saved.aside.cells["said"]) == ("Theirs.", "Mine.")
    assert saved.draft.version == 2
    texts = {one.cells["said"] for one in DraftVersion.objects.filter(draft=draft)}
    assert texts == {SAID["said"], "Mine.", "Theirs."}


def test_of_two_people_who_begin_neither_loses_a_word() -> None:
    first = written(SAID)
    saved = services.begin_draft(place=REPORT, cells=SAID | {"said": "Mine."}, by=writer(), now=NOW)
    assert saved.draft.pk == first.pk
    assert saved.aside is not None
    assert (saved.draft.cells["said"], saved.aside.cells["said"]) == (SAID["said"], "Mine.")


def test_the_same_text_twice_is_one_version() -> None:
    draft = written(SAID)
    saved = services.save_draft(draft=draft, version=1, cells=dict(SAID), by=writer(), now=NOW)
    assert (saved.draft.version, saved.aside) == (1, None)
    assert DraftVersion.objects.count() == 1


def test_what_waits_is_locked_until_it_is_taken_back() -> None:
    draft = services.send_draft(draft=written(SAID), version=1, by=writer(), now=NOW)
    with pytest.raises(Refusal, match="changed it since"):
        services.save_draft(draft=draft, version=1, cells=PLANNED, by=writer(), now=NOW)
    services.take_back(draft=draft, version=1, by=writer(), now=NOW)
    text = SAID | {"said": "Better."}
    assert services.save_draft(draft=draft, version=1, cells=text, by=writer(), now=NOW).draft.version == 2


def test_it_is_returned_with_a_reason_and_never_without(make_person: MakePerson) -> None:
    head = make_person()
    draft = services.send_draft(draft=written(SAID), version=1, by=writer(), now=NOW)
    with pytest.raises(Refusal, match="with a reason"):
        services.return_draft(draft=draft, version=1, because=" \n", by=head, now=NOW)
    back = services.return_draft(draft=draft, version=1, because="Name the\nrecord.", by=head, now=NOW)
    assert (back.state, back.because) == (d.RETURNED, "Name the record.")
    deed = OfficeDeed.objects.filter(act=d.RETURN).get()
    assert (deed.by, deed.note, deed.version) == (head, "Name the record.", 1)


def test_nobody_decides_on_another_text_than_they_saw(make_person: MakePerson) -> None:
    draft = services.send_draft(draft=written(SAID), version=1, by=writer(), now=NOW)
    services.take_back(draft=draft, version=1, by=writer(), now=NOW)
    text = SAID | {"said": "Something else."}
    saved = services.save_draft(draft=draft, version=1, cells=text, by=writer(), now=NOW)
    services.send_draft(draft=saved.draft, version=2, by=writer(), now=NOW)
    with pytest.raises(Refusal, match="changed it since"):
        services.approve_draft(draft=draft, version=1, by=make_person(), now=NOW)


def test_nobody_approves_what_they_sent() -> None:
    draft = services.send_draft(draft=written(SAID), version=1, by=writer(), now=NOW)
    with pytest.raises(Refusal, match="another person"):
        services.approve_draft(draft=draft, version=1, by=writer(), now=NOW)
    assert not StoredProgressReport.objects.filter(commitment__id=COMMITMENT).exists()


def test_every_step_is_in_the_history(make_person: MakePerson) -> None:
    approved(written(SAID), make_person())
    acts = OfficeDeed.objects.exclude(draft=None).order_by("pk").values_list("act", "version")
    assert list(acts) == [(d.WRITE, 1), (d.SEND, 1), (d.APPROVE, 1)]
