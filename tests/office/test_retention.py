"""Each stored field has purpose, class and term in one table, and the table names no other (row P8)."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model

from tallystick.office.models.cells import StoredRow
from tallystick.office.retention import CREDENTIAL, PERSON, PUBLIC, RECORD, SEALED, TABLE, TRACE, rows_of

#: The key by which the database numbers the rows of a table says nothing of anybody.
NUMBER = "id"


def stored() -> Iterator[tuple[str, str]]:
    """Give each stored field with its model; those of the package's tables are declared elsewhere."""
    for model in apps.get_models():
        if not issubclass(model, StoredRow):
            yield from fields_of(model)


def fields_of(model: type[Model]) -> Iterator[tuple[str, str]]:
    for field in model._meta.fields:
        if field.name != NUMBER:
            yield model.__name__, field.name


def test_every_stored_field_has_one_row() -> None:
    assert [one for one in stored() if len(rows_of(*one)) != 1] == []


def test_the_table_names_nothing_that_is_not_stored() -> None:
    there = set(stored())
    named = {(model, field) for row in TABLE for model, told in row.fields.items() for field in told.split()}
    assert named - there == set()


def test_every_row_says_why_of_whom_and_how_long() -> None:
    for row in TABLE:
        assert row.purpose.startswith("to "), row
        assert row.of in {PUBLIC, RECORD, PERSON, CREDENTIAL, SEALED, TRACE}
        assert row.until


def test_of_who_sends_something_no_class_of_persons_is_kept() -> None:
    of_senders = ("SealedDraft", "SealedCase", "SealedMessage", "SealedFile", "CaseEntry")
    for row in TABLE:
        if row.of in {PERSON, CREDENTIAL, RECORD}:
            assert not set(of_senders) & set(row.fields), row


def test_a_planted_field_is_noticed() -> None:
    assert rows_of("SealedCase", "ip_address") == []
    assert len(rows_of("SealedCase", "lookup")) == 1
