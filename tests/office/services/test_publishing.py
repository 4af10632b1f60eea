"""A phase is published whole, once, and nobody who publishes can leave out what was kept."""

import csv
import dataclasses
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.base.dates import PartialDate
from tallystick.base.findings import Refusal
from tallystick.ledger.folder import LedgerFolder
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import Publication, StoredEarlierReport
from tallystick.office.models.publications import FAILED, PUBLISHED, UNDER_WAY
from tallystick.office.published import PublicationPlace, site_of
from tallystick.office.services import publishing
from tallystick.office.services.fitting import store_row
from tallystick.office.services.plan import bring_in, take_out
from tallystick.office.services.publishing import ask_to_publish, publish_next
from tallystick.pipeline.release import Maker, make_release
from tallystick.pipeline.verify import CheckedRelease, Trust, verify_release
from tallystick.register import load_package, package_sha256
from tallystick.register.files import save_package
from tallystick.register.indexed import BY_NAME
from tallystick.register.phases import EarlierMeasure, EarlierMilestone, EarlierReport, SpotCheck
from tests.office.conftest import NOW, MakePerson
from tests.office.writing import BODY, COMMITMENT, OTHER, PHASE, REPORT, SAID, approved, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
Rows = list[list[str]]
CHECK = SpotCheck(
    phase=PHASE,
    body=BODY,
    commitment=COMMITMENT,
    picked="chosen",
    reason="it names no document",
    checked_by=OTHER,
    asked=PartialDate.parse("2024-03-26"),
    result="differs",
    found="the register says 3",
    answer="the register is late",
    answered=PartialDate.parse("2024-03-27"),
)


def quiet(_step: str, _done: int, _total: int) -> None:
    """Nobody looks."""


def checked(path: Path) -> CheckedRelease:
    """Give what a check of a release finds."""
    return verify_release(str(path), Trust(), quiet)


def reported_and_checked() -> None:
    """Have a report approved, checked and answered."""
    approved(written(SAID, REPORT))
    store_row("checks", CHECK)


def test_a_release_is_made_once_and_leaves_out_nothing(home: LedgerHome, make_person: MakePerson) -> None:
    reported_and_checked()
    made = ask_to_publish(phase=PHASE, method="", by=make_person("editor"), now=NOW)
    assert (publish_next(home=home), publish_next(home=home)) == (1, 0)
    made.refresh_from_db()
    place = PublicationPlace(home.folder, made.pk)
    assert (made.state, made.told) == (PUBLISHED, {})
    found = checked(place.release)
    assert (found.standing, found.problems) == ("identical", [])
    assert found.sealed is not None
    assert found.sealed.sha256 == made.sha256
    assert found.record is not None
    assert ("checks", (PHASE, BODY, COMMITMENT)) in [(one.table, one.key) for one in found.record.kept]
    assert (site_of(home.folder) / "index.html").is_file()
    _goes_on_where_it_was_stopped(home, made, place)
    _nothing_is_left_out(home, place)


def _goes_on_where_it_was_stopped(home: LedgerHome, made: Publication, place: PublicationPlace) -> None:
    """A worker that was killed before it noted what it had made makes the same, and files it once."""
    with LedgerFolder(home.ledger) as ledger:
        size = ledger.size
    Publication.objects.filter(pk=made.pk).update(state=UNDER_WAY, sha256="", sequence=None)
    before = place.release.read_bytes()
    assert publish_next(home=home) == 1
    again = Publication.objects.get(pk=made.pk)
    assert (again.state, again.sha256, again.sequence) == (PUBLISHED, made.sha256, made.sequence)
    assert place.release.read_bytes() == before
    with LedgerFolder(home.ledger) as ledger:
        assert ledger.size == size


def _nothing_is_left_out(home: LedgerHome, place: PublicationPlace) -> None:
    """Whoever has every key and another package: the check names what is not as it was kept."""
    edits: list[tuple[str, str, Callable[[Rows], Rows]]] = [
        ("checks", "is left out", lambda rows: rows[:1]),
        (
            "checks",
            "not as the ledger keeps it",
            lambda rows: [rows[0], [one.replace("late", "right") for one in rows[1]]],
        ),
        (
            "reports",
            "stands in no entry",
            lambda rows: [*rows, [one.replace(COMMITMENT, "I.1.03") for one in rows[-1]]],
        ),
    ]
    for number, (table, words, edit) in enumerate(edits):
        found = _released_with(home, place, number, BY_NAME[table].path, edit)
        problems = [why.text for _, why in found.problems]
        assert found.standing == "differs"
        assert any(words in one for one in problems), (words, problems)


