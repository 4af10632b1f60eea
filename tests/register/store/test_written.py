"""A table in Parquet by another version of the library is held cell by cell, and nothing hides in it."""

import copy
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from tallystick.base.reasons import Unfit
from tallystick.register.store.again import refuse_other_table
from tallystick.register.store.layout import refuse_other_layout
from tests.register.store.another import OTHER, ROWS, WRITTEN, by_another, frame, write
from tests.register.store.forged import BINARY, I32, I64, LIST, STRUCT, Fields, footer_of, signed, with_footer


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return write(frame(), tmp_path / "ours.parquet")


def test_what_other_versions_wrote_is_the_same_table(ours: Path) -> None:
    for place in sorted(WRITTEN.glob("*.parquet")):
        assert place.read_bytes() != ours.read_bytes()
        refuse_other_table(ours, place, place.stem.removeprefix("polars-"))


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"compression": "lz4"},
        {"compression": "uncompressed"},
        {"row_group_size": 100},
        {"row_group_size": 10_000},
        {"statistics": False},
        {"statistics": "full"},
        {"data_page_size": 300},
    ],
)
def test_another_way_to_write_the_same_is_the_same_table(
    ours: Path, tmp_path: Path, how: dict[str, object]
) -> None:
    place = write(frame(), tmp_path / "theirs.parquet", **how)
    place.write_bytes(by_another(place.read_bytes()))
    refuse_other_table(ours, place, OTHER)


#: What a table could be instead, however it is written.
OTHERS: dict[str, Callable[[pl.DataFrame], pl.DataFrame]] = {
    "a cell": lambda table: table.with_columns(verdict=pl.col("verdict").replace("not_met", "met")),
    "one cell": lambda table: table.with_columns(
        verdict=pl.when(pl.col("id") == "row000007").then(pl.lit("met")).otherwise("verdict")
    ),
    "the last cell": lambda table: table.with_columns(
        verdict=pl.when(pl.col("id") == f"row{ROWS - 1:06d}").then(pl.lit("met")).otherwise("verdict")
    ),
    "an empty cell for none": lambda table: table.with_columns(pl.col("sources").fill_null("")),
    "none for a cell": lambda table: table.with_columns(
        sources=pl.when(pl.col("sources") != "1").then("sources")
    ),
    "rows in another order": lambda table: table.reverse(),
    "two rows exchanged": lambda table: pl.concat([table[1:2], table[:1], table[2:]]),
    "a row less": lambda table: table[:-1],
    "no rows": lambda table: table[:0],
    "a row twice": lambda table: pl.concat([table, table[-1:]]),
    "a column more": lambda table: table.with_columns(remark=pl.lit("All targets met.")),
    "a column less": lambda table: table.drop("group"),
    "columns in another order": lambda table: table.select("id", "sources", "verdict", "group"),
    "a column renamed": lambda table: table.rename({"verdict": "Verdict"}),
    "a column of categories": lambda table: table.with_columns(pl.col("verdict").cast(pl.Categorical)),
    "a column of bytes": lambda table: table.with_columns(pl.col("verdict").cast(pl.Binary)),
    "a column of lists": lambda table: table.with_columns(pl.col("verdict").implode().over("id")),
    "a letter in another form": lambda table: table.with_columns(
        pl.col("verdict").str.replace("e", "e\u0301")
    ),
    "a space behind": lambda table: table.with_columns(pl.col("verdict") + " "),
}


@pytest.mark.parametrize("change", OTHERS.values(), ids=OTHERS)
def test_another_table_is_refused(
    ours: Path, tmp_path: Path, change: Callable[[pl.DataFrame], pl.DataFrame]
) -> None:
    place = write(change(frame()), tmp_path / "theirs.parquet")
    place.write_bytes(by_another(place.read_bytes()))
    with pytest.raises(Unfit):
        refuse_other_table(ours, place, OTHER)


def test_a_note_in_the_file_is_refused(ours: Path, tmp_path: Path) -> None:
    place = write(frame(), tmp_path / "theirs.parquet", metadata={"remark": "All targets met."})
    place.write_bytes(by_another(place.read_bytes()))
    with pytest.raises(Unfit, match="notes"):
        refuse_other_table(ours, place, OTHER)


