"""Figures of other people's files: tried, entered as a batch, and taken out again."""

import dataclasses
import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.act_notes import FIGURES_BACK, noted
from tallystick.office.models import BroughtIn, FigureUpload, OfficeDeed, Person
from tallystick.office.models.figure_files import ENTERED, NOT_READ, TRIED
from tallystick.office.outcomes import told_of_evidence, told_of_refusal
from tallystick.office.scratch import found_in, scratch_folder
from tallystick.office.selectors.package import files_beside, one_moment, package_now
from tallystick.office.selectors.plan import cell_names, model_of
from tallystick.office.services.history import note_act
from tallystick.pipeline.evidence.add import AddedEvidence, EvidenceOrder, add_evidence
from tallystick.pipeline.evidence.asking import NewSource, SaidOfFile, order_from
from tallystick.pipeline.evidence.undo import UndoneBatch, undo_batch
from tallystick.register.files import load_package, save_package
from tallystick.register.indexed import BY_NAME
from tallystick.register.model import Package
from tallystick.register.settings import DESCRIPTOR
from tallystick.workflow.permissions import ENTER_FIGURES

#: What entering and undoing can change, each after what it names.
_TOUCHED = ("sources", "labels", "batches", "observations")
#: The acts after which figures may be others.
_CHANGING = (ENTER_FIGURES, "import_package")
_LOT = 2000
_MOVED = Refusal(
    Reason("Somebody has entered figures meanwhile."), Reason("hand the file in again; nothing was changed")
)
#: What is said of a file, as the page asks for it.
SAID = (
    "source",
    "title",
    "publisher",
    "kind",
    "url",
    "published",
    "columns",
    "labels",
    "fixed",
    "decimal",
    "dates",
    "page",
)


def hand_in(
    *, name: str, data: bytes, said: Mapping[str, str], by: Person, now: datetime.datetime
) -> FigureUpload:
    """Keep a file of figures, and try what entering it would do.

    Args:
        name: the file's name.
        data: its bytes.
        said: what is said of it, by `SAID`.
        by: who hands it in.
        now: when.
    """
    made = FigureUpload(name=_plain(name), data=data, by=by, at=now)
    return try_again(file=made, said=said, now=now)


def _plain(name: str) -> str:
    """A name for a file, without anything that leads elsewhere."""
    kept = "".join(one if one.isalnum() or one in "._-" else "_" for one in Path(name).name)
    return kept.lstrip(".")[-100:] or "figures.csv"


def try_again(*, file: FigureUpload, said: Mapping[str, str], now: datetime.datetime) -> FigureUpload:
    """Say otherwise what is in a file, and try again what entering it would do; nothing is entered.

    Raises:
        Refusal: it has been entered already.
    """
    _not_entered(file)
    file.said = {name: said.get(name, "") for name in SAID}
    try:
        found = _in_a_copy(
            lambda folder, path: add_evidence(folder, path, _order(file, now, dry=True), _quiet), file
        )[0]
        file.state, file.told = TRIED, told_of_evidence(found)
    except Refusal as refusal:
        file.state, file.told = NOT_READ, told_of_refusal(refusal)
    file.save()
    return file


def _not_entered(file: FigureUpload) -> None:
    if file.state == ENTERED:
        raise Refusal(Reason("The file has been entered already."), Reason("take its batch back first"))


def _quiet(_step: str, _done: int, _total: int) -> None:
    """Nobody waits for a bar on a page."""


def _order(file: FigureUpload, now: datetime.datetime, *, dry: bool) -> EvidenceOrder:
    said: dict[str, str] = file.said
    lines = {
        name: [one for one in said[name].splitlines() if one.strip()]
        for name in ("columns", "labels", "fixed")
    }
    of_file = SaidOfFile(
        lines["columns"], lines["labels"], lines["fixed"], said["decimal"], said["dates"], said["page"]
    )
    source = NewSource(*(said[name] for name in ("source", "title", "publisher", "kind", "url", "published")))
    return order_from(of_file, source, now.date().isoformat(), dry=dry)


