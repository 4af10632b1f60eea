"""A claim of how much was fulfilled says of how much."""

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason
from tallystick.register.claims import Claim
from tallystick.register.descriptor import Descriptor
from tallystick.register.rules.model import Tables, each

_OF_HOW_MANY = Problem(
    "claim-of-how-many",
    Reason("a count of what was fulfilled needs the number it is out of, at least as large"),
    Reason("give both, from 0 on, or neither"),
)


def counts_of_claims(tables: Tables, _: Descriptor | None) -> None:
    """Find claims whose two counts can't both be right."""
    typed = tables["claims"]
    for number, one in each(typed, Claim):
        if (one.fulfilled, one.total) == (None, None):
            continue
        if one.fulfilled is None or one.total is None or not 0 <= one.fulfilled <= one.total:
            typed.find(_OF_HOW_MANY, number, "fulfilled", one.fulfilled)
