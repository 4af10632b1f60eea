"""What a difference is called: its path, its row, what it is about, and no more of a value than is read."""

import json

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
