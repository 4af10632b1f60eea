"""Observations may lie in Parquet; the package is the same one, and what is wrong is named as in a CSV."""

import csv
import dataclasses
import io
from collections.abc import Callable
from decimal import Decimal

import polars as pl
import pytest

from tallystick.base.findings import Finding
from tallystick.register.check import Checked, check_folder
from tallystick.register.files import package_files
from tallystick.register.fingerprint import package_sha256
from tallystick.register.folder import Held
from tests.register.packages import GOLDEN
from tests.register.store.ways import PLACE, files_of, in_rows

PARQUET = "tables/observations.parquet"


def golden_frame() -> pl.DataFrame:
    rows = list(csv.reader(io.StringIO((GOLDEN / PLACE).read_text(encoding="utf-8"), newline="")))
    return pl.DataFrame(
        {name: [row[at] or None for row in rows[1:]] for at, name in enumerate(rows[0])},
        schema=dict.fromkeys(rows[0], pl.String),
    )


def checked(frame: pl.DataFrame, **more: bytes) -> Checked:
    out = io.BytesIO()
    frame.write_parquet(out)
    files = files_of(GOLDEN)
    del files[PLACE]
    return check_folder(Held(files | {PARQUET: out.getvalue()} | more))


def in_csv() -> Checked:
    return in_rows(files_of(GOLDEN))


def in_parquet(findings: tuple[Finding, ...]) -> list[Finding]:
    """The findings as they are when the observations lie in Parquet."""
    return [dataclasses.replace(one, file=PARQUET) if one.file == PLACE else one for one in findings]


TYPES: dict[str, Callable[[pl.DataFrame], pl.DataFrame]] = {
    "texts": lambda frame: frame,
    "empty texts": lambda frame: frame.fill_null(""),
    "truths": lambda frame: frame.with_columns(pl.col("restated") == "true"),
    "categories": lambda frame: frame.with_columns(pl.col("qualifier", "unit").cast(pl.Categorical)),
    "in another order of columns": lambda frame: frame.select(reversed(frame.columns)),
    "backwards": lambda frame: frame.reverse(),
}


@pytest.mark.parametrize("types", TYPES)
def test_the_package_is_the_same_as_with_a_csv(types: str) -> None:
    found, known = checked(TYPES[types](golden_frame())), in_csv()
    if types == "backwards":  # of two rows that are alike, the later one is told, and it is the other one
        assert sorted(one.code for one in found.findings) == sorted(one.code for one in known.findings)
    else:
        assert list(found.findings) == in_parquet(known.findings)
    assert found.package is not None
    assert known.package is not None
    assert found.package == known.package
    assert package_sha256(found.package) == package_sha256(known.package)
    assert package_files(found.package)[PLACE] == (GOLDEN / PLACE).read_bytes()


def test_whole_numbers_and_decimals_and_days_are_taken_as_written() -> None:
    frame = golden_frame().with_columns(pl.lit(Decimal("12.50")).alias("value"), pl.lit(7).alias("rounding"))
    frame = frame.with_columns(pl.col("value").alias("value_in_target_unit"))
    package = checked(frame.head(1)).package
    assert package is not None
    assert (str(package.observations[0].value), str(package.observations[0].rounding)) == ("12.50", "7")


def test_findings_name_the_file_and_the_row_that_a_spreadsheet_would_show() -> None:
    frame = golden_frame()
    cells = frame["unit"].to_list()
    cells[4] = "per cent"
    found = checked(frame.with_columns(pl.Series("unit", cells)))
    assert found.package is None
    assert [(one.place.text, one.value) for one in found.errors] == [
        (f"{PARQUET}, row 6, column unit", "per cent")
    ]


def test_binary_fractions_are_refused_since_they_lose_digits() -> None:
    found = checked(golden_frame().with_columns(pl.col("value").cast(pl.Float64)))
    assert found.errors[0].code == "binary-fractions"
    assert (found.errors[0].file, found.errors[0].row, found.errors[0].column) == (PARQUET, 1, "value")


@pytest.mark.parametrize("kind", [pl.List(pl.String), pl.Datetime(), pl.Binary()])
def test_a_type_that_is_no_cell_is_refused(kind: pl.DataType) -> None:
    frame = golden_frame().with_columns(pl.lit(None, dtype=kind).alias("note"))
    assert [one.code for one in checked(frame).errors] == ["strange-type"]


def test_both_files_are_one_too_many() -> None:
    found = checked(golden_frame(), **{PLACE: (GOLDEN / PLACE).read_bytes()})
    assert [(one.code, one.file) for one in found.errors] == [("table-twice", PARQUET)]


@pytest.mark.parametrize("data", [b"", b"PAR1", b"id,indicator\n", b"PAR1" + b"\x00" * 64 + b"PAR1"])
def test_what_is_no_parquet_is_named(data: bytes) -> None:
    files = files_of(GOLDEN)
    del files[PLACE]
    found = check_folder(Held(files | {PARQUET: data}))
    assert [(one.code, one.file) for one in found.errors] == [("unreadable-file", PARQUET)]


def test_a_broken_parquet_is_named_whatever_byte_is_wrong() -> None:
    out = io.BytesIO()
    golden_frame().write_parquet(out)
    files = files_of(GOLDEN)
    del files[PLACE]
    for at in range(0, len(out.getvalue()), 97):
        data = bytearray(out.getvalue())
        data[at] ^= 0xFF
        found = check_folder(Held(files | {PARQUET: bytes(data)}))
        assert all(one.fix for one in found.findings), at


def test_empty_rows_and_missing_columns_are_named() -> None:
    frame = golden_frame()
    empty = pl.DataFrame({name: [None] for name in frame.columns}, schema=frame.schema)
    found = checked(pl.concat([frame.head(2), empty, frame.slice(2)]).drop("qualifier"))
    assert [(one.code, one.row) for one in found.errors] == [("missing-column", 1), ("empty-row", 4)]
