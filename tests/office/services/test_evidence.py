"""Files behind reports and checks: who hands them in, how they are given out, and what becomes of them."""

import hashlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from tallystick.base.findings import Refusal
from tallystick.office.check_place import CheckPlace
from tallystick.office.evidence_store import keep, kept
from tallystick.office.models import EvidenceFile, OfficeDeed, StoredProgressReport, StoredSpotCheck
from tallystick.office.selectors.package import package_now
from tallystick.office.services.drafts import send_draft
from tallystick.office.services.evidence import safe_name, withdraw
from tests.office.cleaning.hostile import SECRET, picture
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.trying_follow_up import handed_in
from tests.office.writing import BODY, COMMITMENT, OTHER, PHASE, SAID, approved, writer, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
REPORT, CHECK = "/office/bodies/MOH/midterm/reports/I.1.02/", "/office/checks/midterm/MOH/I.1.01/"


def hand_in(client: Client, path: str, data: bytes, name: str) -> tuple[int, str]:
    """Send a file from a page, and give the code and the page that says what came of it."""
    form = {"form": f"{path}{name}"[:60], "file": SimpleUploadedFile(name, data)}
    answer = client.post(f"{path}files/add/", form, secure=True, follow=True)
    return answer.status_code, answer.content.decode()


def test_a_file_is_cleaned_kept_and_given_out_as_a_download_alone(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    client = sign_in(make_person(f"body_officer@{BODY}"))
    data = picture("PNG")
    code, page = hand_in(client, REPORT, data, "报告 <1>.png")
    assert code == 200
    assert "what its images say of camera, place and time" in page
    file = EvidenceFile.objects.get()
    assert (file.name, file.original_sha256) == ("报告 1.png", hashlib.sha256(data).hexdigest())
    answer = client.get(f"{REPORT}files/{file.pk}/", secure=True)
    clean = b"".join(answer) if answer.streaming else answer.content
    assert hashlib.sha256(clean).hexdigest() == file.sha256
    assert SECRET.encode() not in clean
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    code, page = hand_in(client, REPORT, b"<script>alert(1)</script>", "a.txt")
    assert (code, "web page or a drawing" in page) == (409, True)
    assert client.post(f"{REPORT}files/{file.pk}/withdraw/", {"form": "w"}, secure=True).status_code == 303
    assert client.get(f"{REPORT}files/{file.pk}/", secure=True).status_code == 404
    acts = OfficeDeed.objects.filter(about__startswith="reports").values_list("act", flat=True)
    assert list(acts.order_by("pk")) == ["attach_file", "withdraw_file"]


def test_what_is_shown_in_a_check_is_named_in_the_package_by_its_digest(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    StoredSpotCheck.objects.update(result="open", found=None, answer=None, answered=None)
    client = sign_in(make_person(f"body_officer@{BODY}"))
    assert hand_in(client, CHECK, b"district,held\nA,yes\n", "list.csv")[0] == 200
    assert (
        client.post(f"{CHECK}show/", {"form": "s", "shown": "The register."}, secure=True).status_code == 303
    )
    row, file = StoredSpotCheck.objects.get(), EvidenceFile.objects.get()
    assert (row.shown, row.files) == ("The register.", (file.sha256,))
    checker = sign_in(make_person("supervision"))
    assert checker.get(f"{CHECK}files/{file.pk}/", secure=True).content == b"district,held\nA,yes\n"
    other = sign_in(make_person(f"body_officer@{OTHER}"))
    assert other.get(f"{CHECK}files/{file.pk}/", secure=True).status_code == 200  # it makes the check


def test_what_stands_behind_a_report_is_named_in_the_package_by_its_digest(make_person: MakePerson) -> None:
    place = CheckPlace(PHASE, BODY, COMMITMENT)
    draft = written(SAID)
    first = handed_in("report", place)
    draft = approved(draft)
    assert StoredProgressReport.objects.get(place.rows).files == (first.sha256,)
    second = handed_in("report", place, b"district,held\nB,no\n")
    draft.refresh_from_db()
    assert draft.state == "draft"  # what stands behind it has changed: it is approved anew
    assert StoredProgressReport.objects.get(place.rows).files == (first.sha256,)
    withdraw(file=first, by=make_person(), now=NOW)
    approved(draft)
    assert StoredProgressReport.objects.get(place.rows).files == (second.sha256,)
    (wording,) = package_now().earlier_reports
    assert wording.files == (first.sha256,)


def test_no_file_comes_or_goes_while_the_head_decides() -> None:
    """Who attaches was let in before another officer sent the report."""
    place, draft = CheckPlace(PHASE, BODY, COMMITMENT), written(SAID)
    file = handed_in("report", place)
    send_draft(draft=draft, version=draft.version, by=writer(), now=NOW)
    with pytest.raises(Refusal, match="has changed it"):
        handed_in("report", place, b"district,held\nB,no\n")
    with pytest.raises(Refusal, match="has changed it"):
        withdraw(file=file, by=writer(), now=NOW)
    assert [one.is_withdrawn for one in EvidenceFile.objects.filter(place.rows)] == [False]


def test_a_file_of_one_report_is_not_had_by_the_address_of_another(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    file = handed_in("report", CheckPlace("midterm", BODY, "I.1.02"))
    client = sign_in(make_person(f"body_officer@{BODY}"))
    assert client.get(f"{REPORT}files/{file.pk}/", secure=True).status_code == 200
    assert client.get(f"{REPORT.replace('02', '03')}files/{file.pk}/", secure=True).status_code == 404
    assert client.get(f"{CHECK}files/{file.pk}/", secure=True).status_code == 404


def test_a_file_that_was_changed_on_the_disk_is_not_given_out(settings: Settings, tmp_path: Path) -> None:
    settings.EVIDENCE = tmp_path / "evidence"
    sha256 = keep(b"as it was")
    place = tmp_path / "evidence" / sha256[:2] / sha256
    assert (kept(sha256), place.stat().st_mode & 0o777) == (b"as it was", 0o600)
    place.write_bytes(b"as it is")
    with pytest.raises(Refusal, match="as it was kept"):
        kept(sha256)


@pytest.mark.parametrize(
    "name", ["a\x00b.pdf", "CON", "a" * 500 + ".pdf", "..", "\u202efdp.exe", "a\nb: c.pdf"]
)
def test_no_name_is_a_path_or_a_line_of_a_header(name: str) -> None:
    made = safe_name(name, "pdf")
    assert made.endswith(".pdf")
    assert len(made) < 90
    assert all(one.isalnum() or one in "-_ ." for one in made)
    assert made.count(".") == 1
