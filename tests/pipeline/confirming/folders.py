"""A small draft on the disk, as 'tallystick read' would have written it."""

import csv
import io
from pathlib import Path

from tallystick.pipeline.confirming.opening import open_draft
from tallystick.register import load_package, save_package
from tallystick.register.confirming.situation import Situation
from tests.architecture.tree import ROOT
from tests.register.confirming.drafts import TEXT, draft

METHOD = (ROOT / "tests" / "golden" / "package" / "methods" / "final.toml").read_bytes()


def _csv(columns: tuple[str, ...], *rows: tuple[object, ...]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([columns, *rows])
    return out.getvalue()


def write_draft(folder: Path) -> Path:
    """Write the draft with its text and what the reading said of it; give its folder."""
    save_package(draft(), str(folder), {"final.toml": METHOD})
    (folder / "document.txt").write_text(TEXT, encoding="utf-8")
    (folder / "reading").mkdir()
    package = draft()
    columns = (
        *("id", "section", "number", "title", "start", "end", "level", "evaluability"),
        *("reason", "groups", "rule", "page", "paragraph"),
    )
    rows = [
        (
            *(one.id, one.section, "", one.title, one.start, one.end, "commitment", one.evaluability),
            *("it promises a number", "", "layout:bullet", "", 3),
        )
        for one in package.commitments
    ]
    (folder / "commitments.csv").write_text(_csv(columns, *rows), encoding="utf-8")
    targets = [
        (one.id, one.quantity, one.value, one.unit, "false", one.start, one.end, "compare:default")
        for one in package.targets
    ]
    names = ("id", "quantity", "value", "unit", "strict", "start", "end", "rule")
    (folder / "targets.csv").write_text(_csv(names, *targets), encoding="utf-8")
    year = TEXT.index("2027")
    passed = ("1.1", "2027", year, year + 4, "it is a year", "no-target:form")
    of_numbers = ("commitment", "words", "start", "end", "reason", "rule")
    (folder / "reading" / "not_targets.csv").write_text(_csv(of_numbers, passed), encoding="utf-8")
    return folder


def state_of(folder: Path, table: str, row: str) -> str:
    """Say how a row of the draft on the disk stands."""
    package = load_package(str(folder))
    return next(one.state for one in package.confirmations if (one.table, one.row) == (table, row))


def situation(folder: Path) -> Situation:
    """Open it."""
    return open_draft(str(folder))[0]
