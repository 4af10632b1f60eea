"""A day in a sheet that somebody's own program has written otherwise than it came."""

import datetime
import re

#: From which day spreadsheets count: Excel, which has a day too many in 1900, and that of old Macs.
_COUNTED_FROM = (datetime.date(1899, 12, 30), datetime.date(1904, 1, 1))
_SERIAL = re.compile(r"[0-9]{4,5}")
_NUMBERS = re.compile(r"([0-9]{4})\D{1,3}([0-9]{1,2})\D{1,3}([0-9]{1,2})\D{0,2}")


def is_day(cell: str, day: str) -> bool:
    """Whether a cell says a day, as a count of days or as year, month and day with other signs between.

    Args:
        cell: the cell as it was handed back.
        day: the day as it was written, such as 2024-03-31.

    Examples:
        >>> [is_day(one, "2024-03-31") for one in ("45382", "2024/3/31", "2024年3月31日", "2024-03-30", "")]
        [True, True, True, False, False]
    """
    try:
        wanted = datetime.date.fromisoformat(day)
    except ValueError:
        return False
    if _SERIAL.fullmatch(cell):
        return any(start + datetime.timedelta(days=int(cell)) == wanted for start in _COUNTED_FROM)
    numbers = _NUMBERS.fullmatch(cell)
    return numbers is not None and tuple(map(int, numbers.groups())) == (
        wanted.year,
        wanted.month,
        wanted.day,
    )
