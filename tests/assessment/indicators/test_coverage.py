"""Coverage keeps every commitment; each check of an indicator fails where its rule says."""

from dataclasses import replace

import pytest

from tallystick.assessment import assess
from tallystick.assessment.indicators.coverage import indicator_coverage
from tallystick.assessment.indicators.quality import indicator_quality
from tallystick.register.indicators import Indicator
from tests.assessment.indicators.test_trends import ISLE, METHOD
from tests.register.packages import golden

LITERACY = "culture.functional_literacy"


def test_a_package_without_indicators_keeps_all_its_commitments_in_the_count() -> None:
    rows = indicator_coverage(golden())
    assert [one.commitment for one in rows] == [one.id for one in golden().commitments]
    assert {(one.structural, one.process, one.outcome) for one in rows} == {("missing",) * 3}


def test_rates_and_counts_are_of_all_commitments_whatever_has_indicators() -> None:
    without = replace(ISLE, commitment_indicators=(), missing_indicators=())
    for package in (ISLE, without):
        summary = assess(package, METHOD).summary
        assert summary.whole.commitments == 6
        assert [one.of for one in summary.rates] == [6, 1, 6]
        assert len(assess(package, METHOD).coverage) == 6


def test_each_commitment_says_how_far_each_kind_is_there() -> None:
    found = {one.commitment: one for one in indicator_coverage(ISLE)}
    assert (found["B.1"].structural, found["B.1"].process, found["B.1"].outcome) == (
        "not_published",
        "published",
        "published",
    )
    assert (found["B.2"].structural, found["B.2"].outcome) == ("explained", "explained")
    assert (found["A.3"].target_met, found["A.3"].target_met_published) == (1, 1)
    assert (found["B.1"].done, found["B.1"].done_published, found["B.1"].to_ask) == (2, 1, 1)


def test_what_is_published_is_not_only_explained() -> None:
    """A reason why there is none doesn't hide the one that there is."""
    given = replace(ISLE.missing_indicators[0], commitment="B.1", kind="process")
    package = replace(ISLE, missing_indicators=(*ISLE.missing_indicators, given))
    found = {one.commitment: one for one in indicator_coverage(package)}
    assert found["B.1"].process == "published"


@pytest.mark.parametrize(("words", "specific"), [(11, False), (12, True)])
def test_twelve_words_define_an_indicator(words: int, specific: bool) -> None:
    indicators = tuple(replace(one, definition=" ".join(["word"] * words)) for one in ISLE.indicators)
    checks = indicator_quality(replace(ISLE, indicators=indicators), METHOD)
    assert next(one for one in checks if one.indicator == LITERACY).specific is specific


def test_a_good_indicator_passes_every_check() -> None:
    checks = next(one for one in indicator_quality(ISLE, METHOD) if one.indicator == LITERACY)
    assert (checks.specific, checks.measurable, checks.relevant, checks.sourced, checks.dated) == (True,) * 5


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"definition": "Adults who can read and write, by test."}, "specific"),
        ({"denominator": None, "numerator": None}, "specific"),
        ({"frequency": None}, "measurable"),
        ({"direction": None}, "measurable"),
    ],
)
def test_a_poor_definition_fails_its_check(changes: dict[str, object], check: str) -> None:
    def poorer(one: Indicator) -> Indicator:
        return replace(one, **changes) if one.id == LITERACY else one  # type: ignore[arg-type]

    package = replace(ISLE, indicators=tuple(poorer(one) for one in ISLE.indicators))
    checks = next(one for one in indicator_quality(package, METHOD) if one.indicator == LITERACY)
    assert not getattr(checks, check)


def test_what_is_not_published_is_neither_sourced_nor_dated() -> None:
    checks = next(one for one in indicator_quality(ISLE, METHOD) if one.indicator == "trial.legal_aid_act")
    assert (checks.specific, checks.measurable, checks.relevant) == (True, True, True)
    assert (checks.sourced, checks.dated) == (False, False)


def test_context_answers_no_question_and_is_not_relevant() -> None:
    checks = {one.indicator: one.relevant for one in indicator_quality(ISLE, METHOD)}
    assert not checks["scrutiny.review_correction_rate"]
