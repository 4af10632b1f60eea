"""Reports after the last day: until when they are taken, and when the secretariat's admission lets one in."""

import datetime
from collections.abc import Iterable
from typing import Protocol

from tallystick.base.reasons import Template, inside

#: The body has asked; the secretariat admitted the report, or did not.
ASKED, ADMITTED, NOT_ADMITTED = "asked", "admitted", "not_admitted"
ADMISSION_STATES = (ASKED, ADMITTED, NOT_ADMITTED)
ADMISSION_WORDS: dict[str, Template] = {
    ASKED: inside("the admission of a late report", "asked for"),
    ADMITTED: inside("the admission of a late report", "admitted"),
    NOT_ADMITTED: inside("the admission of a late report", "not admitted"),
}


class _Admission(Protocol):
    """What is asked of a admission: how it was decided, and until when."""

    @property
    def state(self) -> str: ...

    @property
    def until(self) -> datetime.date | None: ...


def is_over(taken_until: datetime.date | None, admissions: Iterable[_Admission], day: datetime.date) -> bool:
    """Whether a report is no longer taken on a day: the lock has fallen, and no admission holds.

    Args:
        taken_until: the last day on which reports of the phase are taken; None where it never locks.
        admissions: those of this very report.
        day: the day.
    """
    if taken_until is None or day <= taken_until:
        return False
    return not any(one.state == ADMITTED and one.until is not None and day <= one.until for one in admissions)
