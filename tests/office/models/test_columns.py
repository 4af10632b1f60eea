"""The models of the package's tables have the columns that the register declares, and the migrations too."""

import inspect
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import models

from tallystick.office.models import StoredPart, StoredTarget
from tallystick.office.models.cells import ManyCell
from tallystick.office.selectors.plan import model_of
from tallystick.register.columns import Column, Table
from tallystick.register.indexed import BY_NAME
from tallystick.register.tables import TABLES
from tests.office.declared import declared


def differences(table: Table, model: type[models.Model]) -> Iterator[str]:
    """Tell in what a model differs from the table that it keeps."""
    fields = {one.name: one for one in model._meta.get_fields() if one.name != "key"}
    if list(fields) != list(table.columns):
        yield f"{table.name}: {list(fields)} instead of {list(table.columns)}"
        return
    for name, column in table.columns.items():
        yield from (f"{table.name}.{name}: {one}" for one in _of_field(fields[name], column))
    unique = {
        tuple(one.fields) for one in model._meta.constraints if isinstance(one, models.UniqueConstraint)
    }
    unique |= {(name,) for name, field in fields.items() if getattr(field, "unique", False)}
    if table.key not in unique:
        yield f"{table.name}: its key {table.key} is not unique"


def _of_field(field: object, column: Column) -> Iterator[str]:
    assert isinstance(field, models.Field)
    if not column.many and field.null == column.required:
        yield "may be empty where it must not be, or the other way round"
    if column.many:
        if not isinstance(field, ManyCell):
            yield "holds one value, not several"
    elif column.refers:
        wanted = model_of(BY_NAME[column.refers])
        if not isinstance(field, models.ForeignKey) or field.related_model is not wanted:
            yield f"does not refer to {column.refers}"
    elif getattr(field, "kind", None) != column.kind:
        yield f"is no {column.kind.name}"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_model_has_the_columns_of_its_table(table: Table) -> None:
    assert list(differences(table, model_of(table))) == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_is_printed_for_a_table_is_what_stands_there(table: Table) -> None:
    model = model_of(table)
    printed = declared(table).replace("\n", "").replace(" ", "")
    kept = inspect.getsource(model).replace("\n", "").replace(" ", "").replace(",)", ")")
    kept = kept.partition("classMeta:indexes=")[0]  # what is found sooner is no matter of the columns
    assert printed.replace(",)", ")") == kept


def test_a_planted_difference_is_found() -> None:
    other = model_of(BY_NAME["commitments"])
    assert list(differences(BY_NAME["outline"], other)) != []
    columns = BY_NAME["targets"].columns
    fields = {one.name: one for one in StoredTarget._meta.get_fields()}
    assert list(_of_field(fields["value"], columns["unit"])) == ["is no unit"]
    assert list(_of_field(fields["unit"], columns["commitment"])) == ["does not refer to commitments"]
    assert next(_of_field(fields["note"], columns["value"])).startswith("may be empty")
    assert list(_of_field(fields["unit"], BY_NAME["commitments"].columns["groups"])) != []
    assert list(_of_field(StoredPart._meta.get_field("parent"), BY_NAME["outline"].columns["parent"])) == []


@pytest.mark.django_db
def test_the_migrations_make_what_the_models_say() -> None:
    call_command("makemigrations", "office", check=True, dry_run=True, verbosity=0)
