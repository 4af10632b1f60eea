"""The reliability annex: agreement, each verdict and its basis, and the government's rating beside."""

import csv
import dataclasses
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from tallystick.base.places import explained, make_folder, refuse_unlike, replace_file
from tallystick.panel.record import PanelRecord
from tallystick.panel.results import AgreementRow, DriftRow, RatingRow, VerdictRow
from tallystick.panel.rows import agreement_rows, drift_rows, rating_rows, verdict_rows
from tallystick.pipeline.panel.agree import refuse_closed
from tallystick.pipeline.panel.folder import load_drawn
from tallystick.register.files import load_package
from tallystick.register.model import Package
from tallystick.register.panel_statement import PanelRows
from tallystick.register.panels import Interest

AGREEMENT, DRIFT, VERDICTS, SELF_RATING, INTERESTS = (
    "agreement.csv",
    "drift.csv",
    "panel_verdicts.csv",
    "self_rating.csv",
    "interests.csv",
)
_TIED = ("assessor", "kind", "body", "section", "commitment")


def write_annex(package: str, folder: str, out: str, draws: int) -> tuple[str, ...]:
    """Write the tables of a panel's annex into a folder, new or there already.

    Returns:
        Their names.

    Raises:
        Refusal: the first round is not opened, or the folder can't be written or holds a file of such a name
            that is another table.
    """
    loaded, panel = load_package(package), load_drawn(folder)
    refuse_closed(loaded, panel, folder)
    files = annex_files(loaded, panel, draws)
    place = Path(out)
    with explained(place):
        if not place.is_dir():
            make_folder(place)
        for name, data in files.items():
            refuse_unlike(place / name, data)
        for name, data in files.items():
            replace_file(place / name, data)
    return tuple(files)


def annex_files(package: Package, panel: PanelRecord, draws: int) -> Mapping[str, bytes]:
    """The tables by their names: the same package and panel give the same bytes."""
    return {
        AGREEMENT: _table(AgreementRow, agreement_rows(package, panel, draws)),
        DRIFT: _table(DriftRow, drift_rows(package, panel, draws)),
        VERDICTS: _table(VerdictRow, verdict_rows(package, panel)),
        SELF_RATING: _table(RatingRow, rating_rows(package, panel, draws)),
        INTERESTS: _interests(package, panel),
    }


def _table(kind: type, rows: Iterable[object]) -> bytes:
    names = tuple(one.name for one in dataclasses.fields(kind))
    return _csv(names, ((_cell(getattr(one, name)) for name in names) for one in rows))


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(value)
    return "" if value is None else str(value)


def _interests(package: Package, panel: PanelRecord) -> bytes:
    """What ties the panel's assessors, as it was declared: of who is a number the kind alone."""
    who = {*panel.coders, *PanelRows.of(package).coded(panel.name)}
    named = {one.id for one in package.assessors if one.name is not None}
    late = {one.interest.id for one in PanelRows.of(package).late() if one.panel.id == panel.name}
    rows = (
        (one.assessor, one.kind, *_ties(one, whole=one.assessor in named), *_days(one, late))
        for one in package.interests
        if one.assessor in who
    )
    return _csv((*_TIED, "holds_from", "declared_on", "late"), rows)


def _ties(one: Interest, *, whole: bool) -> tuple[str, str, str]:
    return (one.body or "", one.section or "", one.commitment or "") if whole else ("", "", "")


def _days(one: Interest, late: Collection[str]) -> tuple[str, str, str]:
    """From when it holds, when it was declared, and whether that was after a lock at which it held."""
    return str(one.holds_from or ""), str(one.declared_on or ""), "true" if one.id in late else ""


def _csv(heading: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return out.getvalue().encode()
