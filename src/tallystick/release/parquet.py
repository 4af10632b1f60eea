"""Two versions of a table in Parquet, row by row; what is no plain table is told as that and not read."""

from collections.abc import Sequence

from tallystick.register.store.again import RowPair, heading_of, rows_otherwise
from tallystick.register.store.layout import refuse_other_layout
from tallystick.register.store.scratch import Scratch


def parquet_rows(old: bytes, new: bytes, most: int) -> tuple[Sequence[str], list[RowPair]]:
    """The heading of a table, and the rows in which two versions of it differ, at most so many.

    Raises:
        Unfit: one of them is no plain table, or they have other columns; says why.
    """
    scratch = Scratch()
    places = [scratch.file("compared.parquet") for _ in range(2)]
    for place, data in zip(places, (old, new), strict=True):
        refuse_other_layout(data, data)
        place.write_bytes(data)
    return heading_of(places[1]), rows_otherwise(places[0], places[1], most)
