"""Who codes and settles: two people who accepted, no one person twice, and whoever the sheet is of."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.register import load_package
from tests.cli.sheets import rewrite
from tests.recommendations.cycle import code_sheets, command, entered, write_table
from tests.register.packages import fingerprints


def people(package: Path, *rows: tuple[str, str, str]) -> None:
    told = [{"id": one, "standing": standing, "name": name} for one, standing, name in rows]
    write_table(package, "assessors", told)


def written_into(cells: dict[str, str]) -> Callable[[list[list[str]]], None]:
    def edit(rows: list[list[str]]) -> None:
        head, first = rows[0], rows[1]
        for name in ("answers", "in_part", "against", "none"):
            first[head.index(name)] = ""
        for name, cell in cells.items():
            first[head.index(name)] = cell

    return edit


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (("A2", "accepted", "ann  OAK"), "A1 and A2 are assessors of one name"),
        (("A2", "invited", ""), "A2 is no assessor of the package who has accepted"),
        (("A2", "declined", ""), "A2 is no assessor of the package who has accepted"),
    ],
)
def test_two_sheets_of_one_person_or_of_a_stranger_are_refused(
    tmp_path: Path, second: tuple[str, str, str], why: str
) -> None:
    package = entered(tmp_path)
    sheets = code_sheets(package, tmp_path)
    people(package, ("A1", "accepted", "Ann Oak"), second, ("A3", "accepted", ""))
    before = fingerprints(package)
    code, said = command("collect", str(package), *map(str, sheets))
    assert code == 2
    assert why in " ".join(said.split())
    assert fingerprints(package) == before


@pytest.mark.parametrize("column", ["reason", "remark"])
def test_a_row_with_words_and_no_code_is_told(tmp_path: Path, column: str) -> None:
    package = entered(tmp_path)
    one, two = code_sheets(package, tmp_path)
    rewrite(two, written_into({column: "It is hard to say"}), "codes")
    code, said = command("collect", str(package), str(one), str(two))
    assert code == 1
    assert "row 2" in said
    assert "it has words and no code" in " ".join(said.split())


def test_a_settled_sheet_is_taken_of_nobody_but_whom_it_was_written_for(tmp_path: Path) -> None:
    package = entered(tmp_path)
    assert command("collect", str(package), *map(str, code_sheets(package, tmp_path)))[0] == 0
    sheet = tmp_path / "settle.xlsx"
    assert command("settle", str(package), "--by", "A3", "--out", str(sheet))[0] == 0
    rewrite(sheet, _stands, "differences")
    for by in ("A1", "A9"):
        code, said = command("settle", str(package), "--by", by, "--take", str(sheet))
        assert code == 2
        assert f"is the sheet of A3, not of {by}" in " ".join(said.split())
    assert not [one for one in load_package(str(package)).recommendation_links if one.settled_by]
    assert command("settle", str(package), "--by", "A3", "--take", str(sheet))[0] == 0


def _stands(rows: list[list[str]]) -> None:
    rows[1][rows[0].index("stands")], rows[1][rows[0].index("reason")] = "yes", "The plan says so."


def test_who_has_the_name_of_a_coder_settles_nothing(tmp_path: Path) -> None:
    package = entered(tmp_path)
    assert command("collect", str(package), *map(str, code_sheets(package, tmp_path)))[0] == 0
    copied = tmp_path / "copied"
    shutil.copytree(package, copied)
    people(copied, ("A1", "accepted", "Ann Oak"), ("A2", "accepted", ""), ("A3", "accepted", "Ann Oak"))
    code, said = command("settle", str(copied), "--by", "A3", "--out", str(tmp_path / "s.xlsx"))
    assert code == 2
    assert "nothing is left that A3 could settle" in " ".join(said.split()).casefold().replace("a3", "A3")
