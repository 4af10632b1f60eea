"""Places judged after one whose figures stand alike have the verdicts that they have by themselves."""

import dataclasses
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.assessment import REGISTRY
from tallystick.assessment.admit import Evidence
from tallystick.assessment.judged_alike import other_verdicts
from tallystick.assessment.model import TargetVerdict
from tallystick.assessment.question import questions_of
from tallystick.assessment.rulebook import PARTS, Rules
from tallystick.assessment.scope import other_scopes
from tallystick.assessment.targets import verdicts_of_scope
from tallystick.base.dates import PartialDate, Period
from tallystick.register import load_package
from tallystick.register.method import Method
from tallystick.register.model import Observation, Package, Target
from tests.draws import draws
from tests.register.packages import GOLDEN

PACKAGE = load_package(str(GOLDEN))
TARGETS = {one.id: one for one in PACKAGE.targets}
#: For each target the indicator that measures it by the plan's own definition.
MEASURES = {one.target: one.indicator for one in PACKAGE.target_indicators if one.role == "plan_measure"}
ANY = next(iter(PACKAGE.observations))
#: So many times some places are drawn for each target.
FEW = draws(5)
SOURCES = [one.id for one in PACKAGE.sources]
STATISTIC = next(
    one.id for one in PACKAGE.sources if one.kind == "official_statistic" and one.id > "stat-2026"
)
Cells = dict[str, Any]
#: Every rule but the one by which parts are not asked of counts: how these are judged is to be seen too.
RULES = Rules(one for one in REGISTRY.latest() if one.name != PARTS.text)


@st.composite
def figures(draw: st.DrawFn, target: Target) -> list[Observation]:
    """Figures of a target's measure for some groups: of the same years, near its number, few of them odd."""
    counted = target.arithmetic == "cumulative"
    years = sorted(draw(st.sets(st.integers(2019, 2025), min_size=1, max_size=5)))
    parts = draw(st.sampled_from([1, len(years)])) if counted else 1
    what = draw(st.sampled_from(["year", "year", "stock", "since_start"])) if counted else None
    off = {year: draw(st.sampled_from(OFF)) for year in years}
    found = []
    for group in range(draw(st.integers(3, 8))):
        odd_year = draw(st.sampled_from([*years, None, None]))
        for year in years:
            is_like = draw(st.integers(1, 5)) < 5
            value = target.value / parts + Decimal(off[year] if is_like else draw(st.sampled_from(OFF)))
            cells: Cells = {"accumulation": what, "rounding": draw(st.sampled_from([None, Decimal("0.05")]))}
            odd = draw(odd_cells(year, value)) if year == odd_year else {}
            found.append(dataclasses.replace(figure(target, group, year, value), **(cells | odd)))
    return found


def figure(target: Target, group: int, year: int, value: Decimal) -> Observation:
    """A plain figure of a target's measure, for one group in one year."""
    return dataclasses.replace(
        ANY,
        id=f"f.{group}.{year}",
        indicator=MEASURES[target.id],
        area="QX-E",
        group=f"g{group}",
        period=Period.parse(str(year)),
        as_of=None,
        value=value,
        unit=target.unit,
        value_in_target_unit=value,
        qualifier="exact",
        rounding=None,
        derivation="as_printed",
        accumulation="year" if target.arithmetic == "cumulative" else None,
        coverage="census",
        vintage=None,
        restated=False,
        source=STATISTIC,
    )


def odd_cells(year: int, value: Decimal) -> st.SearchStrategy[Cells]:
    """What one figure of a place may be instead, so that its place is or is not like the others."""
    return st.sampled_from(
        [
            {"period": Period.parse(f"{year}-06")},
            {"period": Period.parse("2021/2025")},
            {"period": Period.parse(str(min(year + 1, 2025)))},
            {"as_of": PartialDate.parse(f"{year}-06-30")},
            {"value_in_target_unit": None},
            {"value_in_target_unit": -value, "value": -value},
            {"value_in_target_unit": value * 3, "value": value * 3},
            {"qualifier": "at_least"},
            {"rounding": Decimal(5)},
            {"rounding": Decimal(0)},
            {"accumulation": "stock"},
            {"coverage": "sample"},
            {"vintage": "v2"},
            {"restated": True},
            *({"source": one} for one in SOURCES),
        ]
    )


#: How far figures lie from what is promised: on it, within a rounding of it, and beyond.
OFF = ("0", "0.04", "-0.04", "1", "-1")


def one_by_one(package: Package, method: Method, evidence: Evidence, rules: Rules) -> Iterator[TargetVerdict]:
    """What `other_verdicts` gives, each place judged by itself."""
    country = package.descriptor.tallystick.plan.country
    for question in questions_of(package, method):
        for scope in other_scopes(question, evidence, country):
            if scope.area == country or question.target.parts_make != "sum":
                yield from verdicts_of_scope(scope, method, rules)


def assert_judged_as_by_themselves(observations: Sequence[Observation]) -> None:
    """Whatever is judged once for several places is what each has by itself, to the digits."""
    rules = RULES
    package = dataclasses.replace(PACKAGE, observations=tuple(observations))
    for method in package.methods:
        evidence = Evidence(package, method.known_by)
        alike = list(other_verdicts(package, method, evidence, rules))
        by_themselves = list(one_by_one(package, method, evidence, rules))
        assert alike == by_themselves
        assert [str(one.observed) for one in alike] == [str(one.observed) for one in by_themselves]


@pytest.mark.parametrize("target", sorted(MEASURES))
def test_a_place_has_the_verdicts_that_it_has_by_itself(target: str) -> None:
    @FEW
    @given(figures(TARGETS[target]))
    def held(drawn: list[Observation]) -> None:
        assert_judged_as_by_themselves(drawn)

    held()


@pytest.mark.parametrize("target", sorted(MEASURES))
@pytest.mark.parametrize(
    "odd",
    [{"times": 3}, {"times": -1}, {"coverage": "sample"}, {"restated": True}, {"source": "claim-2026"}],
    ids=str,
)
def test_a_place_that_differs_in_one_thing_is_not_taken_for_another(target: str, odd: Cells) -> None:
    wanted = TARGETS[target]
    value = wanted.value * 2
    first = figure(wanted, 0, 2025, value)
    cells = dict(odd)
    times = cells.pop("times", 1)
    number = value * times
    other = dataclasses.replace(
        figure(wanted, 1, 2025, value), **(cells | {"value": number, "value_in_target_unit": number})
    )
    last = figure(wanted, 2, 2025, value)
    assert_judged_as_by_themselves([first, other, last])
