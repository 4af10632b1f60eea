"""A receipt that names a tree which the ledger in the release does not begin with: two trees were signed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tallystick.ledger.folder import start_ledger
from tallystick.ledger.model import Head
from tallystick.ledger.operations import file_in, publish_in
from tallystick.ledger.receipts import read_receipt, sign_receipt
from tallystick.pipeline.preregister import preregister
from tallystick.pipeline.verify import Trust
from tests.ledger.made import KEY, OTHER
from tests.release.made import GOLDEN, changed, key_file, release, verified

TRUST = Trust(KEY.public, KEY.public)
REGISTERED = "methods/final.registrations.json"


class Filing:
    """A release of a registered method, in a ledger of four entries, with a receipt beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.key = folder, key_file(folder)
        self.ledger = str(folder / "ledger")
        start_ledger(self.ledger, KEY.name)
        file_in(self.ledger, self.key, "file", [{"filed": number} for number in range(3)], "2026-01-01")
        publish_in(self.ledger, self.key, None)
        self.package = changed(GOLDEN, folder / "package", "methods/final.toml", "At the", "At the")
        preregister(str(self.package / "methods/final.toml"), self.ledger, self.key, "2026-01-02")
        publish_in(self.ledger, self.key, None)

    def released(self) -> str:
        return release(self.folder, "new.zip", self.package, ledger=self.ledger)[0]


@pytest.fixture
def filing(tmp_path: Path) -> Filing:
    return Filing(tmp_path)


def after(head: Head, key: object = KEY) -> Callable[[str], str]:
    """The same receipt, as if it had been given after another checkpoint."""

    def forged(text: str) -> str:
        return sign_receipt(replace(read_receipt(text)[0], after=head), key)  # type: ignore[arg-type]

    return forged


def in_json(place: Path, change: Callable[[str], str]) -> None:
    """Exchange the receipt in a file of registrations."""
    text = place.read_text("utf-8")
    begins = text.index("tallystick receipt/v1")
    ends = text.index('"', begins)
    held = text[begins:ends].encode().decode("unicode_escape").encode("latin-1").decode("utf-8")
    written = change(held).replace("\n", "\\n")
    place.write_text(text[:begins] + written + text[ends:], encoding="utf-8")


OTHERS = [Head(size, b"\x09" * 32) for size in (1, 2, 3, 4, 0)]


def test_an_honest_release_holds(filing: Filing) -> None:
    in_json(filing.package / REGISTERED, lambda text: text)
    assert verified(filing.released(), TRUST).standing == "identical"


@pytest.mark.parametrize("head", OTHERS, ids=lambda head: f"of {head.size}")
def test_a_registration_after_another_tree_is_named(filing: Filing, head: Head) -> None:
    in_json(filing.package / REGISTERED, after(head))
    found = verified(filing.released(), TRUST)
    assert [name for name, why in found.problems if "broke its promise of entry 3" in why.text] == [
        f"package/{REGISTERED}"
    ]
    assert found.standing == "differs"


@pytest.mark.parametrize("head", OTHERS, ids=lambda head: f"of {head.size}")
def test_a_release_that_was_promised_after_another_tree_is_named(filing: Filing, head: Head) -> None:
    path = filing.released()
    beside = Path(f"{path}.receipt")
    beside.write_text(after(head)(beside.read_text("utf-8")), encoding="utf-8")
    found = verified(path, TRUST)
    assert [name for name, why in found.problems if "promise to list the release is broken" in why.text] == [
        "new.zip.receipt"
    ]


def test_what_another_key_signed_is_no_promise_of_the_ledgers(filing: Filing) -> None:
    path = filing.released()
    beside = Path(f"{path}.receipt")
    beside.write_text(after(OTHERS[0], OTHER)(beside.read_text("utf-8")), encoding="utf-8")
    found = verified(path, TRUST)
    assert found.problems == []
    assert any("is no receipt of" in note.text for note in found.notes)


def test_a_method_that_was_registered_after_a_release_of_its_plan_is_told(tmp_path: Path) -> None:
    """Whoever registers when the results are known has a receipt that is in order, and chose to please."""
    key, ledger = key_file(tmp_path), str(tmp_path / "ledger")
    start_ledger(ledger, KEY.name)
    publish_in(ledger, key, None)
    package = changed(GOLDEN, tmp_path / "package", "methods/final.toml", "At the", "At the")
    release(tmp_path, "first.zip", package, ledger=ledger)
    publish_in(ledger, key, None)
    preregister(str(package / "methods/final.toml"), ledger, key, "2026-01-02")
    publish_in(ledger, key, None)
    found = verified(release(tmp_path, "second.zip", package, ledger=ledger)[0], TRUST)
    assert found.problems == []
    assert [
        note.text
        for note in found.notes
        if "first registered as entry 1" in note.text and ": 0;" in note.text
    ]


def test_of_a_method_that_was_registered_first_nothing_of_the_kind_is_told(filing: Filing) -> None:
    filing.released()
    publish_in(filing.ledger, filing.key, None)
    found = verified(release(filing.folder, "second.zip", filing.package, ledger=filing.ledger)[0], TRUST)
    assert found.record is not None
    assert len(found.record.disclosed) == 2
    assert not [note.text for note in found.notes if "first registered" in note.text]
