"""Hostile tables in Parquet: small files that say they are large, swell, nest or never end."""

import copy
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl

from tests.ledger.chance import Chance
from tests.register.packages import GOLDEN, copy_of_golden
from tests.register.store.forged import (
    BINARY,
    I32,
    I64,
    LIST,
    STRUCT,
    Fields,
    Reader,
    footer_of,
    unsigned,
    with_footer,
)
from tests.register.store.forged import written as record_of
from tests.register.store.layout_edits import chunk, group, meta

Made = Callable[[], bytes]
HUGE = (1 << 31) - 1
#: Of a file's record: form, schema, rows, row groups, notes.
SCHEMA, ROWS, GROUPS, NOTES = 2, 3, 4, 5


def table() -> pl.DataFrame:
    return pl.read_csv(GOLDEN / "tables" / "observations.csv", infer_schema=False)


def written(frame: pl.DataFrame, **how: Any) -> bytes:  # noqa: ANN401 - as the engine has it
    out = io.BytesIO()
    frame.write_parquet(out, **how)
    return out.getvalue()


def repeated(rows: int, cell: str = "x", **columns: pl.Expr) -> bytes:
    """A table of so many rows that are all alike, which packs into next to nothing."""
    names = [one for one in table().columns if one not in columns]
    every = [pl.repeat(cell, rows, dtype=pl.String).alias(name) for name in names]
    own = [one.alias(name) for name, one in columns.items()]
    return written(pl.select(*every, *own), compression="zstd", row_group_size=rows)


def cells(length: int, rows: int) -> pl.Expr:
    """So many rows of one cell of so many letters."""
    return pl.repeat("a" * length, rows, dtype=pl.String).alias("note")


def again(data: bytes, times: int) -> bytes:
    """A file whose one row group is there so many times: each byte of it is read as often."""
    body, footer = footer_of(data)
    footer[GROUPS] = (LIST, (STRUCT, [group(footer)] * times))
    footer[ROWS] = (I64, group(footer)[3][1] * times)
    return with_footer(body, footer)


def edited(change: Callable[[Fields], None]) -> bytes:
    """A sound file with another footer."""
    body, footer = footer_of(written(table(), compression="uncompressed"))
    footer = copy.deepcopy(footer)
    change(footer)
    return with_footer(body, footer)


def package(place: Path, made: Made) -> Path:
    """The golden package in this folder with such a table in the place of its observations."""
    folder = copy_of_golden(place)
    (folder / "tables" / "observations.csv").unlink()
    (folder / "tables" / "observations.parquet").write_bytes(made())
    return folder


def parquets() -> Iterator[tuple[str, Made]]:
    yield from swelling()
    yield from said()
    yield from nested()
    yield from footers()


def by_chance(seeds: range) -> Iterator[tuple[str, Made]]:
    """A sound table with bytes changed, cut out or put in, half of them in its footer."""
    for seed in seeds:
        yield f"mutated {seed}", lambda seed=seed: _mutated(Chance(f"parquet {seed}"))  # type: ignore[misc]


def _mutated(chance: Chance) -> bytes:
    data = written(table(), compression=("uncompressed", "zstd", "snappy")[chance.below(3)])
    footer = int.from_bytes(data[-8:-4], "little") + 8
    for _ in range(1 + chance.below(5)):
        at = len(data) - 1 - chance.below(min(footer, len(data) - 1) if chance.below(2) else len(data) - 1)
        length = 1 + chance.below(4)
        piece = (chance.bytes(length), b"\xff" * length, b"\0" * length)[chance.below(3)]
        kept = at + length * (chance.below(8) > 0)  # mostly in the place of as many others
        data = data[:at] + piece + data[kept:]
    return data


