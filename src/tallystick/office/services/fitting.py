"""Whether a row would stand in the package: asked of the register, with the rows that it names."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.selectors.plan import cell_names, model_of, plan_descriptor, rows_in
from tallystick.office.services.keeping import keep_rows
from tallystick.register.columns import Column
from tallystick.register.edits import put
from tallystick.register.indexed import BY_NAME, indexed
from tallystick.register.model import Package

_UNFIT = Reason("It can't stand in the package as it is.")
_MEND = Reason("Mend what is listed; nothing that you wrote is lost.")


def fitting_row(table: str, cells: Mapping[str, str]) -> object:
    """The row of these cells, if the package would take it beside what the office has.

    Args:
        table: the table's name.
        cells: the row's cells by column, as the package writes them.

    Raises:
        Refusal: a check would find an error in it; each is named.
    """
    descriptor = plan_descriptor()
    if descriptor is None:
        raise Refusal(Reason("The office has no package yet."), Reason("ask the secretariat to bring one in"))
    around: dict[str, Any] = {name: tuple(rows) for name, rows in rows_around(table, cells).items()}
    done = put(indexed(Package(descriptor, (), **around)), table, cells)
    if done.edit is None:
        errors = tuple(one for one in done.findings if one.severity == "error")
        raise Refusal(_UNFIT, _MEND, errors)
    return done.edit.after


def rows_around(table: str, cells: Mapping[str, str]) -> dict[str, list[object]]:
    """The rows that it names, each without what it names itself; of its own table, those above it."""
    found: dict[str, list[object]] = {}
    for name, column in BY_NAME[table].columns.items():
        if column.refers and cells.get(name) and column.refers != table:
            found.setdefault(column.refers, []).extend(_named(column, cells[name]))
    if table == "recommendation_links":
        _add_beside(found, cells)
    for row in found.get("commitments", []):
        found.setdefault("outline", []).extend(_bare("outline", str(getattr(row, "section", ""))))
    if table == "checks":
        found["reports"] = list(_reported(cells))
    if table == "assessors":
        found[table] = list(_bare(table, cells.get("replaces", "")))
    if table == "measures" and cells.get("under"):
        _add_above(found, cells["under"])
    return {name: list(dict.fromkeys(rows)) for name, rows in found.items()}


def _add_beside(found: dict[str, list[object]], cells: Mapping[str, str]) -> None:
    """Add the other links of a recommendation, with what these name: who gave what decides what may stand."""
    table = BY_NAME["recommendation_links"]
    chosen = model_of(table)._default_manager.filter(recommendation__id=cells["recommendation"])
    for row in rows_in(table, chosen):
        if all((getattr(row, name) or "") == cells[name] for name in table.key):
            continue
        found.setdefault(table.name, []).append(row)
        for name, column in table.columns.items():
            value = getattr(row, name)
            if column.refers in {"commitments", "assessors"} and value:
                cell = ";".join(value) if column.many else value
                found.setdefault(column.refers, []).extend(_named(column, cell))


def _add_above(found: dict[str, list[object]], under: str) -> None:
    """Add the measures that a measure carries out, with what these name."""
    found["measures"] = list(_chain(under))
    for name in ("commitments", "bodies"):
        known = {getattr(one, "id", "") for one in found.get(name, [])}
        naming = "commitment" if name == "commitments" else "body"
        for other in sorted({getattr(one, naming) for one in found["measures"]} - known):
            found.setdefault(name, []).extend(_bare(name, other))
    sections = {str(getattr(one, "section", "")) for one in found["commitments"]}
    found["outline"] = [row for one in sorted(sections) for row in _bare("outline", one)]


def _named(column: Column, cell: str) -> Iterable[object]:
    """The rows that a cell names: one, or of a cell with several each."""
    names = cell.split(";") if column.many else (cell,)
    return (row for one in names for row in _bare(column.refers or "", one.strip()))


def _reported(cells: Mapping[str, str]) -> Iterable[object]:
    """The report that a check is of."""
    table = BY_NAME["reports"]
    named = {f"{name}__id": cells.get(name, "") for name in table.key}
    return rows_in(table, model_of(table)._default_manager.filter(**named))


def _bare(table: str, id_: str) -> Iterable[object]:
    """The row with this identifier and those above it, without other names that they may do without."""
    known = BY_NAME[table]
    kept = "parent"
    optional = {name: None for name in known.referring if name != kept and not known.columns[name].required}
    seen: set[str] = set()
    while id_ and id_ not in seen:
        seen.add(id_)
        chosen = model_of(known)._default_manager.filter(id=id_)
        row = next(rows_in(known, chosen), None)
        if row is None:
            return
        yield dataclasses.replace(row, **optional)
        id_ = getattr(row, kept, None) or ""


def _chain(id_: str) -> Iterable[object]:
    """A measure and those that it carries out, up to the highest."""
    seen: set[str] = set()
    while id_ and id_ not in seen:
        seen.add(id_)
        table = BY_NAME["measures"]
        row = next(rows_in(table, model_of(table)._default_manager.filter(id=id_)), None)
        if row is None:
            return
        yield dataclasses.replace(row, area=None, source=None)
        id_ = row.under or ""


def store_row(table: str, row: object) -> None:
    """Put a row into the office's table, in the place of the one with its key.

    A row of a table that nobody may leave out of a release goes to the ledger too.
    """
    known = BY_NAME[table]
    keep_rows([(known, row)])
    cells = dict(zip(cell_names(known), (getattr(row, name) for name in known.columns), strict=True))
    names = dict(zip(known.columns, cell_names(known), strict=True))
    key = {names[name]: cells.pop(names[name]) for name in known.key}
    model_of(known)._default_manager.update_or_create(defaults=cells, **key)
