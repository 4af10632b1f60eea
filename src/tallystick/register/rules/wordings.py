"""Earlier wordings of rows: each of what is or was there, counted without a gap, one after the other."""

from collections import defaultdict
from typing import Any

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason
from tallystick.register.cells import TypedTable
from tallystick.register.columns import cells_of
from tallystick.register.descriptor import Descriptor
from tallystick.register.rules.model import Tables, each
from tallystick.register.tables import EARLIER
from tallystick.register.wordings import RowBefore

_OF_NOTHING = Problem(
    "earlier-of-no-report",
    Reason("the body has no report of this commitment in this phase, so that none took its place"),
    Reason("put the report back, or correct phase, body or commitment"),
)
_GAP = Problem(
    "wording-left-out",
    Reason("a wording before this one is not there"),
    Reason("put it back; wordings are counted from 1, and none is left out"),
)
_NOT_NEWER = Problem(
    "wording-out-of-order",
    Reason("it would have been replaced before it was there, or before the wording before it was"),
    Reason("correct the day, or the count of the wordings"),
)
_NOTHING_NEW = Problem(
    "wording-of-the-same",
    Reason("the wording that took its place says the very same"),
    Reason("take out the row; a wording is kept where a newer one says something else"),
    severity="gap",
)
#: A report is never taken out; of a measure the reference says so, and the rest may be.
_NEVER_GONE = "reports"


def wordings_that_cannot_be(tables: Tables, _: Descriptor | None) -> None:
    """Find earlier wordings of no report, a gap among them, and one that a newer one doesn't differ from."""
    for name, earlier in EARLIER.items():
        if tables[earlier].rows:
            _look(tables[name], tables[earlier])


def _look(rows: TypedTable, typed: TypedTable) -> None:
    """Look at the earlier wordings of a table's rows."""
    table, place = rows.table, typed.table.key[:-1]
    wordings: dict[tuple[str, ...], dict[int, RowBefore[Any]]] = defaultdict(dict)
    for _number, one in each(typed, RowBefore):
        wordings[tuple(getattr(one, column) for column in place)][one.wording] = one
    now = {tuple(getattr(one, column) for column in table.key): one for _, one in each(rows, table.row)}
    for number, one in each(typed, RowBefore):
        key = tuple(getattr(one, column) for column in place)
        if table.name == _NEVER_GONE and key not in now:
            typed.find(_OF_NOTHING, number, place[-1], key[-1])
            continue
        before, after = wordings[key].get(one.wording - 1), wordings[key].get(one.wording + 1)
        if one.wording != 1 and before is None:
            typed.find(_GAP, number, "wording", one.wording)
        since = before.replaced if before else getattr(one, "sent", None)
        if since is not None and one.replaced.last < since.first:
            typed.find(_NOT_NEWER, number, "replaced", one.replaced)
        then = after.as_it_was() if after else now.get(key)
        if then is not None and cells_of(table, then) == cells_of(table, one.as_it_was()):
            typed.find(_NOTHING_NEW, number, "wording", one.wording)
