"""What is plainly far from the edge is what judging again would find there, and most answers are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.assessment import REGISTRY, assess
from tallystick.assessment.edge import far_from_it, resting_on, widened
from tallystick.assessment.rulebook import MARKS, JudgedAnswer, Rules
from tallystick.base.marks import VerdictMark
from tallystick.register.files import chosen_method
from tests.golden.cases import package_of

PROMISES = (
    "level >= 80 percent up",
    "level <= 80 percent down strict",
    "level about 80 percent up",
    "ceiling <= 80 percent down",
    "floor >= 80 percent up",
    "universal >= 80 percent up",
    "average >= 80 percent up",
    "annual >= 80 percent up annual",
    "annual <= 80 percent down annual",
    "change increase_by 10 percent up base=2020",
    "change decrease_by 2 percentage_points down base=2020",
    "cumulative cumulative_at_least 100 count up additional",
    "cumulative cumulative_at_least 80 count up total",
    "cumulative <= 100 count down additional",
)
_VALUES = (
    *("0", "0.2", "1", "1.0", "9.5", "20", "20.0", "24.9", "25", "33.3", "79", "79.5", "79.96", "80", "80.0"),
    *("80.04", "80.5", "81", "88", "88.0", "99.5", "99.96", "100", "100.0", "100.04", "100.4", "101", "140"),
)
_TIMES = ("2019", "2020", "2021", "2022", "2023", "2024", "2025", "2021/2025", "2022/2025", "2025@2025-06")
_MORE = ("other", "census", "derived", "r=0.5", "r=0", "own", "of=2", "by=them")
#: The latest rules, and those of the first release with nothing but marks and two ways of reckoning besides.
RULES = {
    "latest": tuple(REGISTRY.latest()),
    "first": tuple(REGISTRY.named({"floor": 1, "average": 1, "marks": 1})),
}

figures = st.lists(
    st.builds(
        "{} {}{} {} % {} {}".format,
        st.sampled_from(_TIMES),
        st.sampled_from(("", "", "", "", "~", ">", "<")),
        st.sampled_from(_VALUES),
        st.sampled_from(("stat", "stat", "claim", "world", "indep", "media")),
        st.sampled_from(("year", "year", "since", "stock", "")),
        st.lists(st.sampled_from(_MORE), max_size=2).map(" ".join),
    ),
    min_size=1,
    max_size=7,
).map(" | ".join)


def looked_at(promise: str, given_figures: str, rules: str = "latest") -> list[tuple[bool, bool]]:
    """For each answer whether it is plainly far from the edge, and whether judging again leaves its side."""
    seen: list[tuple[bool, bool]] = []

    def look(judged: JudgedAnswer) -> frozenset[VerdictMark]:
        outcome, question = judged.answered.outcome, judged.hearing.scope.question
        if judged.ruling.verdict.rated and outcome.reading is not None:
            again = judged.rejudge(resting_on(outcome), widened)
            far = far_from_it(outcome, question, judged.promised)
            seen.append((far, again.side == outcome.side))
        return frozenset()

    those = (MARKS.version(1, look, added=True) if one.name == MARKS.text else one for one in RULES[rules])
    package = package_of(promise, given_figures)
    tuple(assess(package, chosen_method(package, "final"), Rules(those)).verdicts)
    return seen


@pytest.mark.parametrize("rules", RULES)
@pytest.mark.parametrize("promise", PROMISES)
@settings(max_examples=40)
@given(drawn=figures)
def test_nothing_plainly_far_from_the_edge_stands_on_it(promise: str, rules: str, drawn: str) -> None:
    assert (True, False) not in looked_at(promise, drawn, rules), drawn


@pytest.mark.parametrize(
    ("promise", "given_figures", "far"),
    [
        ("level >= 80 percent up", "2025 95.0 stat %", True),
        ("level >= 80 percent up", "2025 80.0 stat %", False),
        ("level >= 80 percent up", "2025 79.9 stat %", True),  # 79.95 at the most
        ("level <= 80 percent down", "2025 80 stat %", False),
        ("level <= 80 percent down", "2025 79 stat %", True),
        ("annual >= 80 percent up annual", "2021 90 stat % | 2022 70 stat % | 2023 80 stat %", True),
        ("annual >= 80 percent up annual", "2021 79.7 stat % r=0.5 | 2022 79.8 stat % r=0.5", False),
        ("cumulative >= 100 percent up additional", "2021 60.0 stat % year | 2022 41.0 stat % year", True),
        ("cumulative >= 100 percent up additional", "2021 60.0 stat % year | 2022 40.0 stat % year", False),
        ("cumulative >= 10 percent up additional", "2021 9.9 stat % year | 2023 9.9 stat % year", True),
        (
            "change increase_by 10 percent up base=2020",
            "2020 50.0 stat % bare | 2025 99.0 stat % bare",
            False,
        ),
    ],
)
def test_most_answers_are_plainly_far(promise: str, given_figures: str, *, far: bool) -> None:
    seen = looked_at(promise, given_figures)
    assert {one for one, _ in seen} == {far}
