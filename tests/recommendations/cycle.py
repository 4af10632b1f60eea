"""A whole cycle of an invented review: every response, every way of matching, two invented coders."""

from collections.abc import Callable, Mapping
from pathlib import Path

from typer.testing import CliRunner

from tallystick.cli.main import app
from tallystick.register import load_package
from tallystick.register.indexed import BY_NAME
from tests.cli.sheets import pages, rewrite
from tests.register.packages import GOLDEN, copy_of_golden, write_rows

run = CliRunner().invoke
SOURCE = load_package(str(GOLDEN)).sources[0].id
#: By paragraph: what is asked, of whom, who made it, and the answer.
ASKED: Mapping[str, tuple[str, str, str, str]] = {
    "28.1": ("Put the law on tenancy in force", "", "Norland", "accepted"),
    "28.2": (
        "Build bridges that women and children can cross",
        "women; children",
        "Norland; Westia",
        "accepted",
    ),
    "28.3": ("Open registers of rents, of wells and of land", "", "Ostland", "accepted"),
    "28.4": ("Hold reviews of the plan every year", "", "Westia", "accepted_in_part"),
    "28.5": ("Adopt the laws that were announced by 2023", "", "Norland", "accepted"),
    "28.6": ("Publish reports on what was done", "", "Ostland", "noted"),
    "28.7": ("Raise awareness of the covenant", "", "Westia", "accepted"),
    "28.8": ("Abolish the wall tax", "", "Norland", "rejected"),
    "28.9": ("Ratify the convention on rivers", "", "Ostland; Norland", "rejected"),
    "28.10": ("Set up bodies that hear complaints", "", "Westia", "noted"),
    "28.11": ("Uphold the dignity of prisoners", "", "Ostland", "not_found"),
    "28.12": ("Train and build the promised numbers of teachers", "", "Norland", ""),
    "28.13": ("Stay below the ceilings for smoke", "", "Westia", "accepted"),
    "28.14": ("Build bridges that women can cross", "women", "Ostland", "accepted"),
}
#: By paragraph: what each coder wrote into their sheet; empty where they left the row.
CODED: Mapping[str, tuple[dict[str, str], dict[str, str]]] = {
    "28.1": ({"answers": "II.1.01"}, {"answers": "II.1.01"}),
    "28.2": ({"answers": "II.2.03"}, {"answers": "II.2.03"}),
    "28.3": ({"in_part": "II.2.04"}, {"in_part": "II.2.04"}),
    "28.4": ({"answers": "II.2.05"}, {"in_part": "II.2.05"}),
    "28.5": ({"answers": "II.1.03"}, {"answers": "II.1.03", "in_part": "II.1.02"}),
    "28.6": ({"in_part": "II.2.01"}, {"in_part": "II.2.01"}),
    "28.7": ({"answers": "III.01"}, {"none": "yes"}),
    "28.8": ({"none": "yes", "against": "II.2.03"}, {"none": "yes", "against": "II.2.03"}),
    "28.9": ({"none": "yes"}, {"none": "yes"}),
    "28.10": ({"answers": "II.2.02"}, {"answers": "II.2.02"}),
    "28.11": ({"in_part": "III.02"}, {"none": "yes"}),
    "28.12": ({"answers": "I.5.01"}, {}),
    "28.13": ({"answers": "I.3.01"}, {"answers": "I.3.01"}),
}


def write_table(package: Path, name: str, rows: list[dict[str, str]]) -> None:
    columns = list(BY_NAME[name].columns)
    write_rows(
        package / f"tables/{name}.csv", [columns, *([row.get(one, "") for one in columns] for row in rows)]
    )


def entered(folder: Path) -> Path:
    """The invented plan with the recommendations of the cycle, coded by nobody."""
    package = copy_of_golden(folder)
    people = [{"id": one, "standing": "accepted"} for one in ("A1", "A2", "A3")]
    write_table(package, "assessors", people)
    rows = [_row(paragraph, *said) for paragraph, said in ASKED.items()]
    rows[-1] |= {"merged_into": "upr4-28.2"}
    rows.append(
        {
            "id": "CEDAW-2023-20",
            "mechanism": "treaty_body",
            "kind": "concern",
            "document": "CEDAW/C/EXA/CO/3",
            "paragraph": "20",
            "asked": "Few women sit on councils",
            "committee": "CEDAW",
            "date": "2023-05-09",
            "groups": "women",
            "articles": "CEDAW 7",
            "source": SOURCE,
        }
    )
    write_table(package, "recommendations", rows)
    _write_letters(package)
    return package


