"""An interest and the day on which a panel was locked: what was signed, what arose later, what was told late.

A day that is known to the month or year alone may lie before the lock, and then counts as if it did. An
interest without a day of its declaration, and every interest beside a panel without a day of its lock, was
signed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.base.dates import PartialDate
from tallystick.base.reasons import Reason, Text, Value
from tallystick.register.panel_locks import DrawnPanel
from tallystick.register.panels import Interest

_HELD = Reason(
    "the interest {interest} of {assessor} was declared on {declared}, after the panel {panel} was locked on "
    "{locked}, and held before that: since {since}"
)
_UNSAID = Reason(
    "the interest {interest} of {assessor} was declared on {declared}, after the panel {panel} was locked on "
    "{locked}, and nothing says that it arose only since"
)


@dataclass(frozen=True, slots=True)
class LateInterest:
    """An interest that held when a panel was locked, as far as is known, and was declared only afterwards.

    Attributes:
        panel: the panel.
        interest: what ties somebody who coded or dissented in it.
        locked: when the panel was locked.
        declared: when the interest was declared.
    """

    panel: DrawnPanel
    interest: Interest
    locked: PartialDate
    declared: PartialDate

    @property
    def reason(self) -> Reason:
        """The same in words."""
        since = self.interest.holds_from
        told: dict[str, Value] = {
            "interest": Text(self.interest.id),
            "assessor": Text(self.interest.assessor),
            "declared": self.declared,
            "panel": Text(self.panel.id),
            "locked": self.locked,
        }
        return _UNSAID.saying(**told) if since is None else _HELD.saying(**told, since=since)


def was_signed(interest: Interest, panel: DrawnPanel) -> bool:
    """Whether an interest belongs to what a panel's assessors sign: it was not declared after the lock."""
    return not _is_after(interest.declared_on, panel)


def arose_since(interest: Interest, panel: DrawnPanel) -> bool:
    """Whether an interest was declared after a panel was locked and holds only from a later day on."""
    return _is_after(interest.declared_on, panel) and _is_after(interest.holds_from, panel)


def late_interests(
    panel: DrawnPanel, interests: Iterable[Interest], coded: Iterable[str]
) -> tuple[LateInterest, ...]:
    """What ties those who coded or dissented in a panel, held when it was locked and was declared later.

    Args:
        panel: the panel.
        interests: what ties assessors.
        coded: who coded or dissented in it.
    """
    who = frozenset(coded)
    return tuple(
        LateInterest(panel, one, panel.locked, one.declared_on)
        for one in interests
        if one.assessor in who
        and panel.locked is not None
        and one.declared_on is not None
        and not was_signed(one, panel)
        and not arose_since(one, panel)
    )


def _is_after(day: PartialDate | None, panel: DrawnPanel) -> bool:
    """Whether a day lies after a panel's lock, however either is meant."""
    return day is not None and panel.locked is not None and day.first > panel.locked.last
