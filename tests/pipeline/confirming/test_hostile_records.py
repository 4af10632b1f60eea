"""Records of a reading made to break who reads them: a draft is confirmed without what they say."""

import csv
import shutil
from pathlib import Path

import pytest

from tallystick.pipeline.confirming.what_was_read import what_was_read
from tallystick.register.confirming.told import WhatWasRead
from tallystick.register.folder import open_folder

#: No number that Python reads from text, digits of another script, a square, and none at all.
HOSTILE = ("9" * 100_000, "\u0663", "\u00b2", "-1", "1e400", "")
RECORDS = {
    "commitments.csv": "id,rule,reason,level,start,end,doubt",
    "targets.csv": "id,rule,start,end",
    "reading/deliverables.csv": "commitment,rule,start,end",
    "reading/not_commitments.csv": "kind,words,start,end,reason,doubt",
    "reading/not_targets.csv": "commitment,words,start,end,reason",
    "reading/places.csv": "start,page,paragraph",
}


def written(place: Path, name: str, cells: dict[str, str]) -> None:
    file = place / name
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(RECORDS[name].split(","))
        writer.writerow([cells.get(column, "1") for column in RECORDS[name].split(",")])


def spans_of(read: WhatWasRead) -> list[tuple[int | None, int | None]]:
    told = [(one.start, one.end) for one in read.rows.values()]
    return told + [(one.start, one.end) for one in read.passed]


@pytest.mark.parametrize("name", RECORDS)
def test_a_place_that_is_no_number_is_no_place(tmp_path: Path, name: str) -> None:
    for column in ("start", "end", "page", "paragraph", "doubt"):
        for cell in HOSTILE:
            shutil.rmtree(tmp_path, ignore_errors=True)
            written(tmp_path, name, {column: cell})
            with open_folder(str(tmp_path)) as folder:
                read = what_was_read(folder)
            spans = spans_of(read)
            assert all(span in {(1, 1), (None, None)} for span in spans), (name, column, cell[:10])
            assert all(one.start == 1 for one in read.places), (name, column, cell[:10])
            hostile = cell and column in RECORDS[name].split(",") and column != "doubt"
            assert not (hostile and (read.places or (1, 1) in spans)), (name, column, cell[:10])


@pytest.mark.parametrize("name", RECORDS)
def test_control_a_place_that_is_one_is_read(tmp_path: Path, name: str) -> None:
    written(tmp_path, name, {})
    with open_folder(str(tmp_path)) as folder:
        read = what_was_read(folder)
    assert read.places or (1, 1) in spans_of(read)
