"""A text goes through a line and comes out the same, whatever it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.reading.model import Hint, Place, SourceText
from tallystick.reading.transfer import as_record, as_text, line_of, record_of
from tallystick.reading.unreadable import NOTICES, Notice

#: Every character, halves of characters too.
ANY_TEXT = st.text(st.characters(exclude_categories=()))
NUMBERS = st.integers(0, 10**9)
HINTS = st.builds(Hint, NUMBERS, st.booleans(), NUMBERS, st.tuples(st.tuples(NUMBERS, NUMBERS)) | st.just(()))
NOTICED = st.builds(Notice, st.sampled_from(sorted(NOTICES)), st.dictionaries(st.text(), NUMBERS | ANY_TEXT))
TEXTS = st.builds(
    SourceText,
    ANY_TEXT,
    st.sampled_from(["html", "docx", "pdf"]),
    st.lists(st.builds(Place, NUMBERS, NUMBERS, NUMBERS)).map(tuple),
    st.dictionaries(NUMBERS, HINTS),
    st.lists(NOTICED).map(tuple),
)


@given(TEXTS)
def test_a_text_comes_out_as_it_went_in(source: SourceText) -> None:
    line = line_of(as_record(source))
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert as_text(record_of(line)) == source


@pytest.mark.parametrize(
    "line", [b"", b"\n", b"{", b'{"text": "a', b"7\n", b"[]\n", b"null\n", b"\xff\n", b'"a"']
)
def test_what_is_no_record_or_a_part_of_one_is_told(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each has its own words, which nobody sees
        record_of(line)
