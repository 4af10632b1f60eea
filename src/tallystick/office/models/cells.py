"""The fields of stored rows: one class for each kind of cell, and what stored rows have in common.

A cell lies in the database as the text that the package has for it, so that 90.0 stays 90.0 and 2024-03 a
month; in Python it has the value that the register gives it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

from tallystick.register import kinds
from tallystick.register.columns import SEPARATOR
from tallystick.register.kinds import Kind

# Django's fields take their types in brackets in the eyes of a type checker only.
if TYPE_CHECKING:
    _TextField = models.TextField[str | None, str | None]
    _CharField = models.CharField[str | None, str | None]
    _BigIntegerField = models.BigIntegerField[int | None, int | None]
    _BooleanField = models.BooleanField[bool | None, bool | None]
    _ValueField = models.TextField[object | None, object | None]
    _ManyField = models.TextField[tuple[str, ...], tuple[str, ...]]
else:
    _TextField = _ValueField = _ManyField = models.TextField
    _CharField, _BigIntegerField, _BooleanField = (
        models.CharField,
        models.BigIntegerField,
        models.BooleanField,
    )
#: Longer ones are no identifiers.
_LONGEST_IDENTIFIER = 120


class StoredRow(models.Model):
    """A row of a table of the package; its key in the database has no meaning outside it."""

    key = models.BigAutoField(primary_key=True)

    class Meta:
        """No table of its own."""

        abstract = True


class TextCell(_TextField):
    """A line of text."""

    kind: ClassVar[Kind] = kinds.TEXT


class UrlCell(TextCell):
    """A web address."""

    kind = kinds.URL


class Sha256Cell(TextCell):
    """A SHA-256."""

    kind = kinds.SHA256


class UnitCell(TextCell):
    """A unit's code."""

    kind = kinds.UNIT


class IdentifierCell(_CharField):
    """An identifier."""

    kind: ClassVar[Kind] = kinds.IDENTIFIER

    def __init__(
        self, *, max_length: int = _LONGEST_IDENTIFIER, null: bool = False, unique: bool = False
    ) -> None:
        """Make one of the length that identifiers have."""
        super().__init__(max_length=max_length, null=null, unique=unique)


class WholeCell(_BigIntegerField):
    """A whole number."""

    kind: ClassVar[Kind] = kinds.WHOLE


class YearCell(WholeCell):
    """A year."""

    kind = kinds.YEAR


class TruthCell(_BooleanField):
    """True or false."""

    kind: ClassVar[Kind] = kinds.BOOLEAN


class _WrittenCell(_ValueField):
    """A value that lies in the database as the package writes it."""

    kind: ClassVar[Kind]

    def from_db_value(self, cell: str | None, *_: object) -> object:
        """The value of a cell."""
        return None if cell is None else self.kind.read(cell)

    def to_python(self, value: object) -> object:
        """The value of what may be a cell still."""
        return self.kind.read(value) if isinstance(value, str) else value

    def get_prep_value(self, value: object) -> str | None:
        """The cell of a value."""
        return value if value is None or isinstance(value, str) else self.kind.write(value)


class NumberCell(_WrittenCell):
    """A number with the digits as printed."""

    kind = kinds.NUMBER


class DateCell(_WrittenCell):
    """A date, or a part of one."""

    kind = kinds.DATE


class PeriodCell(_WrittenCell):
    """A stretch of time."""

    kind = kinds.PERIOD


class ManyCell(_ManyField):
    """Several identifiers or texts in one cell, with ``; `` between them."""

    def from_db_value(self, cell: str, *_: object) -> tuple[str, ...]:
        """The values of a cell."""
        return self.to_python(cell)

    def to_python(self, value: object) -> tuple[str, ...]:
        """The values of what may be a cell still."""
        if isinstance(value, str):
            return tuple(value.split(SEPARATOR)) if value else ()
        return tuple(value) if isinstance(value, tuple) else ()

    def get_prep_value(self, value: object) -> str:
        """The cell of the values."""
        return SEPARATOR.join(self.to_python(value))


def kept_from(field: object) -> Callable[[Any], object] | None:
    """How a cell's value is kept in the database; None where it lies there as it is."""
    return field.get_prep_value if isinstance(field, (_WrittenCell, ManyCell)) else None


def as_kept(field: object) -> Callable[[Any], object] | None:
    """How a cell's canonical text, None for an empty one, is kept; None where it lies there as it is."""
    if isinstance(field, ManyCell):
        return lambda text: text or ""
    if isinstance(field, (WholeCell, TruthCell)):
        read = field.kind.read
        return lambda text: None if text is None else read(text)
    return None


def refers_to(model: str, *, null: bool = False) -> "models.ForeignKey[models.Model, models.Model]":
    """A column that names a row of another table by its identifier; that row can't go while it is named."""
    return models.ForeignKey(model, models.PROTECT, to_field="id", null=null, related_name="+")


def one_row(table: str, *key: str) -> models.UniqueConstraint:
    """Holds that a key of several columns names one row."""
    return models.UniqueConstraint(fields=key, name=f"one_row_of_{table}")
