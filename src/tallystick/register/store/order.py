"""Sorting more rows than the memory holds: into lots by their place, then each lot by itself."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import polars as pl

from tallystick.base.identifiers import natural_key
from tallystick.register.store.scratch import Scratch

#: Around a number that is not turned yet; no name holds such a character.
_BEGUN, _ENDED = "\x03", "\x04"


class Ascending:
    """Looks whether names come in their natural order, none twice, lot by lot."""

    def __init__(self) -> None:
        """Begin before the first."""
        self.holds = True
        self._last: str | None = None

    def look(self, names: pl.Series) -> None:
        """Look at the next names."""
        if not self.holds or not len(names):
            return
        if names.null_count():
            self.holds = False
            return
        whole = pl.concat([pl.Series([self._last], dtype=pl.String), names])
        before, shape = whole.head(-1), whole.str.replace_all("[0-9]", "0")
        # Of one shape, names sort letter by letter as they sort naturally.
        surely = ((shape.tail(-1) == shape.head(-1)) & (names > before)).fill_null(value=False)
        pairs = zip(before.filter(~surely), names.filter(~surely), strict=True)
        self.holds = all(one is None or natural_key(one) < natural_key(other) for one, other in pairs)
        self._last = names.item(-1)


def ranks(lots: Iterable[pl.Series]) -> pl.Series:
    """For each of the names in all lots its place in the natural order, counted from 0."""
    return pl.concat(map(natural_keys, lots)).arg_sort().arg_sort().cast(pl.UInt32)


def natural_keys(names: pl.Series) -> pl.Series:
    """The `natural_key` of every name, as a column: numbers of one length are turned at a time."""
    keys = names.str.replace_all("[0-9]+", f"{_BEGUN}${{0}}{_ENDED}")
    keys = keys.str.replace_all(f"{_BEGUN}(0+){_ENDED}", "\x01\x20${1}\x02")
    length = 0
    while keys.str.contains(_BEGUN, literal=True).any():
        length += 1
        number = f"{_BEGUN}(0*)([1-9][0-9]{{{length - 1}}}){_ENDED}"
        sign = chr(0x20 + length).replace("$", "$$")
        keys = keys.str.replace_all(number, f"\x01{sign}${{2}}${{1}}${{2}}\x02")
    return keys


def spread(
    scratch: Scratch,
    frames: Iterable[pl.DataFrame],
    lot_of: Callable[[pl.DataFrame], pl.Series],
    by: list[str],
) -> Iterator[tuple[int, Path]]:
    """Sort the rows of all frames into lots, and each lot by these columns; give the lots in order.

    Args:
        scratch: where the lots are kept.
        frames: the rows.
        lot_of: the number of the lot that each row of a frame belongs to.
        by: what a lot is sorted by; an empty cell comes first.
    """
    parts: dict[int, list[Path]] = {}
    for frame in frames:
        lots = lot_of(frame).alias("lot")
        for (lot,), rows in frame.with_columns(lots).partition_by("lot", as_dict=True).items():
            place = scratch.file("part.parquet")
            rows.drop("lot").write_parquet(place, compression="lz4")
            parts.setdefault(int(str(lot)), []).append(place)
    for lot in sorted(parts):
        whole = pl.concat([pl.read_parquet(part, glob=False) for part in parts[lot]]).sort(by)
        sorted_rows = scratch.file("sorted.parquet")
        whole.write_parquet(sorted_rows, compression="lz4", row_group_size=1 << 16)
        for part in parts[lot]:
            part.unlink()
        yield lot, sorted_rows
