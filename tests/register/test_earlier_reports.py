"""Earlier wordings of reports: what can't be is found, and none is left out without its being seen."""

import shutil
from pathlib import Path

import pytest

from tallystick.pipeline.new import make_new
from tallystick.register import check_package, load_package, package_sha256
from tallystick.register.indexed import BY_NAME
from tests.register.packages import write_rows

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
        ([{}, {"wording": "2"}], {("wording-of-the-same", "said")}),
    ],
)
def test_what_cannot_be_is_found(
    made: Path, tmp_path: Path, rows: list[dict[str, str]], expected: set[tuple[str, str]]
) -> None:
    folder = package(made, tmp_path, *rows)
    assert {(one.code, one.column) for one in check_package(str(folder)).findings} == expected


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
