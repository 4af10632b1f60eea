"""How a package is written: canonical CSV, and the descriptor that other tools read.

What is absent is not written: no table without rows, and none of the columns that came after version 0.1.0
while they are empty throughout.
"""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from operator import attrgetter

from tallystick.register.columns import Column, Table
from tallystick.register.descriptor import Descriptor
from tallystick.register.large import LargeRows, is_in_parquet

#: So many rows are written column by column.
_AT_ONCE = 10_000


def written_columns(table: Table, rows: Sequence[object]) -> dict[str, Column]:
    """The columns that a table of these rows is written with, in the order of the file."""
    return {
        name: column
        for name, column in table.columns.items()
        if not column.added or _is_filled(name, column, rows)
    }


def _is_filled(name: str, column: Column, rows: Sequence[object]) -> bool:
    if isinstance(rows, LargeRows):
        return rows.holds(name)
    return any(value is not None and column.write(value) for value in map(attrgetter(name), rows))


def table_bytes(table: Table, rows: Sequence[object]) -> bytes:
    """A table as CSV: UTF-8, a heading, rows as they come, LF at each end."""
    if isinstance(rows, LargeRows):
        return rows.as_file().read_bytes()
    columns = written_columns(table, rows)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for at in range(0, len(rows), _AT_ONCE):
        some = rows[at : at + _AT_ONCE]
        cells = [column.write_all(map(attrgetter(name), some)) for name, column in columns.items()]
        writer.writerows(zip(*cells, strict=True))
    return out.getvalue().encode()


def descriptor_bytes(descriptor: Descriptor, tables: Sequence[tuple[Table, Sequence[object]]]) -> bytes:
    """The descriptor as JSON, with the schema of these tables as they are written with these rows."""
    present = frozenset(table.name for table, _ in tables)
    resources = [
        _resource(table, written_columns(table, rows), present) | _file(table, rows) for table, rows in tables
    ]
    standard = type(descriptor).model_fields["schema_"].default
    whole = descriptor.model_copy(update={"resources": resources, "schema_": standard})
    record = whole.model_dump(mode="json", by_alias=True, exclude_none=True)
    if not record["licenses"]:
        del record["licenses"]  # the standard knows no empty list
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(table: Table, columns: Mapping[str, Column], present: frozenset[str]) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [_field(name, column) for name, column in columns.items()],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    keys = [
        _foreign_key(table, name, column)
        for name, column in columns.items()
        if column.refers in present and not column.many
    ]
    return {
        "name": table.name,
        "path": table.path,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }


def _file(table: Table, rows: Sequence[object]) -> dict[str, object]:
    """What is said of a table's file where it is no CSV."""
    if not is_in_parquet(rows):
        return {}
    return {"path": table.parquet, "format": "parquet", "mediatype": "application/vnd.apache.parquet"}


def _foreign_key(table: Table, name: str, column: Column) -> dict[str, object]:
    """A reference to another table's ``id``; the standard leaves the name of one's own table empty."""
    resource = "" if column.refers == table.name else column.refers
    return {"fields": [name], "reference": {"resource": resource, "fields": ["id"]}}


def _field(name: str, column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {}
    if column.required:
        constraints["required"] = True
    if column.allowed and not column.many:
        constraints["enum"] = list(column.allowed)
    field: dict[str, object] = {
        "name": name,
        "type": "string" if column.many else column.kind.schema,
        "description": column.about,
    }
    return field | ({"constraints": constraints} if constraints else {})
