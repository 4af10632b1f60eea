"""Sorting more rows than the memory holds: into lots by their place, then each lot by itself."""

from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile
from pathlib import Path

import polars as pl

from tallystick.base.identifiers import natural_key
from tallystick.register.store.scratch import Scratch

_DIGIT = "[0-9]"
#: So many names are looked at to see what all end in; no divisor of lengths that come again, as 10 is.
_SAMPLED = 7
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
        before = whole.head(-1)
        # Of one shape, names sort letter by letter as they sort naturally.
        left = ~(_same_shape(whole) & (names > before)).fill_null(value=False)
        pairs = zip(before.filter(left), names.filter(left), strict=True)
        self.holds = all(one is None or natural_key(one) < natural_key(other) for one, other in pairs)
        self._last = names.item(-1)


def _same_shape(names: pl.Series) -> pl.Series:
    """Whether a name and the next have digits in the same places.

    Most names of figures differ from the next in as many last digits alone, before an ending that they share:
    that is found much sooner.
    """
    ending = _ending(names)
    ends = names.str.ends_with(ending)
    stems = names.str.strip_suffix(ending).str.strip_chars_end("0123456789")
    same = pl.repeat(value=True, n=len(names) - 1, eager=True)
    for told in (ends, stems, names.str.len_bytes()):
        same &= (told.tail(-1) == told.head(-1)).fill_null(value=False)
    if same.all():
        return same
    left = ~same
    # Where few are left, each with the one before it; else all at once.
    if left.sum() * 4 > len(names):
        shape = names.str.replace_all(_DIGIT, "0")
        return shape.tail(-1) == shape.head(-1)
    before, after = (
        some.filter(left).str.replace_all(_DIGIT, "0") for some in (names.head(-1), names.tail(-1))
    )
    return same.scatter(left.arg_true(), before == after)


def _ending(names: pl.Series) -> str:
    """What some names from all over share at their end, from a point on, if they do.

    Two alone may share more by chance, as the figures of one area do, and then hardly another name has it.
    """
    step = max(1, len(names) // _SAMPLED)
    some = [str(names.item(place) or "")[::-1] for place in range(step // 2, len(names), step)]
    if not some:
        return ""
    # What the first and the last in order begin with, all between them begin with too.
    letters = takewhile(lambda both: both[0] == both[1], zip(min(some), max(some), strict=False))
    same = "".join(letter for letter, _ in letters)[::-1]
    return same[same.find(".") :] if "." in same else ""


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
