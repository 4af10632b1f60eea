"""How a package is written: canonical CSV, and the descriptor that other tools read."""

import csv
import io
import json

from tallystick.register.columns import Column, Table
from tallystick.register.descriptor import Descriptor
from tallystick.register.tables import TABLES


def table_bytes(table: Table, rows: tuple[object, ...]) -> bytes:
    """A table as CSV: UTF-8, a heading, rows as they come, LF at each end."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    for row in rows:
        writer.writerow(column.write(getattr(row, name)) for name, column in table.columns.items())
    return out.getvalue().encode()


def descriptor_bytes(descriptor: Descriptor) -> bytes:
    """The descriptor as JSON, with the schema of every table."""
    whole = descriptor.model_copy(update={"resources": [_resource(table) for table in TABLES]})
    record = whole.model_dump(mode="json", by_alias=True, exclude_none=True)
    if not record["licenses"]:
        del record["licenses"]  # the standard knows no empty list
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(table: Table) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [_field(name, column) for name, column in table.columns.items()],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    keys = [_foreign_key(table, name) for name in table.referring if not table.columns[name].many]
    return {
        "name": table.name,
        "path": table.path,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }


def _foreign_key(table: Table, name: str) -> dict[str, object]:
    """A reference to another table's ``id``; the standard leaves the name of one's own table empty."""
    refers = table.columns[name].refers
    resource = "" if refers == table.name else refers
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
