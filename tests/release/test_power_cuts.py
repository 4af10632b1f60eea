"""The power fails at every step of making a release: what lies there is whole and belongs together."""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

from tallystick.base.canonical import sha256
from tallystick.base.findings import Refusal
from tallystick.ledger.audit import audit
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.operations import publish_in
from tallystick.ledger.receipts import read_receipt
from tallystick.ledger.verifiers import PublicKey
from tallystick.pipeline.preregister import preregister
from tallystick.pipeline.verify import Trust
from tallystick.register import load_package
from tallystick.release.minisign import is_signed_file
from tests.durability.disk import Cut, Disk
from tests.ledger.made import KEY
from tests.release.made import GOLDEN, changed, key_file, ledger_of, release, verified

#: Of so many cuts one is verified, and made anew; all are looked at.
SPREAD = 14
OUT = "r.zip"


class Broken(AssertionError):
    """A cut left a release that is not whole, what belongs to another, or what stops the next run."""


class Moment(Protocol):
    """When the work was cut short, and what had been told outside by then."""

    @property
    def promised(self) -> tuple[Any, ...]:
        """What had been told."""


def need(holds: bool, what: str, cut: Moment) -> None:
    if not holds:
        raise Broken(f"{what}: {cut}")


@dataclass(frozen=True)
class Case:
    """A release that is cut short.

    Attributes:
        earlier: whether one of another state of the package lies there.
        ledger: whether it goes into a ledger.
        registered: whether its method is registered first, under the same cuts.
    """

    earlier: bool = False
    ledger: bool = False
    registered: bool = False

    def begin(self, work: Path) -> None:
        """Make what is there before."""
        key_file(work)
        changed(GOLDEN, work / "package", "methods/final.toml", "", "")
        if self.ledger:
            ledger_of(work)
        if self.earlier:
            older = changed(GOLDEN, work / "older", "datapackage.json", "Exampla", "Elsewhere")
            release(work, OUT, older)

    def make(self, work: Path) -> None:
        """Do the work; done again it is the same work."""
        ledger = str(work / "ledger") if self.ledger else None
        if self.registered and ledger:
            preregister(
                str(work / "package" / "methods" / "final.toml"), ledger, key_file(work), "2026-01-31"
            )
            if not (work / "ledger" / "checkpoints" / "000000000001.txt").exists():
                publish_in(ledger, key_file(work), None)
        release(work, OUT, work / "package", ledger=ledger)


CASES = {
    "a new file": Case(),
    "over an earlier one": Case(earlier=True),
    "into a ledger": Case(ledger=True),
    "registered, and into a ledger": Case(ledger=True, registered=True),
}


def played(case: Case, tmp_path: Path, deaf: bool | Callable[[str], bool] = False) -> list[Cut]:
    work = tmp_path / "work"
    work.mkdir()
    case.begin(work)
    with Disk(work, deaf=deaf) as disk:
        case.make(work)
        disk.promise("released")
    return disk.cuts()


def check_all(case: Case, tmp_path: Path, cuts: list[Cut]) -> None:
    """Look at what every cut left; of each kind verify some, and release again."""
    new = sha256((tmp_path / "work" / OUT).read_bytes())
    old = {sha256(data) for data in [cuts[0].files().get(OUT)] if data is not None}
    kinds: dict[object, int] = {}
    for cut in cuts:
        files = cut.files()
        look(files, old, new, cut)
        if cut.promised:
            beside = {f"{OUT}.minisig", f"{OUT}.sha256"} | ({f"{OUT}.receipt"} if case.ledger else set())
            need(beside <= files.keys(), "what lies beside it is lost", cut)
        kind = tuple(name for name in files if "/" not in name and name.startswith((OUT, f".{OUT}")))
        kinds[kind] = kinds.get(kind, -1) + 1
        if kinds[kind] % SPREAD == 0:
            shutil.rmtree(tmp_path / "work")
            go_on(case, cut, cut.lay(tmp_path / "work"))


