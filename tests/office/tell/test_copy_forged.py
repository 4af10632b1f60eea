"""A copy of the ledger that somebody has forged is no copy, and proves nothing against its office."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.ledger.given_form import FORM, read_statement, sign_statement
from tallystick.ledger.keys import SigningKey
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.services.daily import see_to
from tests.office.tell.elsewhere import fetched, inside, sent, standing
from tests.office.tell.sender import TODAY, Sender
from tests.office.tell.test_term import DAY

pytestmark = pytest.mark.django_db
#: How somebody forges a new copy, with an old one beside it.
_Forge = Callable[[dict[str, bytes], dict[str, bytes]], dict[str, bytes]]
_MEMBERS = ("words", "leaves", "held.txt", "checkpoint.txt", "copy.txt")


def _without(name: str) -> _Forge:
    return lambda new, _: {one: data for one, data in new.items() if one != name}


def _older(name: str) -> _Forge:
    return lambda new, old: new | {name: old[name]}


_FORGED: tuple[_Forge, ...] = (
    *map(_without, _MEMBERS),
    *map(_older, _MEMBERS),
    lambda new, _: new | {"words": b""},
    lambda new, _: new | {"leaves": new["leaves"][:-56]},
    lambda new, _: new | {"copy.txt": new["copy.txt"].replace(b"size ", b"size 1", 1)},
    lambda new, _: new | {"copy.txt": new["copy.txt"].replace(b"held ", b"held 0", 1)},
    lambda *_: {"words": b"", "leaves": b"", "copy.txt": FORM.encode()},
    lambda *_: {"words": b"", "leaves": b"", "copy.txt": b"\xff"},
    lambda *_: {},
)


def test_nobody_else_can_make_a_broken_promise_of_it(sender: Sender, home: LedgerHome, desk: Path) -> None:
    """A copy from which somebody took the word away is no copy any more; it is not said to be *broken*."""
    old = inside(sent(sender, home, desk))
    sender.post("case/erase/", sure="on")
    see_to(home=home, today=TODAY + DAY)
    path = fetched(sender, desk)
    new = inside(path)
    for forge in _FORGED:
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in forge(new, old).items():
                archive.writestr(name, data)
        with pytest.raises(Refusal, match="is no copy of a ledger"):
            standing(desk, path)
    (desk / "none.zip").write_bytes(b"none")
    with pytest.raises(Refusal, match="is no copy of a ledger"):
        standing(desk, str(desk / "none.zip"))


def test_a_statement_that_somebody_else_wrote_is_not_ours(
    sender: Sender, home: LedgerHome, desk: Path
) -> None:
    path = sent(sender, home, desk)
    new = inside(path)
    told, _ = read_statement(new["copy.txt"].decode())
    other = SigningKey.make(told.origin)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in (new | {"copy.txt": sign_statement(told, other).encode()}).items():
            archive.writestr(name, data)
    assert standing(desk, path) == "not_ours"
