"""Tables of the Independent Reporting Mechanism: each known value becomes a code, each other one is named."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallystick.cli.main import app
from tallystick.panel.irm import COLUMNS
from tallystick.pipeline.panel.assign import pool_of
from tallystick.register import load_package
from tests.register.packages import GOLDEN, copy_of_golden, fingerprints, rows_of, write_rows

IDS = [one.id for one in load_package(str(GOLDEN)).commitments]
#: Columns of the partnership's own export; the rows are invented.
HEAD = [
    "Commitment Unique Identifier",
    "Commitment Number",
    "Commitment Title",
    "Action Plan ID",
    "URL",
    "Report Publication Year (End Of Term)",
    *(one.name for one in COLUMNS),
]
PLAN = "AP_XXX01"


def table(folder: Path, *rows: dict[str, str], head: list[str] = HEAD) -> Path:
    path = folder / "commitments.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, head, restval="ND", extrasaction="ignore")
        writer.writeheader()
        writer.writerows({"Action Plan ID": PLAN, "Commitment Number": "99"} | one for one in rows)
    return path


def taken(package: Path, path: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["panel", "irm", str(package), str(path), "--plan", PLAN, *words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, " ".join(done.output.split())


def codes(package: Path) -> dict[tuple[str, str, str], str]:
    rows = load_package(str(package)).judgements
    return {(one.panel, one.commitment, one.criterion): one.code for one in rows}


CODED = {
    "Commitment Unique Identifier": IDS[0],
    "URL": "https://example.org/xx0001",
    "Report Publication Year (End Of Term)": "2019",
    "Verifiable": "Yes",
    "Specificity": "Medium",
    "Potential Impact": "Moderate",
    "Completion (Progress Report)": "Limited",
    "Completion (End Of Term)": "Substantial",
    "Did It Open Government (Overall)": "Did Not Change",
}


def test_each_code_becomes_a_judgement_by_the_review_in_which_it_was_given(tmp_path: Path) -> None:
    package = copy_of_golden(tmp_path)
    code, said = taken(package, table(tmp_path, CODED))
    assert code == 0, said
    assert codes(package) == {
        (f"irm-{PLAN}-progress", IDS[0], "verifiable"): "yes",
        (f"irm-{PLAN}-progress", IDS[0], "specificity"): "medium",
        (f"irm-{PLAN}-progress", IDS[0], "potential_impact"): "moderate",
        (f"irm-{PLAN}-progress", IDS[0], "completion"): "limited",
        (f"irm-{PLAN}-end", IDS[0], "completion"): "substantial",
        (f"irm-{PLAN}-end", IDS[0], "opened_government"): "did_not_change",
    }
    last = next(one for one in load_package(str(package)).judgements if one.panel.endswith("-end"))
    assert last.reason in {
        "Completion (End Of Term): Substantial",
        "Did It Open Government (Overall): Did Not Change",
    }
    assert last.evidence is not None
    assert "report published in 2019, https://example.org/xx0001" in last.evidence
    assert "2 cells say that nothing was coded" in said


def test_a_table_taken_twice_changes_nothing_and_a_revised_code_is_named(tmp_path: Path) -> None:
    package = copy_of_golden(tmp_path)
    taken(package, table(tmp_path, CODED))
    before = fingerprints(package)
    code, said = taken(package, table(tmp_path, CODED))
    assert (code, "6 codes stood there already" in said) == (0, True)
    code, said = taken(package, table(tmp_path, CODED | {"Completion (End Of Term)": "Complete"}))
    assert code == 1
    assert "another code of completion stands there already: substantial" in said
    assert fingerprints(package) == before


def test_values_and_commitments_that_nobody_knows_are_named_with_row_and_column(tmp_path: Path) -> None:
    package = copy_of_golden(tmp_path)
    strange = CODED | {"Verifiable": "1", "Completion (Progress Report)": "Withdrawn"}
    code, said = taken(package, table(tmp_path, strange, CODED | {"Commitment Unique Identifier": "XX0999"}))
    assert code == 1
    assert "row 2, column Verifiable" in said
    assert "Withdrawn is no value of Completion (Progress Report)" in said
    assert "row 3, column Commitment Number" in said
    assert len(codes(package)) == 4


def test_a_number_finds_the_commitment_that_has_it_alone(tmp_path: Path) -> None:
    package = copy_of_golden(tmp_path)
    rows = rows_of(package / "tables/commitments.csv")
    write_rows(package / "tables/commitments.csv", [*rows, ["C07", *rows[1][1:]], ["8.2", *rows[1][1:]]])
    named = {"Commitment Unique Identifier": "XX0002"}
    numbers = ("7", "8.1999999999999993", "5")
    code, said = taken(
        package, table(tmp_path, *(CODED | named | {"Commitment Number": one} for one in numbers))
    )
    assert (code, "row 4, column Commitment Number" in said) == (1, True)
    assert {one[1] for one in codes(package)} == {"C07", "8.2"}


def test_the_mechanism_is_drawn_into_no_panel(tmp_path: Path) -> None:
    package = copy_of_golden(tmp_path)
    taken(package, table(tmp_path, CODED))
    (tmp_path / "package/tables/assessors.csv").write_text(
        (tmp_path / "package/tables/assessors.csv").read_text(encoding="utf-8") + "A1,accepted,,\n",
        encoding="utf-8",
    )
    assert set(pool_of(load_package(str(package)), 1).budgets) == {"A1"}


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (HEAD[1:], "lacks the column Commitment Unique Identifier"),
        (HEAD[:6], "lacks 8 columns"),
        (HEAD, "has no commitment of the plan"),
    ],
)
def test_another_table_is_refused_and_nothing_is_written(tmp_path: Path, head: list[str], told: str) -> None:
    package = copy_of_golden(tmp_path)
    before = fingerprints(package)
    code, said = taken(package, table(tmp_path, {"Action Plan ID": "AP_YYY01"}, head=head))
    assert (code, told in said) == (2, True), said
    assert fingerprints(package) == before


def test_what_is_no_csv_is_refused(tmp_path: Path) -> None:
    package = copy_of_golden(tmp_path)
    path = tmp_path / "table.csv"
    for data in (b"PK\x03\x04\x00", b"", b"\xff\xfea\x00", b'a,"b\n'):
        path.write_bytes(data)
        assert taken(package, path)[0] in {1, 2}
        assert codes(package) == {}
