"""The golden package with bodies and parts of a test's own, and what a check finds in it."""

import csv
from functools import cache
from pathlib import Path

from tallystick.register import Package, check_package, load_package
from tests.register.packages import GOLDEN, copy_of_golden

BODIES = [
    *("id", "name", "name_zh", "kind", "parent", "level", "since", "until", "successor", "source", "note"),
    "also_named",
]
PARTS = ["commitment", "body", "role", "basis", "source", "note", "since", "until", "share"]
Row = dict[str, str]


@cache
def golden() -> Package:
    return load_package(str(GOLDEN))


def commitments() -> list[str]:
    return [one.id for one in golden().commitments]


def source() -> str:
    return golden().sources[0].id


def table(folder: Path, name: str, columns: list[str], rows: list[Row]) -> None:
    with (folder / "tables" / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def package(folder: Path, bodies: list[Row], parts: list[Row], *, all_led: bool = True) -> Path:
    """The golden package with these bodies and parts; a body ``court`` leads what nothing is said of."""
    here = copy_of_golden(folder)
    told = {one["commitment"] for one in parts}
    rest = [
        {"commitment": one, "body": "court", "role": "lead", "basis": "named_in_plan"}
        for one in commitments()
        if all_led and one not in told
    ]
    named = {"note": "The plan names it."}
    table(here, "bodies", BODIES, [named | one for one in ({"id": "court", "name": "Court"}, *bodies)])
    table(here, "responsibilities", PARTS, parts + rest)
    return here


def found(folder: Path) -> list[tuple[str, str, str, int | None, str | None]]:
    known = {one.code for one in check_package(str(GOLDEN)).findings}
    return [
        (one.code, one.severity, one.file, one.row, one.column)
        for one in check_package(str(folder)).findings
        if one.code not in known
    ]


def lead(body: str, **more: str) -> Row:
    return {"commitment": commitments()[0], "body": body, "role": "lead", "basis": "named_in_plan"} | more


OFFICE = {"id": "office", "name": "Office"}
