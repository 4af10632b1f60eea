"""Questions and rows whose statement is put together once a process.

For what each request asks and each act writes: to put a statement together takes Django several times what
the database takes to answer it. What is asked and written is the same; a question is told once as a query
set, with places that are filled in when it is asked. PostgreSQL keeps these statements ready too, where it
would make its plan for each anew.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, Generic, TypeVar, cast

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import SQLiteCursorWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import Expression, Field, Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

ModelT = TypeVar("ModelT", bound=Model)
_Asked = tuple[str, tuple[Any, ...], type[Model], SQLCompiler, dict[int, Any]]
#: A cell of a row: its name there, and what makes of it what the database takes; None where that is itself.
_Cell = tuple[str, Callable[[Any, BaseDatabaseWrapper], Any] | None]
_Written = tuple[str, Sequence[_Cell]]
#: The kinds of fields whose values a database takes as they are.
_AS_THEY_ARE = (
    models.BigIntegerField,
    models.BooleanField,
    models.CharField,
    models.ForeignKey,
    models.PositiveIntegerField,
    models.TextField,
)
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
        with ready_cursor() as cursor:
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


def ready_cursor() -> CursorWrapper:
    """A cursor for statements that are the same each time: PostgreSQL keeps them ready.

    Django's own writes what is told into the statement, which makes it another one each time; with SQLite it
    looks each time through the statement for the places.
    """
    database = connections[DEFAULT_DB_ALIAS]
    database.ensure_connection()
    database.close_if_health_check_failed()
    with database.wrap_database_errors:
        if database.vendor == "postgresql":
            from django.db.backends.postgresql.base import ServerBindingCursor

            own = cast("Any", ServerBindingCursor)(database.connection)
        else:
            own = database.connection.cursor(factory=_MarkedCursor)
    # As Django prepares its own, of which none has to be made first to be thrown away.
    return cast("CursorWrapper", database._prepare_cursor(own))  # type: ignore[attr-defined]


class _MarkedCursor(SQLiteCursorWrapper):
    """A cursor that keeps in mind how a statement reads with SQLite's own marks."""

    def convert_query(self, query: str, *, param_names: Sequence[str] | None = None) -> str:
        """The statement with these marks."""
        return (
            _marked(query) if param_names is None else super().convert_query(query, param_names=param_names)
        )


@lru_cache(4 * _STATEMENTS)
def _marked(query: str) -> str:
    return str(SQLiteCursorWrapper.convert_query(cast("SQLiteCursorWrapper", None), query))


def put_row(row: Model, *, unless_there: bool = False) -> bool:
    """Put a new row into its table, and give it its key.

    Args:
        row: the row.
        unless_there: whether nothing is done where a row stands in its way that must be there once; a
            transaction that is about to put such a row in is waited for.

    Returns:
        Whether it was put in.
    """
    statement, cells = _insert(type(row), unless_there)
    with ready_cursor() as cursor:
        cursor.execute(statement, _told(row, cells))
        found = cursor.fetchone()
    if found is None:
        return False
    row.pk, row._state.adding, row._state.db = found[0], False, DEFAULT_DB_ALIAS
    return True


def new_keys(*models: type[Model]) -> tuple[int, ...]:
    """Keys for a new row of each of these models, taken before the rows are put in.

    With SQLite, where keys follow each other, to be called in the transaction that writes: they stay free.
    """
    with ready_cursor() as cursor:
        cursor.execute(_keys(models), [])
        return tuple(cursor.fetchone() or ())


def put_together(*rows: Model) -> None:
    """Put new rows into their tables, by one statement of PostgreSQL: all of them, or none.

    With SQLite, which takes one row a statement, that is so inside a transaction alone.

    Raises:
        IntegrityError: one stands in the way of one that must be there once.
    """
    kinds = tuple((type(one), one.pk is not None) for one in rows)
    with ready_cursor() as cursor:
        if connection.vendor != "postgresql":
            for row, kind in zip(rows, kinds, strict=True):
                statement, own = _inserted(*kind)
                cursor.execute(statement, _told(row, own))
            return
        statement, cells = _together(kinds)
        told = chain.from_iterable(_told(row, own) for row, own in zip(rows, cells, strict=True))
        cursor.execute(statement, [*told])


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
    statement, cells = _update(type(row), names)
    with ready_cursor() as cursor:
        cursor.execute(statement, [*_told(row, cells), row.pk])


def _told(row: Model, cells: Sequence[_Cell]) -> list[Any]:
    """The cells of a row as the database takes them."""
    database = connections[DEFAULT_DB_ALIAS]
    return [
        getattr(row, name) if made is None else made(getattr(row, name), database) for name, made in cells
    ]


def _cell(field: "Field[Any, Any]") -> _Cell:
    return field.attname, None if type(field) in _AS_THEY_ARE else field.get_db_prep_save


@lru_cache(_STATEMENTS)
def _inserted(model: type[Model], has_key: bool) -> _Written:
    quote = connection.ops.quote_name
    fields = [one for one in model._meta.concrete_fields if has_key or not one.primary_key]
    columns, marks = ", ".join(quote(str(one.column)) for one in fields), ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})"
    return statement, [_cell(one) for one in fields]


@lru_cache(_STATEMENTS)
def _insert(model: type[Model], unless_there: bool) -> _Written:
    statement, cells = _inserted(model, has_key=False)
    otherwise = " ON CONFLICT DO NOTHING" if unless_there else ""
    return f"{statement}{otherwise} RETURNING {connection.ops.quote_name(str(model._meta.pk.column))}", cells


@lru_cache(_STATEMENTS)
def _together(models: tuple[tuple[type[Model], bool], ...]) -> tuple[str, list[Sequence[_Cell]]]:
    made = [_inserted(model, has_key) for model, has_key in models]
    *before, last = (statement for statement, _ in made)
    named = ", ".join(f"put_{place} AS ({statement})" for place, statement in enumerate(before))
    return (f"WITH {named} {last}" if named else last), [cells for _, cells in made]


@lru_cache(_STATEMENTS)
def _keys(models: tuple[type[Model], ...]) -> str:
    named = [(one._meta.db_table, one._meta.pk.column) for one in models]
    if connection.vendor == "postgresql":
        each = [f"nextval(pg_get_serial_sequence('\"{table}\"', '{key}'))" for table, key in named]
    else:
        last = "(SELECT seq FROM sqlite_sequence WHERE name = '{}')"
        each = [f"COALESCE({last.format(table)}, 0) + 1" for table, _ in named]
    return f"SELECT {', '.join(each)}"


@lru_cache(_STATEMENTS)
def _update(model: type[Model], names: tuple[str, ...]) -> _Written:
    quote = connection.ops.quote_name
    fields = [cast("Field[Any, Any]", model._meta.get_field(one)) for one in names]
    columns = ", ".join(f"{quote(str(one.column))} = %s" for one in fields)
    key = quote(str(model._meta.pk.column))
    statement = f"UPDATE {quote(model._meta.db_table)} SET {columns} WHERE {key} = %s"
    return statement, [_cell(one) for one in fields]


def _adapted(value: object) -> object:
    """A value as the database takes it."""
    if isinstance(value, datetime.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, datetime.date):
        return connection.ops.adapt_datefield_value(value)
    return value
