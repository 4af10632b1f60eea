"""Each stored field has purpose, class and term in one table, and the table names no other (row P8)."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import BinaryField, Model

from tallystick.office.models import SealedCase, SealedDraft, SealedMessage
from tallystick.office.models.cells import StoredRow
from tallystick.office.retention import CREDENTIAL, PERSON, PUBLIC, RECORD, SEALED, TABLE, TRACE, rows_of
from tallystick.office.selectors.submissions import DRAFT_DAYS
from tallystick.office.services.comments import WORDS_KEPT_DAYS

#: Which changes of the tables were made: nothing of anybody.
OF_NOBODY = {"django_migrations"}
#: The key by which the database numbers the rows of a table says nothing of anybody.
NUMBER = "id"


def stored() -> Iterator[tuple[str, str]]:
    """Give each stored field with its model; those of the package's tables are declared elsewhere."""
    for model in apps.get_models(include_auto_created=True):
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


#: Whatever hangs at a draft, a case or a message of one is of who sent it.
OF_SENDERS = {SealedDraft, SealedCase, SealedMessage}
OF_SENDERS |= {one.related_model for model in tuple(OF_SENDERS) for one in model._meta.related_objects}


def test_of_who_sends_something_no_class_of_persons_is_kept() -> None:
    of_senders = {one.__name__ for one in OF_SENDERS}
    assert len(of_senders) > 8
    for row in TABLE:
        if row.of not in {SEALED, TRACE}:
            assert not of_senders & set(row.fields), row


def test_what_is_said_to_be_sealed_is_sealed_bytes_or_says_where_they_belong() -> None:
    """A day, an act or a word that stands in the clear tells something, and is none of what is sealed."""
    says_where = {
        "case",
        "summary",
        "draft",
        "number",
        "side",
        "form",
        "sha256",
        "size",
        "name",
        "lookup",
        "upload",
    }
    clear = [
        (model.__name__, field.name)
        for model in OF_SENDERS
        for field in model._meta.fields
        if field.name not in {NUMBER, *says_where} and not isinstance(field, BinaryField)
    ]
    allowed = {("SealedDraft", "day"), ("SealedDraft", "is_written")}
    assert [one for one in clear if rows_of(*one)[0].of == SEALED and one not in allowed] == []


@pytest.mark.django_db
def test_every_table_of_the_database_is_one_of_these() -> None:
    """A table that is made beside the models, or between two of them, keeps something too."""
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    with connection.cursor() as cursor:
        assert set(connection.introspection.table_names(cursor)) - known == OF_NOBODY


def until(model: str, field: str) -> str:
    (row,) = rows_of(model, field)
    return row.until


def test_the_terms_that_are_said_are_those_that_are_kept() -> None:
    """Each with a number: what is deleted later than the table says is kept against it."""
    assert DRAFT_DAYS == 30
    assert until("SealedDraft", "sealed").startswith("30 days after")
    assert "30 days after its draft" in until("SealedPart", "sha256")
    assert WORDS_KEPT_DAYS == 365
    assert until("PublicComment", "text").startswith("words of a comment a year after")
    assert settings.SESSION_COOKIE_AGE == 12 * 3600
    assert "a session twelve hours at most" in until("Session", "session_data")


def test_a_planted_field_is_noticed() -> None:
    assert rows_of("SealedCase", "ip_address") == []
    assert len(rows_of("SealedCase", "lookup")) == 1
