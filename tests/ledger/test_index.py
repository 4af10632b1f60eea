"""Finding what was filed before: by the index, whatever state it is in, and without reading every file."""

from pathlib import Path

import pytest

from tallystick.ledger.compare import key_bytes
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.index import SegmentIndex
from tallystick.ledger.layout import SEGMENT, LedgerFiles
from tallystick.ledger.model import Opening
from tallystick.ledger.tree import Tree, leaf_hash, root_over
from tests.ledger.made import events, file, new_ledger

COUNT = 3 * SEGMENT + 17


@pytest.fixture
def path(tmp_path: Path) -> str:
    made = new_ledger(tmp_path / "l", COUNT)
    LedgerFolder(made).close()
    return made


def counted(patch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the files of events that are read from now on."""
    read: list[int] = []
    lines = LedgerFiles.lines

    def listed(self: LedgerFiles, number: int, mark: bytes = b"") -> list[bytes]:
        read.append(number)
        return lines(self, number, mark)

    patch.setattr(LedgerFiles, "lines", listed)
    return read


def read_by(path: str, monkeypatch: pytest.MonkeyPatch, event: int) -> tuple[list[int], bool]:
    """Which files of events are read to file an event, and whether it was there before."""
    with LedgerFolder(path) as ledger, monkeypatch.context() as patch:
        read = counted(patch)
        again = file(ledger, [{"number": event}])[0].again
    return read, again


def test_only_the_last_file_of_events_and_that_of_the_event_are_read(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_by(path, monkeypatch, 99_999) == ([3], False)
    read, again = read_by(path, monkeypatch, SEGMENT + 5)
    assert (set(read), again) == ({3, 1}, True)


def test_opening_reads_only_the_last_file_of_events(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = counted(monkeypatch)
    LedgerFolder(path).close()
    assert read == [3]
    (Path(path) / "events" / "000001").touch()
    read.clear()
    LedgerFolder(path).close()
    assert read == [1, 3], "a file that changed is compared again"


def test_control_an_index_that_forgets_makes_every_file_be_read(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SegmentIndex, "recall", lambda *_: None)
    (Path(path) / "index").unlink()
    read = counted(monkeypatch)
    LedgerFolder(path).close()
    assert read == [0, 1, 2, 3]


def test_everything_is_found_where_it_stands(path: str) -> None:
    sample = [*range(0, COUNT, 97), SEGMENT - 1, SEGMENT, 2 * SEGMENT - 1, COUNT - 1]
    with LedgerFolder(path) as ledger:
        filed = file(ledger, [{"number": at} for at in sample])
        assert [(one.sequence, one.again) for one in filed] == [(at, True) for at in sample]
        assert [one.sequence for one in file(ledger, events(2, 70_000))] == [COUNT, COUNT + 1]
        assert ledger.find("") is None
        assert ledger.find("0" * 64) is None


def test_files_that_become_full_meanwhile_are_found_too(tmp_path: Path) -> None:
    with LedgerFolder(new_ledger(tmp_path / "l")) as ledger:
        for start in range(0, 2 * SEGMENT + 100, 300):
            file(ledger, events(300, start))
        assert [one.again for one in file(ledger, events(2 * SEGMENT + 100))] == [True] * (2 * SEGMENT + 100)


@pytest.mark.parametrize("spoil", ["gone", "zeros", "noise", "cut", "a part of another", "a byte of a key"])
def test_a_spoilt_index_is_made_anew(path: str, spoil: str) -> None:
    index = Path(path) / "index"
    whole = index.read_bytes()
    third = len(whole) // 3
    at = whole.index(key_bytes(Opening.of("file", {"number": 5}, b"")))
    spoilt = {
        "gone": b"",
        "zeros": b"\0" * len(whole),
        "noise": bytes(range(256)) * 200,
        "cut": whole[: len(whole) // 2],
        "a byte of a key": whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :],
        "a part of another": whole[third : 2 * third] + whole[:third] + whole[2 * third :],
    }
    index.write_bytes(spoilt[spoil])
    with LedgerFolder(path) as ledger:
        assert [one.again for one in file(ledger, [{"number": 5}, {"number": 99_999}])] == [True, False]
    LedgerFolder(path).close()
    assert index.read_bytes() == whole


def test_a_ledger_that_is_put_back_from_a_backup_is_not_mixed_up_with_the_index(path: str) -> None:
    """The index is of a ledger that went on; the files are of one that went on otherwise."""
    index = (Path(path) / "index").read_bytes()
    other = new_ledger(Path(path).with_name("other"))
    with LedgerFolder(other) as ledger:
        file(ledger, events(COUNT, 500))
    (Path(other) / "index").write_bytes(index)
    with LedgerFolder(other) as ledger:
        assert [one.again for one in file(ledger, [{"number": 3}, {"number": COUNT + 400}])] == [False, True]


def test_the_root_over_known_parts_is_the_root_over_all() -> None:
    leaves = [leaf_hash(at.to_bytes(4, "big")) for at in range(70)]
    tree = Tree(lambda start, stop: leaves[start:stop], len(leaves))
    for size in range(71):
        roots = [tree.root(8)] + [
            Tree(lambda start, stop, at=at: leaves[at + start : at + stop], 8).root(8)  # type: ignore[misc]
            for at in range(8, size - 7, 8)
        ]
        assert root_over(size, roots, 8, lambda start, stop: leaves[start:stop]) == tree.root(size)