def _in_a_copy(
    act: Callable[[str, str], Any], file: FigureUpload | None
) -> tuple[Any, Package, Package, int]:
    """Do something to a copy of the package: what came of it, before and after, the last change."""
    with scratch_folder("figures") as scratch:
        folder, path = scratch / "package", scratch / (file.name if file else "none")
        with one_moment():
            before, beside, last = package_now(), files_beside(), _last_change()
        methods = {Path(name).name: data for name, data in beside.items() if name.startswith("methods/")}
        others = {
            name: data
            for name, data in beside.items()
            if name != DESCRIPTOR and not name.startswith("methods/")
        }
        save_package(before, str(folder), methods, beside=others)
        if file is not None:
            path.write_bytes(bytes(file.data))
        done = act(str(folder), str(path))
        if isinstance(done, AddedEvidence):
            done = dataclasses.replace(done, found=found_in(scratch, done.found))
        after = load_package(str(folder))
        return done, before, after, last


def _last_change() -> int:
    found = OfficeDeed.objects.filter(act__in=_CHANGING).order_by("-pk").values_list("pk", flat=True).first()
    return found or 0


def enter_file(*, file: FigureUpload, by: Person, now: datetime.datetime) -> FigureUpload:
    """Enter the figures of a file that was tried, as a batch; what was refused is named.

    A figure that its own body has revised is marked as restated and kept.

    Raises:
        Refusal: it can't be read, it has been entered, or somebody has entered figures meanwhile.
    """
    _not_entered(file)
    done, before, after, last = _in_a_copy(
        lambda folder, path: add_evidence(folder, path, _order(file, now, dry=False), _quiet), file
    )
    found: AddedEvidence = done
    with transaction.atomic():
        _take_over(before, after, last)
        file.state, file.told, file.batch = ENTERED, told_of_evidence(found), found.batch
        file.save()
        note_act(act=ENTER_FIGURES, about=found.batch or file.name, by=by, now=now, note=str(found.entered))
    return file


def take_batch_back(*, batch: str, by: Person, now: datetime.datetime) -> UndoneBatch:
    """Take a batch of figures out again, and let what it replaced stand as before.

    Raises:
        Refusal: there is no such batch, or somebody has entered figures meanwhile.
    """
    done, before, after, last = _in_a_copy(lambda folder, _: undo_batch(folder, batch), None)
    undone: UndoneBatch = done
    with transaction.atomic():
        _take_over(before, after, last)
        FigureUpload.objects.filter(batch=batch, state=ENTERED).update(state=TRIED, batch="")
        note_act(
            act=ENTER_FIGURES, about=batch, by=by, now=now, note=noted(FIGURES_BACK, number=undone.figures)
        )
    return undone


def _take_over(before: Package, after: Package, last: int) -> None:
    """Put into the database what has changed from one package to the other.

    Raises:
        Refusal: figures have changed meanwhile.
    """
    BroughtIn.objects.select_for_update().first()
    if _last_change() != last:
        raise _MOVED
    gone = {}
    for name in _TOUCHED:
        table = BY_NAME[name]
        then = {tuple(getattr(row, one) for one in table.key): row for row in getattr(before, name)}
        now = {tuple(getattr(row, one) for one in table.key): row for row in getattr(after, name)}
        gone[name] = [key for key in then if key not in now]
        _put(name, [row for key, row in now.items() if key not in then])
        _change(name, {key: row for key, row in now.items() if key in then and then[key] != row})
    for name in reversed(_TOUCHED):
        for key in gone[name]:
            model_of(BY_NAME[name])._default_manager.filter(**_named(name, key)).delete()


def _named(name: str, key: tuple[object, ...]) -> dict[str, object]:
    names = dict(zip(BY_NAME[name].columns, cell_names(BY_NAME[name]), strict=True))
    return {names[one]: cell for one, cell in zip(BY_NAME[name].key, key, strict=True)}


def _cells(name: str, row: object) -> dict[str, object]:
    table = BY_NAME[name]
    return {cell: getattr(row, one) for cell, one in zip(cell_names(table), table.columns, strict=True)}


def _put(name: str, rows: list[Any]) -> None:
    model = model_of(BY_NAME[name])
    model._default_manager.bulk_create((model(**_cells(name, row)) for row in rows), batch_size=_LOT)


def _change(name: str, rows: Mapping[tuple[object, ...], Any]) -> None:
    manager = model_of(BY_NAME[name])._default_manager
    for key, row in rows.items():
        manager.filter(**_named(name, key)).update(**_cells(name, row))
