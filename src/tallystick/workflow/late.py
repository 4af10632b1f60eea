"""Reports after the last day: until when they are taken, and when the secretariat's release lets one in."""

import datetime
from collections.abc import Iterable
from typing import Protocol

from tallystick.base.reasons import Template, inside

#: The body has asked; the secretariat released the report, or did not.
ASKED, RELEASED, NOT_RELEASED = "asked", "released", "not_released"
RELEASE_STATES = (ASKED, RELEASED, NOT_RELEASED)
RELEASE_WORDS: dict[str, Template] = {
    ASKED: inside("the release of a late report", "asked for"),
    RELEASED: inside("the release of a late report", "released"),
    NOT_RELEASED: inside("the release of a late report", "not released"),
}


class _Release(Protocol):
    """What is asked of a release: how it was decided, and until when."""

    @property
    def state(self) -> str: ...

    @property
    def until(self) -> datetime.date | None: ...


def is_over(taken_until: datetime.date | None, releases: Iterable[_Release], day: datetime.date) -> bool:
    """Whether a report is no longer taken on a day: the lock has fallen, and no release holds.

    Args:
        taken_until: the last day on which reports of the phase are taken; None where it never locks.
        releases: those of this very report.
        day: the day.
    """
    if taken_until is None or day <= taken_until:
        return False
    return not any(one.state == RELEASED and one.until is not None and day <= one.until for one in releases)