def swelling() -> Iterator[tuple[str, Made]]:
    number = pl.int_range(0, 300_000, eager=False).cast(pl.String).alias("id")
    none: dict[str, Any] = {name: pl.lit(None, dtype=pl.String).alias(name) for name in table().columns}
    yield "90 million rows that are alike", lambda: again(repeated(200_000), 450)
    yield "90 million rows of nothing", lambda: again(repeated(200_000, **none), 450)
    yield "300,000 rows, each 100 times", lambda: again(repeated(300_000, id=number), 100)
    # What is repeated by a footer is made once: these never stand whole in the memory of whoever makes them.
    yield (
        "a million rows of a cell of 100 kB",
        lambda: again(repeated(2_000, note=cells(100_000, 2_000)), 500),
    )
    yield "2,000 rows of a cell of 1 MB", lambda: again(repeated(20, note=cells(1_000_000, 20)), 100)
    yield "a cell of 40 MB", lambda: repeated(1, note=cells(40_000_000, 1))
    yield (
        "20,000 columns",
        lambda: written(pl.DataFrame({f"c{at}": ["x"] for at in range(20_000)})),
    )
    yield "a name of a column of 1 MB", lambda: written(pl.DataFrame({"a" * 1_000_000: ["x"]}))


def said() -> Iterator[tuple[str, Made]]:
    """Counts and sizes that are not so."""
    yield "99,999,999 rows everywhere, it says", lambda: of_rows(99_999_999, groups=True)
    for count in (-1, HUGE, 1 << 40, (1 << 63) - 1):
        yield f"{count} rows, it says", lambda count=count: of_rows(count, groups=False)  # type: ignore[misc]
        yield f"{count} rows everywhere, it says", lambda count=count: of_rows(count, groups=True)  # type: ignore[misc]
    for name, (where, number, kind, values) in SAID.items():
        for value in values:
            yield f"{name} {value}, it says", in_all(where, number, kind, value)
    for size in (HUGE, 1 << 30, -5):
        yield f"each page unpacks to {size}, it says", lambda size=size: pages_of(2, size)  # type: ignore[misc]
        yield f"each page has {size} bytes, it says", lambda size=size: pages_of(3, size)  # type: ignore[misc]


SIZES = (-1, HUGE, 1 << 62)
#: What a file says of each column: where, in which field of what kind, and the values.
SAID: dict[str, tuple[Callable[[Fields, int], Fields], int, int, tuple[int, ...]]] = {
    "bytes unpacked:": (meta, 6, I64, SIZES),
    "bytes packed:": (meta, 7, I64, SIZES),
    "pages at": (meta, 9, I64, SIZES),
    "a dictionary at": (meta, 11, I64, SIZES),
    "records at": (chunk, 2, I64, SIZES),
    "packed in the way": (meta, 4, I32, (2, 4, 5, 6, 7, 99)),
}


def columns_of(footer: Fields) -> range:
    return range(len(group(footer)[1][1][1]))


def in_all(where: Callable[[Fields, int], Fields], number: int, kind: int, value: int) -> Made:
    def change(footer: Fields) -> None:
        for at in columns_of(footer):
            where(footer, at)[number] = (kind, value)

    return lambda: edited(change)


def of_rows(count: int, *, groups: bool) -> bytes:
    def change(footer: Fields) -> None:
        footer[ROWS] = (I64, count)
        for at in columns_of(footer) if groups else ():
            group(footer)[3] = meta(footer, at)[5] = (I64, count)

    return edited(change)


def pages_of(number: int, size: int) -> bytes:
    """The first page of each column with another size in its header, in a zstd file of one page a column."""
    body, footer = footer_of(written(table(), compression="zstd"))
    footer = copy.deepcopy(footer)
    out = bytearray(b"PAR1")
    for at in columns_of(footer):
        one = meta(footer, at)
        begins = min(one.get(11, one[9])[1], one[9][1])
        ends = begins + one[7][1]
        reader = Reader(body, begins)
        head = reader.fields()
        head[number] = (I32, size)
        made = record_of(head) + body[reader.at : ends]
        for place in {9, 11} & one.keys():
            one[place] = (I64, len(out) + (one[place][1] - begins if one[place][1] != begins else 0))
        one[7] = (I64, len(made))
        chunk(footer, at)[2] = (I64, 0)
        for index in (4, 5, 6, 7):
            chunk(footer, at).pop(index, None)
        out += made
    return with_footer(bytes(out), footer)


