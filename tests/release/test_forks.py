"""A ledger written anew under the same key, with a release that follows an older one: the fork is named.

Whoever holds the ledger's key can begin again, file what pleases him, list the old release and sign. Fifty
ways to do it are tried; each new release is without a fault by itself.
"""

import dataclasses
import itertools
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tallystick.base.canonical import Json
from tallystick.ledger.folder import start_ledger
from tallystick.ledger.model import Head, Opening
from tallystick.ledger.operations import file_in, publish_in
from tallystick.ledger.receipts import Receipt, sign_receipt
from tallystick.ledger.tree import EMPTY_ROOT
from tallystick.pipeline.changes import Changes, compare_releases
from tallystick.pipeline.filed import release_event
from tallystick.pipeline.verify import Trust
from tallystick.release.record import head_record, read_record
from tallystick.release.seal import open_sealed
from tests.ledger.made import KEY
from tests.release.made import GOLDEN, changed, key_file, quiet, release, verified

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("remembered")]

PAST: tuple[Json, ...] = tuple({"filed": number} for number in range(6))
TRUST = Trust(KEY.public, KEY.public)


@dataclass(frozen=True)
class Fork:
    """How the past is told anew.

    Attributes:
        past: what is filed instead of the six events.
        lists: under which checkpoint the old release is listed: its own, the fork's, or not at all.
        more: how many entries are filed after it.
    """

    past: tuple[Json, ...]
    lists: str
    more: int


def forks() -> Iterator[Fork]:
    lie: Json = {"filed": "nothing of the kind"}
    pasts = {
        "the same, salted anew": PAST,
        "the first changed": (lie, *PAST[1:]),
        "one in the middle changed": (*PAST[:3], lie, *PAST[4:]),
        "the last changed": (*PAST[:5], lie),
        "the first left out": PAST[1:],
        "the last left out": PAST[:5],
        "two exchanged": (PAST[1], PAST[0], *PAST[2:]),
        "one put in": (*PAST[:2], lie, *PAST[2:]),
        "nothing at all": (),
    }
    for past, lists, more in itertools.product(pasts.values(), ("its own", "the fork's", "not"), (0, 3)):
        yield Fork(past, lists, more)


class Bench:
    """An old release in the reader's hands, whose ledger held six entries."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key = key_file(folder)
        self.ledger = str(folder / "ledger")
        self.package = changed(GOLDEN, folder / "package", "methods/final.toml", "At the", "At the")
        start_ledger(self.ledger, KEY.name)
        file_in(self.ledger, self.key, "file", list(PAST), "2026-01-01")
        publish_in(self.ledger, self.key, None)
        self.old, made = release(folder, "old.zip", self.package, ledger=self.ledger)
        self.sha256 = made.sha256
        record = read_record(open_sealed(Path(self.old).read_bytes(), None).members)
        assert record is not None
        self.head = head_record(record.checkpoint.head)

    def listing(self, checkpoint: Json) -> Json:
        return {
            "sha256": self.sha256,
            "package": "exampla-2021-2025",
            "method": "final",
            "assessment_id": "0" * 64,
            "checkpoint": checkpoint,
        }

    def forked(self, fork: Fork, folder: Path) -> Changes:
        ledger = str(folder / "ledger")
        start_ledger(ledger, KEY.name)
        if fork.past:
            file_in(ledger, self.key, "file", list(fork.past), "2026-01-01")
        checkpoint, _ = publish_in(ledger, self.key, None)
        if fork.lists != "not":
            own = fork.lists == "its own"
            head = self.head if own else head_record(checkpoint.head)
            if own and checkpoint.head.size < len(PAST):
                file_in(ledger, self.key, "file", [{"fill": at} for at in range(6)], "2026-01-01")
            file_in(ledger, self.key, "release", [self.listing(head)], "2026-01-02")
        if fork.more:
            file_in(ledger, self.key, "file", [{"later": at} for at in range(fork.more)], "2026-01-03")
        publish_in(ledger, self.key, None)
        key_file(folder)
        new, _ = release(folder, "new.zip", self.package, ledger=ledger)
        return compare_releases(self.old, new, TRUST, quiet)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("forks"))


def named(found: Changes) -> bool:
    """Whether the fork is named: between the two, or by the new one's own proofs."""
    return bool(found.breaks or found.new.problems)


