"""What is given as the reason is true of the figures that it speaks of."""

import pytest

from tallystick.assessment import assess
from tallystick.register.files import chosen_method
from tests.golden.cases import package_of

SUM = "cumulative cumulative_at_least 50 count additional"
GROWN = "cumulative cumulative_at_least 10 count additional"
LEVEL = "level >= 80 percent up"


def reason(promise: str, figures: str, policy: str = "default") -> str:
    package = package_of(promise, figures)
    verdicts = assess(package, chosen_method(package, "final")).verdicts
    found = next(one for one in verdicts if (one.policy, one.leading) == (policy, True))
    assert found.verdict == "cannot_be_rated"
    return found.reason.text


@pytest.mark.parametrize(
    ("promise", "figures", "says"),
    [
        (SUM, "2021 30 stat year | 2023 19 stat year", "only a lower bound"),
        (SUM, "2022 30 stat year", "only a lower bound"),
        (SUM, "2021 30 stat year | 2022 <25 stat year", "only an upper bound"),
        (SUM, "2021 30 stat year | 2022 20 stat year derived r=1", "Worked out from several figures"),
        (SUM, "2021 30 stat year | 2021 20 stat year by=B | 2022 25 stat year", "several figures"),
        (GROWN, "2020 ~100 stat stock r=3 | 2025 112 stat stock", "several figures"),
        ("change increase_by 10 percent up", "2020 >100 stat bare % | 2025 130 stat bare %", "upper bound"),
        ("level >= 100 percent up", "2025 101 stat derived %", "was worked out from printed ones"),
        (LEVEL, "2025 ~80 stat r=1 %", "is approximate and too close"),
        (LEVEL, "2025 >70 stat %", "is only a lower bound"),
        ("level < 50 percent down strict", "2025 <50 stat %", "is only an upper bound"),
    ],
)
def test_why_it_is_open(promise: str, figures: str, says: str) -> None:
    told = reason(promise, figures)
    assert says in told
    assert ("approximate" in told) == ("approximate" in says)


@pytest.mark.parametrize(
    "figures",
    ["2025-12 81 stat % | 2025-12 79 stat %", "2025 81 stat by=A % | 2025 79 stat by=B %"],
    ids=["another figure", "another source"],
)
def test_figures_of_one_rank_are_not_said_to_be_alike_in_all(figures: str) -> None:
    assert "nothing puts one before the others" in reason(LEVEL, figures)
    assert "nothing but" not in reason(LEVEL, figures)


def test_media_that_differ_are_not_said_to_be_silent() -> None:
    assert "both sides" in reason(LEVEL, "2025 70 media % | 2025 85 media %")
    assert reason(LEVEL, "2025 70 media % | 2025 85 media %", "official").startswith("No source of this kind")


def test_a_figure_of_another_measure_is_not_forgotten_in_the_reason() -> None:
    """The plan's own measure ends before the plan, another one goes on: neither reason denies it."""
    figures = "2018 85 stat % | 2022 55 stat other bare %"
    assert reason(LEVEL, figures) == (
        "By the plan's own definition the only figures found are from before the plan."
    )
    assert reason(LEVEL, figures, "least_favourable") == (
        "No figure of any kind of source or measure answers the promise."
    )
    assert reason(LEVEL, "2018 85 stat %") == "The only figures found are from before the plan."


def test_a_change_whose_later_figure_does_not_count_says_why() -> None:
    fallen = "change decrease_by 10 percent down"
    assert "published after the day" in reason(fallen, "2020 10 stat bare % | 2025 8 stat bare % on=2027")
    assert "replaced by its own body" in reason(fallen, "2020 10 stat bare % | 2025 8 stat bare % restated")
    assert "no one series gives both ends" in reason(fallen, "2020 10 stat bare %")
    assert "no one series gives both ends" in reason(
        fallen, "2020 10 stat bare % of=a | 2025 8 stat bare % of=b"
    )


def test_a_stock_promised_in_all_is_not_said_to_need_two_ends() -> None:
    told = reason("cumulative cumulative_at_least 10 count total", "2020 12 stat stock")
    assert told == "The only figures found are from before the plan."