def _write_letters(package: Path) -> None:
    write_table(
        package,
        "communications",
        [
            {
                "id": "l.1",
                "kind": "allegation_letter",
                "date": "2023-02",
                "subject": "Evictions near the wall",
                "reply": "not_found",
                "reference": "AL EXA 1/2023",
                "sent_by": "Special Rapporteur on housing",
                "commitments": "II.1.01",
                "source": SOURCE,
            }
        ],
    )
    write_table(
        package,
        "parallel_reports",
        [
            {
                "id": "p.1",
                "made_by": "League of Tenants (invented)",
                "sent_to": "the review, 45th session",
                "date": "2023-07",
                "title": "Rents and wells",
                "url": "https://example.org/parallel",
            }
        ],
    )


def _row(paragraph: str, asked: str, groups: str, made_by: str, response: str) -> dict[str, str]:
    answered = response not in {"", "not_found"}
    return {
        "id": f"upr4-{paragraph}",
        "mechanism": "upr",
        "kind": "recommendation",
        "document": "A/HRC/90/5",
        "paragraph": paragraph,
        "asked": asked,
        "groups": groups,
        "made_by": made_by,
        "date": "2024-01-26",
        "cycle": "4",
        "session": "45th session",
        "theme": "Law" if int(paragraph[3:]) % 2 else "Bridges and wells",
        "response": response,
        "responded": "2024-06" if answered else "",
        "reason": "The wall has to be paid for." if response == "rejected" else "",
        "source": SOURCE,
        "response_source": SOURCE if answered else "",
        "under": "III.02" if response in {"accepted", "accepted_in_part"} else "",
    }


def command(*words: str) -> tuple[int, str]:
    """Run a command of recommendations; its exit code and what it said."""
    done = run(app, ["recommendations", *words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def code_sheets(package: Path, folder: Path) -> list[Path]:
    """The two coders' sheets, filled in."""
    sheets = []
    for place, coder in enumerate(("A1", "A2")):
        sheet = folder / f"{coder}.xlsx"
        assert command("code", str(package), "--coder", coder, "--out", str(sheet))[0] == 0
        rewrite(sheet, _coding(place), "codes")
        sheets.append(sheet)
    return sheets


def _coding(place: int) -> Callable[[list[list[str]]], None]:
    def edit(rows: list[list[str]]) -> None:
        head = rows[0]
        for row in rows[1:]:
            paragraph = row[head.index("recommendation")].removeprefix("upr4-")
            for name, cell in CODED.get(paragraph, ({}, {}))[place].items():
                row[head.index(name)] = cell

    return edit


def settled(package: Path, folder: Path, decided: Mapping[tuple[str, str], tuple[str, str]]) -> str:
    """Have the third settle some links; what the command said."""
    sheet = folder / "settle.xlsx"
    assert command("settle", str(package), "--by", "A3", "--out", str(sheet))[0] == 0

    def edit(rows: list[list[str]]) -> None:
        head = rows[0]
        for row in rows[1:]:
            key = row[head.index("recommendation")].removeprefix("upr4-"), row[head.index("how")]
            if key in decided:
                row[head.index("stands")], row[head.index("reason")] = decided[key]

    rewrite(sheet, edit, "differences")
    code, said = command("settle", str(package), "--by", "A3", "--take", str(sheet))
    assert code == 0, said
    return said


SETTLED = {
    ("28.7", "answers"): ("yes", "Awareness of rights is what the covenant asks."),
    ("28.7", "none"): ("no", "One does."),
    ("28.11", "in_part"): ("no", "Dignity in general says nothing of prisons."),
    ("28.11", "none"): ("yes", "No commitment speaks of prisons."),
}


def mapped_cycle(folder: Path) -> Path:
    """The invented plan with the whole cycle, coded by two and settled by a third."""
    package = entered(folder)
    sheets = code_sheets(package, folder)
    code, said = command("collect", str(package), *map(str, sheets))
    assert code == 0, said
    settled(package, folder, SETTLED)
    return package


__all__ = ("ASKED", "CODED", "command", "entered", "mapped_cycle", "pages", "settled", "write_table")
