"""A sheet coded on the assessor's own machine: the office has a digest of it until all have committed."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.http.response import HttpResponseBase

from tallystick.base.findings import Refusal
from tallystick.ledger.operations import make_key
from tallystick.office.models import LedgerEvent, OfficePanel, PanelReveal, PanelSeal, StoredJudgement
from tallystick.office.selectors.panel import known_of, own_tasks, record_of, state_of
from tallystick.office.services import panel_calls
from tallystick.office.services.panel_opening import open_codes
from tallystick.office.services.panel_sheets import commit_sheet, hand_in_sheet
from tallystick.panel.blind import blind_view
from tallystick.panel.record import panel_bytes
from tallystick.pipeline.panel.commit import commit
from tests.office.conftest import LATER, NOW, MakePerson, SignIn
from tests.office.panelled import PANEL, coded, drawn, invited
from tests.office.writing import writer
from tests.panel.rounds import filled, usual

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]


@dataclass
class Own:
    """The machine of an assessor: their key, the panel's file, and their sheet."""

    here: Path
    assessor: str

    def key(self) -> None:
        self.here.mkdir()
        make_key(self.assessor, str(self.here / "key"))
        line = (self.here / "key.vkey").read_text().strip()
        cells = {"standing": "accepted", "signing_key": line}
        panel_calls.answer_call(assessor=self.assessor, cells=cells, by=writer(), now=NOW)

    def coded(self, panel: OfficePanel) -> None:
        """Take the panel and the sheet from the office, fill it in, and commit to it."""
        record, own = (
            record_of(panel),
            tuple(str(one.commitment_id) for one in own_tasks(panel, self.assessor)),
        )
        (self.here / "panel.json").write_bytes(panel_bytes(record))
        view = blind_view(known_of(own), record, self.assessor, own)
        (self.here / "sheet.xlsx").write_bytes(filled(view, usual))
        commit(str(self.here / "sheet.xlsx"), str(self.here), str(self.here / "key"), "2026-12-10")

    @property
    def note(self) -> str:
        return (self.here / "sheet.xlsx.commitment").read_text()

    def commits(self, panel: OfficePanel) -> PanelSeal:
        return commit_sheet(panel=panel, assessor=self.assessor, note=self.note, by=writer(), now=NOW)

    def hands_in(self, panel: OfficePanel, sheet: bytes | None = None) -> None:
        data = sheet if sheet is not None else (self.here / "sheet.xlsx").read_bytes()
        opening = (self.here / "sheet.xlsx.opening").read_text()
        hand_in_sheet(panel=panel, assessor=self.assessor, sheet=data, opening=opening, by=writer(), now=NOW)


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """The machine of J1, who has accepted with a key."""
    invited()
    made = Own(tmp_path / "own", "J1")
    made.key()
    return made


def _now() -> OfficePanel:
    return OfficePanel.objects.get(name=PANEL)


def test_the_office_has_a_digest_until_all_have_committed_and_then_the_codes_of_all(own: Own) -> None:
    panel = drawn()
    own.coded(panel)
    seal = own.commits(panel)
    assert (seal.sheet, seal.salt) == ("", "")
    assert not any("It was read" in one.event for one in LedgerEvent.objects.all())
    with pytest.raises(Refusal, match="Not everybody has committed"):
        own.hands_in(panel)
    coded(panel, "J2")
    coded(panel, "J3")
    assert state_of(_now()) == "coding"
    assert not StoredJudgement.objects.filter(panel=PANEL).exists()
    with pytest.raises(Refusal, match="Not everybody"):
        open_codes(panel=panel, by=writer(), now=NOW)
    own.hands_in(panel)
    assert state_of(_now()) == "opened"
    rows = StoredJudgement.objects.filter(panel=PANEL, assessor__id="J1")
    assert rows.count() == len(own_tasks(panel, "J1")) * len(record_of(panel).rubric.criterion)
    assert {one.code for one in rows if one.criterion == "completion"} == {
        usual(str(one.commitment_id), "completion")["code"] for one in own_tasks(panel, "J1")
    }


