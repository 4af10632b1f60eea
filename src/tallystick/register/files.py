"""Loading a package from its folder and saving it: canonical, all or nothing, over no one else's work."""

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from tallystick.base.findings import Finding, Refusal
from tallystick.register.check import check_package
from tallystick.register.columns import Table
from tallystick.register.fingerprint import package_sha256
from tallystick.register.fresh import Signature, clear_away, fresh_path, make_ready, signature, sync_folder
from tallystick.register.large import LargeRows, is_in_parquet
from tallystick.register.lock import only_writer
from tallystick.register.method import Method
from tallystick.register.model import Package
from tallystick.register.moved import moved_on
from tallystick.register.order import in_order
from tallystick.register.settings import DESCRIPTOR
from tallystick.register.swap import settle, swap, swap_back
from tallystick.register.tables import TABLES
from tallystick.register.writable import explained, refuse_foreign, resolved
from tallystick.register.written import descriptor_bytes, table_bytes

#: How often a save begins anew where somebody changes files of the folder while it is under way.
_ATTEMPTS = 3
_RESTLESS = "is being changed by another program all the while"


def load_package(path: str) -> Package:
    """The package in a folder or zip.

    Raises:
        Refusal: it has errors; they are in the refusal's findings.
    """
    checked = check_package(path)
    if checked.package is None:
        count = len(checked.errors)
        raise Refusal(
            f"the package {path} has {count} {'error' if count == 1 else 'errors'} and was not loaded",
            f"mend what is listed; 'tallystick check {path}' lists it again",
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
    rows = ((table, getattr(package, table.name)) for table in TABLES if table.large)
    return {table.parquet: held.as_file() for table, held in rows if is_in_parquet(held)}


def _ordered(table: Table, rows: Sequence[object]) -> Sequence[object]:
    return rows if isinstance(rows, LargeRows) else in_order(table, list(rows))


def heading_files() -> dict[str, bytes]:
    """Every table as a file that holds its heading only, by its place: what a person fills in."""
    return {table.path: table_bytes(table, ()) for table in TABLES}


def save_package(
    package: Package, path: str, method_files: Mapping[str, bytes], *, expected: str | None = None
) -> None:
    """Write the package into a folder; what was there before stays whole until all is written and sound.

    One save at a time: another one is waited for. Where the folder holds another version by then than the
    one that the package was made from, nothing is saved over it, and both versions are kept.

    Args:
        package: the package.
        path: the folder, which may exist. Files of a package that are not written anew stay as they are.
        method_files: the bytes of each new method file by its name, such as ``final.toml``.
        expected: the `package_sha256` of the version that was loaded and changed; None for a new folder.

    Raises:
        MovedOn: the folder holds another version than that; says where the package was written instead, and
            each cell in which the two differ.
        Refusal: the folder can't be written, it holds something that is no part of a package, or what was
            to be saved has errors; the folder is as it was before.
    """
    methods = {f"methods/{Path(name).name}": data for name, data in method_files.items()}
    with explained(path):
        target = resolved(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        with only_writer(target):
            settle(target)
            files = _emptied(target) | package_files(package) | methods
            refuse_foreign(target, package, files, path)
            for _ in range(_ATTEMPTS):
                seen = signature(target)
                clash = _clash(package, methods, target, expected)
                if clash:
                    raise moved_on(f"{path} {clash[0]}", package, files, target, clash[1])
                if _is_saved(package, files, target, (path, seen)):
                    return
            raise moved_on(f"{path} {_RESTLESS}", package, files, target)


def _clash(
    package: Package, methods: Mapping[str, bytes], target: Path, expected: str | None
) -> tuple[str, tuple[Finding, ...]] | None:
    """Why a package must not be saved over what the folder holds now, with its errors; None where it may."""
    if not any((target / name).exists() for name in (DESCRIPTOR, "tables")):
        return None if expected is None else ("no longer holds the package that was loaded", ())
    there = check_package(str(target))
    if there.package is None:
        return "can't be loaded any more" if expected else "holds a package with errors", there.errors
    if package_sha256(there.package) not in {expected, package_sha256(package)}:
        return "has been changed since it was loaded" if expected else "holds a package already", ()
    others = [name for name, data in methods.items() if not _is_so(target / name, data)]
    return (f"has another text in {others[0]} than was to be saved", ()) if others else None


def _emptied(target: Path) -> dict[str, bytes]:
    """The headings of the tables in a folder: one that has lost its last row keeps its file.

    Else somebody would take the old rows for today's.
    """
    return {name: data for name, data in heading_files().items() if (target / name).is_file()}


def _is_so(place: Path, data: bytes) -> bool:
    """Whether a file holds these bytes, or is not there."""
    return not place.exists() or place.read_bytes() == data


def _is_saved(
    package: Package, files: Mapping[str, bytes], target: Path, known: tuple[str, Signature]
) -> bool:
    """Write all and put it in place; not where a file of the folder is no longer as it was seen."""
    path, seen = known
    try:
        make_ready(target, files)
        _write_large(fresh_path(target), package)
        _refuse_unsound(target, path)
        return _is_in_place(target, seen)
    finally:
        clear_away(fresh_path(target))


def _write_large(fresh: Path, package: Package) -> None:
    """Write the tables that are too large for a CSV; of the two forms only the written one stays."""
    written = large_files(package)
    for table in (one for one in TABLES if one.large):
        (fresh / table.parquet).unlink(missing_ok=True)
        if table.parquet in written:
            (fresh / table.path).unlink(missing_ok=True)
    for name, source in written.items():
        with source.open("rb") as content, (fresh / name).open("wb") as out:
            shutil.copyfileobj(content, out)
            out.flush()
            os.fsync(out.fileno())


def _refuse_unsound(target: Path, path: str) -> None:
    """What was written must be a package that can be loaded."""
    checked = check_package(str(fresh_path(target)))
    if checked.package is None:
        raise Refusal(
            f"what was to be saved in {path} has errors and was not saved",
            "mend what is listed; the folder is as it was before",
            checked.findings,
        )


def _is_in_place(target: Path, seen: Signature) -> bool:
    old = swap(target)
    try:
        undisturbed = old is None or signature(old) == seen
        if undisturbed:
            sync_folder(target.parent)
    except OSError:
        swap_back(target, old)
        raise
    if not undisturbed:
        swap_back(target, old)
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
    known = ", ".join(one.name for one in package.methods)
    raise Refusal(f"the package has no method {wanted}", f"choose one of: {known}")
