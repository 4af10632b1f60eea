"""How far a panel agreed, shown when its first round is locked, and as a table."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.places import explained, replace_file
from tallystick.base.reasons import Reason, Text, texts
from tallystick.panel.agreement import DrawnInterval
from tallystick.panel.record import PanelRecord
from tallystick.panel.scopes import ScopeAgreement, agreements
from tallystick.pipeline.panel.folder import load_drawn, received
from tallystick.register.files import load_package
from tallystick.register.model import Package

COLUMNS = (
    "criterion",
    "scope",
    "name",
    "commitments",
    "alone",
    "pairs",
    "agreeing",
    "raw",
    "raw_low",
    "raw_high",
    "alpha",
    "alpha_low",
    "alpha_high",
    "undefined",
    "undefined_draws",
    "prevalence",
    "unranked",
)


def agree(package: str, folder: str, draws: int, out: str | None) -> tuple[ScopeAgreement, ...]:
    """Reckon a panel's agreement, and write it as a CSV table where one is asked for.

    Raises:
        Refusal: sheets that were committed to are not opened yet, or no code was taken.
    """
    panel, loaded = load_drawn(folder), load_package(package)
    refuse_closed(loaded, panel, folder)
    rows = agreements(loaded, panel, draws)
    if out is not None:
        with explained(out):
            replace_file(Path(out), _csv(rows))
    return rows


def refuse_closed(loaded: Package, panel: PanelRecord, folder: str) -> None:
    """Look whether all that was committed to is opened.

    Raises:
        Refusal: it is not, or no code was taken.
    """
    coded = {one.assessor for one in loaded.judgements if (one.panel, one.round) == (panel.name, "first")}
    awaited = sorted({one.assessor for one in received(folder)} - coded)
    if awaited or not coded:
        raise Refusal(
            Reason("sheets that were committed to are not opened: {names}", names=texts(awaited))
            if awaited
            else Reason("the panel {name} has coded nothing yet", name=Text(panel.name)),
            Reason("take them in with 'tallystick panel collect'; agreement is shown when all are there"),
        )


def _csv(rows: Sequence[ScopeAgreement]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(cells_of(one).values() for one in rows)
    return out.getvalue().encode()


def cells_of(one: ScopeAgreement) -> Mapping[str, str]:
    """A row of the table, to six digits; what is not defined is empty and says why."""
    found = one.agreement
    draws = found.alpha_interval.undefined if found.alpha_interval else 0
    told = zip(one.levels, found.prevalence, strict=True)
    cells = (
        one.criterion,
        one.scope,
        one.name,
        str(found.units),
        str(found.alone),
        str(found.pairs),
        str(found.agreeing),
        _number(found.raw),
        *_ends(found.raw_interval),
        _number(found.alpha),
        *_ends(found.alpha_interval),
        found.undefined,
        str(draws),
        "; ".join(f"{code} {many}" for code, many in told),
        str(one.unranked),
    )
    return dict(zip(COLUMNS, cells, strict=True))


def _ends(interval: DrawnInterval | None) -> tuple[str, str]:
    return ("", "") if interval is None else (_number(interval.low), _number(interval.high))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}"
