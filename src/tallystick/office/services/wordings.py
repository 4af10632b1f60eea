"""A report that is put right, and a paragraph that is changed: what it said before is kept, word for word."""

import datetime

from tallystick.base.dates import PartialDate
from tallystick.office.check_place import CheckPlace
from tallystick.office.models import StoredEarlierParagraph, StoredEarlierReport
from tallystick.office.selectors.checks import report_row
from tallystick.office.services.fitting import store_row
from tallystick.register.phases import EarlierReport, ProgressReport
from tallystick.register.public import DraftParagraph, EarlierParagraph


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


def keep_wording(there: DraftParagraph) -> None:
    """Put what a paragraph said before its last change among its earlier wordings.

    To be called inside the transaction of the next change, which takes the place of ``was``.
    """
    if there.was is None or there.changed is None:
        return
    number = StoredEarlierParagraph.objects.filter(paragraph__id=there.id).count() + 1
    store_row("earlier_paragraphs", EarlierParagraph(there.id, number, there.was, there.changed))