def test_a_sheet_that_was_changed_since_is_refused_and_what_came_stays(own: Own) -> None:
    panel = drawn()
    own.coded(panel)
    own.commits(panel)
    for one in ("J2", "J3"):
        coded(panel, one)
    for data in (b"", b"PK", (own.here / "sheet.xlsx").read_bytes() + b" "):
        with pytest.raises(Refusal, match="not the sheet"):
            own.hands_in(panel, data)
    own.hands_in(panel)
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        PanelReveal.objects.all().delete()
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        PanelSeal.objects.update(note="")


def test_what_commits_to_something_else_is_refused(own: Own, tmp_path: Path) -> None:
    panel = drawn()
    own.coded(panel)
    other = Own(tmp_path / "other", "J2")
    other.key()
    other.coded(panel)
    for note, told in (
        ("", "does not commit"),
        ("hello\n\n", "does not commit"),
        (other.note, "somebody else"),
        (own.note.replace("digest ", "digest 0"), "not signed"),
    ):
        with pytest.raises(Refusal, match=told):
            commit_sheet(panel=panel, assessor="J1", note=note, by=writer(), now=NOW)
    assert not PanelSeal.objects.exists()
    own.commits(panel)
    with pytest.raises(Refusal, match="You have committed"):
        own.commits(panel)


def test_whoever_hands_nothing_in_holds_nobody_up_beyond_the_last_day(own: Own) -> None:
    panel = drawn(closes="2024-04-30")
    own.coded(panel)
    own.commits(panel)
    coded(panel, "J2")
    open_codes(panel=panel, by=writer(), now=LATER)
    assert not StoredJudgement.objects.filter(assessor__id="J1").exists()
    own.hands_in(_now())
    assert StoredJudgement.objects.filter(assessor__id="J1").exists()
    with pytest.raises(Refusal, match="handed in already"):
        own.hands_in(_now())


def test_whoever_resigns_after_committing_holds_nobody_up(own: Own) -> None:
    panel = drawn()
    own.coded(panel)
    own.commits(panel)
    for one in ("J2", "J3"):
        coded(panel, one)
    panel_calls.answer_call(assessor="J1", cells={"standing": "resigned"}, by=writer(), now=NOW)
    open_codes(panel=panel, by=writer(), now=NOW)
    assert {str(one.assessor_id) for one in StoredJudgement.objects.filter(panel=PANEL)} == {"J2", "J3"}


def test_both_files_are_handed_in_on_the_page(own: Own, make_person: MakePerson, sign_in: SignIn) -> None:
    panel = drawn()
    own.coded(panel)
    client, home = sign_in(make_person("assessor@J1")), f"/office/panels/{PANEL}/"

    def sent(path: str, **files: Path) -> HttpResponseBase:
        form = re.search(r'name="form" value="([^"]+)"', client.get(home, secure=True).content.decode())
        assert form
        given = {name: SimpleUploadedFile(one.name, one.read_bytes()) for name, one in files.items()}
        return client.post(home + path, {"form": form[1], **given}, secure=True)

    sheet = own.here / "sheet.xlsx"
    assert sent("commit/sheet/", commitment=sheet).status_code == 409
    assert sent("commit/sheet/", commitment=own.here / "sheet.xlsx.commitment").status_code == 303
    assert "Keep it as it is" in client.get(home, secure=True).content.decode()
    for one in ("J2", "J3"):
        coded(panel, one)
    opening = own.here / "sheet.xlsx.opening"
    assert "Hand in your sheet" in client.get(home, secure=True).content.decode()
    assert sent("hand-in/", sheet=sheet).status_code == 409
    assert sent("hand-in/", sheet=sheet, opening=opening).status_code == 303
    assert state_of(_now()) == "opened"
