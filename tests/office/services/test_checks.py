"""A check of a report, drawn or chosen: what is asked, shown, found and answered stands in the package."""

import datetime
import hashlib
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.office.check_place import CheckPlace
from tallystick.office.models import OfficeDeed, StoredBody, StoredProgressReport, StoredSpotCheck
from tallystick.office.selectors.checks import check_row
from tallystick.office.selectors.package import package_now
from tallystick.office.services import checks as services
from tallystick.office.services.checks import Draw
from tallystick.office.services.fitting import fitting_row, store_row
from tallystick.register.check import check_again
from tests.office.conftest import MakePerson, SignIn
from tests.office.writing import BODY, OTHER, PHASE, SAID, writer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
PLACE = CheckPlace(PHASE, BODY, "I.1.02")
CHECKED = CheckPlace(PHASE, BODY, "I.1.01")
MAY = datetime.datetime(2024, 5, 2, 9, tzinfo=datetime.UTC)


@pytest.fixture
def reports(plan: Path) -> list[str]:
    """Two more reports of the ministry; gives the commitments of all three."""
    assert plan.is_dir()
    for one in ("I.1.02", "I.1.03"):
        key = {"phase": PHASE, "body": BODY, "commitment": one, "sent": "2024-03-28"}
        store_row("reports", fitting_row("reports", SAID | key))
    return ["I.1.01", "I.1.02", "I.1.03"]


def picked() -> None:
    """Choose the second report for a check."""
    services.pick_check(
        place=PLACE,
        because="It has no figure.",
        checked_by=OTHER,
        asked_for="The bill.",
        by=writer(),
        now=MAY,
    )


@pytest.mark.parametrize("seed", ["lottery 4 8 15", "16 23 42"])
def test_a_draw_takes_the_reports_whose_hashes_come_first(seed: str, reports: list[str]) -> None:
    StoredSpotCheck.objects.all().delete()
    draw = Draw(PHASE, seed, 2, OTHER, "")
    assert services.draw_checks(draw=draw, by=writer(), now=MAY) == 2
    by_hand = sorted(
        (hashlib.sha256(f"{seed}\n{PHASE}\n{BODY}\n{one}".encode()).hexdigest(), one) for one in reports
    )
    found = {str(one) for one in StoredSpotCheck.objects.values_list("commitment_id", flat=True)}
    assert found == {one for _, one in by_hand[:2]}
    assert {one.reason for one in StoredSpotCheck.objects.all()} == {f"2 of 3, seed {seed}"}
    assert services.draw_checks(draw=draw, by=writer(), now=MAY) == 0


@pytest.mark.usefixtures("reports")
def test_what_a_draw_meets_again_keeps_its_check() -> None:
    services.draw_checks(draw=Draw(PHASE, "x", 3, OTHER, ""), by=writer(), now=MAY)
    kept = check_row(CHECKED)
    assert kept is not None
    assert kept.result == "differs"


@pytest.mark.usefixtures("reports")
def test_a_check_goes_from_the_question_to_the_answer_and_into_the_package() -> None:
    picked()
    with pytest.raises(Refusal, match="checked already"):
        picked()
    services.show_record(place=PLACE, shown="The bill, number 7.", files=["a" * 64], by=writer(), now=MAY)
    with pytest.raises(Refusal, match="Nothing was found yet"):
        services.answer_check(place=PLACE, answer="So.", by=writer(), now=MAY)
    with pytest.raises(Refusal):  # it does not say what the record shows
        services.record_check(place=PLACE, result="differs", found="", by=writer(), now=MAY)
    services.record_check(place=PLACE, result="differs", found="Number 8.", by=writer(), now=MAY)
    with pytest.raises(Refusal, match="written down already"):
        services.show_record(place=PLACE, shown="Another.", files=[], by=writer(), now=MAY)
    services.answer_check(place=PLACE, answer="A slip.", by=writer(), now=MAY)
    package = package_now()
    assert [one for one in check_again(package) if one.severity == "error"] == []
    (row,) = (one for one in package.checks if one.commitment == "I.1.02")
    assert (row.asked_for, row.shown, row.files) == ("The bill.", "The bill, number 7.", ("a" * 64,))
    assert (row.result, row.found, row.answer, str(row.answered)) == (
        "differs",
        "Number 8.",
        "A slip.",
        "2024-05-02",
    )
    acts = [one.act for one in OfficeDeed.objects.filter(about=PLACE.about).order_by("pk")]
    assert acts == ["pick_check", "show_record", "record_check", "answer_check"]


@pytest.mark.usefixtures("reports")
def test_nobody_checks_the_body_in_which_they_work(make_person: MakePerson) -> None:
    both = make_person(f"body_officer@{OTHER}", f"body_officer@{BODY}")
    told = {"because": "x", "checked_by": OTHER, "asked_for": ""}
    with pytest.raises(Refusal, match="in which they have a role"):
        services.pick_check(place=PLACE, **told, by=both, now=MAY)
    with pytest.raises(Refusal, match="in which they have a role"):
        services.record_check(place=CHECKED, result="agrees", found="x", by=both, now=MAY)
    with pytest.raises(Refusal):  # nor a body its own report
        services.pick_check(place=PLACE, because="x", checked_by=BODY, asked_for="", by=writer(), now=MAY)


def test_what_has_not_come_is_not_checked() -> None:
    with pytest.raises(Refusal):
        picked()
    StoredProgressReport.objects.all().delete()
    with pytest.raises(Refusal, match="No approved report"):
        services.draw_checks(draw=Draw(PHASE, "x", 1, OTHER, ""), by=writer(), now=MAY)


def test_a_higher_body_checks_those_below_and_a_checking_body_what_it_checks(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    StoredBody.objects.filter(id=BODY).update(parent_id=OTHER)
    page = sign_in(make_person(f"body_officer@{OTHER}")).get("/office/checks/", secure=True)
    assert "among the bodies below SUPERVISORS" in page.content.decode()
    client = sign_in(make_person(f"body_head@{OTHER}"))
    form = {"seed": "7", "count": "1", "asked_for": "The list.", "form": "d"}
    StoredSpotCheck.objects.all().delete()
    assert client.post(f"/office/bodies/{OTHER}/{PHASE}/draw/", form, secure=True).status_code == 303
    row = check_row(CHECKED)
    assert row is not None
    assert (row.checked_by, row.picked, row.reason) == (OTHER, "drawn", "1 of 1, seed 7")
    path = f"/office/checks/{PHASE}/{BODY}/I.1.01/"
    told = {"result": "agrees", "found": "30 districts.", "form": "f"}
    assert client.post(f"{path}found/", told, secure=True).status_code == 303
    assert "30 districts." in client.get(path, secure=True).content.decode()
    body = sign_in(make_person(f"body_officer@{BODY}"))
    assert body.post(f"{path}found/", told | {"form": "g"}, secure=True).status_code == 404
    assert body.get(path, secure=True).status_code == 200
