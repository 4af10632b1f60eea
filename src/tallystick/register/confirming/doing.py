"""Several edits that are one act: all of them are done, or none; and the act that takes them back."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.base.dates import PartialDate
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.register import edits
from tallystick.register.columns import cells_of
from tallystick.register.confirmations import Confirmation
from tallystick.register.edits import Cells
from tallystick.register.indexed import BY_NAME, Indexed, RowKey

#: A row of one of the tables that are read: the table's name and the row's identifier.
RowName = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose act it is, on which day, and what that person remarks, if anything."""

    by: str
    day: PartialDate
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """What came of an act.

    Attributes:
        result: the package after it.
        edits: what it did, in order; nothing where all was so already.
    """

    result: Indexed
    edits: tuple[edits.Edit, ...]


class Doing:
    """An act under way. Nothing of it is seen by others before `deed`, and a refused edit ends it."""

    def __init__(self, within: Indexed) -> None:
        """Begin with the package as it is."""
        self.within = within
        self._edits: list[edits.Edit] = []

    def deed(self) -> Deed:
        """All that was done."""
        return Deed(self.within, tuple(self._edits))

    def row(self, name: RowName) -> object | None:
        """A row of the package as it is now, or None."""
        return self.within.row(name[0], (name[1],))

    def cells(self, name: RowName) -> dict[str, str]:
        """The cells of a row that is there.

        Raises:
            Refusal: it is not there.
        """
        row = self.row(name)
        if row is None:
            raise Refusal(
                Reason("{table} has no {row}", table=Text(BY_NAME[name[0]].path), row=Text(name[1])),
                Reason("look at the draft again: somebody may have dismissed it meanwhile"),
            )
        return cells_of(BY_NAME[name[0]], row)

    def confirmation(self, name: RowName) -> Confirmation | None:
        """What has been said of a row."""
        row = self.within.row("confirmations", name)
        return row if isinstance(row, Confirmation) else None

    def put(self, table: str, cells: Cells) -> None:
        """Put a row in.

        Raises:
            Refusal: a check would find an error in it.
        """
        self._done(table, edits.put(self.within, table, cells))

    def change(self, table: str, key: RowKey, cells: Cells) -> None:
        """Change cells of a row.

        Raises:
            Refusal: a check would find an error in it.
        """
        self._done(table, edits.change(self.within, table, key, cells))

    def remove(self, table: str, key: RowKey) -> None:
        """Take a row out.

        Raises:
            Refusal: something refers to it.
        """
        self._done(table, edits.remove(self.within, table, key))

    def apply(self, edit: edits.Edit) -> None:
        """Do an edit that was done or undone before.

        Raises:
            Refusal: the rows are no longer as they were.
        """
        self._done(edit.table, edits.apply(self.within, edit))

    def say(self, name: RowName, cells: Cells) -> None:
        """Set what is said of a row; cells that are not named are emptied."""
        whole = {"table": name[0], "row": name[1], **cells}
        if self.confirmation(name) is None:
            self.put("confirmations", whole)
        else:
            self.change("confirmations", name, dict.fromkeys(BY_NAME["confirmations"].columns, "") | whole)

    def _done(self, table: str, edited: edits.Edited) -> None:
        if edited.edit is None:
            wrong = [one for one in edited.findings if one.severity == "error"]
            raise Refusal(
                Reason("{what} ({table})", what=wrong[0].message, table=Text(BY_NAME[table].path)),
                wrong[0].fix,
                tuple(wrong),
            )
        if edited.edit.before != edited.edit.after:
            self._edits.append(edited.edit)
            self.within = edited.result


def undo(within: Indexed, done: Sequence[edits.Edit]) -> Deed:
    """Take an act back: every row is as it was before it, and so is every byte of the package.

    Args:
        within: the package as it is now.
        done: what the act did, in order.

    Raises:
        Refusal: a row that it touched has changed since.
    """
    doing = Doing(within)
    for edit in reversed(done):
        doing.apply(edit.inverse)
    return doing.deed()


def commitment_of(done: Sequence[edits.Edit]) -> str:
    """The commitment that an act was about; empty where it was about none, or about several."""
    rows = [edit.before or edit.after for edit in done]
    named = {one.row for one in rows if isinstance(one, Confirmation) and one.table == "commitments"}
    return named.pop() if len(named) == 1 else ""
