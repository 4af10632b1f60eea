"""What a page says of each file of results that can be downloaded."""

import csv
from collections.abc import Mapping
from pathlib import Path

from tallystick.base.canonical import sha256
from tallystick.base.regular import file_sha256
from tallystick.pipeline.tables import ASSESSMENT, VERDICTS
from tallystick.report.model import Download

_ABOUT = {
    ASSESSMENT: "the whole assessment",
    "method.json": "the method's values",
    "registration.json": "whether this method was registered before, and each later change",
    VERDICTS: "a row for each target and source policy, and for areas and groups with figures",
    "tables/commitment_verdicts.csv": "the three answers of each commitment",
    "tables/deliverable_verdicts.csv": "the answer of each deliverable",
}


#: The first row of a table is looked for in so many bytes.
_HEADING = 64 * 1024


def downloads_of(files: Mapping[str, bytes], large: Mapping[str, Path]) -> tuple[Download, ...]:
    """What a page says of each file that can be downloaded."""
    return (
        *(
            Download(name, _ABOUT.get(name, ""), len(data), sha256(data), _heading(name, data))
            for name, data in files.items()
        ),
        *(
            Download(
                name, _ABOUT.get(name, ""), place.stat().st_size, file_sha256(place), _first_row(name, place)
            )
            for name, place in large.items()
        ),
    )


def _heading(name: str, data: bytes) -> tuple[str, ...]:
    """The first row of a table in CSV, as this program writes it; nothing of another file."""
    if not name.endswith(".csv"):
        return ()
    first = data[:_HEADING].partition(b"\n")[0].decode("utf-8")
    return tuple(next(csv.reader([first]), ()))


def _first_row(name: str, place: Path) -> tuple[str, ...]:
    with place.open("rb") as file:
        return _heading(name, file.read(_HEADING))