def test_another_writer_than_is_claimed_is_refused(ours: Path) -> None:
    with pytest.raises(Unfit, match="wrote it"):
        refuse_other_table(ours, WRITTEN / "polars-2.0.0.parquet", OTHER)


Edit = Callable[[bytes, Fields], tuple[bytes, Fields]]


def group(footer: Fields, at: int = 0) -> Fields:
    found: Fields = footer[4][1][1][at]
    return found


def chunk(footer: Fields, at: int = 1) -> Fields:
    found: Fields = group(footer)[1][1][1][at]
    return found


def meta(footer: Fields, at: int = 1) -> Fields:
    found: Fields = chunk(footer, at)[3][1]
    return found


def set_in(where: Callable[[Fields], Fields], number: int, kind: int, value: object) -> Edit:
    def edit(body: bytes, footer: Fields) -> tuple[bytes, Fields]:
        where(footer)[number] = (kind, value)
        return body, footer

    return edit


def without(where: Callable[[Fields], Fields], number: int) -> Edit:
    def edit(body: bytes, footer: Fields) -> tuple[bytes, Fields]:
        del where(footer)[number]
        return body, footer

    return edit


def bytes_before_the_footer(body: bytes, footer: Fields) -> tuple[bytes, Fields]:
    return body + b"All targets met.", footer


def a_whole_file_before_the_footer(body: bytes, footer: Fields) -> tuple[bytes, Fields]:
    return body + with_footer(body, copy.deepcopy(footer)), footer


def a_row_group_less(body: bytes, footer: Fields) -> tuple[bytes, Fields]:
    footer[4][1][1].pop()
    return body, footer


def a_row_group_twice(body: bytes, footer: Fields) -> tuple[bytes, Fields]:
    footer[4][1][1].append(copy.deepcopy(group(footer)))
    return body, footer


def a_row_group_less_and_fewer_rows(body: bytes, footer: Fields) -> tuple[bytes, Fields]:
    footer[4][1][1].pop()
    footer[3] = (I64, sum(one[3][1] for one in footer[4][1][1]))
    return body, footer


def a_column_of_a_group_twice(body: bytes, footer: Fields) -> tuple[bytes, Fields]:
    group(footer)[1][1][1].append(copy.deepcopy(chunk(footer)))
    return body, footer


def a_column_of_a_group_less(body: bytes, footer: Fields) -> tuple[bytes, Fields]:
    group(footer)[1][1][1].pop()
    return body, footer


def columns_exchanged(body: bytes, footer: Fields) -> tuple[bytes, Fields]:
    columns = group(footer)[1][1][1]
    columns[0], columns[1] = columns[1], columns[0]
    return body, footer


def a_column_of_another_group(body: bytes, footer: Fields) -> tuple[bytes, Fields]:
    group(footer)[1][1][1][1] = copy.deepcopy(group(footer, 1)[1][1][1][1])
    return body, footer


def a_name_twice(body: bytes, footer: Fields) -> tuple[bytes, Fields]:
    footer[2][1][1][2][4] = (BINARY, b"id")
    return body, footer


def fewer_columns_said(body: bytes, footer: Fields) -> tuple[bytes, Fields]:
    footer[2][1][1][0][5] = (I32, 3)
    return body, footer


def a_column_behind_the_schema(body: bytes, footer: Fields) -> tuple[bytes, Fields]:
    footer[2][1][1].append(copy.deepcopy(footer[2][1][1][1]) | {4: (BINARY, b"remark")})
    return body, footer


def a_note_with_the_name_of_ours(body: bytes, footer: Fields) -> tuple[bytes, Fields]:
    notes = footer[5][1][1]
    notes.append({1: notes[0][1], 2: (BINARY, b"All targets met.")})
    return body, footer


