"""The kinds of cell a table can have: how each is read, written and explained."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tallystick.base.characters import hidden_at, named
from tallystick.base.dates import PartialDate, Period
from tallystick.base.formulas import is_formula
from tallystick.base.identifiers import is_identifier
from tallystick.base.quantities import parse_number, plain
from tallystick.base.units import units

LONGEST_TEXT = 5000
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_URL = re.compile(r"https?://[^\s<>\"']+")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of cell.

    Attributes:
        name: its name in the data dictionary.
        read: from the cell's text to a value; raises ValueError, saying what is wrong.
        write: from the value to the one canonical text.
        right: what would be right, for the message.
        schema: its type in the Data Package's table schema.
    """

    name: str
    read: Callable[[str], object]
    write: Callable[[object], str]
    right: str
    schema: str


def read_line(cell: str) -> str:
    """One line of text that any program can show.

    Raises:
        ValueError: it is too long, has a line break or a character inside that nobody sees, or white space
            around it.
    """
    if len(cell) > LONGEST_TEXT:
        raise ValueError(f"it has {len(cell)} characters, more than {LONGEST_TEXT}")
    if "\n" in cell or "\r" in cell:
        raise ValueError("it has a line break inside")
    hidden = hidden_at(cell)
    if hidden is not None:
        raise ValueError(f"its character {hidden + 1} is {named(cell[hidden])}, which nobody sees")
    if cell != cell.strip():
        raise ValueError("it begins or ends with white space")
    return cell


def _text(cell: str) -> str:
    if is_formula(cell):
        raise ValueError("a spreadsheet would run it as a formula")
    return read_line(cell)


def _identifier(cell: str) -> str:
    if not is_identifier(cell):
        raise ValueError("it is no identifier")
    return cell


def _whole(cell: str) -> int:
    if _WHOLE.fullmatch(cell) is None:
        raise ValueError("it is no whole number")
    return int(cell)


def _year(cell: str) -> int:
    return PartialDate.parse(cell).year if len(cell) == 4 else _no_year()


def _no_year() -> int:
    raise ValueError("it is no year")


def _boolean(cell: str) -> bool:
    if cell not in {"true", "false"}:
        raise ValueError("it is neither true nor false")
    return cell == "true"


def _matching(pattern: re.Pattern[str], wrong: str) -> Callable[[str], object]:
    def read(cell: str) -> str:
        if pattern.fullmatch(cell) is None:
            raise ValueError(wrong)
        return read_line(cell)

    return read


def _unit(cell: str) -> str:
    if cell not in units():
        raise ValueError("the unit is not known")
    return cell


def _plain(value: object) -> str:
    return plain(value)  # type: ignore[arg-type]


def _truth(value: object) -> str:
    return "true" if value else "false"


TEXT = Kind("text", _text, str, "one line of plain text that does not begin with = + - or @", "string")
IDENTIFIER = Kind("identifier", _identifier, str, "letters, digits, dots, hyphens and underscores", "string")
WHOLE = Kind("whole number", _whole, str, "digits only, such as 2025", "integer")
YEAR = Kind("year", _year, str, "a year of four digits between 1900 and 2100", "integer")
NUMBER = Kind(
    "number",
    parse_number,
    _plain,
    "digits with a decimal point, such as 3.8, without unit or comma",
    "number",
)
BOOLEAN = Kind("true or false", _boolean, _truth, "true or false", "boolean")
DATE = Kind("date", PartialDate.parse, str, "YYYY, YYYY-MM or YYYY-MM-DD", "string")
PERIOD = Kind("period", Period.parse, str, "a date, or two with a slash, such as 2025 or 2021/2025", "string")
URL = Kind(
    "web address",
    _matching(_URL, "it is no web address"),
    str,
    "an address with http:// or https://",
    "string",
)
SHA256 = Kind(
    "SHA-256", _matching(_SHA256, "it is no SHA-256"), str, "64 digits and letters a to f", "string"
)
UNIT = Kind("unit", _unit, str, "a code from the list of units in docs/package.md", "string")
