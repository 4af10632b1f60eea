"""A reason keeps its values apart and typed, and says them in English as the tables write them."""

from decimal import Decimal

import pytest

from tallystick.base.dates import PartialDate, Period
from tallystick.base.quantities import Observed, Percent, Quantity, UnitOf
from tallystick.base.reasons import (
    NO_DATE,
    Count,
    Foreign,
    Listing,
    Ordinal,
    Reason,
    RowOf,
    Term,
    Text,
    Unfit,
    Value,
    Wording,
    Year,
    inside,
    plural,
    texts,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Text("a/b.csv"), "a/b.csv"),
        (Foreign("permission denied"), "permission denied"),
        (Count(12345), "12345"),
        (Ordinal(12345), "12345"),
        (Year(2025), "2025"),
        (PartialDate.parse("2025-06"), "2025-06"),
        (Period.parse("2021/2025"), "2021/2025"),
        (NO_DATE, "date not known"),
        (Quantity(Decimal("92.0"), "percent"), "92.0 percent"),
        (Quantity(Decimal(1), "persons"), "1 person"),
        (Quantity(Decimal("1E+3")), "1000"),
        (Observed(Decimal("-18.92"), "percent", is_change=True), "-18.92"),
        (Percent(Decimal("3.20")), "3.20 %"),
        (UnitOf("persons"), "persons"),
        (RowOf("targets", "I.1.t1"), "I.1.t1"),
        (Term("group", "rural_residents"), "rural_residents"),
        (texts(["a", "b", "c"]), "a, b and c"),
        (texts(["a", "b"], "or"), "a or b"),
        (texts(["a"]), "a"),
        (texts([]), ""),
        (Listing((Year(2021), Year(2022)), ","), "2021, 2022"),
        (Reason("no {thing}", thing=Text("end")), "no end"),
    ],
)
def test_a_value_is_written_as_the_tables_write_it(value: Value, text: str) -> None:
    assert Reason("so: {value}", value=value).text == f"so: {text}"


@pytest.mark.parametrize(("number", "said"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (-1, "-1 row")])
def test_a_number_chooses_the_form(number: int, said: str) -> None:
    assert Reason(plural("{number} row", "{number} rows"), number=Count(number)).text == said


def test_only_a_count_called_number_chooses_the_form() -> None:
    form = plural("one of {other}", "many of {other}")
    assert Reason(form, other=Count(5)).text == "one of 5"
    assert Reason(plural("one in {number}", "many in {number}"), number=Year(2025)).text == "one in 2025"


def test_a_text_can_carry_the_sense_it_is_meant_in() -> None:
    assert inside("a door", "open") == Wording("open", context="a door")
    assert Reason(inside("a door", "open")).text == "open"
    assert Reason(inside("a door", "open")) != Reason(inside("a promise", "open"))


def test_what_stands_behind_a_reason_follows_it() -> None:
    behind = Reason("No figure was found.")
    told = Reason(
        "The weakest of {count} targets is {target}.", count=Count(2), target=RowOf("targets", "t1")
    )
    assert told.since(behind).text == "The weakest of 2 targets is t1. No figure was found."
    assert told.because is None


def test_a_template_says_other_values() -> None:
    template = Reason("{file} is empty")
    assert template.saying(file=Text("a")).text == "a is empty"
    assert template.saying(file=Text("{b}")).text == "{b} is empty"


def test_reasons_are_equal_by_what_they_say_and_can_be_kept_in_sets() -> None:
    assert Reason("{n}", n=Year(2025)) != Reason("{n}", n=Count(2025))
    assert len({Reason("{n}", n=Year(2025)), Reason("{n}", n=Year(2025))}) == 1


def test_what_does_not_fit_says_why() -> None:
    wrong = Unfit(Reason("it is no date"))
    assert isinstance(wrong, ValueError)
    assert (str(wrong), wrong.reason.text) == ("it is no date", "it is no date")
