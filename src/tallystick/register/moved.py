"""Two people changed one package: where the folder and what was to be saved differ, cell by cell."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from tallystick.base.findings import LONGEST_SHOWN, Finding, FindingList, Problem, Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.base.system import why_refused
from tallystick.register.check import Checked
from tallystick.register.columns import Column, Table, cells_of, key_of
from tallystick.register.descriptor import Descriptor
from tallystick.register.fingerprint import table_facts
from tallystick.register.folder import Folder, open_folder
from tallystick.register.fresh import Contents, clear_away, fresh_path, keep, make_ready
from tallystick.register.indexed import RowKey
from tallystick.register.large import LargeRows
from tallystick.register.model import Package
from tallystick.register.rows import read_rows
from tallystick.register.settings import DESCRIPTOR, read_descriptor
from tallystick.register.tables import TABLES
from tallystick.register.unreadable import UnreadableFile

_Cells = Mapping[str, str]


class MovedOn(Refusal):
    """A package's folder is no longer as the editor found it; nothing was saved over it.

    Attributes:
        kept: the folder in which what was to be saved lies whole; None where it could not be written.
    """

    def __init__(self, title: Reason, fix: Reason, findings: tuple[Finding, ...], kept: Path | None) -> None:
        """Say what happened, where both versions are and in which cells they differ."""
        super().__init__(title, fix, findings)
        self.kept = kept


def moved_on(
    title: Reason, package: Package, contents: Contents, target: Path, there: Checked | None
) -> MovedOn:
    """The refusal to save over somebody else's work; what was to be saved is written beside it.

    Args:
        title: why it is refused.
        package: what was to be saved.
        contents: the same as it was to be written.
        target: the folder.
        there: what the folder holds; None where it holds no package.
    """
    found = () if there is None else there.errors + differences(package, contents, target, there.package)
    try:
        make_ready(target, contents)
        kept = keep(fresh_path(target), target)
    except OSError as problem:
        clear_away(fresh_path(target))
        lost = _LOST.saying(what=title, why=why_refused(problem))
        return MovedOn(lost, _ENTER_ANEW.saying(path=Text(str(target))), found, None)
    fix = _CARRY_OVER.saying(kept=Text(str(kept)), path=Text(str(target)))
    return MovedOn(Reason("{what}, so nothing was saved over it", what=title), fix, found, kept)


_LOST = Reason("{what}, and what was to be saved could not be written beside it ({why})")
_ENTER_ANEW = Reason("load {path} anew and enter there what is listed and is to stand; nothing was changed")
_CARRY_OVER = Reason(
    "what was to be saved lies whole in {kept}, and each cell that differs is listed: carry over what is to "
    "stand into {path}, then delete {kept}"
)


def differences(
    package: Package, contents: Contents, target: Path, there: Package | None
) -> tuple[Finding, ...]:
    """Every cell, row, key and method in which a folder differs from what was to be saved in it.

    Each finding has the folder's own row number and value; its message has both values.

    Args:
        package: what was to be saved.
        contents: the same as it was to be written; its methods are compared as they stand.
        target: the folder.
        there: the package that the folder holds; None where it has errors.
    """
    with open_folder(str(target)) as folder:
        return (
            *_of_descriptor(package, folder),
            *(one for table in TABLES for one in _of_table(table, package, folder, there)),
            *(
                _differs(_OTHER_TEXT.saying(name=Text(name))).at(name)
                for name, data in sorted(contents.files.items())
                if name.startswith("methods/") and _read(folder, name) not in {None, data}
            ),
        )


_OTHER_TEXT = Reason("{name} holds another text than was to be saved")
_ONLY_THERE = Reason("{key} is in the folder, and not in what was to be saved")
_ONLY_MINE = Reason("{key} was to be saved, and is not in the folder")


def _differs(message: Reason) -> Problem:
    return Problem(
        "changed-meanwhile",
        message,
        Reason("write into the folder what is to stand, or leave it as it is"),
        severity="gap",
    )


def _read(folder: Folder, name: str) -> bytes | None:
    try:
        return folder.read(name)
    except UnreadableFile:
        return None


def _of_table(table: Table, package: Package, folder: Folder, there: Package | None) -> list[Finding]:
    """What differs in a table; of a very long list its beginning, and how much more there is."""
    ours = getattr(package, table.name)
    theirs = None if there is None else getattr(there, table.name)
    if theirs is not None and table_facts(table, theirs) == table_facts(table, ours):
        return []
    found = FindingList()
    rows: Mapping[RowKey, tuple[int, _Cells]]
    if isinstance(theirs, LargeRows):  # which has the numbers that its rows have once they are saved
        rows = {key_of(table, row): (number, cells_of(table, row)) for number, row in enumerate(theirs, 2)}
    else:
        rows = _rows_there(table, folder)
    for one in _of_rows(table, rows, {key_of(table, row): row for row in ours}):
        found.append(one)
    return found.whole()


def _of_rows(
    table: Table, there: Mapping[RowKey, tuple[int, _Cells]], wanted: Mapping[RowKey, object]
) -> Iterator[Finding]:
    for key, (number, cells) in there.items():
        if key not in wanted:
            found = _differs(_ONLY_THERE.saying(key=Text(", ".join(key))))
            yield found.at(table.path, number, table.key[-1], key[-1])
            continue
        for name, mine in cells_of(table, wanted[key]).items():
            if cells[name] != mine:
                yield _two(", ".join(key), cells[name], mine).at(table.path, number, name, cells[name])
    for key in wanted:
        if key not in there:
            found = _differs(_ONLY_MINE.saying(key=Text(", ".join(key))))
            yield found.at(table.path, None, table.key[-1], key[-1])


def _two(named: str, here: str, mine: str) -> Problem:
    return _differs(
        Reason(
            "{key} has {here} in the folder, and {mine} in what was to be saved",
            key=Text(named),
            here=_shown(here),
            mine=_shown(mine),
        )
    )


def _shown(text: str) -> Reason:
    if not text:
        return Reason("nothing")
    cut = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "..."
    return Reason("“{text}”", text=Text(cut))


def _rows_there(table: Table, folder: Folder) -> dict[RowKey, tuple[int, _Cells]]:
    """The rows of a file by their key, with their numbers and canonical cells; the first of doubled ones."""
    rows: dict[RowKey, tuple[int, _Cells]] = {}
    for number, cells in read_rows(table, _read(folder, table.path) or b"").rows:
        plain = {name: _canonical(column, cells.get(name, "")) for name, column in table.columns.items()}
        rows.setdefault(tuple(plain[name] for name in table.key), (number, plain))
    return rows


def _canonical(column: Column, cell: str) -> str:
    """A cell as saving would write it; one that can't be read as it stands."""
    try:
        return column.write(column.read(cell))
    except ValueError:
        return cell


def _of_descriptor(package: Package, folder: Folder) -> Iterator[Finding]:
    descriptor, _ = read_descriptor(folder)
    if descriptor is None:
        yield _differs(Reason("it can't be read in the folder")).at(DESCRIPTOR)
        return
    there, wanted = _settings(descriptor), _settings(package.descriptor)
    for place in sorted(there.keys() | wanted.keys()):
        here, mine = there.get(place, ""), wanted.get(place, "")
        if here != mine:
            yield _two(place, here, mine).at(DESCRIPTOR, None, place, here)


def _settings(descriptor: Descriptor) -> dict[str, str]:
    """The values of a descriptor by the places of their keys, without the schema, which nobody edits."""
    return _flat(
        "", descriptor.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"resources"})
    )


def _flat(place: str, value: object) -> dict[str, str]:
    match value:
        case dict():
            inside = {f"{place}.{name}".lstrip("."): inner for name, inner in value.items()}
        case list():
            inside = {f"{place}.{number}": inner for number, inner in enumerate(value, 1)}
        case _:
            return {place: value if isinstance(value, str) else json.dumps(value)}
    return {deep: text for name, inner in inside.items() for deep, text in _flat(name, inner).items()}
