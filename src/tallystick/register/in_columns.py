"""A table read in columns where it is large; the table engine is loaded only then."""

import io
from typing import TYPE_CHECKING, BinaryIO

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason
from tallystick.base.system import why_refused
from tallystick.register import large
from tallystick.register.columns import Table
from tallystick.register.folder import Folder
from tallystick.register.unreadable import LONGEST_SIGN, UnreadableFile, without_key

if TYPE_CHECKING:
    from tallystick.register.cells import TypedTable

#: Where a process may have fewer bytes of addresses than this, tables are read row by row.
LEAST_ADDRESSES = 1 << 32
_ROOM = Reason("raise the limit (ulimit -v), or give the table as CSV")
_TWO_FILES = Problem(
    "table-twice",
    Reason("the table is there as CSV and as Parquet"),
    Reason("keep one of the two; the Parquet was read"),
)


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


def _rows_without_key(name: str, stream: BinaryIO) -> int:
    """How many lines a file has.

    Raises:
        UnreadableFile: it holds a secret key.
    """
    rows, before = 0, b""
    for piece in large.pieces(stream):
        without_key(name, before[-LONGEST_SIGN:] + piece)
        rows, before = rows + piece.count(b"\n"), piece
    return rows


def _csv(folder: Folder, table: Table) -> "TypedTable | None":
    place = folder.place(table.path)
    data = folder.read(table.path) if place is None else None
    if place is None and data is None:
        return None

    def opened() -> BinaryIO:
        return io.BytesIO(data or b"") if place is None else place.open("rb")

    with opened() as stream:
        if _rows_without_key(table.path, stream) < large.LARGE:
            return None
    from tallystick.register.store.read import read_csv_table

    return read_csv_table(table, opened)
