"""What counts something in all is asked of the whole country, and of no part of it."""

import dataclasses

import pytest

from tallystick.assessment import REGISTRY
from tallystick.assessment.admit import Evidence
from tallystick.assessment.judged_alike import other_verdicts
from tallystick.assessment.rulebook import PARTS, Rules
from tallystick.register import Package
from tallystick.register.areas import Area
from tallystick.register.files import chosen_method
from tallystick.register.totals import asks_parts
from tests.golden.cases import package_of


@pytest.mark.parametrize(
    ("promise", "parts_make", "asked"),
    [
        ("level >= 80 percent up", None, True),
        ("level >= 80 percent up", "sum", False),
        ("level >= 80 years up", None, True),
        ("level >= 80 persons up", None, False),
        ("ceiling <= 80 deaths down", None, False),
        ("annual >= 80 persons up", None, False),
        ("cumulative >= 80 percent total", None, False),
        ("level >= 2 persons up", "weighted_mean", True),
        ("change increase_by 20 percent up", None, True),
        ("change increase_by 20 persons up", None, False),
        ("universal = 80 persons", None, True),
    ],
)
def test_a_share_is_asked_of_each_part_and_a_count_of_none(
    promise: str, parts_make: str | None, asked: bool
) -> None:
    (target,) = package_of(promise, "").targets
    assert asks_parts(dataclasses.replace(target, parts_make=parts_make)) is asked


def placed(promise: str, figures: str, *, group: str = "") -> Package:
    """A package whose second figure is of a part of the country, or of a group in the whole of it."""
    found = package_of(promise, figures)
    whole, part = found.observations
    return dataclasses.replace(
        found,
        areas=(*found.areas, Area("QX-N", "North", "QX")),
        observations=(
            whole,
            dataclasses.replace(part, group=group) if group else dataclasses.replace(part, area="QX-N"),
        ),
    )


def parts_judged(package: Package, rules: Rules) -> set[str]:
    method = chosen_method(package, "final")
    found = other_verdicts(package, method, Evidence(package, method.known_by), rules)
    return {one.area for one in found}


def test_no_part_falls_short_of_what_the_whole_country_promised() -> None:
    counted = placed("cumulative >= 1000 persons total", "2025 900 stat since | 2025 90 stat since")
    shared = placed("level >= 80 percent up", "2025 90 stat % | 2025 70 stat %")
    rules = REGISTRY.latest()
    assert parts_judged(counted, rules) == set()
    assert parts_judged(shared, rules) == {"QX-N"}
    before = Rules(one for one in rules if one.name != PARTS.text)
    assert parts_judged(counted, before) == {"QX-N"}


def test_no_group_falls_short_of_what_all_together_were_promised() -> None:
    def judged(package: Package, rules: Rules) -> set[str | None]:
        method = chosen_method(package, "final")
        found = other_verdicts(package, method, Evidence(package, method.known_by), rules)
        return {one.group for one in found}

    counted = placed(
        "cumulative >= 1000 persons total", "2025 1100 stat since | 2025 500 stat since", group="women"
    )
    shared = placed("level >= 80 percent up", "2025 90 stat % | 2025 70 stat %", group="women")
    rules = REGISTRY.latest()
    assert judged(counted, rules) == set()
    assert judged(shared, rules) == {"women"}
    assert judged(counted, Rules(one for one in rules if one.name != PARTS.text)) == {"women"}
    alone = dataclasses.replace(counted, observations=counted.observations[1:])
    assert judged(alone, rules) == {"women"}, "where nobody else is counted the target may be about them"
