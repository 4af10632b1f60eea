"""Writes the data dictionary in docs/package.md from the tables, keys and units that the code declares.

`.venv/bin/python -m tests.architecture.dictionary` brings the page up to date; test_docs.py says when.
"""

import re
from collections.abc import Iterable

from pydantic import BaseModel

from tallystick.base.units import units
from tallystick.register import kinds
from tallystick.register.columns import Column, Table
from tallystick.register.descriptor import Descriptor
from tallystick.register.keys import keys_of
from tallystick.register.method import Method
from tallystick.register.tables import TABLES
from tests.architecture.tree import ROOT

PAGE = ROOT / "docs" / "package.md"
_BLOCK = re.compile(r"(?<=<!-- begin) ([a-z_. ]+) -->\n.*?(?=<!-- end -->)", re.DOTALL)


def blocks() -> dict[str, str]:
    """Give each generated part of the page by its name."""
    parts = {f"table {table.name}": _table(table) for table in TABLES}
    return parts | {
        "kinds": _grid(("kind", "what is right"), ([one.name, one.right] for one in _kinds())),
        "units": _grid(
            ("code", "one", "more"), ([f"`{u.code}`", u.singular, u.plural] for u in units().values())
        ),
        "keys datapackage.json": _keys(Descriptor),
        "keys method": _keys(Method),
    }


def rewritten(page: str) -> str:
    """Give the page with every generated part as it should be."""
    parts = blocks()
    return _BLOCK.sub(lambda found: f" {found[1]} -->\n\n{parts[found[1]]}\n", page)


def named(page: str) -> list[str]:
    """Give the names of the generated parts that a page has, in its order."""
    return _BLOCK.findall(page)


def _kinds() -> list[kinds.Kind]:
    return [one for one in vars(kinds).values() if isinstance(one, kinds.Kind)]


def _table(table: Table) -> str:
    rows = (
        [f"`{name}`", _kind(column), _empty(column), _about(column)] for name, column in table.columns.items()
    )
    return _grid(("column", "kind", "may be empty", "what it says"), rows)


def _kind(column: Column) -> str:
    if column.refers:
        return f"a row of `{column.refers}`"
    kind = "one of a few" if column.allowed else column.kind.name
    return f"{kind}; several with `; `" if column.many else kind


def _empty(column: Column) -> str:
    return "" if column.required else "yes"


def _about(column: Column) -> str:
    allowed = ", ".join(f"`{one}`" for one in column.allowed)
    return f"{column.about}: {allowed}" if allowed else column.about


def _keys(model: type[BaseModel]) -> str:
    rows = (
        [
            f"`{key.place}`",
            "" if key.required else "yes",
            key.about,
            f"`{key.example}`" if key.example else "",
        ]
        for key in keys_of(model).values()
    )
    return _grid(("key", "may be missing", "what it says", "such as"), rows)


def _grid(heads: tuple[str, ...], rows: Iterable[list[str]]) -> str:
    lines = [list(heads), ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


if __name__ == "__main__":
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
