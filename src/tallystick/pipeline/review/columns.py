"""What stands in the review sheet: which columns a person may change, and how a row is known again."""

from collections.abc import Mapping

from tallystick.base.canonical import canonical_bytes, sha256
from tallystick.register.columns import Column
from tallystick.register.indicators import CommitmentIndicator
from tallystick.register.tables import TABLES

TABLE = next(table for table in TABLES if table.name == "commitment_indicators")
SHEET = "indicators"
ABOUT = "about"
DECISION, REMARK, STAMP = "decision", "remark", "row_as_it_was"
#: The cells that name the row or help to read it; changing them changes nothing.
SHOWN = ("commitment", "promise", "indicator", "title", "kind", "definition", "unit", "direction")
#: The cells that a person may change.
OPEN = ("answers", "disaggregation", "availability", "source", "published_by", "latest_year", "note")
#: Of these the cells that a spreadsheet may write otherwise, as *2025.0*.
NUMBERS = frozenset({"latest_year"})
DECISIONS = ("accept", "refuse")
#: The command that writes such sheets.
MAKER = "tallystick indicators sheet"
HEADING = (*SHOWN, *OPEN, DECISION, REMARK, STAMP)


def open_columns() -> Mapping[str, Column]:
    """The columns that a person may change, as the package declares them."""
    return {name: TABLE.columns[name] for name in OPEN}


def cells_of(one: CommitmentIndicator) -> dict[str, str]:
    """A link's cells as the package writes them."""
    return {name: column.write(getattr(one, name)) for name, column in TABLE.columns.items()}


def stamp(one: CommitmentIndicator) -> str:
    """Sixteen digits by which a row is known to be as it was when the sheet was made."""
    return sha256(canonical_bytes(cells_of(one)))[:16]
