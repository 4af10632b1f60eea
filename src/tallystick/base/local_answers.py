"""What can be said of whether the promises of parts make the promise of the whole."""

from tallystick.base.reasons import msgid
from tallystick.base.verdicts import Verdict, VerdictScale

ADDS_UP = Verdict(
    "adds_up",
    "holds",
    30,
    settled=True,
    word=msgid("Adds up"),
    gloss=msgid("if every part kept its promise, the promise of the whole would be kept"),
)
FALLS_SHORT = Verdict(
    "falls_short",
    "short",
    10,
    settled=True,
    word=msgid("Falls short"),
    gloss=msgid("every part could keep its promise, and the promise of the whole would still be broken"),
)
CANNOT_BE_SAID = Verdict(
    "cannot_be_said",
    "open",
    20,
    settled=False,
    word=msgid("Cannot be said"),
    gloss=msgid("promises or weights of parts were not found, or nothing says how parts make the whole"),
)
ADDING_ANSWERS = VerdictScale("parts_add_up", (ADDS_UP, FALLS_SHORT, CANNOT_BE_SAID))
