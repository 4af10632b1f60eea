"""A package goes into the office and comes out with the same bytes, and is assessed the same."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.office.models import OfficeDeed, StoredCommitment, StoredObservation, StoredProgressReport
from tallystick.office.selectors import package as package_selectors
from tallystick.office.services.plan import bring_in, take_out
from tallystick.pipeline.run import run_assessment
from tallystick.pipeline.wanted import Wanted
from tallystick.register import large as large_tables
from tallystick.register.files import load_package, package_files
from tests.architecture.tree import ROOT
from tests.office.conftest import NOW

REFERENCE = ROOT / "plans" / "china-2021-2025"
pytestmark = pytest.mark.django_db
#: From so many rows on a table is read in columns here; it is 50,000 in earnest.
MANY = 2_000


def files_in(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder by its place in it."""
    return {
        one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()
    }


@pytest.mark.parametrize("name", ["reference", "example"])
def test_a_package_comes_out_with_the_same_bytes(name: str, example: Path, tmp_path: Path) -> None:
    package = REFERENCE if name == "reference" else example
    came = files_in(package)
    done = bring_in(path=str(package), by=None, now=NOW)
    assert done.is_new
    assert StoredCommitment.objects.count() == len(done.package.commitments)
    take_out(out=str(tmp_path / "out"), by=None, now=NOW)
    assert files_in(tmp_path / "out") == came


def test_the_assessment_of_an_export_is_the_same(example: Path, tmp_path: Path) -> None:
    bring_in(path=str(example), by=None, now=NOW)
    take_out(out=str(tmp_path / "out"), by=None, now=NOW)
    results = [
        files_in(_assessed(package, tmp_path / name))
        for name, package in (("a", example), ("b", tmp_path / "out"))
    ]
    assert results[0] == results[1]
    assert "assessment.json" in results[0]


def _assessed(package: Path, out: Path) -> Path:
    run_assessment(str(package), str(out), None, Wanted(site=False, quoted=False), lambda *_: None)
    return out


def test_a_table_with_nothing_but_its_heading_stays(example: Path, tmp_path: Path) -> None:
    package = shutil.copytree(example, tmp_path / "plan")
    reports = package / "tables" / "checks.csv"
    reports.write_bytes(reports.read_bytes().partition(b"\n")[0] + b"\n")
    came = files_in(package)
    bring_in(path=str(package), by=None, now=NOW)
    take_out(out=str(tmp_path / "out"), by=None, now=NOW)
    assert files_in(tmp_path / "out")["tables/checks.csv"] == came["tables/checks.csv"]


def test_the_same_package_twice_changes_nothing(example: Path) -> None:
    bring_in(path=str(example), by=None, now=NOW)
    assert not bring_in(path=str(example), by=None, now=NOW).is_new
    assert OfficeDeed.objects.filter(act="import_package").count() == 1


def _later(example: Path, tmp_path: Path) -> Path:
    """Give a later version of the example, which has another title."""
    package = shutil.copytree(example, tmp_path / "later")
    table = package / "tables" / "commitments.csv"
    first = load_package(str(package)).commitments[0].title
    table.write_text(table.read_text(encoding="utf-8").replace(first, first + " anew"), encoding="utf-8")
    return package


def test_a_later_version_replaces_one_on_which_nobody_has_worked(example: Path, tmp_path: Path) -> None:
    bring_in(path=str(example), by=None, now=NOW)
    later = _later(example, tmp_path)
    assert bring_in(path=str(later), by=None, now=NOW).is_new
    take_out(out=str(tmp_path / "out"), by=None, now=NOW)
    assert files_in(tmp_path / "out") == package_files(load_package(str(later))) | {
        name: data for name, data in files_in(later).items() if not name.startswith("tables/")
    }


def test_it_does_not_replace_what_people_have_worked_on(plan: Path, tmp_path: Path) -> None:
    StoredProgressReport.objects.update(said="Something else was done.")
    before = StoredProgressReport.objects.values_list("said", flat=True)[0]
    with pytest.raises(Refusal, match="people have worked"):
        bring_in(path=str(_later(plan, tmp_path)), by=None, now=NOW)
    assert StoredProgressReport.objects.values_list("said", flat=True)[0] == before


def test_what_was_taken_out_can_be_changed_and_brought_in_again(plan: Path, tmp_path: Path) -> None:
    StoredProgressReport.objects.update(said="Something else was done.")
    out = tmp_path / "out"
    take_out(out=str(out), by=None, now=NOW)
    assert not bring_in(path=str(out), by=None, now=NOW).is_new
    assert bring_in(path=str(_later(out, tmp_path)), by=None, now=NOW).is_new
    assert StoredProgressReport.objects.filter(said="Something else was done.").exists()
    assert plan.is_dir()


def test_another_plan_is_refused_and_nothing_of_it_stays(plan: Path) -> None:
    count = StoredCommitment.objects.count()
    with pytest.raises(Refusal, match="works on"):
        bring_in(path=str(REFERENCE), by=None, now=NOW)
    assert StoredCommitment.objects.count() == count
    assert plan.is_dir()


def test_a_package_with_errors_is_refused_whole(example: Path, tmp_path: Path) -> None:
    package = shutil.copytree(example, tmp_path / "plan")
    (package / "tables" / "outline.csv").unlink()
    with pytest.raises(Refusal) as refused:
        bring_in(path=str(package), by=None, now=NOW)
    assert refused.value.findings
    assert not StoredCommitment.objects.exists()


def test_an_office_without_a_package_has_nothing_to_take_out(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no package"):
        take_out(out=str(tmp_path / "out"), by=None, now=NOW)


def test_a_folder_with_another_package_is_not_written_over(plan: Path, tmp_path: Path) -> None:
    other = _later(plan, tmp_path)
    came = files_in(other)
    with pytest.raises(Refusal):
        take_out(out=str(other), by=None, now=NOW)
    assert {name: files_in(other)[name] for name in came} == came


def test_a_table_that_is_read_in_columns_comes_out_the_same(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (large_tables, package_selectors):
        monkeypatch.setattr(module, "LARGE", MANY)
    package = load_package(str(example))
    one = package.observations[0]
    many = tuple(
        dataclasses.replace(
            one,
            id=f"many-{number:06}",
            group=f"g{number}",
            restated=bool(number % 2),
            note=None if number % 3 else f'Note "{number}", with a comma',
        )
        for number in range(MANY)
    )
    large = shutil.copytree(example, tmp_path / "large")
    rows = dataclasses.replace(package, observations=(*package.observations, *many))
    (large / "tables" / "observations.csv").write_bytes(package_files(rows)["tables/observations.csv"])
    came = files_in(large)
    bring_in(path=str(large), by=None, now=NOW)
    assert StoredObservation.objects.count() == MANY + len(package.observations)
    assert StoredObservation.objects.filter(id__startswith="many-", restated=True).count() == MANY // 2
    take_out(out=str(tmp_path / "out"), by=None, now=NOW)
    assert files_in(tmp_path / "out") == came
