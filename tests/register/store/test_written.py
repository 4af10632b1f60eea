"""A table in Parquet by another version of the library is held cell by cell, and nothing hides in it."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from tallystick.base.reasons import Unfit
from tallystick.register.store.again import refuse_other_table
from tallystick.register.store.layout import refuse_other_layout
from tests.register.store.forged import footer_of, signed, with_footer
from tests.register.store.layout_edits import EDITS, ROWS, Edit

WRITTEN = Path(__file__).parent / "written"
#: A version of the library that never was, with as many letters as the one that is.
OTHER = pl.__version__.replace(pl.__version__[0], "9", 1)


def frame() -> pl.DataFrame:
    """The table that the kept files hold; see `written/README.md`."""
    columns = {
        "id": [f"row{at:06d}" for at in range(ROWS)],
        "verdict": [("met", "not_met", "cannot_be_rated")[at % 3] for at in range(ROWS)],
        "sources": [str(at % 7) if at % 3 else None for at in range(ROWS)],
        "group": [None] * ROWS,
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def write(table: pl.DataFrame, place: Path, **how: object) -> Path:
    """The table as this program writes it, or somewhat otherwise."""
    given: dict[str, object] = {"compression": "zstd", "row_group_size": 250} | how
    table.lazy().sink_parquet(place, **given)  # type: ignore[call-overload]
    return place


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return write(frame(), tmp_path / "ours.parquet")


def by_another(data: bytes) -> bytes:
    """The file with another version in it, as if that had written it."""
    version = pl.__version__.encode()
    assert data.count(version) == 1
    return data.replace(version, OTHER.encode())


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
