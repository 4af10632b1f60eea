"""The verdicts: what a package's figures and events say of its plan, by a method.

Takes: a `Package`, a `Method`, and the versions of the rules, the latest of each if nothing is said.
Gives: an `Assessment`: every verdict with its basis, its figures and its reason in words, and their counts.
Never: opens a file, reads a clock, draws a random number, or depends on locale, time zone or hash order.
"""

from tallystick.assessment.assess import assess
from tallystick.assessment.model import Assessment
from tallystick.assessment.rules import REGISTRY

__all__ = ["REGISTRY", "Assessment", "assess"]
