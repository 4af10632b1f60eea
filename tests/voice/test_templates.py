"""Every text in the catalogue can be filled, whatever stands in its places, in every language there is."""

import re
from decimal import Decimal
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from tallystick.base.dates import PartialDate, Period
from tallystick.base.quantities import Observed, Percent, Quantity, UnitOf
from tallystick.base.reasons import (
    NO_DATE,
    Count,
    Listing,
    Ordinal,
    Reason,
    RowOf,
    Term,
    Text,
    Value,
    Wording,
    Year,
)
from tallystick.base.units import units
from tallystick.voice.catalogues import languages
from tallystick.voice.terms import TERMS
from tests.architecture.tree import SOURCE
from tests.draws import draws
from tests.voice.disguise import OTHER

CATALOGUE = SOURCE / "voice" / "locale" / "tallystick.pot"
#: Jinja writes its places so; the others are those of sentences in code.
OF_A_PAGE = re.compile(r"%\(\w+\)s")


def messages() -> list[Message]:
    with CATALOGUE.open(encoding="utf-8") as file:
        return [one for one in read_po(file) if one.id]


def wordings() -> list[Wording]:
    """The texts of sentences in code, with their plurals and senses."""
    found = []
    for one in messages():
        first, many = (one.id, "") if isinstance(one.id, str) else one.id
        if not OF_A_PAGE.search(first + many):
            found.append(Wording(first, many, one.context or ""))
    return found


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_place_has_a_name_and_a_plural_says_its_number() -> None:
    found = wordings()
    assert len(found) > 5_000
    assert [one.text for one in found if not _is_named(one)] == []


@pytest.mark.parametrize(
    "wording",
    [Wording("{0} figures", ""), Wording("{Number} figures", ""), Wording("One figure", "{many} figures")],
)
def test_a_place_without_a_name_and_a_plural_without_its_number_are_seen(wording: Wording) -> None:
    assert not _is_named(wording)


def _is_named(wording: Wording) -> bool:
    named = places(wording.text) | places(wording.many)
    goes_on = wording.many[:1].islower()  # after a number that is shown apart
    return all(re.fullmatch("[a-z][a-z0-9_]*", name) for name in named) and (
        not wording.many or not named or "number" in places(wording.many) or goes_on
    )


def test_no_percent_sign_is_taken_for_a_place() -> None:
    """The compiler of catalogues would ask every translation for the place that it takes it for."""
    taken = [one.id for one in messages() if "python-format" in one.flags]
    assert [one for one in taken if not OF_A_PAGE.search("".join(one))] == []


def values() -> st.SearchStrategy[Value]:
    number = st.decimals(-(10**9), 10**9, places=2)
    unit = st.sampled_from(sorted(units()))
    plain: st.SearchStrategy[Value] = st.one_of(
        st.text(max_size=20).map(Text),
        st.integers(0, 10**7).map(Count),
        st.integers(0, 10**7).map(Ordinal),
        st.integers(1900, 2100).map(Year),
        st.sampled_from(["2025", "2025-06", "2025-06-30"]).map(PartialDate.parse),
        st.sampled_from(["2025", "2021/2025", "2021-01/2025-06"]).map(Period.parse),
        st.just(NO_DATE),
        st.builds(Quantity, number, unit),
        number.map(Percent),
        st.builds(Observed, number, unit, st.booleans()),
        unit.map(UnitOf),
        st.builds(RowOf, st.just("targets"), st.text(max_size=20)),
        st.sampled_from([Term(name, code) for name, codes in TERMS.items() for code in (*codes, "new_one")]),
    )
    lists = st.builds(Listing, st.lists(plain, max_size=4).map(tuple), st.sampled_from(["and", "or", ","]))
    return st.one_of(plain, lists, st.builds(lambda one: Reason("so {it}", it=one), plain))


@draws(30)
@given(st.data())
def test_whatever_stands_in_a_place_no_brace_is_left_and_nothing_is_none(data: st.DataObject) -> None:
    wording = data.draw(st.sampled_from(wordings()))
    filled = {name: data.draw(values()) for name in places(wording.text) | places(wording.many)}
    if wording.many:
        filled["number"] = data.draw(st.integers(0, 12).map(Count))
    told = Reason(wording, **filled)
    given_text = " ".join(value.text for value in filled.values())
    for said in (told.text, *(one.reason(told) for one in (*languages(), OTHER))):
        bare = said
        for value in filled.values():
            bare = bare.replace(value.text, "")
        assert not re.search(r"\{\w+\}", bare) or re.search(r"\{\w+\}", given_text), said
        assert not re.search(r"\bNone\b", bare) or "None" in wording.text + wording.many, said


def test_a_missing_date_is_a_value() -> None:
    told = Reason("seen on {date}", date=NO_DATE)
    assert told.text == "seen on date not known"
    assert Decimal(1) == Quantity(Decimal(1)).number
