"""Tables too large for an object a row: when one is, and what stands in the place of its rows.

Nothing here loads the table engine; only `register.store` does, and only when a table is large.
"""

import io
from abc import abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeGuard, TypeVar

from tallystick.base.canonical import Json
from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason
from tallystick.base.system import why_refused
from tallystick.register.columns import Table
from tallystick.register.folder import Folder, UnreadableFile

if TYPE_CHECKING:
    from tallystick.register.cells import TypedTable

#: From so many rows on a table is read in columns: below, loading the engine costs more than it saves.
LARGE = 50_000
#: Up to so many rows a table is written as CSV; above, as Parquet.
LONGEST_CSV = 200_000
#: So many bytes are looked at together.
PIECE = 1 << 24
#: Where a process may have fewer bytes of addresses than this, tables are read row by row.
LEAST_ADDRESSES = 1 << 32
_ROOM = Reason("raise the limit (ulimit -v), or give the table as CSV")
_TWO_FILES = Problem(
    "table-twice",
    Reason("the table is there as CSV and as Parquet"),
    Reason("keep one of the two; the Parquet was read"),
)

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
    def with_value(self, column: str, values: Collection[str]) -> Iterator[tuple[int, RowT_co]]:
        """The rows in whose column one of these texts stands, each with its place, counted from 0."""


def is_in_parquet(rows: object) -> TypeGuard[LargeRows[object]]:
    """Whether a table of these rows is written as Parquet."""
    return isinstance(rows, LargeRows) and len(rows) > LONGEST_CSV


def read_large(folder: Folder, table: Table) -> "TypedTable | None":
    """The table in columns where it is large or lies in Parquet; None where its rows are read one by one.

    Raises:
        UnreadableFile: its file is there and can't be read.
    """
    if not table.large:
        return None
    if not _has_room():
        if folder.place(table.parquet) is not None or folder.read(table.parquet) is not None:
            raise UnreadableFile(
                table.parquet, Reason("this process may have too few addresses for it"), _ROOM
            )
        return None
    try:
        return _parquet(folder, table) or _csv(folder, table)
    except OSError as problem:
        raise UnreadableFile(table.path, why_refused(problem), Reason("allow this user to read it")) from None


def _has_room() -> bool:
    """Whether the table engine can be loaded: it takes more addresses than memory, and dies without them."""
    try:
        import resource
    except ImportError:
        return True
    most, _ = resource.getrlimit(resource.RLIMIT_AS)
    return most == resource.RLIM_INFINITY or most >= LEAST_ADDRESSES


def _parquet(folder: Folder, table: Table) -> "TypedTable | None":
    place = folder.place(table.parquet)
    data = folder.read(table.parquet) if place is None else None
    if place is None and data is None:
        return None
    from tallystick.register.store.read import read_parquet_table

    typed = read_parquet_table(table, place or data or b"")
    if table.path in folder.names(table.path.rpartition("/")[0]):
        typed.find(_TWO_FILES)
    return typed


def _csv(folder: Folder, table: Table) -> "TypedTable | None":
    place = folder.place(table.path)
    data = folder.read(table.path) if place is None else None
    if place is None and data is None:
        return None

    def opened() -> BinaryIO:
        return io.BytesIO(data or b"") if place is None else place.open("rb")

    with opened() as stream:
        if sum(piece.count(b"\n") for piece in pieces(stream)) < LARGE:
            return None
    from tallystick.register.store.read import read_csv_table

    return read_csv_table(table, opened)


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of a stream, so many at a time that they never fill the memory."""
    while piece := stream.read(PIECE):
        yield piece
