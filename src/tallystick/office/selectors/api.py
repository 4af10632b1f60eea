"""Rows of the package for other systems, so many at a time."""

from dataclasses import dataclass

from django.db.models import Q

from tallystick.office.models import StoredBody
from tallystick.office.selectors.plan import cell_names, model_of
from tallystick.register.columns import cells_of
from tallystick.register.indexed import BY_NAME

#: The tables that other systems may ask for; of the latter two each body those of its own and below it.
OPEN, OF_A_BODY = ("commitments", "targets", "indicators", "bodies", "observations"), ("measures", "reports")
MOST = 1000


@dataclass(frozen=True, slots=True)
class RowsAsked:
    """Rows as the package writes them, and from where the next ones go on; None where there are no more."""

    rows: list[dict[str, str]]
    after: int | None


def rows_after(name: str, after: int, count: int, body: str) -> RowsAsked:
    """So many rows of a table behind a place, in the order in which they came into the office.

    Args:
        name: the table, of `OPEN` or `OF_A_BODY`.
        after: the place; 0 for the beginning.
        count: how many at most.
        body: whose token asks.
    """
    table = BY_NAME[name]
    found = model_of(table)._default_manager.filter(key__gt=after).order_by("key")
    if name in OF_A_BODY:
        found = found.filter(body__id__in=(body, *_below(body)))
    cells = list(found.values_list("key", *cell_names(table))[: count + 1])
    rows = [cells_of(table, table.row(*one[1:])) for one in cells[:count]]
    return RowsAsked(rows, cells[count - 1][0] if len(cells) > count else None)


def _below(body: str) -> tuple[str, ...]:
    """The bodies that belong to a body, level by level."""
    found: list[str] = []
    level = [body]
    while level:
        below = StoredBody.objects.filter(Q(parent__id__in=level)).values_list("id", flat=True)
        level = [str(one) for one in below if str(one) not in found and str(one) != body]
        found += level
    return tuple(found)