EDITS: dict[str, Edit] = {
    "bytes before the footer": bytes_before_the_footer,
    "a whole file before the footer": a_whole_file_before_the_footer,
    "a row group less": a_row_group_less,
    "a row group less, and fewer rows": a_row_group_less_and_fewer_rows,
    "a row group twice": a_row_group_twice,
    "a column twice": a_column_of_a_group_twice,
    "a column less": a_column_of_a_group_less,
    "columns exchanged": columns_exchanged,
    "a column of another group": a_column_of_another_group,
    "a name twice": a_name_twice,
    "fewer columns said": fewer_columns_said,
    "a column behind the schema": a_column_behind_the_schema,
    "a note twice": a_note_with_the_name_of_ours,
    "more rows said": set_in(lambda footer: footer, 3, I64, ROWS + 1),
    "rows of a group": set_in(group, 3, I64, 7),
    "less than no rows": set_in(group, 3, I64, -1),
    "encrypted": set_in(lambda footer: footer, 8, STRUCT, {}),
    "a key of its own": set_in(lambda footer: footer, 9, BINARY, b"x"),
    "a field that nobody knows": set_in(lambda footer: footer, 99, BINARY, b"All targets met."),
    "a writer who says more": set_in(lambda footer: footer, 6, BINARY, b"Polars. All targets met."),
    "no writer": without(lambda footer: footer, 6),
    "an order that is claimed": set_in(group, 4, LIST, (STRUCT, [{1: (I32, 0)}])),
    "in another file": set_in(chunk, 1, BINARY, b"/etc/passwd"),
    "a record elsewhere": set_in(chunk, 2, I64, 5),
    "an encrypted column": set_in(chunk, 8, STRUCT, {}),
    "notes of a column": set_in(meta, 8, LIST, (STRUCT, [{1: (BINARY, b"remark"), 2: (BINARY, b"met")}])),
    "an index page": set_in(meta, 10, I64, 4),
    "a filter": set_in(meta, 14, I64, 4),
    "another type": set_in(meta, 1, I32, 1),
    "another path": set_in(meta, 3, LIST, (BINARY, [b"id"])),
    "fewer values": set_in(meta, 5, I64, 249),
    "pages elsewhere": set_in(meta, 9, I64, 4),
    "pages before the file": set_in(meta, 9, I64, -4),
    "no pages": set_in(meta, 7, I64, 0),
    "more bytes": set_in(meta, 7, I64, 10_000_000),
    "unpacked to more": set_in(meta, 6, I64, 1 << 40),
    "an index that is none": set_in(chunk, 6, I64, 4),
    "an index behind the file": set_in(chunk, 6, I64, 1 << 40),
    "a longer index": set_in(chunk, 7, I32, 10_000),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_other_tools_would_read_otherwise_is_refused(ours: Path, edit: Edit) -> None:
    body, footer = footer_of(by_another(ours.read_bytes()))
    forged = with_footer(*edit(body, footer))
    with pytest.raises(Unfit):
        refuse_other_layout(ours.read_bytes(), forged, OTHER)


def test_control_put_together_again_unaltered_it_is_taken(ours: Path, tmp_path: Path) -> None:
    place = tmp_path / "same.parquet"
    place.write_bytes(with_footer(*footer_of(by_another(ours.read_bytes()))))
    assert place.read_bytes() != ours.read_bytes()
    refuse_other_table(ours, place, OTHER)


def test_cut_and_garbled_it_is_refused_in_words(ours: Path) -> None:
    data = by_another(ours.read_bytes())
    begins = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    broken = [data[:end] for end in range(0, len(data), 97)] + [b"", b"PAR1", b"PAR1" * 3, b"\xff" * 100]
    records = (b"\x1c" * 10_000, b"\x19" * 10_000, b"\x16" + signed(1 << 80), b"\x18\xff\xff\xff\xff\x07")
    broken += [b"PAR1" + one + len(one).to_bytes(4, "little") + b"PAR1" for one in records]
    for one in broken:
        with pytest.raises(Unfit):
            refuse_other_layout(ours.read_bytes(), one, OTHER)
    garbled = (data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :] for at in range(begins, len(data)))
    assert sum(is_taken(ours.read_bytes(), one) for one in garbled) < (len(data) - begins) / 4


def is_taken(ours: bytes, theirs: bytes) -> bool:
    """Whether a file passes: a bound that other tools may believe is not looked at, and all else is words."""
    try:
        refuse_other_layout(ours, theirs, OTHER)
    except Unfit:
        return False
    return True
