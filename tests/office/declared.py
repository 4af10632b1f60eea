"""Print the model of a table as its columns ask for it: ``python -m tests.office.declared TABLE ...``."""

import sys

from tallystick.register import kinds
from tallystick.register.columns import Column, Table
from tallystick.register.tables import TABLES

_FIELDS = {
    kinds.TEXT: "TextCell",
    kinds.IDENTIFIER: "IdentifierCell",
    kinds.WHOLE: "WholeCell",
    kinds.YEAR: "YearCell",
    kinds.NUMBER: "NumberCell",
    kinds.BOOLEAN: "TruthCell",
    kinds.DATE: "DateCell",
    kinds.PERIOD: "PeriodCell",
    kinds.URL: "UrlCell",
    kinds.SHA256: "Sha256Cell",
    kinds.UNIT: "UnitCell",
}


def declared(table: Table) -> str:
    """Give the source of a table's model."""
    lines = [f"class Stored{table.row.__name__}(StoredRow):", f'    """A row of ``{table.name}``."""', ""]
    lines += [
        f"    {name} = {_field(column, unique=table.key == (name,))}"
        for name, column in table.columns.items()
    ]
    if len(table.key) > 1:
        key = ", ".join(f'"{name}"' for name in table.key)
        lines += ["", "    class Meta:", f'        constraints = (one_row("{table.name}", {key}),)']
    return "\n".join(lines) + "\n"


def _field(column: Column, *, unique: bool) -> str:
    if column.many:
        return "ManyCell()"
    told = [] if column.required else ["null=True"]
    if column.refers:
        (other,) = (one for one in TABLES if one.name == column.refers)
        model = f'"Stored{other.row.__name__}"'
        return f"refers_to({', '.join([model, *told])})"
    return f"{_FIELDS[column.kind]}({', '.join([*told, *(['unique=True'] if unique else [])])})"


if __name__ == "__main__":
    for one in TABLES:
        if one.name in sys.argv[1:]:
            sys.stdout.write(declared(one) + "\n\n")
