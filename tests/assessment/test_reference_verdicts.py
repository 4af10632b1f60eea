"""The reference plan's verdicts, worked out by hand from the published figures and their traps."""

import dataclasses
from pathlib import Path

import pytest

from tallystick.assessment import REGISTRY, Assessment, assess
from tallystick.assessment.model import POLICIES, TargetVerdict
from tallystick.register import load_package
from tallystick.register.files import chosen_method

PACKAGE = Path(__file__).parents[2] / "plans" / "china-2021-2025"

#: target: verdict and basis under ``official``, the figure in the target's unit, and its period.
OFFICIAL = {
    "I.4.03.t1": ("met", "deadline", "30", "2025"),
    "I.1.02.t1": ("last_figure_meets", "earlier", "129330000", "2024"),
    "I.1.04.t1": ("met", "final", "31800000000", "2021/2025"),
    "I.1.04.t2": ("met", "deadline", "96", "2025"),
    "I.2.01.t1": ("met", "deadline", "5.2", "2025"),
    "I.5.03.t1": ("last_figure_falls_short", "earlier", "17.1", "2024"),
    "I.5.03.t2": ("last_figure_falls_short", "earlier", "-18.92", "2023"),
    "I.5.04.t1": ("last_figure_meets", "earlier", "4.16", "2024"),
    "I.5.04.t2": ("last_figure_meets", "earlier", "4.54", "2024"),
    "I.5.07.t2": ("last_figure_falls_short", "earlier", "71.4", "2022"),
    "I.5.07.t3": ("last_figure_falls_short", "earlier", "81.2", "2022"),
    "I.6.02.t1": ("last_figure_meets", "earlier", "92.0", "2024"),
    "I.6.04.t1": ("met", "deadline", "92.0", "2025"),
    "I.6.05.t1": ("last_figure_meets", "earlier", "14", "2023"),
    "I.6.06.t1": ("last_figure_meets", "earlier", "60.8", "2024"),
    "I.7.04.t1": ("last_figure_falls_short", "earlier", "82.1", "2024"),
    "III.1.01.t2": ("met", "deadline", "-20", "2025"),
    "III.5.03.t1": ("met", "deadline", "48", "2025"),
    "III.5.03.t2": ("met", "deadline", "100", "2021/2025"),
    "IV.1.02.t1": ("last_figure_meets", "earlier", "100", "2023"),
    "IV.4.02.t1": ("last_figure_meets", "earlier", "65.7", "2024"),
    "IV.5.05.t1": ("met", "final", "2170000", "2021-01/2025-06"),
    "IV.5.05.t2": ("met", "final", "2310000", "2021-01/2025-06"),
    "IV.5.06.t1": ("met", "final", "1280000", "2021-01/2025-06"),
    "VI.4.04.t1": ("last_figure_meets", "earlier", "46", "2023"),
}


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    package = load_package(str(PACKAGE))
    return assess(package, chosen_method(package, "final"))


def national(assessment: Assessment, policy: str) -> dict[str, TargetVerdict]:
    return {
        one.target: one
        for one in assessment.verdicts
        if (one.area, one.group, one.policy, one.leads) == ("CN", "", policy, True)
    }


@pytest.mark.parametrize("target", sorted(OFFICIAL))
def test_official(assessment: Assessment, target: str) -> None:
    found = national(assessment, "official")[target]
    verdict, basis, observed, period = OFFICIAL[target]
    assert (found.verdict, found.basis, found.period) == (verdict, basis, period)
    assert found.observed is not None
    assert float(found.observed) == float(observed)


def test_every_other_target_cannot_be_rated_from_official_figures(assessment: Assessment) -> None:
    others = {name: one for name, one in national(assessment, "official").items() if name not in OFFICIAL}
    assert len(others) == 62 - len(OFFICIAL)
    assert {one.verdict for one in others.values()} == {"cannot_be_rated"}
    assert all(one.reason.text for one in others.values())


