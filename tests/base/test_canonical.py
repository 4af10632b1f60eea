"""Equal records have equal bytes, and they are those of RFC 8785 for what is accepted."""

import json
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.base.canonical import LARGEST_WHOLE, Json, canonical_bytes, sha256

texts = st.text(st.characters(codec="utf-8"), max_size=6)
records: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST_WHOLE, LARGEST_WHOLE) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


def test_keys_are_sorted_by_their_utf_16_code_units() -> None:
    """The example of RFC 8785, section 3.2.3, whose order it prints."""
    record = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    assert list(json.loads(canonical_bytes(record)).values()) == [
        "Carriage Return",
        "One",
        "Control",
        "Latin Small Letter O With Diaeresis",
        "Euro Sign",
        "Emoji: Grinning Face",
        "Hebrew Letter Dalet With Dagesh",
    ]


def test_texts_are_escaped_as_the_standard_says() -> None:
    """The text of RFC 8785, section 3.2.2, and its canonical form in section 3.2.4, without the numbers."""
    record = {
        "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
        "literals": [None, True, False],
    }
    assert canonical_bytes(record) == (
        b'{"literals":[null,true,false],"string":"\xe2\x82\xac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("\b\t\n\f\r", rb"\b\t\n\f\r"),
        ("\x00\x01\x1f", rb"\u0000\u0001\u001f"),
        ("\x7f", b"\x7f"),
        ("\u2028/<>&", b"\xe2\x80\xa8/<>&"),
        ("é", b"\xc3\xa9"),
        ("e\u0301", b"e\xcc\x81"),  # nothing is normalised
    ],
)
def test_only_what_must_be_is_escaped(text: str, escaped: bytes) -> None:
    assert canonical_bytes(text) == b'"' + escaped + b'"'


@pytest.mark.parametrize(
    ("record", "right"),
    [
        (None, b"null"),
        ([], b"[]"),
        ({}, b"{}"),
        ((1, 2), b"[1,2]"),
        (MappingProxyType({"b": 1, "a": [True]}), b'{"a":[true],"b":1}'),
        ({"10": 0, "9": 0}, b'{"10":0,"9":0}'),
        (LARGEST_WHOLE, b"9007199254740991"),
        (-LARGEST_WHOLE, b"-9007199254740991"),
        (-0, b"0"),
    ],
)
def test_records_are_written_without_white_space(record: Json, right: bytes) -> None:
    assert canonical_bytes(record) == right


@pytest.mark.parametrize(
    "record", [1.0, [0.5], {"a": {"b": [float("nan")]}}, {1: "a"}, {None: 1}, b"x", {"a"}, object()]
)
def test_what_would_be_written_in_more_than_one_way_is_refused(record: Json) -> None:
    with pytest.raises(TypeError):
        canonical_bytes(record)


@pytest.mark.parametrize("record", [2**53, -(2**53), [2**64], "\ud800", {"\udfff": 1}])
def test_what_other_readers_would_change_is_refused(record: Json) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - a UnicodeEncodeError is one, with Python's own words
        canonical_bytes(record)


@given(records)
def test_a_record_comes_back_and_its_bytes_do_not_depend_on_the_order_of_keys(record: Json) -> None:
    data = canonical_bytes(record)
    assert json.loads(data) == record
    assert canonical_bytes(json.loads(data)) == data
    assert canonical_bytes(_turned(record)) == data


@pytest.mark.parametrize("length", [999, 1000, 1001, 2000, 2001])
def test_a_long_list_is_written_in_lots_as_if_at_once(length: int) -> None:
    some: list[Json] = [{"b": [place, "é"], "a": None} for place in range(length)]
    one = b",".join([b'{"a":null,"b":[%d,"\xc3\xa9"]}' % place for place in range(length)])
    assert canonical_bytes({"z": some, "b": tuple(some), "é": 1}) == (
        b'{"b":[' + one + b'],"z":[' + one + b'],"\xc3\xa9":1}'
    )
    assert canonical_bytes(some) == b"[" + one + b"]"


def test_a_long_list_is_looked_at_as_closely() -> None:
    with pytest.raises(TypeError):
        canonical_bytes({"z": [*["a"] * 1500, 1.5]})  # type: ignore[list-item]
    with pytest.raises(TypeError):
        canonical_bytes({1: ["a"] * 1500})  # type: ignore[dict-item]


def _turned(record: object) -> Json:
    if isinstance(record, dict):
        return {key: _turned(record[key]) for key in reversed(record)}
    if isinstance(record, list):
        return [_turned(one) for one in record]
    assert record is None or isinstance(record, bool | int | str)
    return record


def test_the_hash_is_that_of_the_standard() -> None:
    """FIPS 180-2, appendix B.1."""
    assert sha256(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