def _released_with(
    home: LedgerHome, place: PublicationPlace, number: int, table: str, edit: Callable[[Rows], Rows]
) -> CheckedRelease:
    folder = place.folder / f"edited-{number}"
    with zipfile.ZipFile(place.package) as packed:
        packed.extractall(folder)
    rows = list(csv.reader(io.StringIO((folder / table).read_text(encoding="utf-8"))))
    with (folder / table).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(edit(rows))
    out = place.folder / f"edited-{number}.zip"
    maker = Maker(home.release_key, home.ledger, home.ledger_key)
    make_release(str(folder), str(out), None, maker, site=False, progress=quiet)
    return checked(out)


def test_a_phase_is_published_once_at_a_time_and_what_fails_is_said(
    home: LedgerHome, make_person: MakePerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = make_person("editor")
    made = ask_to_publish(phase=PHASE, method="nothing", by=editor, now=NOW)
    with pytest.raises(Refusal, match="being published already"):
        ask_to_publish(phase=PHASE, method="", by=editor, now=NOW)
    assert publish_next(home=home) == 1
    made.refresh_from_db()
    assert made.state == FAILED
    assert set(made.told) >= {"en", "zh-Hans"}
    assert "nothing" in str(made.told["en"])
    counts = iter(range(1000))
    monkeypatch.setattr(publishing, "_kept", lambda: next(counts))
    busy = ask_to_publish(phase=PHASE, method="", by=editor, now=NOW)
    assert publish_next(home=home) == 1
    busy.refresh_from_db()
    assert (busy.state, "all the while" in str(busy.told["en"])) == (FAILED, True)
    assert not site_of(home.folder).exists()


def test_a_package_that_leaves_out_what_is_kept_is_not_brought_in(tmp_path: Path) -> None:
    reported_and_checked()
    out = tmp_path / "out"
    take_out(out=str(out), by=None, now=NOW)
    checks = out / BY_NAME["checks"].path
    whole = checks.read_text(encoding="utf-8")
    checks.write_text("\n".join(whole.splitlines()[:1]) + "\n", encoding="utf-8")
    with pytest.raises(Refusal, match="leaves out what the office keeps: checks: midterm MOH"):
        bring_in(path=str(out), by=None, now=NOW)
    checks.write_text(whole.replace("late", "late still"), encoding="utf-8")
    assert bring_in(path=str(out), by=None, now=NOW).is_new


def test_a_package_in_which_a_report_says_something_else_keeps_what_it_said(tmp_path: Path) -> None:
    reported_and_checked()
    out = tmp_path / "out"
    take_out(out=str(out), by=None, now=NOW)
    package = load_package(str(out))
    report = package.reports[-1]
    changed = (*package.reports[:-1], dataclasses.replace(report, said="Something else."))
    other = dataclasses.replace(report, said="Another thing than it said.")
    for wording in (None, other, report):
        rows = () if wording is None else (EarlierReport.of(wording, 1, report.sent),)
        later = dataclasses.replace(package, reports=changed, earlier_reports=rows)
        save_package(later, str(out), {}, expected=package_sha256(load_package(str(out))))
        if wording is report:
            assert bring_in(path=str(out), by=None, now=NOW).is_new
            continue
        with pytest.raises(Refusal, match="say something else than in the office: reports: midterm MOH"):
            bring_in(path=str(out), by=None, now=NOW)
        assert not StoredEarlierReport.objects.exists()


def test_a_package_in_which_a_measure_says_something_else_keeps_what_it_said(tmp_path: Path) -> None:
    out = tmp_path / "out"
    take_out(out=str(out), by=None, now=NOW)
    package = load_package(str(out))
    measure, step = package.measures[0], package.milestones[0]
    day = PartialDate.parse("2024-05-01")
    later = dataclasses.replace(
        package,
        measures=(dataclasses.replace(measure, title="Less."), *package.measures[1:]),
        milestones=package.milestones[1:],
    )
    of_measure = (EarlierMeasure.of(measure, 1, day),)
    of_step = (EarlierMilestone.of(step, 1, day),)
    for measures, steps, why in (
        ((), of_step, f"otherwise than in the office: measures: {measure.id}"),
        (of_measure, (), f"leaves out what the office keeps: milestones: {step.id}"),
        (of_measure, of_step, ""),
    ):
        told = dataclasses.replace(later, earlier_measures=measures, earlier_milestones=steps)
        save_package(told, str(out), {}, expected=package_sha256(load_package(str(out))))
        if not why:
            assert bring_in(path=str(out), by=None, now=NOW).is_new
            continue
        with pytest.raises(Refusal, match=why.replace("otherwise", "something else")):
            bring_in(path=str(out), by=None, now=NOW)
