"""The folder of a panel: what was announced and drawn, what was received, and what was opened."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tallystick.base.findings import Refusal, reason_of
from tallystick.base.places import explained, make_folder, replace_file
from tallystick.base.reasons import Reason, Text
from tallystick.base.records import read_json
from tallystick.base.regular import read_regular
from tallystick.panel.record import LARGEST_PANEL, PanelRecord, panel_bytes, read_panel

PANEL = "panel.json"
SHEETS, COMMITMENTS, OPENED, LATE = "sheets", "commitments", "opened", "late"
_RECEIVED = "received.json"
LARGEST_SHEET = 64 * 1024 * 1024
LARGEST_NOTE = 1_000_000


@dataclass(frozen=True, slots=True)
class ReceivedSeal:
    """A commitment that came in, as the panel's folder remembers it.

    Attributes:
        assessor: whose.
        digest: what it commits to.
        day: the day on which it came, by the word of whoever collects.
        file: its name in the folder.
        receipt: the ledger's receipt; empty where there is no ledger.
    """

    assessor: str
    digest: str
    day: str
    file: str
    receipt: str


def load_panel(folder: str) -> PanelRecord:
    """The panel in a folder.

    Raises:
        Refusal: there is none, or it is not as it was written.
    """
    place = Path(folder) / PANEL
    with explained(place):
        return read_panel(str(place), read_regular(place, LARGEST_PANEL))


def load_drawn(folder: str) -> PanelRecord:
    """The panel in a folder, whose assignment is drawn.

    Raises:
        Refusal: it is not drawn yet, or there is none.
    """
    panel = load_panel(folder)
    if not panel.seed:
        raise Refusal(
            Reason("the panel {name} is not drawn yet", name=Text(panel.name)),
            Reason(
                "when {announced} is known, give it with 'tallystick panel assign ... --seed'",
                announced=Text(panel.announced),
            ),
        )
    return panel


def save_panel(panel: PanelRecord, folder: str) -> None:
    """Write a panel into its folder, which is made where there is none."""
    data = panel_bytes(panel)
    place = Path(folder)
    with explained(place):
        if not place.is_dir():
            make_folder(place)
        replace_file(place / PANEL, data)


def keep(folder: str, below: str, name: str, data: bytes) -> str:
    """Keep a file in a part of the panel's folder; another one of that name stays, and this gets a number."""
    place = Path(folder) / below
    with explained(place):
        place.mkdir(exist_ok=True)
        stem, dot, kind = name.partition(".")
        number, fresh = 1, place / name
        while fresh.exists() and read_regular(fresh, LARGEST_SHEET) != data:
            number += 1
            fresh = place / f"{stem}-{number}{dot}{kind}"
        replace_file(fresh, data)
    return fresh.name


def received_place(folder: str) -> Path:
    """The list of the commitments that came in; it holds their receipts."""
    return Path(folder) / COMMITMENTS / _RECEIVED


def received(folder: str) -> tuple[ReceivedSeal, ...]:
    """The commitments that came in, in the order in which they came.

    Raises:
        Refusal: the list can't be read.
    """
    place = received_place(folder)
    if not place.exists():
        return ()
    try:
        with explained(place):
            listed = read_json(read_regular(place, LARGEST_SHEET))
        return tuple(ReceivedSeal(**{name: str(cell) for name, cell in one.items()}) for one in listed)
    except (TypeError, ValueError, AttributeError) as problem:
        raise Refusal(
            Reason("{path} can't be read ({why})", path=Text(str(place)), why=reason_of(problem)),
            Reason("bring it back as 'tallystick panel collect' wrote it"),
        ) from None


def note_received(folder: str, one: ReceivedSeal) -> None:
    """Add a commitment to those that came in; the same one again changes nothing."""
    before = received(folder)
    if any(other.digest == one.digest and other.assessor == one.assessor for other in before):
        return
    listed = [_told(other) for other in (*before, one)]
    data = (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode()
    place = received_place(folder)
    with explained(place):
        replace_file(place, data)


def _told(one: ReceivedSeal) -> Mapping[str, str]:
    names = ("assessor", "digest", "day", "file", "receipt")
    return {name: getattr(one, name) for name in names}
