"""What a page says of each file of results that can be downloaded."""

from collections.abc import Mapping
from pathlib import Path

from tallystick.base.canonical import sha256
from tallystick.base.regular import file_sha256
from tallystick.pipeline.tables import ASSESSMENT, PARQUET, VERDICTS
from tallystick.report.model import Download

_OF_VERDICTS = "a row for each target and source policy, and for areas and groups with figures"
_ABOUT = {
    ASSESSMENT: "the whole assessment",
    "method.json": "the method's values",
    "registration.json": "whether this method was registered before, and each later change",
    VERDICTS: _OF_VERDICTS,
    PARQUET: _OF_VERDICTS,
    "tables/commitment_verdicts.csv": "the three answers of each commitment",
    "tables/deliverable_verdicts.csv": "the answer of each deliverable",
}


def downloads_of(files: Mapping[str, bytes], large: Mapping[str, Path]) -> tuple[Download, ...]:
    """What a page says of each file that can be downloaded."""
    return (
        *(Download(name, _ABOUT.get(name, ""), len(data), sha256(data)) for name, data in files.items()),
        *(
            Download(name, _ABOUT.get(name, ""), place.stat().st_size, file_sha256(place))
            for name, place in large.items()
        ),
    )