def look(files: Mapping[str, bytes | None], old: set[str], new: str, cut: Moment) -> None:
    """The release is the old one or the new one, and what lies beside it belongs to it."""
    data = files.get(OUT)
    found = None if data is None else sha256(data)
    need(found in old | {new} or (found is None and not old), "it is neither the old nor the new one", cut)
    need(not cut.promised or found == new, "the release is lost", cut)
    signature, hashed = files.get(f"{OUT}.minisig"), files.get(f"{OUT}.sha256")
    if data is None:
        return
    if signature is not None:
        need(is_signed_file(signature.decode(), data, KEY.public), "its signature is another's", cut)
    if hashed is not None:
        need(hashed.decode().startswith(sha256(data)), "its hash is another's", cut)


def go_on(case: Case, cut: Moment, place: Path) -> None:
    """Verify what is left, work on in the same place, and find all in order and nothing left over."""
    try:
        if (place / OUT).exists():
            need(verified(str(place / OUT)).identical, "what is there is not verified", cut)
        if cut.promised and case.ledger:
            check_ledger(case, cut, place)
        load_package(str(place / "package"))
        case.make(place)
    except Refusal as refusal:
        raise Broken(f"{refusal}: {cut}") from None
    trust = Trust(KEY.public, KEY.public if case.ledger else None)
    need(verified(str(place / OUT), trust).identical, "the next one is not verified", cut)
    left = [one.name for one in place.rglob(".*") if one.name.endswith((".new", ".lock"))]
    need(not left, f"{left} is left over", cut)
    if case.ledger:
        check_ledger(case, cut, place)


def check_ledger(case: Case, cut: Moment, place: Path) -> None:
    """Each event stands in the ledger once, as the receipts say, and the audit finds nothing."""
    with LedgerFolder(str(place / "ledger")) as ledger:
        opened = [ledger.opening(at) for at in range(ledger.size)]
    wanted = ["preregistration", "release"] if case.registered else ["release"]
    need([one.type for one in opened if one is not None] == wanted, "an event is lost or doubled", cut)
    receipt, _ = read_receipt((place / f"{OUT}.receipt").read_text(encoding="utf-8"))
    need(receipt.entry.sequence == len(wanted) - 1, "the receipt is another's", cut)
    event = opened[-1].event if opened[-1] else b"{}"
    need(json.loads(event)["sha256"] == sha256((place / OUT).read_bytes()), "another release was filed", cut)
    with LedgerCopy(str(place / "ledger")) as copy:
        found = audit(copy, PublicKey.parse(KEY.public.vkey), lambda *_: None)
    need(not found.faults and not found.notes, f"the audit finds {found}", cut)


@pytest.mark.parametrize("name", CASES)
def test_no_power_cut_halves_a_release(
    name: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    cuts = played(CASES[name], tmp_path)
    assert len(cuts) >= 20
    check_all(CASES[name], tmp_path, cuts)
    record_property("power cuts, making a release", len(cuts))


DEAF: dict[str, tuple[str, Callable[[str], bool]]] = {
    "no fsync at all": ("a new file", lambda _: True),
    "the release's content": ("over an earlier one", lambda path: f"/.{OUT}." in path),
    "the signature's content": ("a new file", lambda path: ".minisig." in path),
    "the names": ("over an earlier one", lambda path: path.endswith("/work")),
    "the registrations": ("registered, and into a ledger", lambda path: ".registrations." in path),
    "the ledger's lines": ("into a ledger", lambda path: path.endswith("/events/000000")),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", DEAF)
def test_control_a_release_that_does_not_wait_for_the_disk_is_caught(what: str, tmp_path: Path) -> None:
    name, deaf = DEAF[what]
    cuts = played(CASES[name], tmp_path, deaf)
    with pytest.raises(Broken):
        check_all(CASES[name], tmp_path, cuts)


@pytest.mark.slow
def test_control_a_release_that_leaves_the_earlier_signature_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def kept(self: Path, missing_ok: bool = False) -> None:
        if not self.name.endswith((".minisig", ".sha256")):
            unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", kept)
    cuts = played(CASES["over an earlier one"], tmp_path)
    monkeypatch.undo()
    with pytest.raises(Broken, match="another's"):
        check_all(CASES["over an earlier one"], tmp_path, cuts)
