"""Loading a package from its folder and saving it: canonical, and all or nothing."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.register.check import check_package
from tallystick.register.columns import Table
from tallystick.register.large import LargeRows, is_in_parquet
from tallystick.register.method import Method
from tallystick.register.model import Package
from tallystick.register.order import in_order
from tallystick.register.settings import DESCRIPTOR
from tallystick.register.tables import TABLES
from tallystick.register.written import descriptor_bytes, table_bytes

#: What may lie in a package's folder; anything else says that the folder is not ours to replace.
_KNOWN = frozenset({"tables", "methods", "document.txt", DESCRIPTOR, "README.md", "LICENSE", ".gitignore"})


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


def save_package(package: Package, path: str, method_files: Mapping[str, bytes]) -> None:
    """Write the package into a folder; what was there before stays whole until all is written and sound.

    Args:
        package: the package.
        path: the folder, which may exist. Files of a package that are not written anew stay as they are.
        method_files: the bytes of each method file by its name, such as ``final.toml``.

    Raises:
        Refusal: the folder can't be written, it holds something that is no part of a package, or what was
            to be saved has errors; the folder is as it was before.
    """
    target = Path(path).resolve()
    foreign = _foreign(target, package)
    if foreign:
        raise Refusal(
            f"{path} holds {foreign}, which is no part of a plan package",
            "name a folder of its own, or move that away",
        )
    files = package_files(package) | {
        f"methods/{Path(name).name}": data for name, data in method_files.items()
    }
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _scratch(target) as scratch:
            _write(target, scratch / "new", files)
            _write_large(scratch / "new", package)
            _refuse_unsound(scratch / "new", path)
            _swap(target, scratch)
    except OSError as problem:
        raise Refusal(
            f"{path} can't be written: {problem.strerror or problem}",
            "choose a folder this user may write to",
        ) from None


def _foreign(target: Path, package: Package) -> str | None:
    if not target.exists():
        return None
    if not target.is_dir():
        return "a file"
    document = package.descriptor.tallystick.document
    known = _KNOWN | ({document.path} if document else set())
    return next((one.name for one in sorted(target.iterdir()) if one.name not in known), None)


@contextlib.contextmanager
def _scratch(target: Path) -> Iterator[Path]:
    """A folder beside the target, removed in the end unless it still holds the only old package."""
    scratch = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-"))
    try:
        yield scratch
    finally:
        if target.exists() or not (scratch / "old").exists():
            shutil.rmtree(scratch, ignore_errors=True)


def _write(target: Path, fresh: Path, files: Mapping[str, bytes]) -> None:
    if target.exists():
        shutil.copytree(target, fresh)
    # A table that has lost its last row keeps its file, so that nobody takes the old rows for today's.
    emptied = {name: data for name, data in heading_files().items() if (fresh / name).is_file()}
    for name, data in (emptied | dict(files)).items():
        place = fresh / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())


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


def _refuse_unsound(fresh: Path, path: str) -> None:
    """What was written must be a package that can be loaded."""
    checked = check_package(str(fresh))
    if checked.package is None:
        raise Refusal(
            f"what was to be saved in {path} has errors and was not saved",
            "mend what is listed; the folder is as it was before",
            checked.findings,
        )


def _swap(target: Path, scratch: Path) -> None:
    """Put the new folder in the old one's place; where that fails, put the old one back."""
    old = scratch / "old"
    if target.exists():
        target.rename(old)
    try:
        (scratch / "new").rename(target)
    except OSError:
        if old.exists():
            _put_back(old, target)
        raise


def _put_back(old: Path, target: Path) -> None:
    try:
        old.rename(target)
    except OSError as problem:
        raise Refusal(
            f"{target} could not be replaced, and what was there lies whole in {old} ({problem.strerror})",
            f"move {old} back to {target}",
        ) from None


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
