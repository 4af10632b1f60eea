"""A row that is put right, and a paragraph that is changed: what it said before is kept, word for word."""

import datetime
from typing import Any

from django.db.models import QuerySet

from tallystick.base.dates import PartialDate
from tallystick.office.models import StoredEarlierParagraph
from tallystick.office.selectors.plan import cell_names, model_of, rows_in
from tallystick.office.services.fitting import store_row
from tallystick.register.columns import Table, cells_of, key_of
from tallystick.register.indexed import BY_NAME
from tallystick.register.public import DraftParagraph, EarlierParagraph
from tallystick.register.tables import EARLIER


def store_worded(table: str, row: object, day: datetime.date) -> None:
    """Put a row into the package, and what stood in its place among its earlier wordings.

    To be called inside the transaction of the act. A row that says what it said is left as it is.

    Args:
        table: the table's name; of one without earlier wordings the row is put in alone.
        row: the row, which fits the package.
        day: the day on which it takes the place of the one before.
    """
    if table in EARLIER:
        known = BY_NAME[table]
        before = _standing(known, key_of(known, row))
        if before is not None and cells_of(known, before) == cells_of(known, row):
            return
        if before is not None:
            _keep_earlier(table, before, day)
    store_row(table, row)


def take_out(table: str, key: tuple[str, ...], day: datetime.date) -> None:
    """Take a row out of the package, and keep what it said among its earlier wordings.

    To be called inside the transaction of the act.
    """
    known = BY_NAME[table]
    before = _standing(known, key)
    if before is not None:
        _keep_earlier(table, before, day)
        _chosen(known, known.key, key).delete()


def _keep_earlier(table: str, before: object, day: datetime.date) -> None:
    """Put what a row said among its earlier wordings, as the one after those that are there."""
    earlier = BY_NAME[EARLIER[table]]
    place = key_of(BY_NAME[table], before)
    wording = _chosen(earlier, earlier.key[:-1], place).count() + 1
    store_row(earlier.name, earlier.row.of(before, wording, PartialDate.parse(day.isoformat())))


def _standing(table: Table, key: tuple[str, ...]) -> object | None:
    """The row with this key as the office has it, which nobody else changes meanwhile; None for none."""
    return next(rows_in(table, _chosen(table, table.key, key).select_for_update()), None)


def _chosen(table: Table, columns: tuple[str, ...], key: tuple[str, ...]) -> QuerySet[Any]:
    """The stored rows that have these cells in these columns."""
    names = dict(zip(table.columns, cell_names(table), strict=True))
    return model_of(table)._default_manager.filter(
        **{names[column]: cell for column, cell in zip(columns, key, strict=True)}
    )


def keep_wording(there: DraftParagraph) -> None:
    """Put what a paragraph said before its last change among its earlier wordings.

    To be called inside the transaction of the next change, which takes the place of ``was``.
    """
    if there.was is None or there.changed is None:
        return
    number = StoredEarlierParagraph.objects.filter(paragraph__id=there.id).count() + 1
    store_row("earlier_paragraphs", EarlierParagraph(there.id, number, there.was, there.changed))
