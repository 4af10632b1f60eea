"""Every version of a rule stays runnable, and an assessment names those it was made by."""

import dataclasses
from collections.abc import Mapping
from decimal import Decimal

import pytest

from tallystick.assessment import REGISTRY, Assessment, assess
from tallystick.assessment.compare import Span
from tallystick.assessment.outcome import Outcome, unrated
from tallystick.assessment.policies import Answered
from tallystick.assessment.question import Question
from tallystick.assessment.record import assessment_record
from tallystick.assessment.registry import Registry
from tallystick.assessment.rulebook import (
    COMPARISON,
    HEADLINE,
    RuleName,
    RuleVersion,
    Ruling,
    TargetRule,
    UnknownRuleError,
)
from tallystick.assessment.rules import headline
from tallystick.base.canonical import canonical_bytes
from tallystick.base.reasons import Reason
from tallystick.base.verdicts import MET, NOT_MET, TARGET_UNRATED
from tallystick.register.files import chosen_method, load_package
from tests.architecture.tree import ROOT

PACKAGE = load_package(str(ROOT / "tests/golden/package"))
METHOD = chosen_method(PACKAGE, None)


def only_the_deadlines(_: Question, outcome: Outcome) -> Outcome:
    """A stricter cut: nothing but a figure for the deadline rates."""
    return outcome if outcome.basis == "deadline" else unrated(Reason("There is no figure for the deadline."))


FURTHER_HEADLINE = HEADLINE.version(
    3, dataclasses.replace(headline.RULE, cut=only_the_deadlines), headline.GIVES
)


def twice_as_much(question: Question, slack: Decimal) -> Span:
    """A comparison that asks for twice what was promised, to be told apart from the first."""
    return Span(question.target.value * 2 - slack, None)


def holds_today(_: Question, answers: Mapping[str, Answered]) -> Mapping[str, Ruling]:
    """A rule beside the headline, which judges the default policy only."""
    side = answers["default"].outcome.side
    verdict = {"holds": MET, "short": NOT_MET, "open": TARGET_UNRATED}[side]
    return {"default": Ruling(verdict, "none", Reason("So it stands today."))}


TODAY: RuleName[TargetRule] = RuleName("today")
BESIDE = TODAY.version(1, TargetRule(lambda _, outcome: outcome, holds_today), (MET, NOT_MET), added=True)


def grown(*versions: RuleVersion) -> Registry:
    return Registry(*REGISTRY, *versions)


def data(assessment: Assessment) -> bytes:
    return canonical_bytes(assessment_record(assessment))


def test_every_rule_of_the_first_release_is_there_in_its_first_version() -> None:
    assert {one.title for one in REGISTRY if not one.added and one.version == 1} == {
        "admission/1", "figure/1", "order/1", "comparison/1",
        "level/1", "ceiling/1", "change/1", "cumulative/1", "annual/1", "universal/1",
        "policies/1", "contested/1", "headline/1", "done/1",
        "commitment_done/1", "commitment_target/1", "enjoyed/1", "rates/1",
        "trend/1", "coverage/1", "quality/1",
    }  # fmt: skip


def test_the_rules_that_nobody_named_are_the_first_and_are_not_written() -> None:
    first = assess(PACKAGE, METHOD, REGISTRY.named({}))
    assert first.rules == ()
    record = assessment_record(first)
    assert isinstance(record, Mapping)
    assert "rules" not in record


def test_an_old_and_a_new_version_both_run() -> None:
    registry = grown(FURTHER_HEADLINE)
    old = assess(PACKAGE, METHOD, registry.named({}))
    new = assess(PACKAGE, METHOD, registry.named({"headline": 3}))
    assert data(old) == data(assess(PACKAGE, METHOD, REGISTRY.named({})))
    assert new.rules == (("headline", 3),)
    record = assessment_record(new)
    assert isinstance(record, Mapping)
    assert record["rules"] == {"headline": 3}
    assert {one.basis for one in new.verdicts} == {"deadline", "none"}
    assert {one.basis for one in old.verdicts} == {"deadline", "final", "earlier", "none"}
    assert data(assess(PACKAGE, METHOD, registry.named({"headline": 3}))) == data(new)


def test_a_version_below_every_arithmetic_reaches_all_of_them() -> None:
    registry = grown(COMPARISON.version(3, twice_as_much))
    found = {
        one.target: one.verdict
        for one in assess(PACKAGE, METHOD, registry.named({"comparison": 3})).verdicts
        if (one.policy, one.area, one.group) == ("default", "QX", "")
    }
    # at least 90: 90.0 is not 180; all homes: 100 is not 200; 1000 shelters in all: 1010 is not 2000
    named = ("level.at-least-90", "universal.all-homes", "cumulative.1000-in-all.stock")
    assert [found[name] for name in named] == ["not_met", "not_met", "cannot_be_rated"]


def test_a_further_rule_gives_further_rows_and_moves_no_other() -> None:
    registry = grown(BESIDE)
    old, new = (
        assess(PACKAGE, METHOD, rules) for rules in (registry.named({}), registry.named({"today": 1}))
    )
    assert {one.rule for one in old.verdicts} == {"headline"}
    assert [one for one in new.verdicts if one.rule == "headline"] == list(old.verdicts)
    rows = [one for one in new.verdicts if one.rule == "today"]
    assert {one.policy for one in rows} == {"default"}
    assert len(rows) * 6 == len(list(old.verdicts))
    assert (new.commitments, new.summary) == (old.commitments, old.summary)
    assert new.rules == (("today", 1),)


def test_what_a_rule_can_give_is_what_is_counted() -> None:
    fewer = dataclasses.replace(FURTHER_HEADLINE, gives=(MET, NOT_MET, TARGET_UNRATED))
    counted = assess(PACKAGE, METHOD, grown(fewer).latest()).summary
    assert [code for code, _ in counted.whole.headline] == ["met", "not_met", "cannot_be_rated"]
    assert sum(count for _, count in counted.whole.headline) == len(PACKAGE.targets)


@pytest.mark.parametrize(
    ("versions", "missing"),
    [({"headline": 9}, "headline/9"), ({"pace": 1}, "pace/1"), ({"headline": 0, "x": 1}, "headline/0, x/1")],
)
def test_a_rule_that_is_not_there_is_named(versions: Mapping[str, int], missing: str) -> None:
    with pytest.raises(UnknownRuleError, match=missing):
        REGISTRY.named(versions)


def test_a_version_is_registered_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        grown(HEADLINE.version(1, headline.RULE))


def test_a_row_that_its_rule_does_not_rate_shows_no_figure() -> None:
    def shrug(_: Question, answers: Mapping[str, Answered]) -> Mapping[str, Ruling]:
        return {policy: Ruling(TARGET_UNRATED, "none", Reason("Who knows.")) for policy in answers}

    rule = TODAY.version(1, TargetRule(headline.cut, shrug), (TARGET_UNRATED,), added=True)
    rows = [one for one in assess(PACKAGE, METHOD, grown(rule).latest()).verdicts if one.rule == "today"]
    assert len(rows) > 500
    assert {
        (one.observed, one.period, one.sources, one.figures, one.tier, one.self_reported, one.other_measure)
        for one in rows
    } == {(None, "", (), (), "", "", False)}
