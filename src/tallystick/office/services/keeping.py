"""What goes to the ledger: written into the outbox inside the transaction of the act that it tells of."""

import secrets
from collections.abc import Collection, Iterable

from tallystick.base.canonical import Json, canonical_bytes, sha256
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Listing, Reason, Text, texts
from tallystick.office.models import LedgerEvent, OfficeDeed
from tallystick.office.selectors.plan import model_of, rows_in
from tallystick.pipeline.kept_rows import KEPT_TABLES, earlier_wordings, kept_rows, row_key, row_sha256
from tallystick.register.columns import Table
from tallystick.register.indexed import BY_NAME
from tallystick.register.model import Package
from tallystick.register.tables import EARLIER
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
        Refusal: it leaves out what the office keeps, or has a row in other words without those before.
    """
    there = (
        {}
        if before is None
        else {(one[0].name, row_key(*one)): row_sha256(*one) for one in kept_rows(before)}
    )
    fresh, rewritten = [], []
    wordings = earlier_wordings(package)
    for table, row in kept_rows(package):
        place = table.name, row_key(table, row)
        was = there.pop(place, None)
        if was != row_sha256(table, row):
            fresh.append((table, row))
            if table.name in EARLIER and was is not None and (*place, was) not in wordings:
                rewritten.append(place)
    _refuse_rewritten(rewritten)
    gone = [place for place, was in there.items() if (*place, was) not in wordings]
    if gone:
        raise Refusal(
            Reason("the package leaves out what the office keeps: {rows}", rows=_shown(gone)),
            Reason(
                "a report, a measure, a check, an answer or a dissent is never taken out again: put it back, "
                "and say beside it what was wrong with it; nothing was changed"
            ),
        )
    keep_rows(fresh)


def _shown(places: Iterable[tuple[str, tuple[str, ...]]]) -> Listing:
    """The first of some rows, each by its table and key."""
    return Listing(tuple(Text(f"{name}: {' '.join(key)}") for name, key in sorted(places)[:_SHOWN]), ",")


def _refuse_rewritten(places: Collection[tuple[str, tuple[str, ...]]]) -> None:
    """Look whether rows say something else than the office has, and not what they said before.

    Raises:
        Refusal: some do.
    """
    if places:
        tables = sorted({name for name, _ in places})
        raise Refusal(
            Reason("rows say something else than in the office: {rows}", rows=_shown(places)),
            Reason(
                "put what each said before into {earlier}, word for word, as a package that is taken out of "
                "the office has it in {tables}; nothing was changed",
                earlier=texts([f"{EARLIER[name]}.csv" for name in tables], ","),
                tables=texts([f"{name}.csv" for name in tables], ","),
            ),
        )


def keep_what_stands() -> int:
    """In an office of an earlier version, have the ledger keep what stands; gives how much that was.

    What such a version kept already is kept once; of each other table nothing is kept yet.
    """
    return sum(
        keep_rows((BY_NAME[name], row) for row in rows_in(BY_NAME[name]))
        for name in KEPT_TABLES
        if not _is_kept(name)
    )


def _is_kept(name: str) -> bool:
    """Whether the ledger keeps rows of a table, or there are none to keep."""
    if not model_of(BY_NAME[name])._default_manager.exists():
        return True
    kept = LedgerEvent.objects.filter(kind=KEPT)
    return kept.filter(event__contains=f'"table":{canonical_bytes(name).decode()}').exists()
