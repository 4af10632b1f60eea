"""A package is the same in columns as in rows, whatever is in it: findings, rows, hashes, canonical files."""

import csv
import io
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.register import Package, save_package
from tallystick.register.check import Checked
from tallystick.register.figures import RowFigures, figures_of
from tallystick.register.files import large_files, package_files
from tallystick.register.fingerprint import package_sha256
from tallystick.register.large import LargeRows
from tests.draws import draws
from tests.register.drawn import packages
from tests.register.packages import GOLDEN, METHODS
from tests.register.store.ways import PLACE, PLANS, files_of, in_columns, in_rows
from tests.register.test_fuzz import mutate, pieces

FEW, MANY = draws(6), draws(25)


def files_with_large_ones(package: Package) -> dict[str, bytes]:
    assert large_files(package) == {}
    return package_files(package)


def assert_same(rows: Checked, columns: Checked) -> None:
    assert columns.findings == rows.findings
    assert (columns.package is None) == (rows.package is None)
    if rows.package is not None and columns.package is not None:
        assert columns.package == rows.package
        assert package_sha256(columns.package) == package_sha256(rows.package)
        assert files_with_large_ones(columns.package) == package_files(rows.package)


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_the_same_in_columns(name: str) -> None:
    files = files_of(PLANS[name])
    rows, columns = in_rows(files), in_columns(files)
    assert_same(rows, columns)
    assert isinstance(getattr(rows.package, "observations", None), tuple)
    assert isinstance(getattr(columns.package, "observations", None), LargeRows)


@pytest.mark.parametrize("name", PLANS)
def test_the_figures_of_a_plan_are_found_alike(name: str) -> None:
    files = files_of(PLANS[name])
    rows, columns = in_rows(files).package, in_columns(files).package
    assert rows is not None
    assert columns is not None
    one, other = figures_of(rows.observations), figures_of(columns.observations)
    assert isinstance(one, RowFigures)
    country = (rows.descriptor.tallystick.plan.country, "")
    names = [*sorted({row.indicator for row in rows.observations}), "nothing-is-called-so"]
    for place, indicator in enumerate(names):
        assert list(one.at(indicator, country)) == list(other.at(indicator, country))
        assert set(one.periods(indicator)) == set(other.periods(indicator))
        some = names[place : place + 3]
        assert [
            (at, {key: list(held) for key, held in found.items()}) for at, found in one.by_place(some)
        ] == [(at, {key: list(held) for key, held in found.items()}) for at, found in other.by_place(some)]


@FEW
@given(packages())
def test_a_drawn_package_is_the_same_in_columns(package: Package) -> None:
    with tempfile.TemporaryDirectory() as place:
        save_package(package, f"{place}/package", METHODS)
        files = files_of(Path(place) / "package")
    if PLACE in files:
        assert_same(in_rows(files), in_columns(files))


@cache
def golden() -> dict[str, bytes]:
    return files_of(GOLDEN)


def with_figures(edit: Callable[[bytes], bytes]) -> dict[str, bytes]:
    return golden() | {PLACE: edit(golden()[PLACE])}


@MANY
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), pieces), min_size=1, max_size=4))
def test_whatever_bytes_the_figures_hold_the_findings_are_the_same(
    changes: list[tuple[float, int, bytes]],
) -> None:
    data = golden()[PLACE]
    for where, cut, piece in changes:
        data = mutate(data, where, cut, piece)
    files = golden() | {PLACE: data}
    assert_same(in_rows(files), in_columns(files))


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def written(rows: list[list[str]], quoting: int = csv.QUOTE_MINIMAL, end: str = "\n") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=end, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue().encode()


CELLS = st.sampled_from([
    "", "0",  "-0",
     "+5", "007.50", "-1", "1e3", "1,5", "1.", ".5", "9" * 31, "0.0000000000000001", "90.", " 90",
    "2021", "2021/2025", "2025/2021", "2021-02-30", "2021-13", "1899", "true", "TRUE", "exact", "approximate",
    "percent", "persons", "year", "stock", "QX", "QX-01", "nowhere", "=1+1", "-3", "a\tb", "a\u2028b", "計劃",
    "x" * 5001, 'say "so"', "a, b", "a;b", "stat-2025", "no.such.source", "a b", "\u00a0", "é",
])  # fmt: skip