def test_each_of_fifty_forks_is_refused(bench: Bench, tmp_path: Path) -> None:
    tried = list(forks())
    assert len(tried) >= 50
    unseen = []
    for number, fork in enumerate(tried):
        folder = tmp_path / str(number)
        folder.mkdir()
        if not named(bench.forked(fork, folder)):
            unseen.append(fork)
    assert unseen == []


def test_the_same_tree_listed_under_another_is_called_a_fork(bench: Bench, tmp_path: Path) -> None:
    found = bench.forked(Fork(PAST, "the fork's", 0), tmp_path)
    assert found.new.problems == []
    assert any("a fork: entry 6" in one.text for one in found.breaks)


def grown_otherwise(folder: Path, between: int, instead: int) -> Changes:
    """Two releases of a ledger that grew in two ways from the old one's own checkpoint on.

    Args:
        folder: where all of it lies.
        between: how many entries are filed behind the checkpoint before the old release is.
        instead: how many the other ledger has in the place of these and of the old release; where there are
            more, it lists that one behind them.
    """
    key, ledger, other = key_file(folder), str(folder / "ledger"), str(folder / "other")
    start_ledger(ledger, KEY.name)
    file_in(ledger, key, "file", list(PAST), "2026-01-01")
    head = head_record(publish_in(ledger, key, None)[0].head)
    shutil.copytree(ledger, other)
    if between:
        file_in(ledger, key, "file", [{"between": at} for at in range(between)], "2026-01-01")
    old, made = release(folder, "old.zip", GOLDEN, ledger=ledger)
    file_in(other, key, "file", [{"instead": at} for at in range(instead)], "2026-01-02")
    if instead > between:
        file_in(other, key, "release", [{"sha256": made.sha256, "checkpoint": head}], "2026-01-02")
    publish_in(other, key, None)
    new, _ = release(folder, "new.zip", GOLDEN, ledger=other)
    return compare_releases(old, new, TRUST, quiet)


@pytest.mark.parametrize(("between", "instead"), [(0, 1), (0, 4), (2, 3), (2, 1)])
def test_a_fork_behind_the_old_checkpoint_breaks_the_promise_that_lies_beside_it(
    tmp_path: Path, between: int, instead: int
) -> None:
    found = grown_otherwise(tmp_path, between, instead)
    assert (found.old.problems, found.new.problems) == ([], [])
    assert any("promise to list the release" in one.text for one in found.breaks)
    (tmp_path / "old.zip.receipt").unlink()
    again = compare_releases(str(tmp_path / "old.zip"), str(tmp_path / "new.zip"), TRUST, quiet)
    assert not any("promise" in one.text for one in again.breaks)


@pytest.mark.parametrize(
    ("sequence", "after", "wrong"),
    [
        (6, Head(6, b"\7" * 32), True),
        (6, Head(3, b"\7" * 32), True),
        (5, Head(0, EMPTY_ROOT), True),
        (9, Head(9, b"\7" * 32), False),
    ],
)
def test_a_receipt_beside_it_that_contradicts_a_release_is_named(
    bench: Bench, tmp_path: Path, sequence: int, after: Head, *, wrong: bool
) -> None:
    place = tmp_path / "one.zip"
    shutil.copy(bench.old, place)
    sealed = open_sealed(place.read_bytes(), None)
    record = read_record(sealed.members)
    assert record is not None
    event = release_event(sealed.about, sealed.sha256, record.checkpoint.head)
    entry = Opening.of("release", event, b"s" * 32).entry(sequence)
    right = Receipt(KEY.name, entry, b"s" * 32, record.checkpoint.head, "")
    beside = tmp_path / "one.zip.receipt"
    beside.write_text(sign_receipt(dataclasses.replace(right, after=after), KEY), encoding="utf-8")
    found = verified(str(place))
    assert (found.standing == "differs") is wrong
    assert any("promise to list" in told.text for _, told in found.problems) is wrong


def test_control_the_honest_next_release_is_taken(bench: Bench, tmp_path: Path) -> None:
    publish_in(bench.ledger, bench.key, None)
    key_file(tmp_path)
    new, _ = release(tmp_path, "next.zip", bench.package, ledger=bench.ledger)
    found = compare_releases(bench.old, new, TRUST, quiet)
    assert found.breaks == []
    assert any("lists the old one as entry 6" in one.text for one in found.notes)
