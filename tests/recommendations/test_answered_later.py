"""An addendum that comes months after its report: its answers reach what the package has already."""

from pathlib import Path

from tallystick.register import load_package
from tests.cli.sheets import pages, rewrite
from tests.recommendations.cycle import command, entered
from tests.recommendations.made import write

ROWS = "Paragraph,Recommendation,Position\n50.1,Dig wells (Norland),{}\n50.2,Fill wells (Norland),{}\n"


def decided(rows: list[list[str]]) -> None:
    for row in rows[1:]:
        row[rows[0].index("decision")] = "confirm"
        if row[rows[0].index("asked")] == "Dig wells":
            row[rows[0].index("asked")] = "Wells, in our words"


def completed(rows: list[list[str]]) -> None:
    for row in rows[1:]:
        for name, cell in (
            ("issuing_body", "Council"),
            ("date", "2024-01-01"),
            ("url", "https://example.org/1"),
        ):
            row[rows[0].index(name)] = cell


def read(package: Path, folder: Path, name: str, *answers: str) -> Path:
    document = write(folder, f"{name}.csv", ROWS.format(*answers))
    sheet = folder / f"{name}.xlsx"
    told = command("read", str(document), "--package", str(package), "--out", str(sheet), "--cycle", "4")
    assert told[0] == 0, told[1]
    return sheet


def taken(package: Path, sheet: Path) -> None:
    rewrite(sheet, decided, "recommendations")
    rewrite(sheet, completed, "sources")
    code, said = command("take", str(sheet), "--package", str(package), "--by", "Ministry")
    assert code == 0, said


def test_an_answer_that_comes_later_reaches_what_is_there(tmp_path: Path) -> None:
    package = entered(tmp_path)
    taken(package, read(package, tmp_path, "first", "", "Supported"))
    sheet = read(package, tmp_path, "second", "Noted", "Supported")
    head, *rows = pages(sheet)["recommendations"]
    (row,) = [one for one in rows if one[head.index("id")]]
    assert row[head.index("id")] == "upr4-50.1"
    assert row[head.index("asked")] == "Wells, in our words"
    assert "the package has it already, with no answer" in row[head.index("doubt")]
    taken(package, sheet)
    there = {one.id: one for one in load_package(str(package)).recommendations}
    assert (there["upr4-50.1"].response, there["upr4-50.1"].asked) == ("noted", "Wells, in our words")
    assert there["upr4-50.2"].response == "accepted"
