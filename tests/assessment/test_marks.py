"""A claim overtakes a statistic only of its own measure, and one of an earlier time."""

import pytest

from tallystick.assessment import assess
from tallystick.register.files import chosen_method
from tests.golden.cases import package_of


def marked(figures: str, policy: str = "default") -> bool:
    package = package_of("level >= 80 percent up", figures)
    found = assess(package, chosen_method(package, "final"))
    one = next(one for one in found.verdicts if one.policy == policy)
    return "claim_overtakes_statistic" in one.marks


@pytest.mark.parametrize(
    ("figures", "overtakes"),
    [
        ("2022 75 stat % | 2024 82 claim %", True),
        ("2022 75 stat % other | 2024 82 claim %", False),  # of another measure
        ("2024 75 stat % | 2024 82 claim %", False),  # of the same year the statistic decides
        ("2022 75 claim % | 2024 82 claim %", False),
        ("2022 82 claim % | 2024 75 stat %", False),
        ("2022 75 world % | 2024 82 claim %", False),
    ],
)
def test_a_claim_overtakes_an_earlier_statistic_of_its_measure(figures: str, *, overtakes: bool) -> None:
    assert marked(figures) == overtakes


@pytest.mark.parametrize(("early", "overtakes"), [("2022 75 stat % other", True), ("2022 75 stat %", False)])
def test_so_does_one_by_another_measure_where_that_decides(early: str, *, overtakes: bool) -> None:
    assert marked(f"{early} | 2024 60 claim % other", "least_favourable") == overtakes
