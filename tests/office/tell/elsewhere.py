"""Somebody else's machine, on which nothing lies but the papers that were fetched from an office."""

import zipfile
from pathlib import Path

from tallystick.ledger.answering import HolderFiles, answer_for
from tallystick.ledger.operations import publish_in, sign_held_in, size_of
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.services.daily import give_copy, see_to
from tests.office.tell.sender import TODAY, Sender, a_file
from tests.office.tell.test_erased import proof_of

TEXT = "They took our land at the river."
PART, KEY, PROOF = "ledger-copy-1.zip", "ledger.vkey", "proof.txt"


def fetched(sender: Sender, desk: Path, name: str = PART) -> str:
    """Fetch what anyone may of an office, the copy under a name."""
    for paper, kept in ((KEY, KEY), (PART, name)):
        (desk / kept).write_bytes(sender.get(f"papers/{paper}").content)
    return str(desk / name)


def standing(desk: Path, copy: str) -> str:
    return answer_for(HolderFiles(str(desk / PROOF), str(desk / KEY), ledger=copy)).standing


def sent(sender: Sender, home: LedgerHome, desk: Path) -> str:
    """Send something, keep its proof elsewhere, and let the day end; gives the copy of that day."""
    sender.sends(TEXT, file=a_file("list.txt", b"names\n"))
    (desk / PROOF).write_text(proof_of(sender), encoding="utf-8")
    see_to(home=home, today=TODAY)
    return fetched(sender, desk, "day 1.zip")


def lies(home: LedgerHome, *kinds: list[int], beyond: int = 0) -> None:
    """Give out what an operator signs, whatever is true, as the office gives it."""
    publish_in(home.ledger, home.ledger_key, None)
    size = size_of(home.ledger) + beyond
    told = sign_held_in(home.ledger, home.ledger_key, size, TODAY.isoformat(), *kinds)
    give_copy(told, home=home, today=TODAY)


def inside(path: str) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {one: archive.read(one) for one in archive.namelist()}
