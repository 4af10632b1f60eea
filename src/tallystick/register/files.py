"""Loading a package from its folder and saving it: canonical, all or nothing, over no one else's work."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tallystick.base.durable import sync_folder
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Reason, Text, plural, texts
from tallystick.base.showing import command
from tallystick.base.swap import swap, swap_back
from tallystick.register.check import Checked, check_package
from tallystick.register.columns import Table
from tallystick.register.fingerprint import package_sha256
from tallystick.register.fresh import (
    Contents,
    FolderState,
    aside_path,
    clear_away,
    fresh_path,
    make_above,
    make_ready,
    settle,
    signature,
)
from tallystick.register.large import LargeRows, is_in_parquet
from tallystick.register.loaded import LoadedVersion, checked_and_remembered
from tallystick.register.lock import only_writer
from tallystick.register.method import Method
from tallystick.register.model import Package
from tallystick.register.moved import moved_on
from tallystick.register.order import in_order
from tallystick.register.serialize import descriptor_bytes, table_bytes
from tallystick.register.settings import DESCRIPTOR
from tallystick.register.tables import TABLES
from tallystick.register.writable import may_be_written, refuse_foreign, resolved

_TABLES = {table.name: table for table in TABLES}
#: How often a save begins anew where somebody changes files of the folder while it is under way.
_ATTEMPTS = 3
_RESTLESS = Reason("{path} is being changed by another program all the while")
_GONE = Reason("{path} no longer holds the package that was loaded")
_UNSOUND_SINCE = Reason("{path} can't be loaded any more")
_UNSOUND = Reason("{path} holds a package with errors")
_CHANGED = Reason("{path} has been changed since it was loaded")
_TAKEN = Reason("{path} holds a package already")
_OTHER_METHOD = Reason("{path} has another text in {name} than was to be saved")


def load_package(path: str) -> Package:
    """The package in a folder or zip.

    Raises:
        Refusal: it has errors; they are in the refusal's findings.
    """
    return _sound(check_package(path), path)


def load_version(path: str) -> LoadedVersion:
    """The package in a folder, to be changed and saved there.

    Raises:
        Refusal: it has errors; they are in the refusal's findings.
    """
    checked, answers = checked_and_remembered(path)
    return LoadedVersion(_sound(checked, path), answers)


def _sound(checked: Checked, path: str) -> Package:
    """The package that was checked.

    Raises:
        Refusal: it has errors.
    """
    if checked.package is None:
        raise Refusal(
            Reason(
                plural(
                    "the package {path} has {number} error and was not loaded",
                    "the package {path} has {number} errors and was not loaded",
                ),
                path=Text(path),
                number=Count(len(checked.errors)),
            ),
            Reason("mend what is listed, and list it again: {command}", command=Text(command("check", path))),
            checked.findings,
        )
    return checked.package


def package_files(package: Package) -> dict[str, bytes]:
    """The package's tables and descriptor as canonical files, by their place in the package.

    Equal packages give equal bytes, in whatever order their rows came. A table without rows has no file,
    unless a package can't be without it. Methods are files that people write, comments included, so they
    are no part of this; neither are tables too large for a CSV, which are `large_files`.
    """
    ordered = [(table, _ordered(table, getattr(package, table.name))) for table in TABLES]
    written = [(table, rows) for table, rows in ordered if rows or table.needed]
    files = {table.path: table_bytes(table, rows) for table, rows in written if not is_in_parquet(rows)}
    return files | {DESCRIPTOR: descriptor_bytes(package.descriptor, written)}


def large_files(package: Package) -> dict[str, Path]:
    """The package's tables that are too large for a CSV, as canonical Parquet on the disk, by their place."""
    return {_TABLES[name].parquet: held.as_file() for name, held in large_rows(package).items()}


def large_rows(package: Package) -> dict[str, LargeRows[Any]]:
    """The rows of the package's tables that are too large for a CSV, by table."""
    rows = ((table.name, getattr(package, table.name)) for table in TABLES if table.large)
    return {name: held for name, held in rows if is_in_parquet(held)}


def _ordered(table: Table, rows: Sequence[object]) -> Sequence[object]:
    return rows if isinstance(rows, LargeRows) else in_order(table, list(rows))


def heading_files() -> dict[str, bytes]:
    """Every table as a file that holds its heading only, by its place: what a person fills in."""
    return {table.path: table_bytes(table, ()) for table in TABLES}


