"""Whose figure answers by default, and which two stand furthest apart, by both versions of the rule."""

import pytest

from tallystick.assessment import REGISTRY, assess
from tallystick.assessment.model import TargetVerdict
from tallystick.register.files import chosen_method
from tests.golden.cases import package_of

BOTH = pytest.mark.parametrize("first", [True, False], ids=["the first release's rules", "the latest rules"])


def answers(figures: str, *, first: bool) -> dict[str, TargetVerdict]:
    package = package_of("level >= 80 percent up", figures)
    rules = REGISTRY.named({}) if first else REGISTRY.latest()
    return {one.policy: one for one in assess(package, chosen_method(package, "final"), rules).verdicts}


@pytest.mark.parametrize(
    ("figures", "tier"),
    [
        ("2025 85 stat % | 2025 75 world % | 2025 70 media %", "official"),
        ("2025 75 world % | 2025 70 indep %", "international"),
        ("2025 75 indep % | 2025 70 media %", "independent"),
        ("2025 85 media %", "media"),
        ("2025 >70 media %", ""),  # it leaves it open
    ],
)
@BOTH
def test_the_default_names_whose_figure_it_took(figures: str, tier: str, *, first: bool) -> None:
    assert answers(figures, first=first)["default"].tier == tier


@BOTH
def test_the_extremes_are_the_worst_and_the_best_of_all(*, first: bool) -> None:
    found = answers("2025 75 stat % | 2025 85 world % | 2025 60 indep %", first=first)
    extremes = [found[name] for name in ("least_favourable", "most_favourable")]
    assert [(str(one.observed), one.verdict) for one in extremes] == [("60", "not_met"), ("85", "met")]
