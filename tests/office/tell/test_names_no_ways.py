"""A name in a row of the database is no way to a file of the office that the row does not own."""

from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.office.case_store import KEYS, SEALED, keys_of, sealed_bytes, wipe_keys, wipe_sealed
from tallystick.office.models import SealedCase, SealedFile
from tests.office.tell.conftest import clean_all_here
from tests.office.tell.sender import Sender, a_file, says
from tests.office.tell.test_hostile_operator import nothing_only_grows

pytestmark = pytest.mark.django_db
#: Where somebody who can write into the database, and into no file, would have the office go.
WAYS = ("", ".", "pepper", "../ledger.key", "../case-keys/pepper", "../sealed", "/etc/hostname", "x" * 32)


def lying(folder: Path) -> dict[str, bytes]:
    """The files of the office."""
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


@pytest.mark.parametrize("way", WAYS)
def test_none_is_followed(way: str, sender: Sender, own_folder: Path) -> None:
    sender.sends("They took our land.")
    before = lying(own_folder)
    assert keys_of(way) is None
    with pytest.raises(Refusal):
        sealed_bytes(way)
    wipe_keys(way)
    wipe_sealed(way)
    assert lying(own_folder) == before


@pytest.mark.parametrize("way", WAYS)
def test_erasing_a_case_whose_rows_were_changed_wipes_nothing_else(
    way: str, sender: Sender, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing_only_grows()
    clean_all_here(monkeypatch)
    other = Sender()
    other.sends("A road was promised.")
    kept = {one: data for one, data in lying(own_folder).items() if one.startswith((KEYS, SEALED, "ledger."))}
    sender.sends("They took our land.", file=a_file("a.txt", b"one\n"))
    SealedFile.objects.update(sha256=way)
    case = SealedCase.objects.latest("pk")
    SealedCase.objects.filter(pk=case.pk).update(name=way)
    assert sender.comes_back().status_code in {200, 404}
    sender.post("case/erase/", sure="on")
    assert kept.items() <= lying(own_folder).items()
    assert says(other.comes_back(), "A road was promised.")
