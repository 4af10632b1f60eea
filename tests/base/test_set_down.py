"""What is set down is taken up as it was."""

import dataclasses
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.base.dates import PartialDate, Period
from tallystick.base.findings import Finding, Severity
from tallystick.base.quantities import Observed, Percent, Quantity, UnitOf
from tallystick.base.reasons import (
    Count,
    Foreign,
    Listing,
    Ordinal,
    Reason,
    RowOf,
    Term,
    Text,
    Value,
    Year,
    inside,
    plural,
)
from tallystick.base.set_down import set_down, taken_up

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="{}"), max_size=12)
NUMBERS = st.integers(-(10**9), 10**9)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)
PLAIN: st.SearchStrategy[Value] = st.one_of(
    st.builds(Text, WORDS),
    st.builds(Foreign, WORDS),
    st.builds(Count, NUMBERS),
    st.builds(Ordinal, NUMBERS),
    st.builds(Year, NUMBERS),
    st.builds(RowOf, WORDS, WORDS),
    st.builds(Term, WORDS, WORDS),
    st.builds(UnitOf, WORDS),
    st.builds(Percent, DECIMALS),
    st.builds(Quantity, DECIMALS, WORDS),
    st.builds(Observed, DECIMALS, WORDS, st.booleans()),
    st.sampled_from(["2024", "2024-02", "2024-02-29"]).map(PartialDate.parse),
    st.sampled_from(["2021/2025", "2021-01/2025-06", "2023"]).map(Period.parse),
)
TEMPLATES = st.one_of(WORDS, st.builds(plural, WORDS, WORDS), st.builds(inside, WORDS, WORDS))


def placed(values: st.SearchStrategy[Value]) -> st.SearchStrategy[tuple[tuple[str, Value], ...]]:
    return st.dictionaries(st.sampled_from("abc"), values).map(lambda one: tuple(one.items()))


VALUES: st.SearchStrategy[Value] = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.builds(Listing, st.lists(inner, max_size=3).map(tuple), st.sampled_from(["and", "or", ","])),
        st.builds(Reason.of, TEMPLATES, placed(inner), st.none() | st.builds(Reason, TEMPLATES)),
    ),
    max_leaves=6,
)


@given(VALUES)
def test_a_value_comes_back_the_same(value: Value) -> None:
    again = taken_up(json.loads(canonical_bytes(set_down(value))))
    assert again == value
    assert repr(again) == repr(value)  # 1.0 and 1.00 are equal, and not the same figure


@given(WORDS, st.sampled_from(["error", "gap"]), st.none() | st.integers(1, 99), st.none() | WORDS)
def test_a_finding_comes_back_the_same(
    text: str, severity: Severity, row: int | None, cell: str | None
) -> None:
    message = Reason("{a} is odd", a=Text(text))
    found = Finding("a-code", severity, text, message, Reason("mend it"), row, cell, cell)
    assert taken_up(json.loads(canonical_bytes(set_down((found, found))))) == (found, found)


@dataclasses.dataclass(frozen=True)
class _Kept:
    texts: tuple[tuple[str, int], ...]
    number: Decimal


def test_a_record_is_taken_up_only_where_it_is_asked_for() -> None:
    kept = _Kept((("a", 1),), Decimal("1.50"))
    assert taken_up(set_down(kept), _Kept) == kept
    with pytest.raises(ValueError, match="never set down"):
        taken_up(set_down(kept))


@pytest.mark.parametrize(
    "record",
    [
        1.5,
        {},
        {"Text": "a"},
        {"Text": ["a"], "Count": [1]},
        {"Text": ["a", "b"]},
        {"eval": ["1"]},
        {"int": []},
    ],
)
def test_nothing_else_is_taken_up(record: Json) -> None:
    with pytest.raises((ValueError, TypeError)):
        taken_up(record)


@pytest.mark.parametrize("value", [1.5, ["a"], {"a": 1}, {1}, Reason("{a}", a=1.5)])  # type: ignore[arg-type]
def test_nothing_else_is_set_down(value: object) -> None:
    with pytest.raises(TypeError):
        set_down(value)
