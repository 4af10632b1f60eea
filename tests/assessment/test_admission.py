"""Which figures are admitted; where none is, the reason is that of the one that came nearest to counting."""

import dataclasses
from itertools import combinations

import pytest

from tallystick.assessment import assess
from tallystick.base.dates import PartialDate, Period
from tallystick.register import load_package
from tallystick.register.files import chosen_method
from tests.architecture.tree import ROOT

PACKAGE = load_package(str(ROOT / "tests/golden/edges"))
METHOD = chosen_method(PACKAGE, None)
TARGET = "w.1.a"
#: One change each that keeps the good figure of 2025 out, the nearest to counting first, and what is said.
OUT: dict[str, tuple[dict[str, object], str]] = {
    "restated": ({"restated": True}, "The figure found has been replaced by its own body."),
    "late": (
        {"source": "late"},
        "The figure found was published after the day by which sources had to be known.",
    ),
    "undated": ({"source": "undated"}, "The figure found has no readable date of publication."),
    "not_comparable": (
        {"value_in_target_unit": None},
        "Figures were found, but none in the plan's own definition and unit.",
    ),
    "after": (
        {"period": Period.parse("2026")},
        "The figures found speak of a time after the deadline or the day that is looked at.",
    ),
    "before": ({"period": Period.parse("2020")}, "The only figures found are from before the plan."),
}


def told(*changes: dict[str, object]) -> tuple[str, str]:
    """What is answered where the target's figures are these changes of a good one."""
    good = next(one for one in PACKAGE.observations if one.indicator == f"{TARGET}.figure")
    good = dataclasses.replace(good, period=Period.parse("2025"))
    figures = [
        dataclasses.replace(good, id=f"f{place}", **change)  # type: ignore[arg-type]
        for place, change in enumerate(changes)
    ]
    stat = next(one for one in PACKAGE.sources if one.id == "stat-2026")
    late = dataclasses.replace(stat, id="late", date=PartialDate.parse("2026-07"))
    undated = dataclasses.replace(stat, id="undated", date=None)
    package = dataclasses.replace(
        PACKAGE, observations=tuple(figures), sources=(*PACKAGE.sources, late, undated)
    )
    found = assess(package, METHOD).verdicts
    own = next(one for one in found if (one.target, one.policy) == (TARGET, "official"))
    return own.verdict, own.reason.text


def test_the_good_figure_counts() -> None:
    assert told({}, *(change for change, _ in OUT.values()))[0] == "not_met"


@pytest.mark.parametrize("name", OUT)
def test_each_thing_keeps_a_figure_out(name: str) -> None:
    change, reason = OUT[name]
    assert told(change) == ("cannot_be_rated", reason)


@pytest.mark.parametrize(("nearer", "farther"), [*combinations(OUT, 2)])
def test_the_nearest_reason_is_given(nearer: str, farther: str) -> None:
    assert told(OUT[farther][0], OUT[nearer][0]) == ("cannot_be_rated", OUT[nearer][1])
