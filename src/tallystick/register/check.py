"""Everything that is wrong with a package, found in one run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from tallystick.base.characters import hidden_at, named
from tallystick.base.findings import Finding, Problem, Refusal
from tallystick.base.reasons import Reason, Text, texts
from tallystick.register.cells import TypedTable, read_cells
from tallystick.register.columns import Table
from tallystick.register.folder import PLACES, Folder, open_folder
from tallystick.register.fresh import standing
from tallystick.register.in_columns import read_large
from tallystick.register.index_names import unknown_names
from tallystick.register.large import LargeRows
from tallystick.register.model import Package
from tallystick.register.order import in_order
from tallystick.register.rows import RawTable, read_rows
from tallystick.register.rules import apply_rules
from tallystick.register.rules.translations import translations_of_no_method
from tallystick.register.serialize import table_bytes
from tallystick.register.settings import read_descriptor, read_methods
from tallystick.register.tables import TABLES
from tallystick.register.unreadable import UnreadableFile

#: How often a package is read that others save while it is read.
_READINGS = 5
FoundT = TypeVar("FoundT")


@dataclass(frozen=True, slots=True)
class Checked:
    """A package that was looked through.

    Attributes:
        findings: what was found, by file and row, errors and gaps.
        package: the package, if there was no error.
    """

    findings: tuple[Finding, ...]
    package: Package | None

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that keep the package from being assessed."""
        return tuple(one for one in self.findings if one.severity == "error")


def check_package(path: str, looked_through: Mapping[str, LargeRows[Any]] | None = None) -> Checked:
    """Look through the package in a folder or zip and say everything that is wrong.

    Where another program saves it meanwhile it is read anew, so that no table is of another version than
    the next.

    Args:
        path: the folder or zip.
        looked_through: the rows of large tables that it is known to hold, by table, and that were looked
            through already; they are not read again.

    Raises:
        Refusal: there is no such folder, or it can't be read at all, or it is saved all the while.
    """
    return undisturbed(path, lambda folder: check_folder(folder, looked_through))


def undisturbed(path: str, look: Callable[[Folder], FoundT]) -> FoundT:
    """What a look at a package's files finds while nobody saves them.

    Raises:
        Refusal: there is no such folder, or it can't be read at all, or it is saved all the while.
    """
    for _ in range(_READINGS):
        before = standing(path)
        with open_folder(path) as folder:
            found = look(folder)
        if standing(path) == before:
            return found
    raise Refusal(
        Reason("{path} is being written by another program all the while", path=Text(path)),
        Reason("try again when that has ended"),
    )


def check_folder(folder: Folder, looked_through: Mapping[str, LargeRows[Any]] | None = None) -> Checked:
    """Look through the package whose files are read from here and say everything that is wrong.

    Args:
        folder: its files.
        looked_through: rows of large tables that are not read again, as `check_package` takes them.
    """
    known = looked_through or {}
    descriptor, findings = read_descriptor(folder)
    methods, of_methods = read_methods(folder, descriptor)
    findings += of_methods
    tables = {
        table.name: TypedTable(table) if table.name in known else _read(folder, table) for table in TABLES
    }
    apply_rules(tables, descriptor)
    translations_of_no_method(tables, methods)
    for typed in tables.values():
        findings += typed.findings.whole()
    findings += _unfit_files(folder, {one.file for one in findings})
    if descriptor is None or any(one.severity == "error" for one in findings):
        return Checked(tuple(findings), None)
    rows: dict[str, Any] = {
        name: known[name] if name in known else typed.in_order() for name, typed in tables.items()
    }
    package = Package(descriptor, methods, **rows)
    unknown = tuple(unknown_names(package))
    return Checked((*findings, *unknown), None if unknown else package)


def _unfit_files(folder: Folder, known: set[str]) -> list[Finding]:
    """What is wrong with the names and kinds of files, where reading them did not say so already."""
    findings = [one.problem.at(one.name) for one in folder.strays() if one.name not in known]
    for under in PLACES:
        try:
            names = folder.names(under)
        except UnreadableFile as unreadable:
            findings += [] if under in known else [unreadable.problem.at(under or "the package")]
            continue
        for name in names:
            at = hidden_at(name)
            if at is not None:
                found = Problem(
                    "hidden-character",
                    Reason("its name holds {character}, which nobody sees", character=named(name[at])),
                    Reason("give it another name"),
                )
                findings.append(found.at(name))
    return findings


def check_again(package: Package) -> tuple[Finding, ...]:
    """What is wrong with a package that is at hand; rows are counted in their canonical order."""
    tables = {
        table.name: read_cells(
            read_rows(table, table_bytes(table, in_order(table, list(getattr(package, table.name)))))
        )
        for table in TABLES
    }
    apply_rules(tables, package.descriptor)
    translations_of_no_method(tables, package.methods)
    return tuple(one for typed in tables.values() for one in typed.findings)


def _read(folder: Folder, table: Table) -> TypedTable:
    raw = RawTable(table)
    try:
        large = read_large(folder, table)
        if large is not None:
            return large
        data = folder.read(table.path)
    except UnreadableFile as unreadable:
        raw.lost = True
        raw.find(unreadable.problem)
        return read_cells(raw)
    if data is not None:
        return read_cells(read_rows(table, data))
    raw.absent = True
    if table.needed:
        raw.find(
            Problem(
                "missing-file",
                Reason("the file is missing"),
                Reason("put it there, with the columns {columns}", columns=texts(tuple(table.columns), ",")),
            )
        )
    return read_cells(raw)
