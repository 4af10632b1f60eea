"""Whatever belongs to a case goes with it, and another case beside it stays (row P6)."""

from pathlib import Path

import pytest

from tallystick.office.case_store import KEYS, SEALED, wipe_keys, wipe_sealed
from tallystick.office.models import PlacedPoint, SealedCase, StoredEvent
from tallystick.office.services import erasing
from tallystick.register.events import SUBMISSION
from tests.office.tell.conftest import Committing
from tests.office.tell.sender import Sender, a_file, says
from tests.office.tell.test_erased import left, traces
from tests.office.tell.whole_case import WholeCase, beside

pytestmark = pytest.mark.django_db
OTHER = "Another case, which stays."


def left_behind(whole: WholeCase, folder: Path, commit: Committing) -> set[str]:
    """What is left of a case when its sender has erased it, in a word for each kind; another stays whole."""
    other = Sender()
    with commit(execute=True):
        other.sends(OTHER, file=a_file("c.txt", b"three\n"))
    case = SealedCase.objects.latest("pk")
    kept = {KEYS: {"pepper", case.name}, SEALED: set(case.files.values_list("sha256", flat=True))}
    wanted = [*traces(whole.case), *(name.encode() for name in whole.names)]
    assert len(left(wanted, folder)) == len(wanted)
    with commit(execute=True):
        whole.sender.post("case/erase/", sure="on")
    assert says(other.comes_back(), OTHER)
    found = {name for name, rows in beside(whole.case).items() if rows}
    found |= {name for name in kept if {one.name for one in (folder / name).iterdir()} - kept[name]}
    found |= {"a point"} if PlacedPoint.objects.exists() or points() else set()
    return found | ({"a trace"} if left(wanted, folder) else set())


def points() -> int:
    return StoredEvent.objects.filter(kind=SUBMISSION).count()


def test_nothing_that_belongs_to_a_case_outlives_it(
    whole: WholeCase, own_folder: Path, commit: Committing
) -> None:
    assert points() == 1
    assert left_behind(whole, own_folder, commit) == set()


def test_what_an_erasure_forgets_is_found(
    whole: WholeCase, own_folder: Path, commit: Committing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug, three of them at once: keys of summaries, a later file and the point stay."""
    keys, files = whole.case.name, whole.case.files.get(number=1).sha256
    monkeypatch.setattr(erasing, "wipe_keys", lambda name: wipe_keys(name) if name == keys else None)
    monkeypatch.setattr(erasing, "wipe_sealed", lambda name: wipe_sealed(name) if name == files else None)
    monkeypatch.setattr(erasing, "take_points_out", lambda _: 0)
    assert left_behind(whole, own_folder, commit) == {KEYS, SEALED, "a point", "a trace"}
