"""The sheet of a draft taken back: what a person confirmed goes into the package, row by row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text, texts
from tallystick.pipeline.recommendations.columns import (
    ASKED,
    DECISION,
    DECISIONS,
    DISMISS,
    GREY,
    HEADING,
    LEFT,
    MAKER,
    SOURCE_WHITE,
    SOURCES,
    STAMP,
    TABLE,
    WHITE,
    stamp_of,
)
from tallystick.pipeline.review.untaken import plain_cell
from tallystick.pipeline.review.workbook import Grid, beside_the_columns, read_workbook, rows_of_sheet
from tallystick.register.columns import cells_of
from tallystick.register.confirmations import CHANGED, CONFIRMED, DISMISSED
from tallystick.register.edits import Edited, change, put
from tallystick.register.files import load_package, save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.indexed import Indexed, indexed
from tallystick.register.model import Package
from tallystick.register.was import kept_cells

ENTERED, CORRECTED, ALREADY, LEFT_OUT, WAITING, NOT_TAKEN = OUTCOMES = (
    "entered",
    "changed",
    "already",
    "dismissed",
    "waiting",
    "not_taken",
)
_NO_DECISION = Reason("{decision} is no decision; write confirm or dismiss, or leave it empty")
_TWICE = Reason("an earlier row of the sheet has the identifier {id}; give this one another")
_NO_NAME = Reason("the row has no identifier; write one into id")


@dataclass(frozen=True, slots=True)
class TakenRecommendation:
    """What became of a row.

    Attributes:
        row: its number; the heading is row 1.
        id: its identifier.
        outcome: one of `OUTCOMES`.
        why: why it was not taken and what would be right; None otherwise.
    """

    row: int
    id: str
    outcome: str
    why: Reason | None = None


def take_sheet(sheet: str, path: str, by: str, day: str) -> tuple[TakenRecommendation, ...]:
    """Take what a person decided into the package's folder, whole or not at all; twice changes nothing.

    Args:
        sheet: the xlsx or ods file.
        path: the package's folder.
        by: the office or the name of whoever decided.
        day: the day.

    Raises:
        Refusal: it is no such sheet, or one of another plan, or somebody changed the package meanwhile.
    """
    package = load_package(path)
    rows, after = taken_rows(sheet, package, by, day)
    if after != package:
        save_package(after, path, {}, expected=package_sha256(package))
    return rows


def taken_rows(
    sheet: str, package: Package, by: str, day: str
) -> tuple[tuple[TakenRecommendation, ...], Package]:
    """What becomes of each row, and the package with those that could be taken.

    Raises:
        Refusal: it is no such sheet, or one of another plan.
    """
    book = read_workbook(sheet, [ASKED, SOURCES, LEFT], MAKER)
    name = package.descriptor.name
    if book.about.get("package", "") != name:
        raise Refusal(
            Reason("{sheet} was made for another package than {name}", sheet=Text(sheet), name=Text(name)),
            Reason("name the package that it was made for"),
        )
    taking = _Taking(package, by, day, _sources(sheet, book.pages[SOURCES]))
    rows = tuple(taking.rows(rows_of_sheet(sheet, book.pages[ASKED], HEADING)))
    return rows, taking.within.package if taking.moved else package


def _sources(sheet: str, grid: Grid) -> Mapping[str, dict[str, str]]:
    rows = rows_of_sheet(sheet, grid, SOURCE_WHITE)
    return {cells["id"]: {name: plain_cell(cells[name]) for name in SOURCE_WHITE} for _, cells in rows}


class _Taking:
    """The rows of a sheet, one after another."""

    def __init__(self, package: Package, by: str, day: str, sources: Mapping[str, dict[str, str]]) -> None:
        self.within: Indexed = indexed(package)
        self.moved = False
        self._by, self._day, self._sources = by, day, sources
        self._seen: set[str] = set()

    def rows(self, rows: list[tuple[int, dict[str, str]]]) -> Iterator[TakenRecommendation]:
        for number, cells in rows:
            if not any(cells.get(one) for one in (*GREY, DECISION, *WHITE)):
                continue
            name = plain_cell(cells["id"])
            outcome, why = self._one(name, cells)
            self._seen.add(name)
            yield TakenRecommendation(number, name, outcome, why)

    def _one(self, name: str, cells: Mapping[str, str]) -> tuple[str, Reason | None]:
        decision = plain_cell(cells[DECISION]).lower()
        beside = beside_the_columns(cells, HEADING)
        if beside:
            return NOT_TAKEN, Reason("in no column of the sheet: {names}", names=texts(beside))
        if decision not in {"", *DECISIONS}:
            return NOT_TAKEN, _NO_DECISION.saying(decision=Text(decision))
        if not decision:
            return WAITING, None
        if not name:
            return NOT_TAKEN, _NO_NAME
        if name in self._seen:
            return NOT_TAKEN, _TWICE.saying(id=Text(name))
        given = {one: plain_cell(cells[one]) for one in WHITE}
        as_read = cells.get(STAMP, "") == stamp_of(given)
        return (
            self._dismiss(name, given) if decision == DISMISS else self._enter(name, given, as_read=as_read)
        )

    def _enter(self, name: str, given: dict[str, str], *, as_read: bool) -> tuple[str, Reason | None]:
        there = self.within.row(ASKED, (name,))
        if there is not None and cells_of(TABLE, there) == given:
            return ALREADY, None
        within = self.within
        for column in ("source", "response_source"):
            problem = self._add_source(given[column])
            if problem is not None:
                self.within = within
                return NOT_TAKEN, problem
        done = put(self.within, ASKED, given) if there is None else change(self.within, ASKED, (name,), given)
        if done.edit is None:
            self.within = within
            return NOT_TAKEN, _refused(done)
        self.within, self.moved = done.result, True
        state = CONFIRMED if as_read else CHANGED
        return self._say(name, state, ENTERED if there is None else CORRECTED)

    def _dismiss(self, name: str, given: Mapping[str, str]) -> tuple[str, Reason | None]:
        if self.within.row("confirmations", (ASKED, name)) is not None:
            return ALREADY, None
        if self.within.row(ASKED, (name,)) is not None:
            return NOT_TAKEN, Reason("it stands in the package: take the row out there")
        return self._say(name, DISMISSED, LEFT_OUT, kept_cells(given))

    def _say(self, name: str, state: str, outcome: str, was: str = "") -> tuple[str, Reason | None]:
        """Note what a person has said of the row."""
        cells = {"table": ASKED, "row": name, "state": state, "by": self._by, "day": self._day}
        cells["was"] = was if len(was) <= 4000 else ""
        there = self.within.row("confirmations", (ASKED, name))
        done = (
            put(self.within, "confirmations", cells)
            if there is None
            else change(self.within, "confirmations", (ASKED, name), cells)
        )
        if done.edit is None:
            return NOT_TAKEN, _refused(done)
        self.within, self.moved = done.result, True
        return outcome, None

    def _add_source(self, name: str) -> Reason | None:
        if not name or name not in self._sources or self.within.row(SOURCES, (name,)) is not None:
            return None
        done = put(self.within, SOURCES, self._sources[name])
        if done.edit is None:
            return Reason("its source {name}: {why}", name=Text(name), why=_refused(done))
        self.within = done.result
        return None


def _refused(done: Edited) -> Reason:
    """The first error, and what would be right."""
    first = next(one for one in done.findings if one.severity == "error")
    if first.column:
        return Reason(
            "{column}: {message}; {mend}", column=Text(first.column), message=first.message, mend=first.fix
        )
    return Reason("{message}; {mend}", message=first.message, mend=first.fix)
