"""The reliability annex: agreement, each verdict and its basis, and the government's rating beside."""

import csv
import dataclasses
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from tallystick.base.places import explained, make_folder, refuse_unlike, replace_file
from tallystick.panel.published import published_panel
from tallystick.panel.record import PanelRecord
from tallystick.panel.results import AgreementRow, DriftRow, RatingRow, VerdictRow
from tallystick.panel.rows import agreement_rows, drift_rows, rating_rows, verdict_rows
from tallystick.pipeline.panel.agree import refuse_closed
from tallystick.pipeline.panel.folder import load_drawn
from tallystick.pipeline.panel.sign import panel_of
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


def write_annex(package: str, folder: str | None, out: str, draws: int, name: str = "") -> tuple[str, ...]:
    """Write the tables of a panel's annex into a folder, new or there already.

    Args:
        package: the plan package.
        folder: the panel's folder; None to make the annex of a locked panel from the package alone.
        out: the folder to write into.
        draws: how often the commitments are drawn anew.
        name: the locked panel, where there is no folder.

    Returns:
        Their names.

    Raises:
        Refusal: the first round is not opened, the package has no such locked panel, or the folder can't be
            written or holds a file of such a name that is another table.
    """
    loaded = load_package(package)
    if folder is None:
        panel = published_panel(loaded, panel_of(loaded, name))
    else:
        panel = load_drawn(folder)
        refuse_closed(loaded, panel, folder)
    files = annex_files(loaded, panel, draws)
    place = Path(out)
    with explained(place):
        if not place.is_dir():
            make_folder(place)
        for file, data in files.items():
            refuse_unlike(place / file, data)
        for file, data in files.items():
            replace_file(place / file, data)
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
    """What ties whoever coded, settled or dissents, as it was declared: of who is a number the kind alone."""
    who = PanelRows.of(package).coded(panel.name)
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
