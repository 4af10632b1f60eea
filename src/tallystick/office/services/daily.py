"""What the worker sees to once a day: a checkpoint over what was sent, and drafts nobody came back to."""

import datetime

from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.operations import publish_in
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseEntry
from tallystick.office.selectors.submissions import DRAFT_DAYS
from tallystick.office.services.submissions import drop_old_drafts


def see_to(*, home: LedgerHome, today: datetime.date) -> int:
    """Do what is due today; doing it twice does no harm. Gives how much was done.

    Each promise to somebody who sent something names the next checkpoint, so one is published each day on
    which something was sent, and no oftener, for it would tell the hour.

    Raises:
        Refusal: the ledger can't be had.
    """
    done = drop_old_drafts(today, DRAFT_DAYS)
    with LedgerCopy(home.ledger) as copy:
        last = copy.files.last_checkpoint()
    covered = last.head.size if last else 0
    if CaseEntry.objects.filter(sequence__gte=covered).exists():
        publish_in(home.ledger, home.ledger_key, None)
        done += 1
    return done
