"""The rows of a package that nobody may leave out, held against what a ledger kept of them."""

from collections.abc import Collection, Iterable, Iterator

from tallystick.base.canonical import canonical_bytes, sha256
from tallystick.base.reasons import Ordinal, Reason, Text, Value
from tallystick.register.columns import Table, cells_of
from tallystick.register.fingerprint import table_facts
from tallystick.register.model import Package
from tallystick.register.tables import EARLIER, TABLES
from tallystick.release.kept import KeptRow
from tallystick.release.members import PACKAGE

#: What one half says of the other, and nobody but who said it may change or take back.
KEPT_TABLES = (
    *("reports", "earlier_reports", "checks", "dissents", "body_replies", "panel_signatures"),
    *("measures", "milestones", "earlier_measures", "earlier_milestones", "earlier_local_targets"),
)
#: Ledgers of earlier versions keep none of these.
_KEPT_LATER = frozenset({"measures", "milestones"})
_BY_NAME = {table.name: table for table in TABLES}
_LEFT_OUT = Reason("{key} is left out, which the ledger keeps as entry {entry}")
_OTHERWISE = Reason("{key} is not as the ledger keeps it in entry {entry}")
_NOT_KEPT = Reason("{key} stands in no entry of the ledger, which keeps each row of this table")
_AGAIN = Reason(
    "{table}, {key}: kept as entry {entry} of the ledger and as another one in entry {later}; ask whoever "
    "said it whether they changed it"
)


def row_key(table: Table, row: object) -> tuple[str, ...]:
    """The cells of a row's key."""
    cells = cells_of(table, row)
    return tuple(cells[name] for name in table.key)


def row_sha256(table: Table, row: object) -> str:
    """The digest of a row; columns that it leaves empty, or that are added later, change nothing."""
    return sha256(canonical_bytes(table_facts(table, [row])))


def kept_rows(package: Package) -> Iterator[tuple[Table, object]]:
    """Each row of a package that nobody may leave out, with its table."""
    for name in KEPT_TABLES:
        for row in getattr(package, name):
            yield _BY_NAME[name], row


def left_out(kept: Iterable[KeptRow], package: Package) -> list[tuple[str, Reason]]:
    """What a package leaves out, alters or adds of what a ledger keeps: the file, a sentence.

    A row that was kept more than once stands as it was kept last, or among earlier wordings where it was
    taken out. Where a ledger keeps nothing, nothing is asked of a package.

    Args:
        kept: what the ledger keeps, in its order.
        package: the package.
    """
    last = {(one.table, one.key): one for one in kept}
    if not last:
        return []
    found: list[tuple[str, Reason]] = []
    there = {(table.name, row_key(table, row)): (table, row) for table, row in kept_rows(package)}
    taken_out = earlier_wordings(package)
    for place, one in last.items():
        named: dict[str, Value] = {"key": Text(" ".join(one.key)), "entry": Ordinal(one.sequence)}
        if place not in there:
            if (*place, one.sha256) not in taken_out:
                found.append((_file(one.table), _LEFT_OUT.saying(**named)))
        elif row_sha256(*there[place]) != one.sha256:
            found.append((_file(one.table), _OTHERWISE.saying(**named)))
    asked = {name for name, _ in last} & _KEPT_LATER
    for name, key in there.keys() - last.keys():
        if asked or name not in _KEPT_LATER:
            found.append((_file(name), _NOT_KEPT.saying(key=Text(" ".join(key)))))
    return sorted(found, key=lambda one: (one[0], one[1].text))


def earlier_wordings(package: Package) -> set[tuple[str, tuple[str, ...], str]]:
    """The table, key and digest of each row in each of its earlier wordings that a package has."""
    found = set()
    for name, earlier in EARLIER.items():
        table = _BY_NAME[name]
        for one in getattr(package, earlier):
            then = one.as_it_was()
            found.add((name, row_key(table, then), row_sha256(table, then)))
    return found


def kept_otherwise(
    kept: Iterable[KeptRow], wordings: Collection[tuple[str, tuple[str, ...], str]] = ()
) -> list[Reason]:
    """Each row that a ledger kept again as another than before, a sentence: only the last one is asked for.

    Nothing is told of a row whose earlier wording stands in the package, for everybody to read.

    Args:
        kept: what the ledger keeps, in its order.
        wordings: what `earlier_wordings` gives of the package.
    """
    before: dict[tuple[str, tuple[str, ...]], KeptRow] = {}
    found: list[Reason] = []
    for one in kept:
        place = (one.table, one.key)
        is_told = place in before and (*place, before[place].sha256) in wordings
        if place in before and before[place].sha256 != one.sha256 and not is_told:
            numbers = {"entry": Ordinal(before[place].sequence), "later": Ordinal(one.sequence)}
            found.append(_AGAIN.saying(table=Text(one.table), key=Text(" ".join(one.key)), **numbers))
        before[place] = one
    return found


def _file(name: str) -> str:
    return PACKAGE + (_BY_NAME[name].path if name in _BY_NAME else name)
