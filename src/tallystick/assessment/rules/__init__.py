"""Every version of every rule, a line each. What a line does is never changed once a release has used it.

A rule that judges targets has its file here; the others lie with what they work on. A new version is a new
file and a new line, and the old line stays.
"""

from tallystick.assessment import admission, commitments, compare, contested, done, policies, reading, summary
from tallystick.assessment.arithmetic import annual, ceiling, change, cumulative, level, universal
from tallystick.assessment.indicators import coverage, quality, trends
from tallystick.assessment.rulebook import (
    ADMISSION,
    ANNUAL,
    CEILING,
    CHANGE,
    COMMITMENT_DONE,
    COMMITMENT_TARGET,
    COMPARISON,
    CONTESTED,
    COVERAGE,
    CUMULATIVE,
    DONE,
    ENJOYED,
    FIGURE,
    HEADLINE,
    LEVEL,
    ORDER,
    POLICIES,
    QUALITY,
    RATES,
    TREND,
    UNIVERSAL,
    Registry,
)
from tallystick.assessment.rules import headline

__all__ = ["REGISTRY"]

REGISTRY = Registry(
    ADMISSION.version(1, admission.exclusion),
    FIGURE.version(1, reading.plain_reading),
    ORDER.version(1, reading.order),
    COMPARISON.version(1, compare.wanted),
    LEVEL.version(1, level.answer),
    CEILING.version(1, ceiling.answer),
    CHANGE.version(1, change.answer),
    CUMULATIVE.version(1, cumulative.answer),
    ANNUAL.version(1, annual.answer),
    UNIVERSAL.version(1, universal.answer),
    POLICIES.version(1, policies.answer_all),
    CONTESTED.version(1, contested.contested),
    HEADLINE.version(1, headline.RULE, headline.GIVES),
    DONE.version(1, done.deliverable_verdicts, done.GIVES),
    COMMITMENT_DONE.version(1, commitments.done),
    COMMITMENT_TARGET.version(1, commitments.target_met),
    ENJOYED.version(1, commitments.right_enjoyed),
    RATES.version(1, summary.rates),
    TREND.version(1, trends.observed_trends),
    COVERAGE.version(1, coverage.indicator_coverage),
    QUALITY.version(1, quality.indicator_quality),
)
