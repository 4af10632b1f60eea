"""What keeps a plan's commitments from being checked, told to whoever drafts it.

Takes: a draft of the reading and the document's text.
Gives: for each commitment the gaps in its wording, with their place, why they matter and what would be right.
Never: says that a promise is good or bad, confirms what was read, or rewrites the plan.
"""

from tallystick.lint.judge import lint_draft
from tallystick.lint.model import Gap, Judged, Lint, Rule
from tallystick.lint.rules import RULES

__all__ = ["RULES", "Gap", "Judged", "Lint", "Rule", "lint_draft"]
