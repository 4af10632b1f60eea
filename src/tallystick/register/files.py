"""Loading a package from its folder and saving it: canonical, and all or nothing."""

import csv
import io
import json
import os
import shutil
import tempfile
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.register.check import check_package, in_order
from tallystick.register.columns import Column, Table
from tallystick.register.method import Method
from tallystick.register.model import Package
from tallystick.register.settings import DESCRIPTOR
from tallystick.register.tables import TABLES


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

    Equal packages give equal bytes, in whatever order their rows came. Methods are files that people
    write, comments included, so they are no part of this.
    """
    files = {table.path: _csv(table, getattr(package, table.name)) for table in TABLES}
    descriptor = package.descriptor.model_copy(update={"resources": [_resource(table) for table in TABLES]})
    record = descriptor.model_dump(mode="json", by_alias=True, exclude_none=True)
    files[DESCRIPTOR] = (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()
    return files


def save_package(package: Package, path: str, method_files: dict[str, bytes]) -> None:
    """Write the package into a folder; what was there before stays whole until all is written.

    Args:
        package: the package.
        path: the folder, which may exist.
        method_files: the bytes of each method file by its name, such as ``final.toml``.

    Raises:
        Refusal: the folder can't be written, or it holds something that is no part of a package.
    """
    target = Path(path)
    foreign = _foreign(target)
    if foreign:
        raise Refusal(
            f"{path} holds {foreign}, which is no part of a plan package",
            "name a folder of its own, or move that away",
        )
    files = package_files(package) | {f"methods/{name}": data for name, data in method_files.items()}
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as scratch:
            _write_beside(target, Path(scratch), files)
    except OSError as problem:
        raise Refusal(f"{path} can't be written: {problem.strerror}", "choose a folder this user may write to") from None


def _write_beside(target: Path, scratch: Path, files: dict[str, bytes]) -> None:
    fresh = scratch / "new"
    if target.exists():
        shutil.copytree(target, fresh)
    for name, data in files.items():
        place = fresh / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
    if target.exists():
        target.rename(scratch / "old")
    fresh.rename(target)


_KNOWN = frozenset({"tables", "methods", "document.txt", DESCRIPTOR, "README.md", "LICENSE", ".gitignore"})


def _foreign(target: Path) -> str | None:
    if not target.exists():
        return None
    if not target.is_dir():
        return "a file"
    return next((one.name for one in sorted(target.iterdir()) if one.name not in _KNOWN), None)


def _csv(table: Table, rows: tuple[object, ...]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    for row in in_order(table, list(rows)):
        writer.writerow(column.write(getattr(row, name)) for name, column in table.columns.items())
    return out.getvalue().encode()


def _resource(table: Table) -> dict[str, object]:
    columns = table.columns
    schema: dict[str, object] = {
        "fields": [_field(name, column) for name, column in columns.items()],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    keys = [
        {"fields": [name], "reference": {"resource": column.refers, "fields": ["id"]}}
        for name, column in columns.items()
        if column.refers and not column.many
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "path": table.path,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(name: str, column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {}
    if column.required:
        constraints["required"] = True
    if column.allowed and not column.many:
        constraints["enum"] = list(column.allowed)
    field: dict[str, object] = {
        "name": name,
        "type": "string" if column.many else column.kind.schema,
        "description": column.about,
    }
    return field | ({"constraints": constraints} if constraints else {})


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
