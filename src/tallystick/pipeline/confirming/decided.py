"""What is done for a row of a draft's sheet, by what was decided of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.pipeline.confirming.columns import (
    ADD,
    CONFIRM,
    DISMISS,
    JOIN,
    REOPEN,
    SPLIT,
    WITH,
    DraftPage,
    open_columns,
)
from tallystick.pipeline.review.untaken import plain_cell, same_cell
from tallystick.register.confirming.acts import change, confirm, dismiss, reopen
from tallystick.register.confirming.doing import Deed, Hand, RowName
from tallystick.register.confirming.reshaping import (
    add_commitment,
    add_deliverable,
    add_target,
    join,
    split,
)
from tallystick.register.confirming.words import place_of, split_place
from tallystick.register.edits import Cells
from tallystick.register.indexed import Indexed
from tallystick.register.model import Commitment


@dataclass(frozen=True, slots=True)
class DecidedRow:
    """A row of the sheet of which something was decided.

    Attributes:
        within: the package as the rows before it left it.
        text: the plan's text.
        page: the page it stands on.
        name: the row of the draft; empty for one that is to be added.
        cells: its cells.
        changed: those of its open cells that are not as in the package.
        hand: who decided.
    """

    within: Indexed
    text: str
    page: DraftPage
    name: str
    cells: Cells
    changed: dict[str, str]
    hand: Hand

    @property
    def row(self) -> RowName:
        """The row of the draft."""
        return self.page.table, self.name


def do(decision: str, row: DecidedRow) -> Deed | None:
    """Do what was decided; None where it was done before.

    Raises:
        Refusal: it can't be done.
    """
    return _DO[decision](row)


def names_in(cells: Cells) -> list[str]:
    """The identifiers in the cell *with*."""
    return [one for one in plain_cell(cells.get(WITH, "")).replace(";", " ").replace(",", " ").split() if one]


def _confirm(row: DecidedRow) -> Deed:
    if row.changed:
        return change(row.within, row.row, row.changed, row.hand)
    return confirm(row.within, [row.row], row.hand)


def _split(row: DecidedRow) -> Deed:
    one = row.within.row("commitments", (row.name,))
    if not isinstance(one, Commitment) or one.start is None or one.end is None:
        raise Refusal(Reason("{id} has no place in the plan", id=Text(row.name)), Reason("add its parts"))
    at = split_place(row.cells.get(WITH, ""), row.text, one.start, one.end)
    return split(row.within, row.name, at, row.text, row.hand)


def _join(row: DecidedRow) -> Deed:
    return join(row.within, [row.name, *names_in(row.cells)], row.text, row.hand)


def _add(row: DecidedRow) -> Deed | None:
    words, commitment = row.cells.get("words", ""), plain_cell(row.cells.get("commitment", ""))
    if row.page.table == "commitments":
        place = place_of(words, row.text, near=None)
        known = {(one.start, one.end) for one in row.within.package.commitments}
        if place in known:
            return None
        return add_commitment(row.within, place, row.text, row.hand, row.changed)
    if _is_added(row, commitment):
        return None
    if row.page.table == "targets":
        return add_target(row.within, commitment, words, row.changed, row.text, row.hand)
    return add_deliverable(row.within, commitment, row.changed, row.hand)


def _is_added(row: DecidedRow, commitment: str) -> bool:
    """Whether a commitment holds a row with all these cells already."""
    columns = open_columns(row.page)
    held = [one for _, one in row.within.with_value(row.page.table, "commitment", commitment)]
    return any(
        all(
            same_cell(name, columns[name].write(getattr(one, name)), cell, row.page.numbers)
            for name, cell in row.changed.items()
        )
        for one in held
    )


_DO: Mapping[str, Callable[[DecidedRow], Deed | None]] = {
    CONFIRM: _confirm,
    DISMISS: lambda row: dismiss(row.within, [row.row], row.hand),
    REOPEN: lambda row: reopen(row.within, [row.row]),
    SPLIT: _split,
    JOIN: _join,
    ADD: _add,
}
#: What became of a row, by what was decided.
OUTCOMES = {
    CONFIRM: "confirmed",
    DISMISS: "dismissed",
    REOPEN: "reopened",
    SPLIT: "split",
    JOIN: "joined",
    ADD: "added",
}
