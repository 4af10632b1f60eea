"""A panel of an invented plan, whose assessors have keys and code as they are told."""

import copy
import hashlib
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from typer.testing import CliRunner

from tallystick.cli.main import app
from tallystick.panel.blind import BlindView, blind_view
from tallystick.panel.record import PanelRecord
from tallystick.pipeline.panel.folder import load_panel
from tallystick.pipeline.panel.sheet import CODES, COLUMNS, EVIDENCE, MAKER, SAID, about_sheet, sheet_pages
from tallystick.pipeline.review.pages import SheetPage, workbook_bytes
from tallystick.pipeline.review.workbook import read_workbook, rows_of_sheet
from tallystick.register import load_package
from tallystick.voice.language import ENGLISH
from tests.register.packages import copy_of_golden, write_rows

SEED = "lottery of 2026-12-04: 3 11 19"
ASSESSORS = ("A1", "A2", "A3")
HEAD = ["id", "standing", "name", "budget", "signing_key"]
run = CliRunner().invoke
Codes = Callable[[str, str], Mapping[str, str]]


class Round:
    """A round in a folder: a package, a panel, and the keys of its assessors."""

    def __init__(self, here: Path, assessors: tuple[str, ...] = ASSESSORS) -> None:
        self.here, self.panel = here, here / "panel"
        here.mkdir(exist_ok=True)
        self.package = copy_of_golden(here)
        self.keys = {one: here / f"{one}.key" for one in assessors}
        for one, key in self.keys.items():
            assert self("keys", "make", one, "--out", str(key)) == 0
        self.assessors()

    def copied(self, to: Path) -> "Round":
        """The same round in another folder."""
        shutil.copytree(self.here, to)
        other = copy.copy(self)
        other.here, other.panel, other.package = to, to / "panel", to / self.package.name
        other.keys = {one: to / f"{one}.key" for one in self.keys}
        return other

    def __call__(self, *words: str) -> int:
        """Run a command; what it said stays in `said`."""
        done = run(app, list(words))
        self.said = done.output
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code

    def assessors(self, **changed: Mapping[str, str]) -> None:
        """Write the assessors, of some with cells changed."""
        rows = []
        for one, key in self.keys.items():
            line = Path(f"{key}.vkey").read_text(encoding="utf-8").strip()
            usual = {
                "id": one,
                "standing": "accepted",
                "name": f"Dr {one}",
                "budget": "",
                "signing_key": line,
            }
            rows.append([(usual | dict(changed.get(one, {})))[name] for name in HEAD])
        write_rows(self.package / "tables/assessors.csv", [HEAD, *rows])

    def interests(self, *rows: tuple[str, str, str]) -> None:
        """Write interests: who, of what kind, in which commitment."""
        told = [[f"n{at}", *row] for at, row in enumerate(rows)]
        write_rows(self.package / "tables/interests.csv", [["id", "assessor", "kind", "commitment"], *told])

    def drawn(self, *options: str) -> PanelRecord:
        """Announce and draw the panel."""
        where = (str(self.package), str(self.panel))
        assert self("panel", "assign", *where, "--announce", "the lottery of 4 December", *options) == 0
        assert self("panel", "assign", *where, "--seed", SEED) == 0, self.said
        return load_panel(str(self.panel))

    def view(self, assessor: str) -> BlindView:
        """What an assessor is shown."""
        return blind_view(load_package(str(self.package)), load_panel(str(self.panel)), assessor)

    def coded(self, assessor: str, codes: Codes) -> Path:
        """The assessor's sheet, filled in."""
        path = self.here / f"{assessor}.xlsx"
        path.write_bytes(filled(self.view(assessor), codes))
        return path

    def commit(self, assessor: str, codes: Codes) -> Path:
        """Fill in a sheet and commit to it."""
        path = self.coded(assessor, codes)
        words = ("--panel", str(self.panel), "--key", str(self.keys[assessor]))
        assert self("panel", "commit", str(path), *words) == 0, self.said
        return path

    def collect(self, *files: Path, day: str = "2026-12-10") -> int:
        """Take files in."""
        names = [str(one) for one in files]
        return self("panel", "collect", str(self.package), str(self.panel), *names, "--day", day)

    def whole(self, codes: Codes, **others: Codes) -> None:
        """A whole first round, from the draw to the opened sheets; some assessors may code otherwise."""
        self.drawn()
        sheets = [self.commit(one, others.get(one, codes)) for one in ASSESSORS]
        assert self.collect(*(Path(f"{one}.commitment") for one in sheets)) == 0, self.said
        assert self.collect(*sheets) == 0, self.said


def refilled(path: Path, round_: Round, assessor: str, name: str, codes: Codes) -> Path:
    """Fill in a sheet of a later round as it was written, cell by cell."""
    book = read_workbook(str(path), [CODES, EVIDENCE], MAKER)
    columns = (*COLUMNS, SAID)
    rows = [cells for _, cells in rows_of_sheet(str(path), book.pages[CODES], columns)]
    known = rows_of_sheet(str(path), book.pages[EVIDENCE], ["source"])
    pages = [
        _plain(CODES, columns, list(_rows(rows, codes))),
        _plain(EVIDENCE, ("source",), [{"source": cells["source"]} for _, cells in known]),
    ]
    panel = load_panel(str(round_.panel))
    path.write_bytes(workbook_bytes(pages, about_sheet(panel, assessor, name), (), ENGLISH))
    words = ("--panel", str(round_.panel), "--key", str(round_.keys[assessor]))
    assert round_("panel", "commit", str(path), *words) == 0, round_.said
    return path


def _plain(name: str, columns: tuple[str, ...], rows: list[Mapping[str, str]]) -> SheetPage:
    return SheetPage(name, columns, frozenset(), rows, {}, {}, 1)


def filled(view: BlindView, codes: Codes) -> bytes:
    """The workbook of an assessor with these cells in the rows of commitments and criteria."""
    pages = [
        replace(page, rows=list(_rows(page.rows, codes))) if page.name == CODES else page
        for page in sheet_pages(view)
    ]
    return workbook_bytes(pages, about_sheet(view.panel, view.assessor), (), ENGLISH)


def _rows(rows: Iterable[Mapping[str, str]], codes: Codes) -> Iterable[Mapping[str, str]]:
    return ({**row, **codes(row["commitment"], row["criterion"])} for row in rows)


def usual(commitment: str, criterion: str) -> dict[str, str]:
    """A code for each question, which follows from the commitment alone, so that all assessors agree."""
    scale = {
        "verifiable": ("no", "yes"),
        "lens": ("restates", "adds"),
        "potential": ("unclear", "modest", "substantial"),
        "completion": ("no_evidence", "limited", "substantial", "complete"),
        "right_enjoyed": ("cannot_tell", "no_change", "more"),
        "evidence": ("none", "own_word", "independent"),
    }[criterion]
    code = scale[hashlib.sha256(commitment.encode()).digest()[0] % len(scale)]
    said = {"why": "acts_found", "reason": "It was read.", "independent": "true", "evidence": "Gazette 12."}
    return {"code": code} | said
