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
    ADMISSION.edition(1, admission.exclusion),
    FIGURE.edition(1, reading.plain_reading),
    ORDER.edition(1, reading.order),
    COMPARISON.edition(1, compare.wanted),
    LEVEL.edition(1, level.answer),
    CEILING.edition(1, ceiling.answer),
    CHANGE.edition(1, change.answer),
    CUMULATIVE.edition(1, cumulative.answer),
    ANNUAL.edition(1, annual.answer),
    UNIVERSAL.edition(1, universal.answer),
    POLICIES.edition(1, policies.answer_all),
    CONTESTED.edition(1, contested.contested),
    HEADLINE.edition(1, headline.RULE, headline.GIVES),
    DONE.edition(1, done.deliverable_verdicts, done.GIVES),
    COMMITMENT_DONE.edition(1, commitments.done),
    COMMITMENT_TARGET.edition(1, commitments.target_met),
    ENJOYED.edition(1, commitments.right_enjoyed),
    RATES.edition(1, summary.rates),
    TREND.edition(1, trends.observed_trends),
    COVERAGE.edition(1, coverage.indicator_coverage),
    QUALITY.edition(1, quality.indicator_quality),
)
