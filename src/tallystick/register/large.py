"""Tables too large for an object a row: when one is, and what stands in the place of its rows.

Nothing here loads the table engine; only `register.store` does, where `in_columns` reads a large table.
"""

from abc import abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, TypeGuard, TypeVar

from tallystick.base.canonical import Json

#: From so many rows on a table is read in columns: below, loading the engine costs more than it saves.
LARGE = 50_000
#: Up to so many rows a table is written as CSV; above, as Parquet.
LONGEST_CSV = 200_000
#: So many bytes are looked at together.
PIECE = 1 << 24

RowT_co = TypeVar("RowT_co", covariant=True)


class LargeRows(Sequence[RowT_co]):
    """The rows of a large table in canonical order: they lie in columns and become objects when asked."""

    @abstractmethod
    def facts(self) -> Mapping[str, Json]:
        """What the table holds, as `fingerprint.table_facts` says it of rows."""

    @abstractmethod
    def as_file(self) -> Path:
        """The table as one canonical file: CSV, or Parquet above `LONGEST_CSV` rows."""

    @abstractmethod
    def holds(self, column: str) -> bool:
        """Whether any cell of the column is filled."""

    @abstractmethod
    def cells(self) -> Iterator[tuple[str | None, ...]]:
        """Each row's cells in the order of the columns, in canonical text, and None where one is empty."""

    @abstractmethod
    def lie_in(self, place: Path) -> bool:
        """Whether a Parquet file, read again, holds exactly these rows as `as_file` writes them."""

    @abstractmethod
    def with_value(self, column: str, values: Collection[str]) -> Iterator[tuple[int, RowT_co]]:
        """The rows in whose column one of these texts stands, each with its place, counted from 0."""


def is_in_parquet(rows: object) -> TypeGuard[LargeRows[object]]:
    """Whether a table of these rows is written as Parquet."""
    return isinstance(rows, LargeRows) and len(rows) > LONGEST_CSV


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of a stream, so many at a time that they never fill the memory."""
    while piece := stream.read(PIECE):
        yield piece
