"""What a report leaves out: it came, and nobody could check it."""

from collections.abc import Collection

from tallystick.base.reasons import Reason
from tallystick.register.phases import ProgressReport

_NO_RECORD = Reason("It names no record behind it.")
_NO_FIGURE = Reason("It gives no figure, though the commitment has a target.")
_NO_OBSTACLE = Reason(
    "It names nothing that stands in the way, though it says delayed, not begun or stopped."
)
_NOT_APPROVED = Reason("It does not say which office approved it.")
#: The ratings by which a body itself says that it is not where it should be.
_BEHIND = frozenset({"delayed", "not_begun", "stopped"})


def thin_in(report: ProgressReport, with_targets: Collection[str]) -> tuple[Reason, ...]:
    """What the report leaves out that a reader would ask for first.

    Args:
        report: the report.
        with_targets: the identifiers of the commitments that have targets.
    """
    lacks = {
        _NO_RECORD: report.record is None,
        _NO_FIGURE: report.numerator is None and report.commitment in with_targets,
        _NO_OBSTACLE: report.rating in _BEHIND and report.obstacles is None,
        _NOT_APPROVED: report.approved is None,
    }
    return tuple(reason for reason, is_so in lacks.items() if is_so)
