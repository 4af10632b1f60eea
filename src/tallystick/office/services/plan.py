"""A package into the office's database and out again, with the same bytes."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any

from django.db import IntegrityError, connection, transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Foreign, Reason, Text
from tallystick.office.models import BroughtIn, PackageFile, Person
from tallystick.office.models.cells import as_kept, kept_from
from tallystick.office.prepared import put_rows
from tallystick.office.selectors.package import files_beside, one_moment, package_now, packed_now
from tallystick.office.selectors.plan import cell_names, model_of
from tallystick.office.services.case_points import refuse_gone_points
from tallystick.office.services.disclosure import challenges_brought_in
from tallystick.office.services.history import note_act
from tallystick.office.services.keeping import keep_package
from tallystick.office.services.writing import wait_for_package
from tallystick.register.columns import Table
from tallystick.register.files import heading_files, load_package, save_package
from tallystick.register.fingerprint import package_sha256
from tallystick.register.folder import PLACES, Folder, open_folder
from tallystick.register.large import LargeRows
from tallystick.register.model import Package
from tallystick.register.settings import DESCRIPTOR
from tallystick.register.tables import TABLES

IMPORT, EXPORT = "import_package", "export_package"
#: Where a reading leaves its reasons and what it passed over, and confirming what it did.
RECORDS = "reading"


@dataclass(frozen=True, slots=True)
class PackageBroughtIn:
    """What came of bringing a package in.

    Attributes:
        package: the package.
        is_new: whether the office had another version of it, or none.
    """

    package: Package
    is_new: bool


def bring_in(*, path: str, by: Person | None, now: datetime.datetime) -> PackageBroughtIn:
    """Take a package with all its tables and files into the office, whole or not at all.

    An office works on one plan. A later version of it replaces the earlier one, where nobody has changed
    anything in the office since that was brought in.

    Args:
        path: the package's folder or zip.
        by: who brings it in; None for the command line.
        now: when.

    Raises:
        Refusal: the package has errors, it is another plan's, the office has changed meanwhile, people's work
            in the office names rows that it lacks, or it has a point that a sender has had taken out.
    """
    package = load_package(path)
    with open_folder(path) as folder:
        beside = dict(_beside(folder))
    sha = package_sha256(package)
    with transaction.atomic():
        wait_for_package()
        known = BroughtIn.objects.select_for_update().first()
        before = package_now() if known else None
        if known is not None and before is not None and _is_there(known, package, before, beside):
            return PackageBroughtIn(package, is_new=False)
        if known is not None:
            refuse_gone_points(package.events)
        _replace(package, beside)
        challenges_brought_in()
        keep_package(package, before)
        BroughtIn.objects.update_or_create(
            name=package.descriptor.name, defaults={"package_sha256": sha, "at": now}
        )
        note_act(act=IMPORT, about=f"{package.descriptor.name} {sha}", by=by, now=now)
    return PackageBroughtIn(package, is_new=True)


def _is_there(known: BroughtIn, package: Package, before: Package, beside: dict[str, bytes]) -> bool:
    """Whether the office has this very package already.

    Raises:
        Refusal: it may not be replaced by this one.
    """
    if known.name != package.descriptor.name:
        raise Refusal(
            Reason("the office works on {name}", name=Text(known.name)),
            Reason("make another office for another plan: each has a folder of its own"),
        )
    now, sha = package_sha256(before), package_sha256(package)
    if now == sha and beside == files_beside():
        return True
    if now not in {known.package_sha256, sha}:
        raise Refusal(
            Reason("people have worked in the office since the package was brought in or taken out"),
            Reason(
                "export it first with 'tallystick office export', put the changes into that, and import it"
            ),
        )
    return False


def _beside(folder: Folder) -> Iterator[tuple[str, bytes]]:
    """The files that are no tables with rows: what people write, and headings without a row."""
    headings = heading_files()
    parquet = {table.parquet for table in TABLES}
    for under in (*PLACES, RECORDS):
        for name in folder.names(under):
            data = folder.read(name) if name not in parquet else None
            if data is not None and (name not in headings or data.count(b"\n") <= 1):
                yield name, data


def _replace(package: Package, beside: dict[str, bytes]) -> None:
    """Put all rows and files in the place of those that are there."""
    for table in TABLES:
        found = model_of(table)._default_manager.all()
        found._raw_delete(found.db)  # what names a row is looked at below, when all rows are back
    PackageFile.objects.all().delete()
    PackageFile.objects.bulk_create(PackageFile(name=name, data=data) for name, data in beside.items())
    try:
        for table in TABLES:
            _store(table, getattr(package, table.name))
        connection.check_constraints()
    except IntegrityError as problem:
        raise Refusal(
            Reason(
                "people's work in the office names rows that the package lacks ({why})",
                why=Foreign(str(problem)),
            ),
            Reason("keep these rows in the package, or end that work first; nothing was changed"),
        ) from None


def _store(table: Table, rows: Iterable[Any]) -> None:
    model, names = model_of(table), cell_names(table)
    fields = {one.attname: one for one in model._meta.concrete_fields}
    is_large = isinstance(rows, LargeRows)
    kept = ((place, (as_kept if is_large else kept_from)(fields[name])) for place, name in enumerate(names))
    changed = [(place, keep) for place, keep in kept if keep is not None]
    cells = rows.cells() if isinstance(rows, LargeRows) else map(attrgetter(*table.columns), rows)
    put_rows(model, names, map(partial(_changed, changed), cells))


def _changed(changed: Iterable[tuple[int, Callable[[Any], object]]], given: Iterable[object]) -> list[object]:
    """The cells of a row as they lie in the database, those in some places changed."""
    cells = list(given)
    for place, keep in changed:
        cells[place] = keep(cells[place])
    return cells


def take_out(*, out: str, by: Person | None, now: datetime.datetime) -> Package:
    """Write the package with all that was done in the office into a folder, whole or not at all.

    Args:
        out: the folder: new, or one with this package as it was when it was brought in.
        by: who takes it out; None for the command line.
        now: when.

    Raises:
        Refusal: no package has been brought in, or the folder can't be written or holds something else.
    """
    with one_moment():
        package = package_now()
        known = BroughtIn.objects.get()
        beside = files_beside()
    methods = {Path(name).name: data for name, data in beside.items() if name.startswith("methods/")}
    others = {name: data for name, data in beside.items() if name != DESCRIPTOR and name not in methods}
    there = Path(out).is_dir() and any(Path(out).iterdir())
    save_package(package, out, methods, expected=known.package_sha256 if there else None, beside=others)
    sha = package_sha256(package)
    with transaction.atomic():
        BroughtIn.objects.filter(pk=known.pk).update(package_sha256=sha)
        note_act(act=EXPORT, about=f"{known.name} {sha}", by=by, now=now)
    return package


def packed_out(*, by: Person, now: datetime.datetime) -> tuple[str, bytes]:
    """The package with all that was done in the office, as a zip: its name and its bytes, always the same.

    Args:
        by: who takes it out.
        now: when.

    Raises:
        Refusal: no package has been brought in, or it is too large for that.
    """
    package, data = packed_now()
    note_act(act=EXPORT, about=f"{package.descriptor.name} {package_sha256(package)}", by=by, now=now)
    return package.descriptor.name, data