def test_the_default_rests_on_official_figures_alone(assessment: Assessment) -> None:
    """By the plan's own definition only one target has another voice, and it is no later."""
    default, official = national(assessment, "default"), national(assessment, "official")
    assert {name: one.verdict for name, one in default.items()} == {
        name: one.verdict for name, one in official.items()
    }
    assert {one.tier for one in default.values()} == {"", "official"}
    assert (
        assessment.summary.self_reported.official_only
        == assessment.summary.self_reported.rated
        == len(OFFICIAL)
    )


def test_fine_particles_are_contested_by_the_satellite(assessment: Assessment) -> None:
    """Official: 20 % down. AQLI, release of 2026: 30.59 in 2020, 29.57 in 2024, which is 3.33 % down."""
    least = national(assessment, "least_favourable")["III.1.01.t2"]
    assert (least.verdict, str(least.observed), least.period) == ("last_figure_falls_short", "-3.33", "2024")
    assert (least.other_measure, least.base_year, str(least.base_value)) == (True, 2020, "30.59")
    assert "III.1.01.t2" in assessment.summary.contested


def test_early_deaths_have_a_second_voice(assessment: Assessment) -> None:
    """World Health Organization: 17.1 in 2015, 15.9 in 2021, 7.02 % less. Official: 18.92 % less in 2023."""
    for policy in ("international", "least_favourable"):
        found = national(assessment, policy)["I.5.03.t2"]
        assert (found.verdict, str(found.observed), found.period) == (
            "last_figure_falls_short",
            "-7.02",
            "2021",
        )
        assert not found.other_measure
    others = {
        one.verdict for name, one in national(assessment, "international").items() if name != "I.5.03.t2"
    }
    assert others == {"cannot_be_rated"}


def test_the_restated_base_is_never_joined(assessment: Assessment) -> None:
    """33 in 2020 and 28 in 2025 would be 15.2 % down; the ministry itself has replaced the 33 by 35."""
    for policy in ("official", "default", "least_favourable", "most_favourable"):
        assert str(national(assessment, policy)["III.1.01.t2"].observed) != "-15.15"


def test_the_ceiling_was_broken_in_one_year(assessment: Assessment) -> None:
    found = national(assessment, "official")["I.2.01.t1"]
    assert (found.verdict, found.breaches) == ("met", (2022,))
    assert "breached" in found.marks


def test_lower_bounds_person_times_and_proxies_rate_nothing(assessment: Assessment) -> None:
    unrated = {"I.1.02.t2", "I.2.03.t1", "III.5.01.t1", "IV.4.02.t4", "IV.2.08.t1", "V.1.03.t1", "I.5.07.t1"}
    for policy in ("official", "international", "independent", "default"):
        found = national(assessment, policy)
        assert {found[name].verdict for name in unrated} == {"cannot_be_rated"}


#: By target and reading, the answer under ``default``: the plan's words allow more than one.
READINGS = {
    ("I.2.01.t1", "at_the_end"): ("met", "5.2"),  # 2025
    ("I.2.01.t1", "every_year"): ("not_met", "5.6"),  # 2022: 5.2 + 0.4, and at least 5.5 by two roundings
    ("I.2.01.t1", "on_average"): ("met", "5.24"),  # (5.1 + 5.6 + 5.2 + 5.1 + 5.2) / 5
    ("III.5.03.t1", "in_all"): ("met", "48"),
    ("III.5.03.t1", "more"): ("cannot_be_rated", None),  # nobody says how many had one before
    ("III.5.03.t2", "in_all"): ("met", "100"),
    ("III.5.03.t2", "more"): ("cannot_be_rated", None),  # nearly 100 before, by another body
    ("V.1.03.t1", "more"): ("cannot_be_rated", None),  # 14 in 2020 and 2023, by two bodies
    ("V.1.03.t1", "in_all"): ("last_figure_meets", "14"),
    ("VI.4.04.t1", "in_all"): ("last_figure_meets", "46"),
    ("VI.4.04.t1", "more"): ("cannot_be_rated", None),
}


