"""What a package and a method are known by: a hash of what they say, never of how a program writes it.

What is absent has no part in it: an empty cell of a column that holds nothing, a table without rows, a key
that is not set or stands at its default. Words of a schema have none either. So a package keeps its hash
when a later program knows further tables, columns and settings.
"""

from collections.abc import Iterable, Mapping

from tallystick.base.canonical import Json, canonical_bytes, sha256
from tallystick.register.columns import Table
from tallystick.register.descriptor import Descriptor
from tallystick.register.large import LargeRows
from tallystick.register.method import Method
from tallystick.register.model import Package
from tallystick.register.order import in_order
from tallystick.register.tables import TABLES

#: Keys of the descriptor that say nothing of the plan: they describe the files to other tools.
_FOR_OTHER_TOOLS = frozenset({"schema_", "resources", "profile"})


def package_sha256(package: Package) -> str:
    """The SHA-256 by which a package is known: of its descriptor's facts and of what its tables hold.

    Equal packages have equal hashes, in whatever order their rows came. Methods are no part of it.
    """
    tables = {table.name: table_facts(table, getattr(package, table.name)) for table in TABLES}
    held = {name: facts for name, facts in tables.items() if facts}
    return sha256(canonical_bytes({"descriptor": descriptor_facts(package.descriptor), "tables": held}))


def table_facts(table: Table, rows: Iterable[object]) -> Mapping[str, Json]:
    """What a table holds: the number of its rows, and a SHA-256 of each column that holds something.

    A column is hashed as its cells in canonical text, in the canonical order of the rows, each followed by a
    line feed. A table without rows holds nothing and gives an empty record.

    Raises:
        ValueError: a cell holds a line feed, which no kind of cell may.
    """
    if isinstance(rows, LargeRows):
        return rows.facts()
    ordered = in_order(table, list(rows))
    if not ordered:
        return {}
    columns: dict[str, Json] = {}
    for name, column in table.columns.items():
        cells = [column.write(getattr(row, name)) for row in ordered]
        if any(cells):
            columns[name] = column_sha256(cells)
    return {"rows": len(ordered), "columns": columns}


def column_sha256(cells: list[str]) -> str:
    """The SHA-256 of a column's cells, each followed by a line feed.

    Raises:
        ValueError: a cell holds a line feed.
    """
    data = "".join(f"{cell}\n" for cell in cells)
    if data.count("\n") != len(cells):
        raise ValueError("a cell of a table holds a line feed")
    return sha256(data.encode())


def descriptor_facts(descriptor: Descriptor) -> dict[str, Json]:
    """What the descriptor says of plan and package: every key that is set, save to its default."""
    facts = descriptor.model_dump(
        mode="json", exclude=set(_FOR_OTHER_TOOLS), exclude_none=True, exclude_defaults=True
    )
    return {name: without_floats(fact) for name, fact in facts.items()}


def method_record(method: Method) -> Json:
    """The method's values, numbers with a fraction as texts; a setting at its default is not written."""
    return without_floats(method.model_dump(mode="json", exclude_none=True, exclude_defaults=True))


def method_sha256(method: Method) -> str:
    """The SHA-256 by which a method is known: of its values. Its comments may change."""
    return sha256(canonical_bytes(method_record(method)))


def without_floats(value: object) -> Json:
    """A record whose numbers with a fraction are texts, as canonical JSON asks.

    Raises:
        TypeError: it holds something that JSON can't.
    """
    match value:
        case float():
            return repr(value)
        case dict():
            return {name: without_floats(inner) for name, inner in value.items()}
        case list():
            return [without_floats(inner) for inner in value]
        case None | bool() | int() | str():
            return value
        case _:
            raise TypeError(f"a record holds no {type(value).__name__}")
