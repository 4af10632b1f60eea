"""What a row said before a newer wording took its place: the shape that tables of earlier wordings share."""

from dataclasses import fields
from typing import Any, ClassVar, Generic, TypeVar

from tallystick.base.dates import PartialDate

RowT = TypeVar("RowT")
WordingT = TypeVar("WordingT", bound="RowBefore[Any]")


class RowBefore(Generic[RowT]):
    """A row as it was, word for word, until a newer wording took its place or it was taken out.

    Attributes:
        ROW: the class of the rows whose earlier wordings these are.
        NAMED: in which column the row's own identifier stands, where it has one.
        wording: which wording it is, from 1, the first one.
        replaced: the day on which it was replaced, or taken out.
    """

    __slots__ = ()
    ROW: ClassVar[type[Any]]
    NAMED: ClassVar[str] = "id"
    wording: int
    replaced: PartialDate

    @classmethod
    def _columns(cls) -> dict[str, str]:
        """Where each column of the row stands in its wordings."""
        return {one.name: cls.NAMED if one.name == "id" else one.name for one in fields(cls.ROW)}

    def as_it_was(self) -> RowT:
        """The row in this wording."""
        row: RowT = self.ROW(**{name: getattr(self, here) for name, here in self._columns().items()})
        return row

    @classmethod
    def of(cls: type[WordingT], row: object, wording: int, replaced: PartialDate) -> WordingT:
        """A row whose place a newer wording takes.

        Args:
            row: the row as it stands.
            wording: which of its wordings that is, from 1 on.
            replaced: the day on which the newer one takes its place.
        """
        told: dict[str, Any] = {here: getattr(row, name) for name, here in cls._columns().items()}
        return cls(**told | {"wording": wording, "replaced": replaced})
