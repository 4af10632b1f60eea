"""The kinds of cell a table can have: how each is read, written and explained."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tallystick.base.characters import hidden_in
from tallystick.base.dates import PartialDate, Period
from tallystick.base.formulas import is_formula
from tallystick.base.identifiers import is_identifier
from tallystick.base.quantities import parse_number, plain
from tallystick.base.reasons import Count, Reason, Unfit, msgid
from tallystick.base.units import units

LONGEST_TEXT = 5000
#: The sense in which the names of kinds are meant: a year in a cell, not three years.
CELL = "what a cell holds"
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_URL = re.compile(r"https?://[^\s<>\"']+")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of cell.

    Attributes:
        name: its name in the data dictionary.
        read: from the cell's text to a value; raises Unfit, saying what is wrong.
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
        Unfit: it is too long, has a line break or a character inside that nobody sees, or white space around
            it.
    """
    if len(cell) <= LONGEST_TEXT and cell.isascii() and cell.isprintable() and cell.strip() == cell:
        return cell  # as nearly every cell is
    if len(cell) > LONGEST_TEXT:
        raise Unfit(
            Reason(
                "it has {length} characters, more than {longest}",
                length=Count(len(cell)),
                longest=Count(LONGEST_TEXT),
            )
        )
    if "\n" in cell or "\r" in cell:
        raise Unfit(Reason("it has a line break inside"))
    hidden = hidden_in(cell)
    if hidden is not None:
        raise Unfit(hidden)
    if cell != cell.strip():
        raise Unfit(Reason("it begins or ends with white space"))
    return cell


def _text(cell: str) -> str:
    if is_formula(cell):
        raise Unfit(Reason("a spreadsheet would run it as a formula"))
    return read_line(cell)


def _identifier(cell: str) -> str:
    if not is_identifier(cell):
        raise Unfit(Reason("it is no identifier"))
    return cell


def _whole(cell: str) -> int:
    if _WHOLE.fullmatch(cell) is None:
        raise Unfit(Reason("it is no whole number"))
    return int(cell)


def _year(cell: str) -> int:
    return PartialDate.parse(cell).year if len(cell) == 4 else _no_year()


def _no_year() -> int:
    raise Unfit(Reason("it is no year"))


def _boolean(cell: str) -> bool:
    if cell not in {"true", "false"}:
        raise Unfit(Reason("it is neither true nor false"))
    return cell == "true"


def _matching(pattern: re.Pattern[str], wrong: str) -> Callable[[str], object]:
    def read(cell: str) -> str:
        if pattern.fullmatch(cell) is None:
            raise Unfit(Reason(wrong))
        return read_line(cell)

    return read


def _unit(cell: str) -> str:
    if cell not in units():
        raise Unfit(Reason("the unit is not known"))
    return cell


def _plain(value: object) -> str:
    return plain(value)  # type: ignore[arg-type]


def _truth(value: object) -> str:
    return "true" if value else "false"


TEXT = Kind("text", _text, str, msgid("one line of plain text that does not begin with = + - or @"), "string")
IDENTIFIER = Kind(
    "identifier", _identifier, str, msgid("letters, digits, dots, hyphens and underscores"), "string"
)
WHOLE = Kind("whole number", _whole, str, msgid("digits only, such as 2025"), "integer")
YEAR = Kind("year", _year, str, msgid("a year of four digits between 1900 and 2100"), "integer")
NUMBER = Kind(
    "number",
    parse_number,
    _plain,
    msgid("digits with a decimal point, such as 3.8, without unit or comma"),
    "number",
)
BOOLEAN = Kind("true or false", _boolean, _truth, msgid("true or false"), "boolean")
DATE = Kind("date", PartialDate.parse, str, msgid("YYYY, YYYY-MM or YYYY-MM-DD"), "string")
PERIOD = Kind(
    "period",
    Period.parse,
    str,
    msgid("a date, or two with a slash, such as 2025 or 2021/2025"),
    "string",
)
URL = Kind(
    "web address",
    _matching(_URL, msgid("it is no web address")),
    str,
    msgid("an address with http:// or https://"),
    "string",
)
SHA256 = Kind(
    "SHA-256",
    _matching(_SHA256, msgid("it is no SHA-256")),
    str,
    msgid("64 digits and letters a to f"),
    "string",
)
UNIT = Kind("unit", _unit, str, msgid("a code from the list of units in docs/package.md"), "string")
