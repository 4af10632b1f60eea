"""The headline's sentences, of both versions: each says the figure, its period, and what it comes to."""

from decimal import Decimal

import pytest

from tallystick.assessment import REGISTRY, assess
from tallystick.assessment.model import TargetVerdict
from tallystick.base.quantities import Observed
from tallystick.register.files import chosen_method
from tests.golden.cases import package_of

BOTH = pytest.mark.parametrize("first", [True, False], ids=["the first release's rules", "the latest rules"])
LEVEL = "level >= 80 percent up"
YEARS = "annual >= 80 percent up"
COUNT = "cumulative cumulative_at_least 100 count additional"
UP, DOWN = "change increase_by 20 percent base=2020", "change decrease_by 10 percent base=2020"


def answer(promise: str, figures: str, *, first: bool) -> TargetVerdict:
    package = package_of(promise, figures)
    rules = REGISTRY.named({}) if first else REGISTRY.latest()
    found = assess(package, chosen_method(package, "final"), rules)
    return next(one for one in found.verdicts if one.policy == "official")


@pytest.mark.parametrize(
    ("promise", "figures", "said"),
    [
        (LEVEL, "2025 80 stat %", "The figure for the deadline, 80 (2025), keeps the promise."),
        (LEVEL, "2025 79 stat %", "The figure for the deadline, 79 (2025), falls short of the promise."),
        (
            LEVEL,
            "2024 80 stat %",
            "The last figure before the deadline, 80 (2024), keeps the promise; none was found for the "
            "deadline.",
        ),
        (
            LEVEL,
            "2024 79 stat %",
            "The last figure before the deadline, 79 (2024), falls short of the promise; none was found for "
            "the deadline.",
        ),
    ],
)
@BOTH
def test_both_versions_say_the_same_of_a_level(promise: str, figures: str, said: str, *, first: bool) -> None:
    assert answer(promise, figures, first=first).reason.text == said


@pytest.mark.parametrize(
    ("promise", "figures", "old", "new"),
    [
        (
            COUNT,
            "2023 120 stat since",
            "The count had reached 120 (2023); nothing later can undo that.",
            "The count, 120 (2023), keeps the promise; only a correction could change that.",
        ),
        (
            YEARS,
            "2021 79 stat % | 2022 81 stat % | 2023 78 stat %",
            "Every year counts; the figure fell short in 2021, 2023 (78 in 2023).",
            "Every year counts; the figure falls short of the promise in 2021, 2023 (78 in 2023).",
        ),
    ],
)
def test_what_is_final_is_said_more_carefully_since(promise: str, figures: str, old: str, new: str) -> None:
    assert answer(promise, figures, first=True).reason.text == old
    assert answer(promise, figures, first=False).reason.text == new


@pytest.mark.parametrize(
    ("promise", "figures", "observed"),
    [
        (UP, "2020 50 stat bare | 2025 60 stat bare", Observed(Decimal(20), "percent", is_change=True)),
        (
            DOWN,
            "2020 200 stat bare | 2025 185 stat bare",
            Observed(Decimal("-7.5"), "percent", is_change=True),
        ),
        (LEVEL, "2025 80 stat %", Observed(Decimal(80), "percent", is_change=False)),
        (COUNT, "2023 120 stat since", Observed(Decimal(120), "count", is_change=False)),
    ],
)
@BOTH
def test_only_a_change_is_told_as_one(promise: str, figures: str, observed: Observed, *, first: bool) -> None:
    assert dict(answer(promise, figures, first=first).reason.values)["observed"] == observed
