"""The power fails at every step of writing a draft: it is there whole, or not at all."""

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.pipeline.drafting import Given
from tallystick.pipeline.read import run_reading
from tests.durability.disk import Cut, Disk
from tests.register.packages import fingerprints

PLAN = "Plan of Norland 2022-2027\n\n1. Schools\n\n- The ministry will open 20 schools by 2026.\n"
#: Of so many cuts one is gone on from; all are looked at.
SPREAD = 25
DRAFT = "drafts/new"


class Broken(AssertionError):
    """A cut left half a draft, lost one, or stops the next reading."""


def read(work: Path) -> None:
    run_reading(
        str(work / "plan.txt"), str(work / DRAFT), Given(known_by=datetime.date(2029, 6, 30)), lambda *_: None
    )


def played(tmp_path: Path, deaf: bool | Callable[[str], bool] = False) -> list[Cut]:
    work = tmp_path / "work"
    work.mkdir()
    (work / "plan.txt").write_text(PLAN, encoding="utf-8")
    with Disk(work, deaf=deaf) as disk:
        read(work)
        disk.promise("read")
    return disk.cuts()


def check_all(cuts: list[Cut], tmp_path: Path) -> None:
    work = tmp_path / "work"
    whole = fingerprints(work / DRAFT)
    for at, cut in enumerate(cuts):
        there = [
            name for name, data in cut.files().items() if name.startswith(f"{DRAFT}/") and data is not None
        ]
        files = [name for name, found in whole.items() if found]
        if (there and len(there) != len(files)) or (cut.promised and not there):
            raise Broken(f"{len(there)} of {len(files)} files are there: {cut}")
        if there or at % SPREAD == 0:
            shutil.rmtree(work)
            cut.lay(work)
            if not there:
                read(work)
            if fingerprints(work / DRAFT) != whole:
                raise Broken(f"it is another draft: {cut}")
            if not there and [one.name for one in (work / "drafts").iterdir()] != ["new"]:
                raise Broken(f"something is left over: {cut}")


def test_no_power_cut_halves_a_draft(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    cuts = played(tmp_path)
    assert len(cuts) >= 50
    check_all(cuts, tmp_path)
    record_property("power cuts, reading into a draft", len(cuts))


@pytest.mark.parametrize(
    "deaf",
    [
        pytest.param(lambda _: True, id="no fsync at all"),
        pytest.param(lambda path: path.endswith("commitments.csv"), id="a table's content"),
        pytest.param(lambda path: path.endswith("/drafts"), id="the folder's name"),
        pytest.param(lambda path: path.endswith("/work"), id="the name of the folder above"),
    ],
)
def test_control_a_draft_that_does_not_wait_for_the_disk_is_caught(
    tmp_path: Path, deaf: Callable[[str], bool]
) -> None:
    cuts = played(tmp_path, deaf)
    with pytest.raises(Broken):
        check_all(cuts, tmp_path)