def nested() -> Iterator[tuple[str, Made]]:
    for depth in (10, 100, 1_000, 100_000):
        yield f"{depth} groups in groups", lambda depth=depth: edited(in_groups(depth))  # type: ignore[misc]
    for children in (HUGE, 1_000_000, -1):
        yield f"a root of {children} columns", lambda children=children: edited(of_children(children))  # type: ignore[misc]
    yield "a million columns that are said", lambda: edited(many_columns)
    yield "columns of one name", lambda: edited(one_name)


def in_groups(depth: int) -> Callable[[Fields], None]:
    def change(footer: Fields) -> None:
        _, elements = footer[SCHEMA][1]
        root, leaf = elements[0], elements[1]
        inner = {3: (I32, 0), 4: (BINARY, b"g"), 5: (I32, 1)}
        root[5] = (I32, 1)
        footer[SCHEMA] = (LIST, (STRUCT, [root, *[inner] * depth, leaf]))
        meta(footer, 0)[3] = (LIST, (BINARY, [b"g"] * depth + [leaf[4][1]]))
        del group(footer)[1][1][1][1:]

    return change


def of_children(children: int) -> Callable[[Fields], None]:
    def change(footer: Fields) -> None:
        footer[SCHEMA][1][1][0][5] = (I32, children)

    return change


def many_columns(footer: Fields) -> None:
    _, elements = footer[SCHEMA][1]
    elements[0][5] = (I32, 1_000_000)
    footer[SCHEMA] = (LIST, (STRUCT, [elements[0], *[elements[1]] * 1_000_000]))


def one_name(footer: Fields) -> None:
    for one in footer[SCHEMA][1][1][1:]:
        one[4] = (BINARY, b"id")


def footers() -> Iterator[tuple[str, Made]]:
    """Footers that are no record, or one without end."""
    head = b"PAR1" + b"\0" * 32

    def ended(record: bytes, length: int | None = None) -> bytes:
        return head + record + (len(record) if length is None else length).to_bytes(4, "little") + b"PAR1"

    deep_structs, deep_lists = b"\x1c" * 200_000, b"\x19" + b"\x19" * 200_000
    yield "records in records without end", lambda: ended(deep_structs)
    yield "lists in lists without end", lambda: ended(deep_lists)
    yield "a list of 2,147,483,647 groups", lambda: ended(b"\x15\x02\x19\xfc" + unsigned(HUGE) + b"\0" * 99)
    yield "a list of 2,147,483,647 names", lambda: ended(b"\x15\x02\x19\xf8" + unsigned(HUGE) + b"\0" * 99)
    yield "a name of 2 GB", lambda: ended(b"\x15\x02\x18" + unsigned(HUGE) + b"a" * 99)
    yield "a number without end", lambda: ended(b"\x15" + b"\xff" * 200_000)
    yield (
        "empty records, two million",
        lambda: ended(b"\x15\x02\x19\xfc" + unsigned(2_000_000) + b"\0" * 2_000_000),
    )
    yield "a footer longer than the file", lambda: ended(b"\0", HUGE)
    yield "a footer of nothing", lambda: ended(b"")
    yield "locked", lambda: written(table())[:-4] + b"PARE"
    yield (
        "100,000 empty row groups",
        lambda: edited(
            lambda footer: footer.update(
                {GROUPS: (LIST, (STRUCT, [{1: (LIST, (STRUCT, [])), 2: (I64, 0), 3: (I64, 0)}] * 100_000))}
            )
        ),
    )
    yield (
        "one row group 10,000 times",
        lambda: edited(
            lambda footer: footer.update(
                {
                    GROUPS: (LIST, (STRUCT, [group(footer)] * 10_000)),
                    ROWS: (I64, group(footer)[3][1] * 10_000),
                }
            )
        ),
    )
    yield (
        "notes of 50 MB",
        lambda: edited(
            lambda footer: footer.update(
                {NOTES: (LIST, (STRUCT, [{1: (BINARY, b"ARROW:schema"), 2: (BINARY, b"/" * 50_000_000)}]))}
            )
        ),
    )
