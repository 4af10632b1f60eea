"""What a verdict may carry beside it: each mark has its code, word and gloss here and nowhere else.

A mark changes no verdict. It says what a reader should know before leaning on one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.base.reasons import msgid


@dataclass(frozen=True, slots=True)
class VerdictMark:
    """A mark on a target's verdict.

    Attributes:
        code: how tables name it.
        word: what a reader sees.
        gloss: what it means, in a line.
    """

    code: str
    word: str
    gloss: str


BREACHED = VerdictMark(
    "breached",
    msgid("breached in between"),
    msgid(
        "a value that was to hold all the time did not hold in some year, whatever the deadline's figure says"
    ),
)
HANGS_ON_READING = VerdictMark(
    "hangs_on_reading",
    msgid("hangs on its reading"),
    msgid("the plan's words allow more than one reading, and the answers differ"),
)
KEPT_BEFORE_THE_PLAN = VerdictMark(
    "kept_before_the_plan",
    msgid("kept before the plan"),
    msgid("the last figure from before the plan already kept the promise"),
)
ON_THE_EDGE = VerdictMark(
    "on_the_edge",
    msgid("on the edge"),
    msgid("another rounding of the printed digits would change the side"),
)
FAR_ABOVE = VerdictMark(
    "far_above",
    msgid("far above"),
    msgid("more than twice what was promised: is the same thing counted?"),
)
CLAIM_OVERTAKES = VerdictMark(
    "claim_overtakes_statistic",
    msgid("a claim overtakes the statistics"),
    msgid("a later official claim stands in the place of an official statistic"),
)
ANOTHER_YEAR = VerdictMark(
    "another_year",
    msgid("another year"),
    msgid("another voice or measure speaks of another time only: that is neither agreement nor disagreement"),
)
SELF_REPORTED = VerdictMark(
    "self_reported",
    msgid("self-reported"),
    msgid("every figure that it rests on is the government's own"),
)
METHOD_DEPENDENT = VerdictMark(
    "method_dependent",
    msgid("depends on the pace rule"),
    msgid("another rule for the same figures says otherwise of their pace"),
)
#: Every mark, in the order in which they are told.
MARKS = (
    BREACHED,
    HANGS_ON_READING,
    METHOD_DEPENDENT,
    KEPT_BEFORE_THE_PLAN,
    ON_THE_EDGE,
    FAR_ABOVE,
    CLAIM_OVERTAKES,
    ANOTHER_YEAR,
    SELF_REPORTED,
)


def in_order(found: Iterable[VerdictMark]) -> tuple[str, ...]:
    """The codes of some marks, in the order in which they are told."""
    there = {one.code for one in found}
    return tuple([one.code for one in MARKS if one.code in there]) if there else ()
