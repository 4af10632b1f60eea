"""On which days somebody is reminded of what is owed, and in which words."""

import datetime

from tallystick.base.reasons import Template, inside

#: On the days on which something falls due; once a week, all of it; not at all.
AS_DUE, WEEKLY, NONE = "as_due", "weekly", "none"
CHOICES = (AS_DUE, WEEKLY, NONE)
CHOICE_WORDS: dict[str, Template] = {
    AS_DUE: inside("which letters come", "as things fall due"),
    WEEKLY: inside("which letters come", "once a week, on Mondays"),
    NONE: inside("which letters come", "none"),
}
#: How many days before the last one somebody is reminded.
DAYS_BEFORE = (14, 7, 3, 1, 0)
#: After it once in so many days, and after so many no more: a letter that comes for ever is not read.
EACH_AFTER, LAST_AFTER = 7, 182


def is_reminded(choice: str, due: datetime.date, day: datetime.date) -> bool:
    """Whether somebody who has chosen so is reminded on a day of what is due on another.

    A weekly letter comes on Mondays, and tells of what falls due within four weeks and of what is late.

    Examples:
        >>> day = datetime.date(2024, 3, 24)
        >>> [is_reminded(AS_DUE, datetime.date(2024, 3, due), day) for due in (31, 30, 24, 17, 16)]
        [True, False, True, True, False]
        >>> is_reminded(WEEKLY, datetime.date(2024, 3, 30), day), is_reminded(NONE, day, day)
        (False, False)
    """
    left = (due - day).days
    if choice == NONE or -left > LAST_AFTER:
        return False
    if choice == WEEKLY:
        return day.weekday() == 0 and left <= 28
    return left in DAYS_BEFORE if left >= 0 else left % EACH_AFTER == 0
