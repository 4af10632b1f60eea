"""Earlier wordings: what can't be is found, and none is left out without its being seen."""

import shutil
from pathlib import Path

import pytest

from tallystick.base.dates import PartialDate
from tallystick.pipeline.new import make_new
from tallystick.register import check_package, load_package, package_sha256
from tallystick.register.columns import cells_of
from tallystick.register.indexed import BY_NAME
from tallystick.register.tables import EARLIER
from tests.register.packages import write_rows

#: Cells of a wording that says something else; a star stands for the words of the table.
OTHERWISE, AGAIN = {"*": "Something else."}, {"*": "And else."}
HEAD = list(BY_NAME["earlier_reports"].columns)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional example, as `tallystick new` writes it."""
    place = tmp_path_factory.mktemp("example") / "plan"
    make_new(str(place))
    return place


def package(made: Path, tmp_path: Path, *rows: dict[str, str]) -> Path:
    """The example with these earlier wordings of its one report."""
    folder = Path(shutil.copytree(made, tmp_path / "plan"))
    (report,) = load_package(str(folder)).reports
    usual = {
        "phase": report.phase,
        "body": report.body,
        "commitment": report.commitment,
        "wording": "1",
        "replaced": "2024-04-09",
        "sent": str(report.sent),
        "rating": "delayed",
        "said": "Nothing yet.",
    }
    cells = [[(usual | one).get(name, "") for name in HEAD] for one in rows]
    write_rows(folder / "tables" / "earlier_reports.csv", [HEAD, *cells])
    return folder


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{}], set()),
        ([{}, {"wording": "2", "said": "A little."}], set()),
        ([{"files": "a" * 64}], set()),
        ([{"files": "a" * 63}], {("wrong-value", "files")}),
        ([{"commitment": "I.1.02"}], {("earlier-of-no-report", "commitment")}),
        ([{"wording": "2"}], {("wording-left-out", "wording")}),
        ([{}, {"wording": "3", "said": "A little."}], {("wording-left-out", "wording")}),
        ([{"wording": "0"}], {("wording-left-out", "wording")}),
        ([{"replaced": "2024-01-01"}], {("wording-out-of-order", "replaced")}),
        (
            [{}, {"wording": "2", "replaced": "2024-04-08", "said": "A little."}],
            {("wording-out-of-order", "replaced")},
        ),
        ([{}, {"wording": "2"}], {("wording-of-the-same", "wording")}),
    ],
)
def test_what_cannot_be_is_found(
    made: Path, tmp_path: Path, rows: list[dict[str, str]], expected: set[tuple[str, str]]
) -> None:
    folder = package(made, tmp_path, *rows)
    assert {(one.code, one.column) for one in check_package(str(folder)).findings} == expected


def with_wordings(made: Path, tmp_path: Path, name: str, changes: list[dict[str, str]]) -> Path:
    """The example with earlier wordings of the first row of a table, each with these cells otherwise."""
    folder = Path(shutil.copytree(made, tmp_path / "plan"))
    earlier = BY_NAME[EARLIER[name]]
    row = getattr(load_package(str(folder)), name)[0]
    cells = [
        cells_of(earlier, earlier.row.of(row, number, PartialDate.parse("2024-04-09"))) | one
        for number, one in enumerate(changes, 1)
    ]
    head = list(earlier.columns)
    write_rows(folder / earlier.path, [head, *([one[column] for column in head] for one in cells)])
    return folder


@pytest.mark.parametrize("name", ["measures", "milestones", "local_targets"])
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([{}], {("wording-of-the-same", "wording")}),
        ([OTHERWISE], set()),
        ([OTHERWISE, OTHERWISE], {("wording-of-the-same", "wording")}),
        ([OTHERWISE, {"wording": "3"} | AGAIN], {("wording-left-out", "wording")}),
        ([OTHERWISE, {"replaced": "2024-04-08"} | AGAIN], {("wording-out-of-order", "replaced")}),
    ],
)
def test_wordings_of_other_tables_are_looked_at_alike(
    name: str, changes: list[dict[str, str]], expected: set[tuple[str, str]], made: Path, tmp_path: Path
) -> None:
    said = {"measures": "title", "milestones": "title", "local_targets": "words"}[name]
    named = [{said if key == "*" else key: cell for key, cell in one.items()} for one in changes]
    folder = with_wordings(made, tmp_path, name, named)
    assert {(one.code, one.column) for one in check_package(str(folder)).findings} == expected


@pytest.mark.parametrize("name", ["milestones", "local_targets"])
def test_what_was_taken_out_may_stand_in_its_wordings_alone(name: str, made: Path, tmp_path: Path) -> None:
    folder = with_wordings(made, tmp_path, name, [{}])
    table = BY_NAME[name]
    package = load_package(str(folder))
    kept = [cells_of(table, one) for one in getattr(package, name)[1:]]
    write_rows(folder / table.path, [list(table.columns), *([*one.values()] for one in kept)])
    assert {one.code for one in check_package(str(folder)).findings if one.severity == "error"} == set()


def test_a_measure_is_never_taken_out_from_above_its_wordings(made: Path, tmp_path: Path) -> None:
    folder = with_wordings(made, tmp_path, "measures", [{"title": "Else"}])
    for name in ("measures", "milestones"):
        write_rows(folder / BY_NAME[name].path, [list(BY_NAME[name].columns)])
    found = {(one.file, one.column) for one in check_package(str(folder)).findings if one.severity == "error"}
    assert ("tables/earlier_measures.csv", "measure") in found


def test_a_package_without_them_is_known_by_what_it_was_known_by(made: Path, tmp_path: Path) -> None:
    known = package_sha256(load_package(str(made)))
    empty = package(made, tmp_path)
    assert package_sha256(load_package(str(empty))) == known
    assert package_sha256(load_package(str(package(made, tmp_path / "b", {})))) != known


def test_a_wording_gives_the_report_as_it_was(made: Path, tmp_path: Path) -> None:
    (wording,) = load_package(str(package(made, tmp_path, {"files": "b" * 64}))).earlier_reports
    then = wording.as_it_was()
    assert (then.said, then.rating, then.files) == ("Nothing yet.", "delayed", ("b" * 64,))
    assert type(wording).of(then, wording.wording, wording.replaced) == wording
