"""Five hundred cells changed by somebody who holds the key: each is named, with both values."""

import csv
import io
from pathlib import Path

import pytest

from tallystick.pipeline.assess import Run
from tallystick.pipeline.recompute import compare_same_version
from tallystick.release.compare import MOST, differences
from tallystick.release.seal import Sealed, open_sealed
from tests.ledger.chance import Chance
from tests.release.made import members_of, release, reseal, run_again, verified

EDITS = 500
TABLES = ("tables/verdicts.csv", "tables/commitment_verdicts.csv", "tables/deliverable_verdicts.csv")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Sealed, Run]:
    folder = tmp_path_factory.mktemp("release")
    path, _ = release(folder, "r.zip")
    return folder, open_sealed(Path(path).read_bytes(), None), run_again()


def edited(data: bytes, chance: Chance) -> tuple[bytes, int, str, str, str]:
    """The table with one cell changed; its row and column, and both values."""
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    row, at = 1 + chance.below(len(rows) - 1), chance.below(len(rows[0]))
    old = rows[row][at]
    new = ("met", "not_met", "99.9", "", "true", old + " ", old[:-1])[chance.below(7)]
    rows[row][at] = new if new != old else old + "?"
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode(), row + 1, rows[0][at], old, rows[row][at]


@pytest.mark.slow
def test_each_changed_cell_is_named(made: tuple[Path, Sealed, Run], tmp_path: Path) -> None:
    folder, sealed, run = made
    chance = Chance("cells")
    for _ in range(EDITS):
        table = TABLES[chance.below(3)]
        data, row, column, old, new = edited(sealed.members[table], chance)
        path = reseal(folder, str(tmp_path / "e.zip"), dict(sealed.members) | {table: data}, sealed.about)
        forged = open_sealed(Path(path).read_bytes(), sealed.key)
        found = compare_same_version(forged, run).differing
        assert [(one.file, one.row, one.column, one.old.text, one.new.text) for one in found] == [
            (table, row, column, new, old)
        ]


def test_the_command_sees_the_same(made: tuple[Path, Sealed, Run], tmp_path: Path) -> None:
    folder, sealed, _ = made
    chance = Chance("whole way")
    for _ in range(5):
        table = TABLES[chance.below(3)]
        data, row, column, old, new = edited(sealed.members[table], chance)
        path = reseal(folder, str(tmp_path / "e.zip"), dict(sealed.members) | {table: data}, sealed.about)
        found = verified(path)
        assert not found.identical
        assert [(one.place and one.place.text, one.old.text, one.new.text) for one in found.differing] == [
            (f"row {row}, column {column}", new, old)
        ]


def test_untouched_it_is_identical(made: tuple[Path, Sealed, Run]) -> None:
    folder, sealed, run = made
    assert compare_same_version(sealed, run).differing == []
    assert verified(str(folder / "r.zip")).identical


def test_control_a_comparison_of_verdicts_alone_is_caught(made: tuple[Path, Sealed, Run]) -> None:
    """Reading only the column that matters most, as a hurried verifier would, misses most of the edits."""
    _, sealed, _ = made
    chance, unseen = Chance("cells"), 0
    for _ in range(50):
        table = TABLES[chance.below(3)]
        data = edited(sealed.members[table], chance)[0]
        one, other = (
            [row["verdict"] for row in csv.DictReader(io.StringIO(text.decode(), newline=""))]
            for text in (sealed.members[table], data)
        )
        unseen += one == other
    assert unseen > 25


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        (b"a,b\n1,2\n3,4\n", b"a,b\n3,4\n1,2\n", ["row 2", "row 3"]),
        (b"a,b\n1,2\n3,4\n", b"a,b\n1,2\n", ["row 3"]),
        (b"a,b\n1,2\n", b"a,b\n1,2\n3,4\n", ["row 3"]),
        (b"a,b\n1,2\n", b"a,c\n1,2\n", ["row 1", "row 2, column c", "row 2, column b"]),
        (b"a,b\n1,2\n", b"a,b\n1,5\n", ["row 2, column b"]),
        (b"a,b\n1,2\n", b"a,b\n1,2,3\n", ["row 2, column 3"]),
        (b'a,b\n"1,2\n', b"a,b\n1,2\n", [None]),
        (b"a,b\r\n1,2\r\n", b"a,b\n1,2\n", [None]),
    ],
)
def test_rows_moved_lost_or_added(old: bytes, new: bytes, places: list[str | None]) -> None:
    assert [one.place and one.place.text for one in differences("t.csv", old, new)] == places


def test_rows_of_different_number_are_lost_or_added_and_not_moved() -> None:
    """A row taken out moves all that follow; only the one that is gone is told."""
    rows = [f"{at},x\n".encode() for at in range(9)]
    found = differences("t.csv", b"a,b\n" + b"".join(rows), b"a,b\n" + b"".join(rows[:3] + rows[4:]))
    assert [(one.place and one.place.text, one.new.text) for one in found] == [("row 5", "(not there)")]


def test_a_large_table_is_compared_row_by_row_and_told_in_part() -> None:
    row = b"level.over-90,I.1.01,QX,not_met," + b"x" * 400 + b"\n"
    true = b"target,commitment,area,verdict,reason\n" + row * 20_000
    one_cell = true.replace(b"not_met", b"met", 1)
    found = differences("t.csv", one_cell, true)
    (one,) = found
    assert (one.row, one.column, one.old.text, one.new.text) == (2, "verdict", "met", "not_met")
    found = differences("t.csv", true.replace(b"not_met", b"met"), true)
    assert len(found) == MOST + 1
    assert "more than 2000 differences" in found[-1].old.text
    assert differences("t.csv", true + row, true)[0].row == 20_002


def test_values_of_a_record_are_named_by_their_path() -> None:
    found = differences("r.json", b'{"a":{"b":[1,2]},"c":1}', b'{"a":{"b":[1,3]}}')
    assert [(one.place and one.place.text, one.old.text, one.new.text) for one in found] == [
        ("a.b[1]", "2", "3"),
        ("c", "1", "(not there)"),
    ]
    assert differences("r.json", None, b"{}")[0].old.text == "(not there)"


def test_members_are_all_files_of_a_run(made: tuple[Path, Sealed, Run]) -> None:
    folder, _, run = made
    names = {one for one in members_of(str(folder / "r.zip")) if not one.startswith("release/")}
    assert names == {*run.files, "manifest.json"}
