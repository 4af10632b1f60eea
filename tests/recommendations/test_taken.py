"""A draft is confirmed in its sheet and taken back row by row; what can't be taken is named."""

from pathlib import Path

import pytest

from tallystick.cli.main import app
from tallystick.register import load_package
from tests.cli.sheets import pages, rewrite
from tests.panel.rounds import run
from tests.recommendations.made import ADDENDUM, REPORT, write
from tests.register.packages import copy_of_golden, fingerprints


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A package and the sheet of a draft that was read for it."""
    folder = tmp_path_factory.mktemp("drafted")
    package = copy_of_golden(folder)
    documents = [write(folder, "r.txt", REPORT), write(folder, "a.txt", ADDENDUM)]
    sheet = folder / "draft.xlsx"
    done = run(app, ["recommendations", "read", *documents, "--package", str(package), "--out", str(sheet)])
    assert done.exit_code == 1, done.output
    assert "7 recommendations written" in done.output
    assert "5 accepted, 1 noted" in done.output
    assert "recommendation 41.9" in done.output
    return package, sheet


def copied(drafted: tuple[Path, Path], folder: Path) -> tuple[Path, Path]:
    sheet = folder / "draft.xlsx"
    sheet.write_bytes(drafted[1].read_bytes())
    return copy_of_golden(folder), sheet


def take(package: Path, sheet: Path) -> tuple[int, str]:
    words = ["recommendations", "take", str(sheet), "--package", str(package), "--by", "Secretariat"]
    done = run(app, words)
    return done.exit_code, done.output


def decide(sheet: Path, **of: dict[str, str]) -> None:
    """Write cells of rows by identifier; every row that is named is confirmed, if nothing else is said."""

    def edit(rows: list[list[str]]) -> None:
        head = rows[0]
        for row in rows[1:]:
            for name, cell in (
                {"decision": "confirm", **of[key]}.items() if (key := key_of(head, row)) in of else ()
            ):
                row[head.index(name)] = cell

    rewrite(sheet, edit, "recommendations")

    def complete(rows: list[list[str]]) -> None:
        for row in rows[1:]:
            row[rows[0].index("issuing_body")] = "Council"
            row[rows[0].index("url")] = f"https://example.org/{row[0]}"

    rewrite(sheet, complete, "sources")


def key_of(head: list[str], row: list[str]) -> str:
    return row[head.index("id")].replace("-", "_").replace(".", "_")


def test_the_sheet_holds_each_recommendation_what_found_no_place_and_the_documents(
    drafted: tuple[Path, Path],
) -> None:
    book = pages(drafted[1])
    asked = {
        row[book["recommendations"][0].index("id")]: row for row in book["recommendations"][1:] if any(row)
    }
    head = book["recommendations"][0]
    assert list(asked) == [f"upr4-{one}" for one in ("40.1", "40.2", "41.1", "41.2", "41.3", "41.4", "41.5")]
    assert asked["upr4-41.2"][head.index("alike")] == "upr4-41.1"
    assert asked["upr4-41.3"][head.index("said")].startswith("The wall tax pays")
    assert [row[0] for row in book["sources"][1:]] == ["a-hrc-90-5", "a-hrc-90-5-add-1"]
    assert [row[2] for row in book["left"][1:]] == ["41.9: There is no such thing."]


def test_confirmed_rows_are_entered_with_who_said_so_and_a_second_time_change_nothing(
    drafted: tuple[Path, Path], tmp_path: Path
) -> None:
    package, sheet = copied(drafted, tmp_path)
    decide(
        sheet,
        upr4_41_1={},
        upr4_41_3={"asked": "End the wall tax", "reason": "The wall is needed."},
        upr4_41_4={"decision": "dismiss"},
    )
    code, said = take(package, sheet)
    assert (code, "2 entered" in said, "1 dismissed" in said, "4 without a decision" in said) == (
        0,
        True,
        True,
        True,
    )
    loaded = load_package(str(package))
    assert [(one.id, one.asked, one.response) for one in loaded.recommendations] == [
        ("upr4-41.1", "Build bridges that children can cross", "accepted"),
        ("upr4-41.3", "End the wall tax", "noted"),
    ]
    states = {one.row: (one.state, one.by) for one in loaded.confirmations}
    assert states == {
        "upr4-41.1": ("confirmed", "Secretariat"),
        "upr4-41.3": ("changed", "Secretariat"),
        "upr4-41.4": ("dismissed", "Secretariat"),
    }
    before = fingerprints(package)
    code, said = take(package, sheet)
    assert (code, "3 already so" in said) == (0, True)
    assert fingerprints(package) == before


def test_a_row_that_cannot_be_taken_is_named_and_the_others_are_taken(
    drafted: tuple[Path, Path], tmp_path: Path
) -> None:
    package, sheet = copied(drafted, tmp_path)
    decide(
        sheet,
        upr4_40_1={"responded": "2020"},
        upr4_40_2={"decision": "perhaps"},
        upr4_41_1={"id": "upr4-41.2"},
        upr4_41_2={},
        upr4_41_5={"under": "X.9"},
    )
    code, said = take(package, sheet)
    assert code == 1
    assert "it was answered before it was made" in said
    assert "perhaps is no decision" in said
    assert "an earlier row of the sheet has the identifier upr4-41.2" in said
    assert "there is no X.9" in said
    assert [one.id for one in load_package(str(package)).recommendations] == ["upr4-41.2"]


def test_a_source_that_nobody_completed_stops_its_rows_and_nothing_is_half_written(
    drafted: tuple[Path, Path], tmp_path: Path
) -> None:
    package, sheet = copied(drafted, tmp_path)
    decide(sheet, upr4_41_1={})
    rewrite(sheet, lambda rows: rows[1].__setitem__(rows[0].index("issuing_body"), ""), "sources")
    before = fingerprints(package)
    code, said = take(package, sheet)
    assert (code, "its source a-hrc-90-5" in said) == (1, True)
    assert fingerprints(package) == before


def test_the_sheet_of_another_plan_is_refused(drafted: tuple[Path, Path], tmp_path: Path) -> None:
    package, sheet = copied(drafted, tmp_path)
    descriptor = package / "datapackage.json"
    descriptor.write_text(descriptor.read_text().replace("exampla-2021-2025", "another-plan"))
    code, said = take(package, sheet)
    assert (code, "was made for another package" in said) == (2, True)