def save_package(
    package: Package,
    path: str,
    method_files: Mapping[str, bytes],
    *,
    expected: str | LoadedVersion | None = None,
    beside: Mapping[str, bytes] | None = None,
    looked_through: bool = False,
) -> None:
    """Write the package into a folder; what was there before stays whole until all is written and sound.

    One save at a time: another one is waited for. Where the folder holds another version by then than the
    one that the package was made from, nothing is saved over it, and both versions are kept.

    Args:
        package: the package.
        path: the folder, which may exist. Files of a package that are not written anew stay as they are.
        method_files: the bytes of each new method file by its name, such as ``final.toml``.
        expected: the version that was loaded and changed, or its `package_sha256`; None for a new folder.
        beside: other files of the folder that are to be of the same version, by their place in it.
        looked_through: whether the rows of large tables were checked already. What is written of them as
            Parquet is then held cell by cell against them, and not checked a second time.

    Raises:
        MovedOn: the folder holds another version than that; says where the package was written instead, and
            each cell in which the two differ.
        Refusal: the folder can't be written, it holds something that is no part of a package, or what was
            to be saved has errors; the folder is as it was before.
    """
    methods = {f"methods/{Path(name).name}": data for name, data in method_files.items()}
    with may_be_written(path):
        target = resolved(path)
        make_above(target)
        with only_writer(target):
            settle(target)
            contents = _contents(package, {**methods, **(beside or {})}, target)
            refuse_foreign(target, package, (*contents.files, *contents.large), path)
            for _ in range(_ATTEMPTS):
                seen = signature(target)
                clash = _clash(package, methods, target, expected)
                if clash:
                    why = clash[0].saying(**dict(clash[0].values), path=Text(path))
                    raise moved_on(why, package, contents, target, clash[1])
                if _is_saved(contents, target, path, seen, large_rows(package) if looked_through else {}):
                    return
            why = _RESTLESS.saying(path=Text(path))
            raise moved_on(why, package, contents, target, check_package(str(target)))


def _contents(package: Package, methods: Mapping[str, bytes], target: Path) -> Contents:
    """All that is written. A table that has lost its last row keeps its file, with the heading alone.

    Else somebody would take the old rows for today's. Of a table that may lie in two forms one is left.
    """
    files, large = package_files(package), large_files(package)
    emptied = {name: data for name, data in heading_files().items() if (target / name).is_file()}
    either = [(table.path, table.parquet) for table in TABLES if table.large]
    gone = {csv if parquet in large else parquet for csv, parquet in either}
    written = {name: data for name, data in (emptied | files | dict(methods)).items() if name not in gone}
    return Contents(written, large, frozenset(gone))


def _clash(
    package: Package, methods: Mapping[str, bytes], target: Path, expected: str | LoadedVersion | None
) -> tuple[Reason, Checked | None] | None:
    """Why a package must not be saved over what the folder holds now, and that; None where it may.

    The place ``path`` of the reason is left to fill.
    """
    if not any((target / name).exists() for name in (DESCRIPTOR, "tables")):
        return None if expected is None else (_GONE, None)
    others = [name for name, data in methods.items() if not _is_so(target / name, data)]
    if isinstance(expected, LoadedVersion) and not others and expected.lies_in(target):
        return None
    there = check_package(str(target))
    if there.package is None:
        return _UNSOUND_SINCE if expected else _UNSOUND, there
    wanted = expected.sha256() if isinstance(expected, LoadedVersion) else expected
    found = package_sha256(there.package)
    if found not in (wanted, package_sha256(package)):
        return _CHANGED if expected else _TAKEN, there
    return (_OTHER_METHOD.saying(name=Text(others[0])), there) if others else None


def _is_so(place: Path, data: bytes) -> bool:
    """Whether a file holds these bytes, or is not there."""
    return not place.exists() or place.read_bytes() == data


def _is_saved(
    contents: Contents, target: Path, path: str, seen: FolderState, known: Mapping[str, LargeRows[Any]]
) -> bool:
    """Write all and put it in place; not where a file of the folder is no longer as it was seen."""
    try:
        make_ready(target, contents)
        _refuse_unsound(target, path, known)
        return _is_in_place(target, seen)
    finally:
        clear_away(fresh_path(target))


def _refuse_unsound(target: Path, path: str, known: Mapping[str, LargeRows[Any]]) -> None:
    """What was written must be a package that can be loaded, with exactly the rows that are known."""
    fresh = fresh_path(target)
    sure = {name: rows for name, rows in known.items() if rows.lie_in(fresh / _TABLES[name].parquet)}
    checked = check_package(str(fresh), sure)
    if checked.package is None:
        raise Refusal(
            Reason("what was to be saved in {path} has errors and was not saved", path=Text(path)),
            Reason("mend what is listed; the folder is as it was before"),
            checked.findings,
        )


def _is_in_place(target: Path, seen: FolderState) -> bool:
    fresh = fresh_path(target)
    old = swap(fresh, target, aside_path(target))
    try:
        undisturbed = old is None or signature(old) == seen
        if undisturbed:
            sync_folder(target.parent)
    except OSError:
        swap_back(fresh, target, old)
        raise
    if not undisturbed:
        swap_back(fresh, target, old)
    elif old is not None:
        clear_away(old)
    return undisturbed


def chosen_method(package: Package, name: str | None) -> Method:
    """The method of that name, or the package's default.

    Raises:
        Refusal: the package has no such method.
    """
    wanted = name or package.descriptor.tallystick.method
    for method in package.methods:
        if method.name == wanted:
            return method
    known = texts([one.name for one in package.methods], ",")
    raise Refusal(
        Reason("the package has no method {wanted}", wanted=Text(wanted)),
        Reason("choose one of: {known}", known=known),
    )
