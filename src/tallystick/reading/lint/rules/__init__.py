"""Every rule of the lint, in the order in which gaps are told. A rule is a file and a line here."""

from tallystick.reading.lint.model import Rule
from tallystick.reading.lint.rules.base import NO_BASE
from tallystick.reading.lint.rules.body import NO_BODY
from tallystick.reading.lint.rules.breakdown import NO_BREAKDOWN
from tallystick.reading.lint.rules.deadline import NO_DEADLINE
from tallystick.reading.lint.rules.duty import RESTATED_DUTY
from tallystick.reading.lint.rules.met import MET_AT_BASE
from tallystick.reading.lint.rules.number import NO_NUMBER
from tallystick.reading.lint.rules.outcome import NO_OUTCOME

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
