"""Every rule of the lint, in the order in which gaps are told. A rule is a file and a line here."""

from tallystick.lint.model import Rule
from tallystick.lint.rules.base import NO_BASE
from tallystick.lint.rules.body import NO_BODY
from tallystick.lint.rules.breakdown import NO_BREAKDOWN
from tallystick.lint.rules.deadline import NO_DEADLINE
from tallystick.lint.rules.duty import RESTATED_DUTY
from tallystick.lint.rules.met import MET_AT_BASE
from tallystick.lint.rules.number import NO_NUMBER
from tallystick.lint.rules.outcome import NO_OUTCOME

RULES: tuple[Rule, ...] = (
    RESTATED_DUTY,
    NO_OUTCOME,
    NO_NUMBER,
    NO_BASE,
    MET_AT_BASE,
    NO_DEADLINE,
    NO_BODY,
    NO_BREAKDOWN,
)
BY_ID = {rule.id: rule for rule in RULES}
