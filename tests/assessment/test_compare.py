"""How what a figure can mean stands to what is asked."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.assessment.compare import Span, badness, side, wanted
from tallystick.assessment.question import Question
from tallystick.base.dates import PartialDate, Period
from tallystick.register.model import Target

numbers = st.decimals(min_value=-1000, max_value=1000, places=2, allow_nan=False)


def asked(comparator: str, value: str, *, strict: bool = False) -> Question:
    target = Target(
        id="t",
        commitment="c",
        quantity="q",
        arithmetic="level",
        comparator=comparator,
        value=Decimal(value),
        unit="percent",
        strict=strict,
        baseline_year=None,
        deadline=PartialDate.parse("2025"),
        frequency=None,
        counts=None,
        start=None,
        end=None,
        note=None,
    )
    day = Period.parse("2021/2025")
    return Question(target, day, day.last, Decimal("0.1"), Decimal("0.01"))


@pytest.mark.parametrize(
    ("comparator", "strict", "value", "low", "high", "stands"),
    [
        (">=", False, "90", "90.0", "90.0", "holds"),
        (">", True, "90", "90.0", "90.0", "short"),
        (">", True, "90", "90.1", "90.1", "holds"),
        (">=", True, "90", "90", "90", "short"),
        ("<", True, "5.5", "5.5", "5.5", "short"),
        ("<=", False, "65", "65", "65", "holds"),
        ("<=", False, "65", "71.4", "71.4", "short"),
        ("cumulative_at_least", False, "71.7", "66", None, "open"),
        ("cumulative_at_least", False, "60", "66", None, "holds"),
        ("<=", False, "50", "66", None, "short"),
        (">", True, "90", "90", None, "open"),
        (">=", False, "90", None, "80", "short"),
        ("decrease_by", False, "20", "-20", "-20", "holds"),
        ("decrease_by", True, "10", "-10", "-10", "short"),
        ("decrease_by", False, "20", "-18.9", "-18.9", "short"),
        ("decrease_by", False, "10", None, "-16", "holds"),
        ("increase_by", False, "5", "5", "5", "holds"),
        ("about", False, "30", "27", "27", "holds"),
        ("about", False, "30", "33", "33", "holds"),
        ("about", False, "30", "33.1", "33.1", "short"),
        ("about", False, "30", "26.9", "26.9", "short"),
        ("about", False, "30", "34", None, "short"),
        ("about", False, "30", "30", None, "open"),
        ("=", False, "100", "100", "100", "holds"),
        ("=", False, "100", "99.9", "99.9", "short"),
        ("=", False, "100", "100.1", None, "short"),
        (">=", False, "120", "119", "121", "open"),
        (">=", False, "120", "120", "122", "holds"),
        (">", True, "120", "120", "122", "open"),
    ],
)
def test_hand_worked_cases(
    comparator: str, strict: bool, value: str, low: str | None, high: str | None, stands: str
) -> None:
    possible = Span(Decimal(low) if low else None, Decimal(high) if high else None)
    assert side(possible, wanted(asked(comparator, value, strict=strict))) == stands


def test_equal_within_its_rounding() -> None:
    question = asked("=", "18")
    figure = Span.only(Decimal("18.4"))
    assert side(figure, wanted(question)) == "short"
    assert side(figure, wanted(question, Decimal("0.5"))) == "holds"


@given(numbers, numbers, st.sampled_from([">=", ">", "<=", "<", "=", "about"]))
def test_an_exact_figure_never_leaves_it_open(value: Decimal, n: Decimal, comparator: str) -> None:
    assert side(Span.only(value), wanted(asked(comparator, str(n)))) in {"holds", "short"}


@given(numbers, numbers, numbers, st.sampled_from([">=", ">", "<=", "<", "="]))
def test_knowing_less_never_changes_sides(a: Decimal, b: Decimal, n: Decimal, comparator: str) -> None:
    """What an interval decides, every number inside it decides alike."""
    low, high = min(a, b), max(a, b)
    promised = wanted(asked(comparator, str(n)))
    wide = side(Span(low, high), promised)
    narrow = {side(Span.only(one), promised) for one in (low, high, (low + high) / 2)}
    assert wide == "open" or narrow == {wide}


@given(numbers, numbers, numbers, st.sampled_from([">=", "<=", "decrease_by", "increase_by", "about"]))
def test_the_worse_value_never_holds_where_the_better_falls_short(
    a: Decimal, b: Decimal, n: Decimal, comparator: str
) -> None:
    question = asked(comparator, str(abs(n)))
    better, worse = sorted((a, b), key=lambda one: badness(one, question))
    promised = wanted(question)
    if side(Span.only(worse), promised) == "holds":
        assert side(Span.only(better), promised) == "holds"
