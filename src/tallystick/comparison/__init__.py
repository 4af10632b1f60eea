"""The difference of two plans: what was kept, weakened, left out, and why that is thought so.

Takes: two packages, each with its plan's own text where somebody has put it there.
Gives: a frozen `Difference`: every commitment of both plans once, with reasons in words.
Never: reads a file, judges whether a change was right, or says why anybody made it.
"""

from tallystick.comparison.compare import ComparedPlan, compare_plans
from tallystick.comparison.model import Change, Difference, NamedPlan, Nearest, Pairing

__all__ = ["Change", "ComparedPlan", "Difference", "NamedPlan", "Nearest", "Pairing", "compare_plans"]
