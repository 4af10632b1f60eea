"""The spreadsheet goes out and comes back: each row a draft, or named with why not; twice changes nothing."""

from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.office.commands import take_form
from tallystick.office.models import DraftVersion, OfficeDraft
from tallystick.office.selectors.duties import phases
from tallystick.office.selectors.forms import form_of
from tallystick.office.services import drafts as services
from tallystick.office.services.forms import TakenRow, take_rows
from tallystick.register.phases import PlanPhase
from tallystick.voice.language import ENGLISH
from tests.cli.sheets import Rows, rewrite
from tests.office.conftest import NOW, MakePerson
from tests.office.writing import BODY, COMMITMENT, OTHER, PHASE, SAID, SECOND, writer, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]


def midterm() -> PlanPhase:
    """Give the example's one phase."""
    return phases()[0]


def taken(place: Path, *, is_sent: bool = False) -> dict[str, TakenRow]:
    """Give what became of each row of a form."""
    rows = take_rows(form=str(place), body=BODY, phase=midterm(), is_sent=is_sent, by=writer(), now=NOW)
    return {one.commitment: one for one in rows}


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """The spreadsheet of the ministry, as it is downloaded."""
    place = tmp_path / "form.xlsx"
    place.write_bytes(form_of(BODY, midterm(), NOW.date(), ENGLISH))
    return place


def answer(place: Path, commitment: str, **cells: str) -> None:
    """Fill in a row as a person would."""

    def edit(rows: Rows) -> None:
        heading = rows[0]
        (row,) = (one for one in rows[1:] if one[heading.index("commitment")] == commitment)
        for name, text in cells.items():
            row[heading.index(name)] = text

    rewrite(place, edit, page="reports")


def test_a_row_becomes_a_draft_and_the_others_stay(form: Path) -> None:
    answer(form, COMMITMENT, **SAID)
    rows = taken(form)
    assert [rows[one].outcome for one in ("I.1.01", COMMITMENT, SECOND)] == ["already", "saved", "unanswered"]
    draft = OfficeDraft.objects.get()
    assert (draft.state, draft.cells["said"]) == ("draft", SAID["said"])


def test_the_same_form_twice_changes_nothing(form: Path, tmp_path: Path) -> None:
    answer(form, COMMITMENT, **SAID)
    taken(form)
    assert taken(form)[COMMITMENT].outcome == "already"
    assert DraftVersion.objects.count() == 1
    again = tmp_path / "again.xlsx"
    again.write_bytes(form_of(BODY, midterm(), NOW.date(), ENGLISH))
    assert {one.outcome for one in taken(again).values()} == {"already", "unanswered"}


def test_what_is_taken_can_be_sent_at_once_and_what_lacks_something_is_saved(form: Path) -> None:
    answer(form, COMMITMENT, **SAID)
    answer(form, SECOND, rating="delayed")
    rows = taken(form, is_sent=True)
    assert (rows[COMMITMENT].outcome, rows[SECOND].outcome) == ("sent", "saved")
    assert rows[SECOND].why is not None
    states = {one.commitment_id: (one.state, one.cells["rating"]) for one in OfficeDraft.objects.all()}
    assert states == {COMMITMENT: ("sent", "as_planned"), SECOND: ("draft", "delayed")}
    assert taken(form, is_sent=True)[COMMITMENT].outcome == "already"


def test_what_somebody_writes_in_the_office_is_not_written_over(form: Path) -> None:
    answer(form, COMMITMENT, **SAID)
    draft = written({"obstacles": "A word that is not finished"})
    row = taken(form)[COMMITMENT]
    assert (row.outcome, "make a new form" in (row.why.text if row.why else "")) == ("not_taken", True)
    services.save_draft(draft=draft, version=1, cells=SAID | {"said": "Theirs."}, by=writer(), now=NOW)
    assert taken(form)[COMMITMENT].outcome == "not_taken"
    assert OfficeDraft.objects.get().cells["said"] == "Theirs."


def test_what_waits_for_approval_is_not_written_over(form: Path, tmp_path: Path) -> None:
    services.send_draft(draft=written(SAID), version=1, by=writer(), now=NOW)
    newer = tmp_path / "newer.xlsx"
    newer.write_bytes(form_of(BODY, midterm(), NOW.date(), ENGLISH))
    answer(newer, COMMITMENT, said="Something else.")
    row = taken(newer)[COMMITMENT]
    assert (row.outcome, "waits for approval" in (row.why.text if row.why else "")) == ("not_taken", True)
    assert form.is_file()


def test_what_is_no_form_is_refused_in_words(tmp_path: Path) -> None:
    other = tmp_path / "form.xlsx"
    other.write_bytes(b"no spreadsheet")
    with pytest.raises(Refusal):
        taken(other)
    with pytest.raises(Refusal, match="owes no report"):
        form_of(OTHER, midterm(), NOW.date(), ENGLISH)


def test_a_form_that_came_by_mail_is_taken_in_the_name_of_the_bodys_officer(
    form: Path, make_person: MakePerson
) -> None:
    officer = make_person(f"body_officer@{BODY}")
    other = make_person(f"body_officer@{OTHER}")
    answer(form, COMMITMENT, **SAID)
    answer(form, SECOND, rating="delayed")
    rows = {one.commitment: one for one in take_form(str(form), BODY, PHASE, officer.email, is_sent=False)}
    assert rows[COMMITMENT].told.text == "row 3, I.1.02: saved as a draft"
    assert rows[SECOND].outcome == "saved"
    assert "needed here and empty: said" in rows[SECOND].told.text
    assert {one.by for one in DraftVersion.objects.all()} == {officer}
    for wrong in (("nowhere", officer.email), (PHASE, other.email), (PHASE, "x@office.example")):
        with pytest.raises(Refusal):
            take_form(str(form), BODY, *wrong, is_sent=False)


@pytest.mark.parametrize("begun", [{"obstacles": "Two districts are cut off."}, SAID | {"numerator": "12,5"}])
def test_a_draft_that_is_no_report_yet_goes_out_and_comes_back(begun: dict[str, str], tmp_path: Path) -> None:
    written(begun)
    form = tmp_path / "half.xlsx"
    form.write_bytes(form_of(BODY, midterm(), NOW.date(), ENGLISH))
    assert taken(form)[COMMITMENT].outcome == "already"
    answer(form, COMMITMENT, rating="", counted="districts")
    assert taken(form)[COMMITMENT].outcome == "saved"
    cells = OfficeDraft.objects.get().cells
    assert cells["counted"] == "districts"
    assert all(cells[name] == word for name, word in begun.items() if name != "rating")
    assert taken(form)[COMMITMENT].outcome == "already"
    form.write_bytes(form_of(BODY, midterm(), NOW.date(), ENGLISH))
    answer(form, COMMITMENT, **SAID, numerator="", counted="")
    assert taken(form, is_sent=True)[COMMITMENT].outcome == "sent"
    assert DraftVersion.objects.count() == 3


def test_the_form_of_another_body_or_phase_says_whose_it_is(form: Path) -> None:
    for commitment in ("I.1.01", COMMITMENT, SECOND):
        answer(form, commitment, body=OTHER, phase="annual", **SAID)
    with pytest.raises(Refusal) as refusal:
        taken(form)
    assert refusal.value.title.text == "The spreadsheet is that of SUPERVISORS in annual."
    assert not OfficeDraft.objects.exists()
