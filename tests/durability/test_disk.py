"""The disk of these tests loses what was not synced, in each way, and keeps what was."""

import os
from pathlib import Path

import pytest

from tests.durability.disk import BLOCK, Disk


def left(disk: Disk, promised: int) -> list[dict[str, bytes | None]]:
    """What may lie on the disk once so much or more was promised."""
    return [cut.files() for cut in disk.cuts() if len(cut.promised) >= promised]


def write(place: Path, data: bytes, *, sync: bool) -> None:
    with place.open("wb") as out:
        out.write(data)
        out.flush()
        if sync:
            os.fsync(out.fileno())


def sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def test_what_was_there_before_is_on_it(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"kept")
    with Disk(tmp_path) as disk:
        disk.promise("looked")
    assert left(disk, 1) == [{"old": b"kept"}]


def test_a_file_that_was_not_synced_may_be_gone_empty_zeros_torn_or_whole(tmp_path: Path) -> None:
    data = bytes(range(1, 256)) * 8
    with Disk(tmp_path) as disk:
        write(tmp_path / "f", data, sync=False)
        disk.promise("written")
    found = left(disk, 1)
    for one in (None, b"", b"\0" * len(data), data[: len(data) // 2], data):
        assert ({} if one is None else {"f": one}) in found
    holes = b"\0" * BLOCK + data[BLOCK : 2 * BLOCK] + b"\0" * BLOCK + data[3 * BLOCK :]
    assert len(data) < 4 * BLOCK
    assert {"f": holes} in found


def test_a_synced_file_keeps_its_content_and_may_lose_its_name(tmp_path: Path) -> None:
    with Disk(tmp_path) as disk:
        write(tmp_path / "f", b"data", sync=True)
        disk.promise("synced")
        sync_folder(tmp_path)
        disk.promise("named")
    assert {tuple(one.items()) for one in left(disk, 1)} == {(), (("f", b"data"),)}
    assert left(disk, 2) == [{"f": b"data"}]


def test_a_rename_without_a_sync_of_the_content_may_leave_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"old")
    with Disk(tmp_path) as disk:
        write(tmp_path / "g", b"new", sync=False)
        (tmp_path / "g").rename(tmp_path / "f")
        sync_folder(tmp_path)
        disk.promise("renamed")
    found = left(disk, 1)
    assert {"f": b""} in found
    assert {"f": b"old"} not in found


def test_a_rename_without_a_sync_of_the_folder_may_not_have_been(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"old")
    with Disk(tmp_path) as disk:
        write(tmp_path / "g", b"new", sync=True)
        (tmp_path / "g").rename(tmp_path / "f")
        disk.promise("renamed")
    assert {"f": b"old"} in left(disk, 1)
    assert {"f": b"new"} in left(disk, 1)


def test_what_is_added_or_written_over_may_be_there_under_the_old_name(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"first ")
    with Disk(tmp_path) as disk:
        with (tmp_path / "f").open("r+b") as out:
            out.write(b"FIRST second")
        disk.promise("written")
    found = {bytes(one["f"] or b"") for one in left(disk, 1)}
    assert {b"first ", b"FIRST second", b"first \0\0\0\0\0\0", b"FIRST sec"} <= found


def test_a_deleted_file_may_still_be_there(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"secret")
    with Disk(tmp_path) as disk:
        (tmp_path / "f").unlink()
        disk.promise("deleted")
        sync_folder(tmp_path)
        disk.promise("for good")
    assert {"f": b"secret"} in left(disk, 1)
    assert left(disk, 2) == [{}]


def test_a_removed_folder_may_still_be_there_with_what_was_in_it(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "f").write_bytes(b"data")
    with Disk(tmp_path) as disk:
        (tmp_path / "a" / "f").unlink()
        (tmp_path / "a").rmdir()
        disk.promise("removed")
        sync_folder(tmp_path)
        disk.promise("for good")
    assert {"a": None, "a/f": b"data"} in left(disk, 1)
    assert left(disk, 2) == [{}]


def test_the_next_file_is_not_taken_for_the_deleted_one(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"old")
    with Disk(tmp_path) as disk:
        (tmp_path / "f").unlink()
        write(tmp_path / "g", b"new", sync=False)
        disk.promise("exchanged")
    assert all(one in ({"f": b"old"}, {}) or set(one) == {"g"} for one in left(disk, 1))


def test_a_folder_needs_its_own_sync_and_that_of_the_one_above(tmp_path: Path) -> None:
    with Disk(tmp_path) as disk:
        (tmp_path / "a").mkdir()
        write(tmp_path / "a" / "f", b"data", sync=True)
        sync_folder(tmp_path / "a")
        disk.promise("one of two")
        sync_folder(tmp_path)
        disk.promise("both")
    assert {} in left(disk, 1)
    assert left(disk, 2) == [{"a": None, "a/f": b"data"}]


def test_a_cut_is_laid_out_with_its_modes(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "key").write_bytes(b"k")
    (folder / "key").chmod(0o600)
    with Disk(folder) as disk:
        (folder / "a").mkdir()
    laid = disk.cuts()[-1].lay(tmp_path / "cut")
    assert (laid / "key").stat().st_mode & 0o777 == 0o600
    assert (laid / "a").is_dir()


def test_what_has_two_names_is_laid_out_as_one_file(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    with Disk(folder) as disk:
        write(folder / "f", b"data", sync=True)
        os.link(folder / "f", folder / "g")
    laid = disk.cuts()[-1].lay(tmp_path / "cut")
    assert (laid / "f").samefile(laid / "g")


@pytest.mark.parametrize("deaf", [True, lambda path: path.endswith("/f")])
def test_control_a_deaf_disk_loses_what_was_synced(tmp_path: Path, deaf: bool) -> None:
    with Disk(tmp_path, deaf=deaf) as disk:
        write(tmp_path / "f", b"data", sync=True)
        sync_folder(tmp_path)
        disk.promise("synced")
    assert {"f": b""} in left(disk, 1)


def test_it_is_switched_off_again(tmp_path: Path) -> None:
    before = os.fsync
    with Disk(tmp_path) as disk:
        assert os.fsync is not before
    assert os.fsync is before
    moments = len(disk.cuts())
    write(tmp_path / "f", b"data", sync=True)
    assert len(disk.cuts()) == moments
