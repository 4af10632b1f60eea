"""Last days counted apart from the program: with other libraries and calendars, and each text read anew."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

import chinese_calendar
import holidays
import numpy as np
from dateutil.relativedelta import relativedelta

from tallystick.workflow.cases import stages as s

DAY = datetime.timedelta(days=1)
_BANK = holidays.country_holidays("IE", years=range(2019, 2029))
_PARTS = [
    holidays.country_holidays("GB", subdiv=one, years=range(2019, 2029))
    for one in ("ENG", "SCT", "WLS", "NIR")
]
_ANYWHERE = sorted({found for part in _PARTS for found in part} | {datetime.date(2026, 6, 15)})


@dataclass(frozen=True)
class Lived:
    """What happened in a case: when it came, was told of and taken up; whether extended, and of revenge."""

    received: datetime.date
    told: datetime.date
    taken: datetime.date
    longer: bool
    urgent: bool


def worked_in_china(begun: datetime.date, number: int) -> datetime.date:
    """The working day so many after, by the State Council's notices as another library keeps them."""
    while number:
        begun += DAY
        number -= chinese_calendar.is_workday(begun)
    return begun


def _worked_in_ireland(begun: datetime.date, number: int) -> datetime.date:
    while number:
        begun += DAY
        number -= begun.weekday() < 5 and begun not in _BANK
    return begun


def _worked_in_britain(begun: datetime.date, number: int) -> datetime.date:
    free = [str(one) for one in _ANYWHERE]
    last = np.busday_offset(begun.isoformat(), number, roll="preceding", holidays=free)
    return datetime.date.fromisoformat(str(last))


def rolled(last: datetime.date) -> datetime.date:
    """The day, or the next one that is worked in Ireland."""
    while last.weekday() > 4 or last in _BANK:
        last += DAY
    return last


def _petition(lived: Lived) -> datetime.date:
    """Article 23: told within 15 days, taken up within 15 from then; 34: 60 days from that, and 30 more."""
    told = min(lived.told, lived.received + (3 if lived.urgent else 15) * DAY)
    taken = min(lived.taken, told + 15 * DAY)
    return taken + (90 if lived.longer else 60) * DAY


def _report(lived: Lived) -> datetime.date:
    """Article 9(1)(f): three months from the acknowledgement, or from the end of the seven days."""
    told = rolled(lived.received + (2 if lived.urgent else 7) * DAY)
    return rolled(min(lived.told, told) + relativedelta(months=3))


def _request(lived: Lived) -> datetime.date:
    """Section 10(1): the twentieth working day following the date of receipt."""
    return _worked_in_britain(lived.received, 20)


def _own(lived: Lived) -> datetime.date:
    """As the directive has it, and a month more where the time was extended."""
    last = _report(lived)
    return rolled(last + relativedelta(months=1)) if lived.longer else last


#: By profile, the last day of an answer.
ANSWERS: dict[str, Callable[[Lived], datetime.date]] = {
    "petitions-cn": _petition,
    "whistleblowers-eu": _report,
    "information-gb": _request,
    "own-terms": _own,
}
_WORKED = {
    "petitions-cn": worked_in_china,
    "whistleblowers-eu": _worked_in_ireland,
    "information-gb": _worked_in_britain,
    "own-terms": _worked_in_ireland,
}
#: How long whoever is handed a summary has, and where somebody tells of revenge until they are told.
SUMMARY, REVENGE = "summary", "revenge"
_STAGES = (
    *(s.RECEIVED, s.ACKNOWLEDGED, s.TRANSFERRED, s.ASKED, s.ANSWERED, s.APPEALED, s.CLOSED, s.WITHDRAWN),
    *(SUMMARY, REVENGE),
)
#: The same of each, as the texts and the office's own terms have it: days, worked days or months.
_TERMS = {
    "petitions-cn": "15 d, 15 d, 5 w, 15 d, 30 d, 30 d, 12 m, 12 m, 15 d, 3 d",
    "whistleblowers-eu": "7 d, 14 d, 5 w, 14 d, 30 d, 3 m, 12 m, 12 m, 15 d, 2 d",
    "information-gb": "5 w, 10 w, 5 w, 10 w, 40 w, 20 w, 12 m, 12 m, 15 d, 2 w",
    "own-terms": "7 d, 14 d, 5 w, 14 d, 30 d, 2 m, 12 m, 12 m, 15 d, 2 d",
}


def end_of(profile: str, what: str, begun: datetime.date) -> datetime.date:
    """The last day of a stage, or of `SUMMARY` or `REVENGE`, that began on a day."""
    number, unit = _TERMS[profile].split(", ")[_STAGES.index(what)].split()
    if unit == "w":
        return _WORKED[profile](begun, int(number))
    last = begun + (relativedelta(months=int(number)) if unit == "m" else int(number) * DAY)
    return rolled(last) if profile in {"whistleblowers-eu", "own-terms"} else last


STAGES_WITH_TERMS = _STAGES[:-2]
