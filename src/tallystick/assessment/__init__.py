"""The verdicts: what a package's figures and events say of its plan, by a method.

Takes: a `Package` and a `Method`.
Gives: an `Assessment`: every verdict with its basis, its figures and its reason in words, and their counts.
Never: opens a file, reads a clock, draws a random number, or depends on locale, time zone or hash order.
"""

from tallystick.assessment.assess import assess
from tallystick.assessment.model import Assessment

__all__ = ["Assessment", "assess"]
