"""Where a course begins when nothing is known of the year before the plan."""

import pytest

from tallystick.assessment import REGISTRY, assess
from tallystick.assessment.rulebook import PACE_COURSE
from tallystick.register.files import chosen_method
from tests.report.test_phases import with_phases

#: 49 in June 2021 and 50 at its end, 56 at the end of 2023; 60 are promised for the end of 2025.
FIGURES = "2021@2021-06-30 49 stat % | 2021 50 stat % | 2023 56 stat %"


@pytest.mark.parametrize(
    ("version", "told"),
    [
        (1, "63 % of the way is done in 55 % of the time."),  # 7 of 11 points, 2.5 of 4.5 years
        (2, "60 % of the way is done in 50 % of the time."),  # 6 of 10 points, 2 of 4 years
    ],
)
def test_a_course_begins_with_the_last_figure_of_its_earliest_year(version: int, told: str) -> None:
    package = with_phases(FIGURES)
    latest = {one.name: one.version for one in REGISTRY.latest()}
    rules = REGISTRY.named(latest | {PACE_COURSE.text: version})
    found = assess(package, chosen_method(package, "midterm"), rules)
    headline = next(one for one in found.verdicts if (one.policy, one.rule) == ("default", "headline"))
    assert headline.reason.text == told
