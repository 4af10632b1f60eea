"""The package as the office has it now: what an export writes."""

import contextlib
import csv
from collections.abc import Iterator
from typing import Any

from django.db import connection

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.models import PackageFile
from tallystick.office.scratch import scratch_folder
from tallystick.office.selectors.plan import model_of, rows_in
from tallystick.register.columns import Table, cells_of
from tallystick.register.files import large_files, load_package, package_files
from tallystick.register.folder import Held
from tallystick.register.large import LARGE
from tallystick.register.model import Package
from tallystick.register.order import in_order
from tallystick.register.settings import DESCRIPTOR, read_descriptor, read_methods
from tallystick.register.tables import TABLES
from tallystick.release.archive import pack

#: How a transaction begins that only reads and sees one moment, whatever others write meanwhile.
_BEGIN = {"sqlite": "BEGIN DEFERRED", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


@contextlib.contextmanager
def one_moment() -> Iterator[None]:
    """Read everything as it was at one moment, and keep nobody from writing meanwhile."""
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("COMMIT")


def files_beside() -> dict[str, bytes]:
    """The files of the package that are no tables with rows, by their place in it, as they came."""
    return {name: bytes(data) for name, data in PackageFile.objects.values_list("name", "data")}


def package_now() -> Package:
    """The package with all rows that the office has now.

    Raises:
        Refusal: none has been brought in.
    """
    beside = files_beside()
    descriptor, _ = read_descriptor(Held(beside))
    if descriptor is None:
        raise Refusal(
            Reason("The office has no package yet."),
            Reason("bring one in with 'tallystick office import FOLDER PACKAGE'"),
        )
    methods, _ = read_methods(Held(beside), descriptor)
    large = [table for table in TABLES if table.large and model_of(table)._default_manager.count() >= LARGE]
    rows: dict[str, Any] = {
        table.name: in_order(table, list(rows_in(table))) for table in TABLES if table not in large
    }
    package = Package(descriptor, methods, **rows)
    return _in_columns(package, beside, large) if large else package


def _in_columns(package: Package, beside: dict[str, bytes], large: list[Table]) -> Package:
    """The package with its large tables, which are written to the disk and read in columns."""
    with scratch_folder("office") as root:
        for name, data in {**beside, **package_files(package), DESCRIPTOR: beside[DESCRIPTOR]}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
        for table in large:
            with (root / table.path).open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(table.columns)
                writer.writerows(cells_of(table, row).values() for row in rows_in(table))
        return load_package(str(root))


def packed_now() -> tuple[Package, bytes]:
    """The package with all rows that the office has now, and the same as a zip with always the same bytes.

    Raises:
        Refusal: none has been brought in, or it is too large for that.
    """
    with one_moment():
        package, files = package_now(), files_beside()
    files |= package_files(package)
    files |= {name: place.read_bytes() for name, place in large_files(package).items()}
    return package, pack(dict(sorted(files.items())))
