"""What goes to the ledger: written into the outbox inside the transaction of the act that it tells of."""

import secrets
from collections.abc import Iterable

from tallystick.base.canonical import Json, canonical_bytes, sha256
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Listing, Reason, Text
from tallystick.office.models import LedgerEvent, OfficeDeed
from tallystick.office.selectors.plan import rows_in
from tallystick.pipeline.kept_rows import KEPT_TABLES, earlier_wordings, kept_rows, row_key, row_sha256
from tallystick.register.columns import Table
from tallystick.register.indexed import BY_NAME
from tallystick.register.model import Package
from tallystick.release.kept import KEPT, kept_event

#: The type of the entries of acts.
ACT = "office-act"
_LOT = 2000
_SHOWN = 5


def event_of(deed: OfficeDeed) -> LedgerEvent:
    """What the outbox has of an act, to be put there in the transaction of the act.

    Of what somebody wrote, and of who they are, the event holds a digest and a number.
    """
    event: dict[str, Json] = {
        "deed": deed.pk,
        "act": deed.act,
        "about": deed.about,
        "at": deed.at.isoformat(),
        "by": deed.by_id,
        "draft": deed.draft_id,
        "version": deed.version,
        "note": sha256(deed.note.encode()),
    }
    return LedgerEvent(deed_id=deed.pk, kind=ACT, event=canonical_bytes(event).decode())


def keep_rows(rows: Iterable[tuple[Table, object]]) -> int:
    """Have the ledger keep rows of the package that nobody may leave out; gives how many there were."""
    made = [
        LedgerEvent(kind=KEPT, event=canonical_bytes(_kept(table, row)).decode())
        for table, row in rows
        if table.name in KEPT_TABLES
    ]
    LedgerEvent.objects.bulk_create(made, batch_size=_LOT)
    return len(made)


def _kept(table: Table, row: object) -> dict[str, Json]:
    return kept_event(table.name, row_key(table, row), row_sha256(table, row), secrets.token_hex(12))


def keep_package(package: Package, before: Package | None) -> None:
    """Have the ledger keep what a package brings along that it does not keep yet.

    Args:
        package: the package that was brought in.
        before: the one that was there; None for none.

    Raises:
        Refusal: it leaves out what the office keeps, or has a report in other words without those before.
    """
    there = (
        {}
        if before is None
        else {(one[0].name, row_key(*one)): row_sha256(*one) for one in kept_rows(before)}
    )
    fresh, rewritten = [], []
    wordings = earlier_wordings(package)
    for table, row in kept_rows(package):
        key = row_key(table, row)
        was = there.pop((table.name, key), None)
        if was != row_sha256(table, row):
            fresh.append((table, row))
            if table.name == "reports" and was is not None and (key, was) not in wordings:
                rewritten.append(key)
    _refuse_rewritten(rewritten)
    if there:
        shown = [Text(f"{name}: {' '.join(key)}") for name, key in sorted(there)[:_SHOWN]]
        raise Refusal(
            Reason("the package leaves out what the office keeps: {rows}", rows=Listing(tuple(shown), ",")),
            Reason(
                "a report, a check, an answer or a dissent is never taken out again: put it back, and say "
                "beside it what was wrong with it; nothing was changed"
            ),
        )
    keep_rows(fresh)


def _refuse_rewritten(keys: Iterable[tuple[str, ...]]) -> None:
    """Look whether reports say something else than the office has, and not what they said before.

    Raises:
        Refusal: some do.
    """
    shown = [Text(" ".join(key)) for key in sorted(keys)[:_SHOWN]]
    if shown:
        raise Refusal(
            Reason("reports say something else than in the office: {rows}", rows=Listing(tuple(shown), ",")),
            Reason(
                "put what each said before into earlier_reports.csv, word for word, as a package that is "
                "taken out of the office has it in reports.csv; nothing was changed"
            ),
        )


def keep_what_stands() -> int:
    """In an office of an earlier version, have the ledger keep what stands; gives how much that was."""
    if LedgerEvent.objects.exists():
        return 0
    return keep_rows((BY_NAME[name], row) for name in KEPT_TABLES for row in rows_in(BY_NAME[name]))
