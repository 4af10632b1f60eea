"""The plan that the office works on: its settings and its rows, as the register has them."""

import functools
from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from tallystick.office.models import PackageFile
from tallystick.office.prepared import PreparedQuestion
from tallystick.register.columns import Table
from tallystick.register.descriptor import Descriptor, Plan
from tallystick.register.folder import Held
from tallystick.register.settings import DESCRIPTOR, read_descriptor

#: Gives rows for the values that its question asks for.
PreparedRows = Callable[..., list[Any]]


def model_of(table: Table) -> type[Model]:
    """The model in which the rows of a table lie."""
    return apps.get_model("office", f"Stored{table.row.__name__}")


def cell_names(table: Table) -> tuple[str, ...]:
    """Under which names the cells of a stored row are read and set, in the order of the columns."""
    fields = {one.name: one.attname for one in model_of(table)._meta.fields}
    return tuple(fields[name] for name in table.columns)


def plan_descriptor() -> Descriptor | None:
    """The descriptor of the office's package; None before one has been brought in."""
    data = PackageFile.objects.filter(name=DESCRIPTOR).values_list("data", flat=True).first()
    return None if data is None else _read(bytes(data))


def plan_settings() -> Plan | None:
    """What the descriptor says of the plan; None before a package has been brought in."""
    descriptor = plan_descriptor()
    return descriptor.tallystick.plan if descriptor else None


@functools.lru_cache(maxsize=4)
def _read(data: bytes) -> Descriptor | None:
    return read_descriptor(Held({DESCRIPTOR: data}))[0]


def prepared_rows(table: Table, chosen: Callable[[QuerySet[Model]], QuerySet[Model]]) -> PreparedRows:
    """Rows of a table as the register has them, by a question whose statement is put together once.

    Args:
        table: the table.
        chosen: which of its rows; with a `ToldLater` for each value that is told when it is asked.
    """
    asked = PreparedQuestion(
        lambda: chosen(model_of(table)._default_manager.all()).values_list(*cell_names(table))
    )
    return lambda **given: [table.row(*cells) for cells in asked.rows(**given)]


def rows_in(table: Table, chosen: QuerySet[Model] | None = None) -> Iterator[Any]:
    """The rows of a table as the register has them, all or those chosen.

    They come as they were put in, where `chosen` has no order of its own: a database without one gives them
    as they lie, and what lies where changes.
    """
    found = model_of(table)._default_manager.all() if chosen is None else chosen
    rows = (found if found.ordered else found.order_by("pk")).values_list(*cell_names(table))
    return (table.row(*cells) for cells in rows.iterator(chunk_size=5000))
