"""Which answers of one place have the same marks, so that these are made once."""

from tallystick.assessment.policies import Answered
from tallystick.assessment.rulebook import Ruling


def marked_alike(answered: Answered, ruling: Ruling) -> tuple[object, ...]:
    """What the marks of two answers of one place hang on: where it is the same, so are they.

    Most policies that give an answer rest on one reading; what the years of a promise for every year told
    stands in the outcome.
    """
    outcome = answered.outcome
    if not ruling.verdict.rated:
        return ruling.verdict.code, outcome.breaches
    hangs = id(outcome) if outcome.years else id(outcome.reading)
    return ruling.verdict.code, outcome.breaches, hangs, outcome.side, answered.other_measure
