"""A part of the package as the office has it, changed row by row and kept as a whole, or not at all."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import ProtectedError

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.office.selectors.plan import cell_names, model_of, plan_descriptor
from tallystick.office.services.fitting import store_row
from tallystick.register import edits
from tallystick.register.columns import cells_of, key_of
from tallystick.register.edits import Edit, Edited
from tallystick.register.indexed import BY_NAME, RowKey, indexed
from tallystick.register.model import Package

_UNFIT = Reason("It can't stand in the package as it is.")
_MEND = Reason("Mend what is listed; nothing was changed.")


class PackagePart:
    """Rows of the package, each change of which is asked of the register before anything is kept."""

    def __init__(self, **rows: tuple[Any, ...]) -> None:
        """Take rows by the names of their tables, with whatever they name.

        Raises:
            Refusal: the office has no package.
        """
        descriptor = plan_descriptor()
        if descriptor is None:
            raise Refusal(
                Reason("The office has no package yet."), Reason("ask the secretariat to bring one in")
            )
        self._within = indexed(Package(descriptor, (), **rows))
        self._edits: list[Edit] = []

    def row(self, table: str, *key: str) -> Any:  # noqa: ANN401 - a row of whichever table was asked for
        """The row with this key as it is by now; None where there is none."""
        return self._within.row(table, key)

    def cells(self, table: str, *key: str) -> dict[str, str]:
        """The cells of the row with this key as it is by now."""
        return cells_of(BY_NAME[table], self.row(table, *key))

    def put(self, table: str, cells: Mapping[str, str]) -> None:
        """Put a row in.

        Raises:
            Refusal: a check would find an error then; each is named.
        """
        self._done(edits.put(self._within, table, cells))

    def change(self, table: str, key: RowKey, cells: Mapping[str, str]) -> None:
        """Change cells of a row.

        Raises:
            Refusal: there is no such row, or a check would find an error then; each is named.
        """
        self._done(edits.change(self._within, table, key, cells))

    def remove(self, table: str, key: RowKey) -> None:
        """Take a row out.

        Raises:
            Refusal: there is no such row, or a check would find an error then; each is named.
        """
        self._done(edits.remove(self._within, table, key))

    def _done(self, done: Edited) -> None:
        if done.edit is None:
            errors = tuple(one for one in done.findings if one.severity == "error")
            raise Refusal(_UNFIT, _MEND, errors)
        self._within = done.result
        self._edits.append(done.edit)

    def keep(self, store: Callable[[str, object], None] = store_row) -> None:
        """Write all changes into the database; to be called inside the transaction that makes them.

        Args:
            store: puts a row into the office's table of this name.

        Raises:
            Refusal: people's work in the office names a row that is to go.
        """
        keep_edits(self._edits, store)
        self._edits.clear()


def keep_edits(edits: Iterable[Edit], store: Callable[[str, object], None] = store_row) -> None:
    """Write changes of rows into the database; to be called inside the transaction that makes them.

    Args:
        edits: the changes.
        store: puts a row into the office's table of this name.

    Raises:
        Refusal: people's work in the office names a row that is to go.
    """
    for edit in edits:
        table = BY_NAME[edit.table]
        gone = None if edit.before is None else key_of(table, edit.before)
        if gone is not None and (edit.after is None or key_of(table, edit.after) != gone):
            names = dict(zip(table.columns, cell_names(table), strict=True))
            key = {names[column]: cell for column, cell in zip(table.key, gone, strict=True)}
            try:
                model_of(table)._default_manager.filter(**key).delete()
            except ProtectedError:
                raise Refusal(
                    Reason("People's work in the office names {row}.", row=Text(", ".join(gone))),
                    Reason("end that work first; nothing was changed"),
                ) from None
        if edit.after is not None:
            store(edit.table, edit.after)
