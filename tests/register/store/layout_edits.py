"""Edits of a Parquet file's footer after which some tool would read another table."""

import copy
from collections.abc import Callable

from tests.register.store.forged import BINARY, I32, I64, LIST, STRUCT, Fields, with_footer

#: How many rows the edited table has.
ROWS = 600

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
