"""Questions and rows whose statement is put together once a process.

For what each request asks and each act writes: to put a statement together takes Django several times what
the database takes to answer it. What is asked and written is the same; a question is told once as a query
set, with places that are filled in when it is asked.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, Generic, TypeVar, cast

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Expression, Field, Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

ModelT = TypeVar("ModelT", bound=Model)
_Asked = tuple[str, tuple[Any, ...], type[Model], SQLCompiler, dict[int, Any]]
#: So many classes have rows that are put in by a kept statement, each with few sets of columns to change.
_STATEMENTS = 64
#: Whole numbers in a database have 64 bits.
_HELD = 2**63


class ToldLater(Expression):
    """A place in a question: what is given under its name when it is asked."""

    def __init__(self, name: str) -> None:
        """Make the place of this name."""
        super().__init__()
        self.name = name

    def as_sql(self, *_: object) -> tuple[str, tuple[str | int, ...]]:
        """A mark, and the place itself, which is filled in later."""
        return "%s", cast("tuple[str | int, ...]", (self,))


class PreparedQuestion(Generic[ModelT]):
    """A query set whose statement is put together when it is asked first."""

    def __init__(self, told: Callable[[], "QuerySet[ModelT, Any]"]) -> None:
        """Keep how the query set is made; it has a `ToldLater` for each value that is told later."""
        self._told = told
        self._asked: dict[str, _Asked] = {}

    def rows(self, **given: object) -> list[tuple[Any, ...]]:
        """The rows that the query set gives with these values, each a tuple of its columns.

        A whole number that no database holds is equal to nothing that stands in one.
        """
        if any(isinstance(one, int) and not -_HELD <= one < _HELD for one in given.values()):
            return []
        statement, places, _, compiler, converters = self._statement()
        told: list[Any] = [_adapted(given[one.name]) if isinstance(one, ToldLater) else one for one in places]
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(statement, told)
            found = cursor.fetchall()
        if not converters:
            return cast("list[tuple[Any, ...]]", found)
        return [tuple(row) for row in compiler.apply_converters(found, converters)]

    def first(self, **given: object) -> ModelT | None:
        """The first row as one of its model; None where there is none."""
        found = self.rows(**given)
        if not found:
            return None
        model = cast("type[ModelT]", self._statement()[2])
        return model.from_db(connection.alias, [one.attname for one in model._meta.concrete_fields], found[0])

    def _statement(self) -> _Asked:
        known = self._asked.get(connection.vendor)
        if known is None:
            asked = self._told()
            compiler = asked.query.get_compiler(connection=connection)
            statement, places = compiler.as_sql()
            converters = compiler.get_converters([one[0] for one in compiler.select])
            known = statement, tuple(places), asked.model, compiler, converters
            self._asked[connection.vendor] = known
        return known


def put_row(row: Model, *, unless_there: bool = False) -> bool:
    """Put a new row into its table, and give it its key.

    Args:
        row: the row.
        unless_there: whether nothing is done where a row stands in its way that must be there once; a
            transaction that is about to put such a row in is waited for.

    Returns:
        Whether it was put in.
    """
    database = connections[DEFAULT_DB_ALIAS]
    statement, fields = _insert(type(row), unless_there)
    told = [one.get_db_prep_save(getattr(row, one.attname), database) for one in fields]
    with database.cursor() as cursor:
        cursor.execute(statement, told)
        found = cursor.fetchone()
    if found is None:
        return False
    row.pk, row._state.adding, row._state.db = found[0], False, DEFAULT_DB_ALIAS
    return True


def put_rows(model: type[Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Put many new rows into a table, as the database itself takes them at a stroke.

    Args:
        model: whose rows they are.
        fields: the fields that they say something of, under the names that their cells have on a row.
        rows: for each row the cells of these fields, as the database takes them.
    """
    quote = connection.ops.quote_name
    names = {one.attname: quote(str(one.column)) for one in model._meta.concrete_fields}
    into = f"{quote(model._meta.db_table)} ({', '.join(names[one] for one in fields)})"
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copying:
                for row in rows:
                    copying.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(fields))
            # The database takes rows one by one as they come, whatever the types say.
            cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", cast("Sequence[Any]", rows))


def change_row(row: Model, *names: str) -> None:
    """Write these fields of a row that is there, as they are now."""
    statement, fields = _update(type(row), names)
    database = connections[DEFAULT_DB_ALIAS]
    told = [one.get_db_prep_save(getattr(row, one.attname), database) for one in fields]
    with database.cursor() as cursor:
        cursor.execute(statement, [*told, row.pk])


@lru_cache(_STATEMENTS)
def _insert(model: type[Model], unless_there: bool) -> tuple[str, Sequence["Field[Any, Any]"]]:
    quote = connection.ops.quote_name
    fields = [one for one in model._meta.concrete_fields if not one.primary_key]
    columns, marks = ", ".join(quote(str(one.column)) for one in fields), ", ".join(["%s"] * len(fields))
    otherwise = " ON CONFLICT DO NOTHING" if unless_there else ""
    table, key = quote(model._meta.db_table), quote(str(model._meta.pk.column))
    return f"INSERT INTO {table} ({columns}) VALUES ({marks}){otherwise} RETURNING {key}", fields


@lru_cache(_STATEMENTS)
def _update(model: type[Model], names: tuple[str, ...]) -> tuple[str, Sequence["Field[Any, Any]"]]:
    quote = connection.ops.quote_name
    fields = [cast("Field[Any, Any]", model._meta.get_field(one)) for one in names]
    columns = ", ".join(f"{quote(str(one.column))} = %s" for one in fields)
    key = quote(str(model._meta.pk.column))
    return f"UPDATE {quote(model._meta.db_table)} SET {columns} WHERE {key} = %s", fields


def _adapted(value: object) -> object:
    """A value as the database takes it."""
    if isinstance(value, datetime.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, datetime.date):
        return connection.ops.adapt_datefield_value(value)
    return value
