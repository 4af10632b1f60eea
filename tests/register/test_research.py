"""Phased research: a study that says it is published can be read; a recommendation has whole answers."""

from dataclasses import replace
from typing import Any

import pytest

from tallystick.base.dates import PartialDate, Period
from tallystick.register import Package, load_package
from tallystick.register.bodies import Body
from tallystick.register.check import check_again
from tallystick.register.phases import PlanPhase
from tallystick.register.research import AssessmentRecommendation, PhaseStudy, StudyFinding
from tests.register.packages import GOLDEN

_GOLDEN = load_package(str(GOLDEN))
SOURCE, COMMITMENT = _GOLDEN.sources[0].id, _GOLDEN.commitments[0].id
DAY = PartialDate.parse("2024-05-01")
PHASES = tuple(
    PlanPhase(name, "annual", name, Period.parse("2023"), PartialDate.parse(due))
    for name, due in (("first", "2024-03-31"), ("second", "2025-03-31"))
)
STUDY = PhaseStudy(
    "s1", "first", "survey", "Do women know the line?", "published", "B", "A university", "by telephone",
    "1,200 women drawn from the register, 840 answered", DAY, DAY, DAY, SOURCE,
)  # fmt: skip
FINDING = StudyFinding("f1", "s1", COMMITMENT, "61 of 100 know it.", SOURCE)
ADVICE = AssessmentRecommendation(
    "r1", "first", "Print it on each bill.", "B", DAY, COMMITMENT, "the panel", "accepted", "We will.",
    DAY, "second", "in_part", "Half of the bills have it.",
)  # fmt: skip


def found(study: PhaseStudy = STUDY, advice: AssessmentRecommendation = ADVICE) -> list[tuple[str, str]]:
    """Give what a check finds in the three tables: the kind and the column."""
    package: Package = replace(
        _GOLDEN,
        bodies=(Body("B", "A body"),),
        phases=PHASES,
        studies=(study,),
        study_findings=(FINDING,),
        assessment_recommendations=(advice,),
    )
    tables = ("studies", "study_findings", "assessment_recommendations")
    return [
        (one.code, one.column or "")
        for one in check_again(package)
        if any(f"/{table}." in str(one.file) for table in tables)
    ]


def test_a_whole_one_is_sound() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"published": None}, [("study-nobody-can-read", "published")]),
        ({"source": None}, [("study-nobody-can-read", "source")]),
        ({"sample": None}, [("study-without-method", "sample")]),
        ({"state": "carried_out"}, [("finding-of-no-study", "study")]),
        ({"state": "planned", "method": None}, [("finding-of-no-study", "study")]),
    ],
)
def test_a_study_that_cannot_be_is_found(changed: dict[str, Any], wrong: list[tuple[str, str]]) -> None:
    assert found(study=replace(STUDY, **changed)) == wrong


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"words": None}, [("half-a-reply", "words")]),
        ({"reply": None}, [("half-a-reply", "reply")]),
        ({"found": None}, [("half-a-follow-up", "found")]),
        ({"checked_in": None}, [("half-a-follow-up", "checked_in")]),
        ({"checked_in": "first"}, [("looked-at-too-early", "checked_in")]),
        ({"reply": None, "words": None, "replied": None}, []),
    ],
)
def test_half_an_answer_to_a_recommendation_is_found(
    changed: dict[str, Any], wrong: list[tuple[str, str]]
) -> None:
    assert found(advice=replace(ADVICE, **changed)) == wrong
