"""A report that is put right: what it said before is kept, word for word."""

import datetime

from tallystick.base.dates import PartialDate
from tallystick.office.check_place import CheckPlace
from tallystick.office.models import StoredEarlierReport
from tallystick.office.selectors.checks import report_row
from tallystick.office.services.fitting import store_row
from tallystick.register.phases import EarlierReport, ProgressReport


def store_report(row: object, day: datetime.date) -> None:
    """Put a report into the package, and what stood in its place among its earlier wordings.

    To be called inside the transaction of the act.

    Args:
        row: the report, which fits the package.
        day: the day on which it takes the place of the one before.
    """
    if not isinstance(row, ProgressReport):
        raise TypeError(row)
    place = CheckPlace(row.phase, row.body, row.commitment)
    before = report_row(place)
    if before is not None and before != row:
        wording = StoredEarlierReport.objects.filter(place.rows).count() + 1
        replaced = PartialDate.parse(day.isoformat())
        store_row("earlier_reports", EarlierReport.of(before, wording, replaced))
    store_row("reports", row)
