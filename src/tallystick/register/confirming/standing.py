"""How much of a draft a person has looked at: counts with their denominators."""

from dataclasses import dataclass

from tallystick.register.confirmations import DISMISSED, PROPOSED, READ_TABLES, Confirmation
from tallystick.register.model import Package


@dataclass(frozen=True, slots=True)
class TableStanding:
    """How the rows of one table stand.

    Attributes:
        table: the table.
        all: how many rows it has.
        unconfirmed: of how many of them nobody has said anything.
        in_bulk: how many of the others were confirmed in bulk, and not looked at one by one.
        dismissed: how many more were read and dismissed.
    """

    table: str
    all: int
    unconfirmed: int
    in_bulk: int
    dismissed: int


def standings(package: Package) -> tuple[TableStanding, ...]:
    """How each table that a reading fills stands; none for a package that was not read from a document."""
    if not package.confirmations:
        return ()
    said = sayings(package)
    return tuple(_standing(package, table, said) for table in READ_TABLES)


def sayings(package: Package) -> dict[tuple[str, str], Confirmation]:
    """What is said of each row, by table and identifier; a row that a person put in by hand may have none."""
    return {(one.table, one.row): one for one in package.confirmations}


def state_of(said: Confirmation | None) -> str:
    """How a row that is there stands; ``entered`` where it was put in by hand and never read."""
    if said is None:
        return "entered"
    return PROPOSED if said.state == DISMISSED else said.state


def _standing(package: Package, table: str, said: dict[tuple[str, str], Confirmation]) -> TableStanding:
    rows = {one.id for one in getattr(package, table)}
    there = [said.get((table, row)) for row in rows]
    gone = (one for one in said.values() if one.table == table and one.row not in rows)
    return TableStanding(
        table=table,
        all=len(rows),
        unconfirmed=sum(state_of(one) == PROPOSED for one in there),
        in_bulk=sum(one is not None and one.state != PROPOSED and bool(one.stroke) for one in there),
        dismissed=sum(one.state == DISMISSED for one in gone),
    )
