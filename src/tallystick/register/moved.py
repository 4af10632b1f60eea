"""Two people changed one package: where the folder and what was to be saved differ, cell by cell."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from tallystick.base.findings import LONGEST_SHOWN, Finding, Problem, Refusal
from tallystick.register.columns import Column, Table
from tallystick.register.descriptor import Descriptor
from tallystick.register.folder import Folder, Unreadable, open_folder
from tallystick.register.fresh import clear_away, fresh_path, make_ready
from tallystick.register.model import Package
from tallystick.register.rows import read_rows
from tallystick.register.settings import DESCRIPTOR, read_descriptor
from tallystick.register.swap import keep
from tallystick.register.tables import TABLES

Key = tuple[str, ...]
Cells = Mapping[str, str]


class MovedOn(Refusal):
    """A package's folder is no longer as the editor found it; nothing was saved over it.

    Attributes:
        kept: the folder in which what was to be saved lies whole; None where it could not be written.
    """

    def __init__(self, title: str, fix: str, findings: tuple[Finding, ...], kept: Path | None) -> None:
        """Say what happened, where both versions are and in which cells they differ."""
        super().__init__(title, fix, findings)
        self.kept = kept


def moved_on(
    title: str,
    package: Package,
    files: Mapping[str, bytes],
    target: Path,
    errors: tuple[Finding, ...] = (),
) -> MovedOn:
    """The refusal to save over somebody else's work; what was to be saved is written beside it.

    Args:
        title: why it is refused.
        package: what was to be saved.
        files: the same as files, and the methods that were to be written, by their place in the package.
        target: the folder.
        errors: what keeps the folder from being loaded, if anything does.
    """
    found = errors + differences(package, files, target)
    try:
        make_ready(target, files)
        kept = keep(fresh_path(target), target)
    except OSError as problem:
        clear_away(fresh_path(target))
        reason = problem.strerror or problem
        return MovedOn(
            f"{title}, and what was to be saved could not be written beside it ({reason})",
            f"load {target} anew and enter there what is listed and is to stand; nothing was changed",
            found,
            None,
        )
    fix = (
        f"what was to be saved lies whole in {kept}, and each cell that differs is listed: "
        f"carry over what is to stand into {target}, then delete {kept}"
    )
    return MovedOn(f"{title}, so nothing was saved over it", fix, found, kept)


def differences(package: Package, files: Mapping[str, bytes], target: Path) -> tuple[Finding, ...]:
    """Every cell, row, key and method in which a folder differs from what was to be saved in it.

    Each finding has the folder's own row number and value; its message has both values. None where the
    folder is gone.

    Args:
        package: what was to be saved.
        files: those that were to be written; of these the methods are compared as they stand.
        target: the folder.
    """
    if not target.is_dir():
        return ()
    with open_folder(str(target)) as folder:
        return (
            *_of_descriptor(package, folder),
            *(finding for table in TABLES for finding in _of_table(table, package, folder)),
            *(
                _differs(f"{name} holds another text than was to be saved").at(name)
                for name, data in sorted(files.items())
                if name.startswith("methods/") and _read(folder, name) not in {None, data}
            ),
        )


def _differs(message: str) -> Problem:
    return Problem(
        "changed-meanwhile",
        message,
        "write into the folder what is to stand, or leave it as it is",
        severity="gap",
    )


def _read(folder: Folder, name: str) -> bytes | None:
    try:
        return folder.read(name)
    except Unreadable:
        return None


def _of_table(table: Table, package: Package, folder: Folder) -> Iterator[Finding]:
    there = _rows_there(table, folder)
    wanted = _rows_wanted(table, package)
    for key, (number, cells) in there.items():
        if key not in wanted:
            found = _differs(f"{', '.join(key)} is in the folder, and not in what was to be saved")
            yield found.at(table.path, number, table.key[-1], key[-1])
            continue
        for name in table.columns:
            here, mine = cells[name], wanted[key][name]
            if here != mine:
                yield _two(", ".join(key), here, mine).at(table.path, number, name, here)
    for key in wanted:
        if key not in there:
            found = _differs(f"{', '.join(key)} was to be saved, and is not in the folder")
            yield found.at(table.path, None, table.key[-1], key[-1])


def _two(named: str, here: str, mine: str) -> Problem:
    return _differs(f"{named} has {_shown(here)} in the folder, and {_shown(mine)} in what was to be saved")


def _shown(text: str) -> str:
    if not text:
        return "nothing"
    return f'"{text}"' if len(text) <= LONGEST_SHOWN else f'"{text[:LONGEST_SHOWN]}..."'


def _rows_there(table: Table, folder: Folder) -> dict[Key, tuple[int, Cells]]:
    """The rows of a file by their key, with their numbers and canonical cells; the first of doubled ones."""
    rows: dict[Key, tuple[int, Cells]] = {}
    for number, cells in read_rows(table, _read(folder, table.path) or b"").rows:
        plain = {name: _canonical(column, cells.get(name, "")) for name, column in table.columns.items()}
        rows.setdefault(tuple(plain[name] for name in table.key), (number, plain))
    return rows


def _rows_wanted(table: Table, package: Package) -> dict[Key, Cells]:
    rows: dict[Key, Cells] = {}
    for row in getattr(package, table.name):
        cells = {name: column.write(getattr(row, name)) for name, column in table.columns.items()}
        rows[tuple(cells[name] for name in table.key)] = cells
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
        yield _differs("it can't be read in the folder").at(DESCRIPTOR)
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
