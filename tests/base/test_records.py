"""JSON that two readers could understand in two ways is refused, and named."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.base.records import BadRecord, DoubledKey, NotText, read_json

REFUSED = {
    "a key twice": (b'{"a": 1, "b": 2, "a": 3}', "the key “a” is there twice"),
    "a key twice, behind 60,000 others": (
        b"{" + b"".join(b'"k%d":1,' % at for at in range(60_000)) + b'"k59999":2}',
        "the key “k59999” is there twice",
    ),
    "a key twice, further down": (b'[{"x": {"sha": 1, "sh\\u0061": 1}}]', "the key “sha” is there twice"),
    "NaN": (b'{"a": NaN}', "NaN is no number"),
    "Infinity": (b"[Infinity]", "Infinity is no number"),
    "minus Infinity": (b"[-Infinity]", "-Infinity is no number"),
    "beyond exactness": (b"[9007199254740993]", "9007199254740993 is larger than 9007199254740991"),
    "below exactness": (b"[-9007199254740992]", "larger than"),
    "5,000 digits": (b"1" * 5_000, "a number of 5000 digits"),
    "100,000 digits": (b"[" + b"9" * 100_000 + b"]", "a number of 100000 digits"),
    "a fraction beyond all measure": (b"[1e999]", "1e999 is beyond all measure"),
    "a fraction of 100,000 digits": (b"[0." + b"9" * 100_000 + b"]", "is beyond all measure"),
    "half a character": (b'{"a": ["\\ud800"]}', "it holds U+D800 (half a character)"),
    "half a character in a key": (b'{"\\udc00": 1}', "it holds U+DC00"),
    "a byte order mark": (b"\xef\xbb\xbf{}", "byte order mark, U+FEFF"),
    "65 levels": (b"[" * 65 + b"]" * 65, "deeper than 64"),
    "100,000 levels": (b"[" * 100_000, "deeper than 64"),
    "100,000 groups": (b'{"a":' * 100_000, "deeper than 64"),
    "cut": (b'{"a": 1', "delimiter"),
    "nothing": (b"", "expecting value"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_could_be_read_in_two_ways_is_named(name: str) -> None:
    data, told = REFUSED[name]
    with pytest.raises(BadRecord) as caught:
        read_json(data)
    assert told in str(caught.value)
    assert len(str(caught.value)) < 200


def test_the_kinds_of_fault_are_told_apart() -> None:
    with pytest.raises(DoubledKey):
        read_json(b'{"a": 1, "a": 1}')
    with pytest.raises(NotText):
        read_json(b'{"\xff": 1}')
    with pytest.raises(NotText):
        read_json(json.dumps({"a": 1}).encode("utf-16"))
    with pytest.raises(BadRecord) as caught:
        read_json(b'{\n"a": 1,\n"b" 2}')
    assert caught.value.row == 3


def test_what_is_filled_in_by_hand_holds_no_more_than_it_may() -> None:
    for data, count in ((b"[1, 2, 3]", 4), (b'{"a": 1, "b": 2}', 5), (b'[{"a": {"b": 1}}]', 6)):
        assert read_json(data, count) == json.loads(data)
        with pytest.raises(BadRecord, match=f"more than {count - 1} values"):
            read_json(data, count - 1)


def test_what_is_sound_is_read_as_ever() -> None:
    data = b'{"a": [1, -9007199254740991, 0.5, 1e3, true, null, "\\ud83d\\ude00"], "b": {"a": {}}}'
    assert read_json(data) == json.loads(data)
    assert read_json(b"[" * 64 + b"]" * 64) == json.loads("[" * 64 + "]" * 64)


sound = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(), lambda one: (
        st.lists(one, max_size=4) | st.dictionaries(st.text(max_size=4), one, max_size=4)
    ), max_leaves=12,
)  # fmt: skip


@given(sound)
def test_what_is_written_is_read_again(record: object) -> None:
    assert read_json(json.dumps(record).encode()) == record


@given(st.binary(max_size=60) | st.text(alphabet='{}[]",:\\u08dNaI1eE.-+ ', max_size=40).map(str.encode))
def test_anything_ends_in_a_value_or_in_a_refusal(data: bytes) -> None:
    with contextlib.suppress(BadRecord):  # which no other kind of error may pass
        read_json(data)
