"""The reliability annex: agreement, each verdict and its basis, and the government's rating beside."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tallystick.base.places import explained, make_folder, replace_file
from tallystick.panel.agreement import DrawnInterval
from tallystick.panel.record import PanelRecord
from tallystick.panel.scopes import agreements, chapters_of
from tallystick.panel.verdicts import COMPLETION, PanelVerdict, differences, panel_verdicts, self_ratings
from tallystick.pipeline.panel.agree import COLUMNS, cells_of, refuse_closed
from tallystick.pipeline.panel.folder import load_drawn
from tallystick.register.files import load_package
from tallystick.register.model import Package
from tallystick.register.panels import Interest

AGREEMENT, VERDICTS, SELF_RATING, INTERESTS = (
    "agreement.csv",
    "panel_verdicts.csv",
    "self_rating.csv",
    "interests.csv",
)


def write_annex(package: str, folder: str, out: str, draws: int) -> tuple[str, ...]:
    """Write the tables of a panel's annex into a folder, new or there already.

    Returns:
        Their names.

    Raises:
        Refusal: the first round is not opened, or the folder can't be written.
    """
    loaded, panel = load_package(package), load_drawn(folder)
    refuse_closed(loaded, panel, folder)
    files = annex_files(loaded, panel, draws)
    place = Path(out)
    with explained(place):
        if not place.is_dir():
            make_folder(place)
        for name, data in files.items():
            replace_file(place / name, data)
    return tuple(files)


def annex_files(package: Package, panel: PanelRecord, draws: int) -> Mapping[str, bytes]:
    """The tables by their names: the same package and panel give the same bytes."""
    return {
        AGREEMENT: _csv(COLUMNS, (cells_of(one).values() for one in agreements(package, panel, draws))),
        VERDICTS: _verdicts(package, panel),
        SELF_RATING: _ratings(package, panel, draws),
        INTERESTS: _interests(package, panel),
    }


def _verdicts(package: Package, panel: PanelRecord) -> bytes:
    apart = differences(package, panel)
    rows = (
        (
            one.commitment,
            one.criterion,
            "; ".join(one.codes),
            one.basis,
            one.given,
            one.dissents,
            _apart(apart, one),
        )
        for one in panel_verdicts(package, panel)
    )
    heading = ("commitment", "criterion", "codes", "basis", "given", "dissents", "government_higher_by")
    return _csv(heading, rows)


def _apart(apart: Mapping[str, int], one: PanelVerdict) -> str:
    """How many levels the government's rating is higher; empty where there is none to compare."""
    if one.criterion != COMPLETION or one.commitment not in apart:
        return ""
    return f"{apart[one.commitment] / 2:g}"


def _ratings(package: Package, panel: PanelRecord, draws: int) -> bytes:
    """Over all, by chapter, and by the body that leads."""
    groups: dict[str, list[str]] = {"": [one.id for one in package.commitments]}
    for commitment, chapter in chapters_of(package).items():
        groups.setdefault(f"chapter {chapter}", []).append(commitment)
    for one in package.responsibilities:
        if one.role == "lead":
            groups.setdefault(f"body {one.body}", []).append(one.commitment)
    rows = (
        (one.name, one.rated, one.higher, one.same, one.lower, _told(one.mean), *_ends(one.interval))
        for one in self_ratings(package, panel, groups, draws)
    )
    return _csv(("group", "rated", "higher", "same", "lower", "mean", "low", "high"), rows)


def _interests(package: Package, panel: PanelRecord) -> bytes:
    """What ties the panel's assessors, as it was declared: of who is a number the kind alone."""
    named = {one.id for one in package.assessors if one.name is not None}
    rows = (
        (one.assessor, one.kind, *_ties(one, whole=one.assessor in named))
        for one in package.interests
        if one.assessor in panel.pool.budgets
    )
    return _csv(("assessor", "kind", "body", "section", "commitment"), rows)


def _ties(one: Interest, *, whole: bool) -> tuple[str, str, str]:
    return (one.body or "", one.section or "", one.commitment or "") if whole else ("", "", "")


def _ends(interval: DrawnInterval | None) -> tuple[str, str]:
    return ("", "") if interval is None else (_told(interval.low), _told(interval.high))


def _told(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}"


def _csv(heading: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return out.getvalue().encode()
