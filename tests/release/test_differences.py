"""What a difference is called: its path, its row, what it is about, and no more of a value than is read."""

import io
import json
from collections.abc import Sequence

import polars as pl
import pytest

from tallystick.release.compare import MOST, Mismatch, differences


def record(**values: object) -> bytes:
    return json.dumps(values).encode()


def only(name: str, old: bytes, new: bytes) -> Mismatch:
    (one,) = differences(name, old, new)
    return one


def test_as_many_as_are_told_are_told_and_nothing_of_more() -> None:
    def found(count: int) -> list[str]:
        listed = differences("r.json", record(a=[0] * count), record(a=[1] * count))
        return [one.old.text for one in listed]

    assert found(MOST) == ["0"] * MOST
    assert found(MOST + 1)[:MOST] == ["0"] * MOST
    assert found(MOST + 1)[MOST:] == ["more than 2000 differences; only so many are told"]


def test_a_row_is_about_its_first_two_cells() -> None:
    old = b"a,b,c\n1,2,3\n"
    assert only("t.csv", old, b"a,b,c\n1,2,4\n").key == "1 2"
    assert only("t.csv", old, old + b"5,6,7\n").key == "5 6"
    assert only("t.csv", old + b"5,6,7\n", old).key == "5 6"


def test_a_row_that_stands_elsewhere_says_where_it_was_and_is() -> None:
    first, second = differences("t.csv", b"a,b\n1,2\n3,4\n", b"a,b\n3,4\n1,2\n")
    assert (first.row, first.old.text, first.new.text, first.key) == (2, "in row 2", "in row 3", "1 2")
    assert (second.row, second.old.text, second.new.text, second.key) == (3, "in row 3", "in row 2", "3 4")


def told(old: bytes, new: bytes) -> list[tuple[int | None, str, str, str]]:
    return [(one.row, one.column, one.old.text, one.new.text) for one in differences("t.csv", old, new)]


def test_another_heading_is_the_first_row() -> None:
    one = only("t.csv", b"a,b\n1,2\n", b"b,a\n2,1\n")
    assert (one.row, one.old.text, one.new.text) == (1, "a, b", "b, a")
    assert only("t.csv", b"", b"a,c\n").old.text == "(not there)"
    assert only("t.csv", b"a,c\n", b"").new.text == "(not there)"


@pytest.mark.parametrize("small", [8_000_000, 0])
def test_another_heading_hides_no_cell_that_is_another_one(
    small: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tallystick.release.compare._SMALL", small)
    head = (1, "", "a, b", "a, n, b")
    assert told(b"a,b\n1,2\n3,4\n", b"a,n,b\n1,,2\n3,,4\n") == [head]
    assert told(b"a,b\n1,2\n3,4\n", b"a,n,b\n1,,2\n3,x,5\n") == [
        head,
        (3, "n", "", "x"),
        (3, "b", "4", "5"),
    ]
    assert told(b"a,b\n1,2\n3,4\n", b"a,n,b\n1,,2\n") == [
        head,
        (3, "", "3, , 4", "(not there)"),
    ]
    assert told(b"a,b\n1,2\n", b"a,c\n1,2\n") == [
        (1, "", "a, b", "a, c"),
        (2, "c", "", "2"),
        (2, "b", "2", ""),
    ]
    # a column that stands there twice, and a cell under no column
    assert (2, "b", "2", "9") in told(b"a,b\n1,2\n", b"a,b,b\n1,9,3\n")
    assert (2, "4", "7", "8") in told(b"a,b\n1,2,7\n", b"a,n,b\n1,,2,8\n")


def test_tables_too_large_to_look_for_rows_elsewhere_are_read_side_by_side(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old, new = b"a,b\n1,2\n3,4\n", b"a,b\n3,4\n1,2\n"
    monkeypatch.setattr("tallystick.release.compare._SMALL", len(old))
    assert len(differences("t.csv", old, new)) == 2
    monkeypatch.setattr("tallystick.release.compare._SMALL", len(old) - 1)
    found = differences("t.csv", old, new)
    assert [(one.file, one.row, one.column, one.old.text, one.new.text) for one in found] == [
        ("t.csv", 2, "a", "1", "3"),
        ("t.csv", 2, "b", "2", "4"),
        ("t.csv", 3, "a", "3", "1"),
        ("t.csv", 3, "b", "4", "2"),
    ]


def test_lists_of_other_length_are_told_whole() -> None:
    one = only("r.json", record(a=[1, 2]), record(a=[1]))
    assert (one.place and one.place.text, one.old.text, one.new.text) == ("a", "[1, 2]", "[1]")


def test_of_a_long_value_two_hundred_characters_are_told() -> None:
    one = only("r.json", record(a="x" * 200), record(a="x" * 201))
    assert (one.old.text, one.new.text) == ("x" * 200, "x" * 199 + "…")


def test_of_a_file_without_cells_the_first_lines_that_differ_are_told_else_the_sizes() -> None:
    one = only("p.html", b"a\nb\nc\n", b"a\nx\ny\n")
    assert (one.old.text, one.new.text) == ("b", "x")
    one = only("p.html", b"a", b"a\nb\n")
    assert (one.old.text, one.new.text) == ("1 byte", "4 bytes")


def parquet(*rows: Sequence[str | None]) -> bytes:
    """A table in Parquet with two columns."""
    out = io.BytesIO()
    frame = pl.DataFrame(list(rows), schema={"a": pl.String, "b": pl.String}, orient="row")
    frame.write_parquet(out, compression="zstd")
    return out.getvalue()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([("1", "x"), ("2", "y")], [("1", "x"), ("2", "y"), ("1", "x")], [(4, "", "(not there)", "1, x")]),
        ([("1", "x"), ("1", "x"), ("2", "y")], [("1", "x"), ("2", "y")], [(3, "", "1, x", "(not there)")]),
        ([("1", None)], [("1", "")], [(2, "b", "(nothing)", "(an empty text)")]),
        ([("1", "")], [("1", None)], [(2, "b", "(an empty text)", "(nothing)")]),
        ([("1", None)], [("1", "x")], [(2, "b", "", "x")]),
        ([("1", "x" * 300)], [("1", "x" * 300 + "y")], [(2, "b", "x" * 100, "x" * 100 + "y")]),
    ],
    ids=["a row twice", "once no more", "an empty text", "none", "filled", "far into a long cell"],
)
def test_what_differs_in_a_table_in_parquet_is_said_as_it_is(
    old: list[Sequence[str | None]],
    new: list[Sequence[str | None]],
    expected: list[tuple[int, str, str, str]],
) -> None:
    found = differences("t.parquet", parquet(*old), parquet(*new))
    said = [(one.row or 0, one.column, one.old.text, one.new.text) for one in found]
    assert said == expected
