"""Every code that tables and assessment use has a word."""

import pytest

from tallystick.assessment.model import POLICIES
from tallystick.base.verdicts import DONE_ANSWERS, ENJOYED_ANSWERS, TARGET_ANSWERS
from tallystick.register import events, model
from tallystick.register.promises import ARITHMETIC
from tallystick.register.tables import TABLES
from tallystick.report import words
from tallystick.voice import terms


def codes(table: str, column: str) -> set[str]:
    return next(set(one.columns[column].allowed) for one in TABLES if one.name == table)


@pytest.mark.parametrize(
    ("known", "needed"),
    [
        (words.TARGET_VERDICT, {*TARGET_ANSWERS.codes, "no_target"}),
        (words.TARGET_GLOSS, set(TARGET_ANSWERS.codes)),
        (words.DONE, set(DONE_ANSWERS.codes)),
        (words.DONE_GLOSS, set(DONE_ANSWERS.codes)),
        (words.ENJOYED, set(ENJOYED_ANSWERS.codes)),
        (words.POLICY, set(POLICIES)),
        (words.POLICY_SHORT, set(POLICIES)),
        (words.SOURCE_KIND, set(model.SOURCE_KINDS)),
        (words.SOURCE_KINDS, set(model.SOURCE_KINDS)),
        (words.SOURCE_GLOSS, set(model.SOURCE_KINDS)),
        (terms.EVALUABILITY, set(model.EVALUABILITY)),
        (words.EVALUABILITY_GLOSS, set(model.EVALUABILITY)),
        (words.EVENT, set(events.EVENT_KINDS)),
        (terms.ARITHMETIC, set(ARITHMETIC)),
        (terms.DELIVERABLE, codes("deliverables", "kind")),
        (words.ACCESS, codes("sources", "access")),
        (words.ROLE, codes("target_indicators", "role")),
        (words.ACCUMULATION, codes("observations", "accumulation")),
        (words.COVERAGE, codes("observations", "coverage")),
    ],
)
def test_every_code_has_its_word_and_no_other(known: dict[str, str], needed: set[str]) -> None:
    assert set(known) == needed


def test_every_policy_has_its_place() -> None:
    assert sorted(words.POLICY_ORDER) == sorted(POLICIES)
    assert words.POLICY_ORDER[0] == "default"
    assert words.POLICY_ORDER[-2:] == ("least_favourable", "most_favourable")
