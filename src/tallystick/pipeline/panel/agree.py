"""How far a panel agreed, shown when its first round is locked, and as a table."""

import csv
import dataclasses
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.places import explained, replace_alike
from tallystick.base.reasons import Reason, Text, texts
from tallystick.panel.record import PanelRecord
from tallystick.panel.results import AgreementRow
from tallystick.panel.rows import agreement_rows
from tallystick.pipeline.panel.folder import load_drawn, received
from tallystick.register.files import load_package
from tallystick.register.model import Package

COLUMNS = tuple(one.name for one in dataclasses.fields(AgreementRow))


def agree(package: str, folder: str, draws: int, out: str | None) -> tuple[AgreementRow, ...]:
    """Reckon a panel's agreement, and write it as a CSV table where one is asked for.

    Raises:
        Refusal: sheets that were committed to are not opened yet, or no code was taken.
    """
    panel, loaded = load_drawn(folder), load_package(package)
    refuse_closed(loaded, panel, folder)
    rows = agreement_rows(loaded, panel, draws)
    if out is not None:
        with explained(out):
            replace_alike(Path(out), _csv(rows))
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


def _csv(rows: Sequence[AgreementRow]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(cells_of(one).values() for one in rows)
    return out.getvalue().encode()


def cells_of(one: AgreementRow) -> Mapping[str, str]:
    """A row of the table, to six digits; what is not defined is empty and says why."""
    values = {name: getattr(one, name) for name in COLUMNS}
    return {name: "" if value is None else str(value) for name, value in values.items()}
