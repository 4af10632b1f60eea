"""Reading the library from its folder, with everything that is wrong with it."""

from dataclasses import dataclass
from pathlib import Path

from tallystick.base.findings import Finding, Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.base.regular import read_regular
from tallystick.base.showing import command
from tallystick.base.system import why_refused
from tallystick.register.cells import read_cells
from tallystick.register.columns import Table
from tallystick.register.indicators import LibraryIndicator
from tallystick.register.rows import read_rows
from tallystick.register.rules.definitions import (
    find_missing_directions,
    find_twins,
    find_wrong_definitions,
)
from tallystick.register.rules.model import each

TABLE = Table("library", LibraryIndicator, place="library.csv")
LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class CheckedLibrary:
    """A library that was looked through.

    Attributes:
        findings: everything that is wrong.
        indicators: its rows, if nothing is.
    """

    findings: tuple[Finding, ...]
    indicators: tuple[LibraryIndicator, ...]


def check_library(path: str) -> CheckedLibrary:
    """Look through the library in a folder.

    Raises:
        Refusal: there is no such library.
    """
    place = Path(path) / TABLE.path
    try:
        data = read_regular(place, LARGEST)
    except OSError as problem:
        raise Refusal(
            Reason(
                "{path} can't be read ({why})",
                path=Text(str(place)),
                why=why_refused(problem),
            ),
            Reason("name the folder that holds library.csv: --library DIR"),
        ) from None
    typed = read_cells(read_rows(TABLE, data))
    rows = list(each(typed, LibraryIndicator))
    find_wrong_definitions(typed, rows)
    find_missing_directions(typed, rows)
    find_twins(typed, rows)
    return CheckedLibrary(tuple(typed.findings), tuple(one for _, one in rows))


def load_library(path: str) -> tuple[LibraryIndicator, ...]:
    """The library in a folder.

    Raises:
        Refusal: there is none, or it has errors; they are in the refusal's findings.
    """
    checked = check_library(path)
    if any(one.severity == "error" for one in checked.findings):
        raise Refusal(
            Reason("the library {path} has errors and was not loaded", path=Text(path)),
            Reason(
                "mend what is listed, and list it again: {command}",
                command=Text(command("indicators", "check", "--library", path)),
            ),
            checked.findings,
        )
    return checked.indicators