def test_every_reading_stands_as_a_row_and_marks_what_hangs_on_it(assessment: Assessment) -> None:
    rows = [one for one in assessment.verdicts if one.reading and one.policy == "default"]
    found = {
        (one.target, one.reading): (one.verdict, None if one.observed is None else str(one.observed))
        for one in rows
    }
    assert found == READINGS
    hanging = {target for target, _ in READINGS}
    assert set(dict(assessment.summary.marks)["hangs_on_reading"]) == hanging
    assert all("hangs_on_reading" in one.marks for one in rows)
    assert sum(one.leading is True for one in rows) == len(hanging) == 5


def test_what_is_marked_in_the_reference_plan(assessment: Assessment) -> None:
    marks = dict(assessment.summary.marks)
    assert marks["on_the_edge"] == ("I.6.04.t1", "I.6.05.t1")  # 92.0 of 92, 14 of 14
    assert marks["breached"] == ("I.2.01.t1",)  # 5.6 in 2022
    assert marks["kept_before_the_plan"] == (
        "I.4.03.t1",  # thirty years by the law of 2018
        "III.5.03.t2",  # nearly 100 in 2020, 50 promised
        "IV.1.02.t1",
    )
    assert marks["claim_overtakes_statistic"] == (
        "I.1.04.t2",
    )  # 96 claimed for 2025, 94 by statistics before
    assert assessment.summary.second_voice == ("I.5.03.t2", "III.1.01.t2")


#: By target and policy, what the first versions answered and what the latest do; docs/verdicts.md says why.
CHANGED = {
    ("VI.4.04.t1", "default"): ("met final 46", "last_figure_meets earlier 46"),
    ("III.5.03.t1", "default"): ("met final 48", "met deadline 48"),
    ("III.5.03.t2", "default"): ("met final 100", "met deadline 100"),
    ("I.1.04.t2", "least_favourable"): ("last_figure_falls_short earlier 87", "met deadline 96"),
    ("I.6.05.t1", "least_favourable"): (
        "last_figure_falls_short earlier 13.8",
        "last_figure_meets earlier 14",
    ),
    ("IV.4.02.t1", "least_favourable"): ("last_figure_meets earlier 65.7", "last_figure_meets earlier 62.2"),
}
#: Stocks, of which every policy says what the default does.
STOCKS = {"VI.4.04.t1", "III.5.03.t1", "III.5.03.t2"}


@pytest.fixture(scope="module")
def first() -> Assessment:
    """The verdicts by the rules of the first release, which had no floors and took them for levels."""
    package = load_package(str(PACKAGE))
    targets = [
        dataclasses.replace(one, arithmetic="level") if one.arithmetic == "floor" else one
        for one in package.targets
    ]
    package = dataclasses.replace(package, targets=tuple(targets))
    return assess(package, chosen_method(package, "final"), REGISTRY.named({}))


def complete(assessment: Assessment) -> tuple[int | None, int]:
    return next((one.count, one.of) for one in assessment.summary.rates if one.name == "complete_of_all")


def test_what_the_second_versions_changed(assessment: Assessment, first: Assessment) -> None:
    changed = {}
    for policy in POLICIES:
        before = national(first, policy)
        for name, one in national(assessment, policy).items():
            told = [f"{each.verdict} {each.basis} {each.observed}" for each in (before[name], one)]
            if told[0] != told[1]:
                changed[name, policy] = (told[0], told[1])
    expected = CHANGED | {
        (target, policy): CHANGED[target, "default"]
        for target in STOCKS
        for policy in ("official", "least_favourable", "most_favourable")
    }
    assert changed == expected
    done = [{one.deliverable: one.verdict for one in each.deliverables} for each in (first, assessment)]
    other = {name: (done[0][name], verdict) for name, verdict in done[1].items() if done[0][name] != verdict}
    assert other == {"VII.0.02.d1": ("no_evidence_found", "cannot_be_rated")}  # due in 2026


def test_what_is_complete_by_either_version(assessment: Assessment, first: Assessment) -> None:
    """docs/verdicts.md prints these numbers."""
    assert (complete(first), complete(assessment)) == ((24, 187), (25, 187))
    assert dict(assessment.summary.complete) == {
        "promised": 99,
        "complete": 25,
        "late": 0,
        "not_in_force": 1,
        "before_the_plan": 5,
        "by_the_plan": 20,
    }
