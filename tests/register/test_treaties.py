"""How the State stands to a treaty: what its dates contradict is named, and so is a treaty without a row."""

from pathlib import Path

import pytest

from tallystick.register import check_package, load_package
from tests.register.packages import GOLDEN, copy_of_golden, rows_of, write_rows

HEAD = ["id", "name", "standing", "signed", "ratified", "in_force", "source"]


def package(folder: Path, *rows: dict[str, str]) -> Path:
    here = copy_of_golden(folder)
    source = load_package(str(GOLDEN)).sources[0].id
    told = [{"name": "A treaty", "source": source} | row for row in rows]
    write_rows(here / "tables/treaties.csv", [HEAD, *([one.get(name, "") for name in HEAD] for one in told)])
    return here


def found(folder: Path) -> list[tuple[str, str, str, int | None, str | None]]:
    known = {one.code for one in check_package(str(GOLDEN)).findings}
    return [
        (one.code, one.severity, one.file.removeprefix("tables/"), one.row, one.column)
        for one in check_package(str(folder)).findings
        if one.code not in known
    ]


def linked() -> set[str]:
    links = load_package(str(GOLDEN)).links
    return {one.code.split()[0] for one in links if one.scheme == "treaty_article"}


def rest() -> list[dict[str, str]]:
    return [{"id": code, "standing": "not_found"} for code in sorted(linked())]


GOOD = [
    {"standing": "party", "ratified": "2001-03-27", "in_force": "2001-06-27"},
    {"standing": "party", "signed": "1980-07-17", "ratified": "1980"},
    {"standing": "signed", "signed": "1998-10-05"},
    {"standing": "neither"},
    {"standing": "not_found", "source": ""},
]


@pytest.mark.parametrize("row", GOOD)
def test_what_can_be_has_no_finding(tmp_path: Path, row: dict[str, str]) -> None:
    assert found(package(tmp_path, {"id": "ZZZ"} | row, *rest())) == []


BAD = [
    ({"standing": "party"}, "party-without-date", "ratified"),
    ({"standing": "signed"}, "signed-without-date", "signed"),
    ({"standing": "signed", "signed": "1998", "ratified": "2001"}, "ratified-and-no-party", "standing"),
    ({"standing": "neither", "in_force": "2001"}, "ratified-and-no-party", "standing"),
    ({"standing": "neither", "source": ""}, "treaty-without-source", "source"),
    ({"standing": "acceded"}, "wrong-value", "standing"),
]


@pytest.mark.parametrize(("row", "code", "column"), BAD)
def test_what_contradicts_itself_is_named(
    tmp_path: Path, row: dict[str, str], code: str, column: str
) -> None:
    folder = package(tmp_path, *rest(), {"id": "ZZZ"} | row)
    assert found(folder) == [(code, "error", "treaties.csv", len(linked()) + 2, column)]


def test_each_link_to_a_treaty_without_a_row_is_a_gap(tmp_path: Path) -> None:
    folder = package(tmp_path, {"id": "ZZZ", "standing": "neither"})
    rows = rows_of(folder / "tables/links.csv")
    wanted = [n for n, row in enumerate(rows, 1) if row[1] == "treaty_article"]
    assert wanted
    assert found(folder) == [("treaty-unknown", "gap", "links.csv", n, "code") for n in wanted]


def test_a_package_without_treaties_is_not_asked() -> None:
    assert "treaty-unknown" not in {one.code for one in check_package(str(GOLDEN)).findings}


def test_a_labour_convention_is_a_link_of_its_own_kind(tmp_path: Path) -> None:
    folder = package(tmp_path, {"id": "C029", "standing": "party", "ratified": "2022-08-12"}, *rest())
    path = folder / "tables/links.csv"
    write_rows(
        path, [*rows_of(path), ["I.1.01", "ilo_convention", "C029"], ["I.1.01", "ilo_convention", "C105"]]
    )
    assert found(folder) == [("treaty-unknown", "gap", "links.csv", len(rows_of(path)), "code")]
