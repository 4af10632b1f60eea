"""Rows of a package as objects of JSON: the columns' own names, numbers as the texts that were printed."""

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tallystick.base.canonical import Json
from tallystick.register.columns import Column, Table
from tallystick.register.kinds import BOOLEAN, WHOLE, YEAR
from tallystick.register.model import Package
from tallystick.register.tables import TABLES
from tallystick.register.translations import BY_TEXT

#: The kinds of cell that JSON holds as they are; every other one is a text.
AS_JSON = {WHOLE: "integer", YEAR: "integer", BOOLEAN: "boolean"}
TABLE: Mapping[str, Table] = {one.name: one for one in TABLES}


def row_record(table: str, row: object, without: Iterable[str] = ()) -> dict[str, Json]:
    """A row as an object: a key for each cell that is filled, several values as a list.

    Args:
        table: the table that it is a row of.
        row: the row.
        without: columns to leave out, for what stands around the object says them.
    """
    left_out = frozenset(without)
    found: dict[str, Json] = {}
    for name, value_of in _writers(table):
        value = getattr(row, name)
        if value is not None and value != () and name not in left_out:
            found[name] = value_of(value)
    return found


@functools.cache
def _writers(table: str) -> tuple[tuple[str, Callable[[Any], Json]], ...]:
    return tuple((name, _writer(column)) for name, column in TABLE[table].columns.items())


def _writer(column: Column) -> Callable[[Any], Json]:
    if column.many:
        return lambda values: [column.kind.write(one) for one in values]
    return _as_it_is if column.kind in AS_JSON else column.kind.write


def _as_it_is(value: Json) -> Json:
    return value


class Translated:
    """The translations of a package by row; one whose original has changed since counts for nothing."""

    def __init__(self, package: Package) -> None:
        """Gather them."""
        self._of: defaultdict[tuple[str, str], dict[str, dict[str, tuple[str, str]]]] = defaultdict(dict)
        self._by_text: defaultdict[str, dict[tuple[str, str], dict[str, str]]] = defaultdict(dict)
        for one in package.translations:
            if one.column in BY_TEXT.get(one.table, ()):
                self._by_text[one.table].setdefault((one.column, one.original), {})[one.language] = one.text
                continue
            texts = self._of[one.table, one.row].setdefault(one.language, {})
            texts[one.column] = (one.original, one.text)

    def of(self, table: str, record: Mapping[str, Json]) -> dict[str, Json]:
        """An object of a row with what its texts are in other languages, where somebody translated them."""
        told: defaultdict[str, dict[str, Json]] = defaultdict(dict)
        for language, texts in self._of.get((table, str(record.get("id", ""))), {}).items():
            fresh = {name: text for name, (was, text) in texts.items() if record.get(name) == was}
            if fresh:
                told[language].update(fresh)
        for column in BY_TEXT.get(table, ()) if table in self._by_text else ():
            for language, text in self._by_text[table].get((column, str(record.get(column))), {}).items():
                told[language][column] = text
        return dict(record) | ({"translations": dict(told)} if told else {})
