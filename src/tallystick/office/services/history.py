"""Each act leaves a line in the history, in the transaction that it is done in."""

import datetime

from tallystick.office.models import OfficeDeed, OfficeDraft, Person
from tallystick.office.prepared import put_row
from tallystick.office.services.keeping import event_of


def note_act(
    *,
    act: str,
    about: str,
    by: Person | None,
    now: datetime.datetime,
    draft: OfficeDraft | None = None,
    note: str = "",
) -> OfficeDeed:
    """Write down that something was done, for the ledger too; to be called inside the act's transaction.

    Args:
        act: what was done, one of the acts of the permissions or of the command line.
        about: what it was done to, by its identifiers.
        by: who did it; None for the command line.
        now: when.
        draft: the draft that it was done to, with the version that it has after it.
        note: the reason that was given.
    """
    deed = deed_of(act=act, about=about, by=by, now=now, draft=draft, note=note)
    put_row(deed)
    put_row(event_of(deed))
    return deed


def deed_of(
    *,
    act: str,
    about: str,
    by: Person | None,
    now: datetime.datetime,
    draft: OfficeDraft | None = None,
    note: str = "",
) -> OfficeDeed:
    """The line of an act, as `note_act` writes it down."""
    return OfficeDeed(
        at=now,
        by_id=by.pk if by else None,
        act=act,
        about=about,
        draft_id=draft.pk if draft else None,
        version=draft.version if draft else None,
        note=note,
    )