@MANY
@given(st.lists(st.tuples(st.integers(1, 210), st.integers(0, 17), CELLS), min_size=1, max_size=6), st.data())
def test_whatever_cells_the_figures_hold_the_findings_are_the_same(
    edits: list[tuple[int, int, str]], data: st.DataObject
) -> None:
    rows = rows_of(golden()[PLACE])
    for row, column, cell in edits:
        rows[row][column] = cell
    if data.draw(st.booleans()):  # without a column
        place = data.draw(st.integers(0, len(rows[0]) - 1))
        rows = [row[:place] + row[place + 1 :] for row in rows]
    if data.draw(st.booleans()):  # in another order
        rows = [rows[0], *data.draw(st.permutations(rows[1:]))]
    quoting = data.draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    end = data.draw(st.sampled_from(["\n", "\r\n"]))
    files = golden() | {PLACE: written(rows, quoting, end)}
    assert_same(in_rows(files), in_columns(files))


def again(data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    return b"".join([*lines, lines[7], lines[3], lines[7]])


FORMS: dict[str, Callable[[bytes], bytes]] = {
    "with a mark before": lambda data: b"\xef\xbb\xbf" + data,
    "with DOS lines": lambda data: data.replace(b"\n", b"\r\n"),
    "with a mark and DOS lines": lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"),
    "with old Mac lines": lambda data: data.replace(b"\n", b"\r"),
    "without the last line feed": lambda data: data.removesuffix(b"\n"),
    "with empty lines at the end": lambda data: data + b"\n\n ,,,,,,,,,,,,,,,,,\n\n",
    "with empty lines inside": lambda data: data.replace(b"\n", b"\n\n", 5),
    "with cells of nothing": lambda data: data.replace(b"\n", b"\n" + b"," * 17 + b"\n", 4),
    "with a row too long": lambda data: data.replace(b"as_printed", b"as_printed,", 3),
    "with a row too short": lambda data: data.replace(b"as_printed,", b"", 3),
    "with rows twice": again,
    "backwards": lambda data: b"\n".join([(rows := data.splitlines())[0], *reversed(rows[1:])]) + b"\n",
    "with an unknown column": lambda data: data.replace(b",note\n", b",remark\n", 1),
    "with a column twice": lambda data: data.replace(b",note\n", b",area\n", 1),
    "with a column without heading": lambda data: data.replace(b",note\n", b",\n", 1),
    "with a quoted heading": lambda data: data.replace(b"id,", b'"id",', 1),
    "with a cell of two lines": lambda data: data.replace(b"as_printed", b'"as\nprinted"', 1),
    "with a quotation mark left open": lambda data: data.replace(b"as_printed", b'"as_printed', 1),
    "with letters after a quotation": lambda data: data.replace(b"as_printed", b'"as"printed', 1),
    "with a quotation mark inside": lambda data: data.replace(b"as_printed", b'as"printed', 2),
    "with NUL": lambda data: data.replace(b"as_printed", b"as\x00printed", 1),
    "in another encoding": lambda data: data.replace(b"as_printed", "é".encode("latin-1"), 1),
    "with a huge cell": lambda data: data.replace(b"as_printed", b"x" * 131073, 1),
    "with a cell just not huge": lambda data: data.replace(b"as_printed", b"x" * 131072, 1),
    "with the heading alone": lambda data: data.splitlines(keepends=True)[0],
    "with one column": lambda data: b"\n".join(line.split(b",")[0] for line in data.splitlines()),
    "empty": lambda _: b"",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_whatever_form_the_file_has_the_findings_are_the_same(form: str) -> None:
    files = with_figures(FORMS[form])
    assert_same(in_rows(files), in_columns(files))


def test_a_table_that_rows_refer_to_is_missed_as_often() -> None:
    for table in ("areas", "sources", "indicators"):
        files = {name: data for name, data in golden().items() if name != f"tables/{table}.csv"}
        assert_same(in_rows(files), in_columns(files))
