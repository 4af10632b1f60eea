"""What stands in the sheet of a draft: its pages, which cells a person may change, and their decisions."""

from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.base.canonical import canonical_bytes, sha256
from tallystick.base.wholes import as_place
from tallystick.register.columns import Column, cells_of
from tallystick.register.confirmations import DISMISSED
from tallystick.register.confirming.doing import RowName
from tallystick.register.confirming.doubts import Doubt, doubts_of
from tallystick.register.confirming.situation import Situation
from tallystick.register.indexed import BY_NAME
from tallystick.register.kinds import IDENTIFIER, TEXT, UNIT
from tallystick.register.was import cells_as_read
from tallystick.voice.language import ENGLISH, Language

DECISION, WITH, REMARK, STAMP = "decision", "with", "remark", "row_as_it_was"
CONFIRM, DISMISS, REOPEN, SPLIT, JOIN, ADD = "confirm", "dismiss", "reopen", "split", "join", "add"
MAKER = "tallystick confirm --sheet"
#: A cell of a spreadsheet takes no more than 32,767 characters, and no person reads so many.
_LONGEST_WORDS = 4000
#: The kinds of cells in which digits are words like others.
_OF_WORDS = (TEXT, IDENTIFIER, UNIT)
#: What is worked out anew whenever something changes, and so is compared only with a sheet of today.
WORKED_OUT = ("page", "doubt")


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A page of the sheet of a draft.

    Attributes:
        table: the table whose rows it has, and its name.
        grey: the columns that help to read.
        white: the columns of the table that may be changed.
        decisions: what may be decided of a row.
        blank: how many rows stand open behind the others, to add what was not read.
    """

    table: str
    grey: tuple[str, ...]
    white: tuple[str, ...]
    decisions: tuple[str, ...]
    blank: int = 0

    @property
    def numbers(self) -> frozenset[str]:
        """The columns whose cells a spreadsheet may write otherwise: numbers, days and truth."""
        return NUMBERS[self.table]

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column, in order."""
        return (*self.grey, *self.white, DECISION, WITH, REMARK, STAMP)


#: Of each page the columns whose cells a spreadsheet may write otherwise: numbers, days and truth.
NUMBERS = {
    name: frozenset(
        {*(one for one, column in BY_NAME[name].columns.items() if column.kind not in _OF_WORDS), "page"}
    )
    for name in ("commitments", "targets", "deliverables", "outline")
}
PAGES = (
    DraftPage(
        "commitments",
        ("id", "words", "page", "doubt", "state"),
        ("section", "title", "evaluability", "groups", "instruments"),
        (CONFIRM, DISMISS, REOPEN, SPLIT, JOIN, ADD),
        40,
    ),
    DraftPage(
        "targets",
        ("id", "commitment", "words", "page", "doubt", "state"),
        (
            *("quantity", "arithmetic", "comparator", "value", "unit", "strict", "baseline_year"),
            *("deadline", "frequency", "counts", "note"),
        ),
        (CONFIRM, DISMISS, REOPEN, ADD),
        40,
    ),
    DraftPage(
        "deliverables",
        ("id", "commitment", "words", "page", "state"),
        ("kind", "title", "deadline", "note"),
        (CONFIRM, DISMISS, REOPEN, ADD),
        20,
    ),
    DraftPage(
        "outline", ("id", "parent", "position", "state"), ("number", "title"), (CONFIRM, DISMISS, REOPEN)
    ),
)


def open_columns(page: DraftPage) -> dict[str, Column]:
    """The columns that a person may change, as the package declares them."""
    return {name: BY_NAME[page.table].columns[name] for name in page.white}


def rows_of(page: DraftPage, draft: Situation, language: Language = ENGLISH) -> list[dict[str, str]]:
    """Every row of a page by column, the most doubtful first and dismissed ones last."""
    doubts = doubts_of(draft.package, draft.read)
    rows = sorted(
        getattr(draft.package, page.table),
        key=lambda one: -_doubt(doubts, (page.table, one.id)).share,
    )
    shown = []
    for row in rows:
        name = (page.table, row.id)
        cells = cells_of(BY_NAME[page.table], row)
        shown.append(_shown(page, draft, name, cells) | {"doubt": _said(_doubt(doubts, name), language)})
    gone = [one for one in draft.package.confirmations if one.table == page.table and one.state == DISMISSED]
    for said in gone:
        kept = cells_as_read(said.was or "") or {"id": said.row}
        if draft.state((said.table, said.row)) == DISMISSED:
            shown.append(_shown(page, draft, (said.table, said.row), kept) | {"doubt": ""})
    return [{name: row.get(name, "") for name in page.columns} for row in shown]


def _doubt(doubts: Mapping[RowName, Doubt], name: RowName) -> Doubt:
    return doubts.get(name, Doubt(0, None))


def _said(doubt: Doubt, language: Language) -> str:
    return language.reason(doubt.why) if doubt.why else ""


def _shown(page: DraftPage, draft: Situation, name: RowName, cells: dict[str, str]) -> dict[str, str]:
    start, end = _span(draft, name, cells)
    place = draft.place(start)
    before, words, behind = draft.around(start, end) if name[0] == "targets" else ("", "", "")
    plain = words if name[0] == "targets" else draft.words(start, end)
    quoted = f"{before}[{plain}]{behind}" if name[0] == "targets" and plain else plain
    state = draft.state(name)
    return cells | {
        "words": " ".join(quoted.split())[:_LONGEST_WORDS],
        "page": str(place.page or place.paragraph) if place else "",
        "state": state,
        STAMP: stamp(page, cells, state),
    }


def _span(draft: Situation, name: RowName, cells: dict[str, str]) -> tuple[int | None, int | None]:
    """Where a row stands in the plan's text: as its cells say, else as the reading does."""
    start, end = as_place(cells.get("start", "")), as_place(cells.get("end", ""))
    if start is not None and end is not None:
        return start, end
    told = draft.read.rows.get(name)
    return (told.start, told.end) if told else (None, None)


def stamp(page: DraftPage, cells: dict[str, str], state: str) -> str:
    """Sixteen digits by which a row is known to be as it was when the sheet was made."""
    told = {name: cells.get(name, "") for name in BY_NAME[page.table].columns}
    return sha256(canonical_bytes({"cells": told, "state": state}))[:16]
