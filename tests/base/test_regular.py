"""Only regular files are read, none is waited for, and none is read beyond its bound."""

import os
import socket
import struct
import zipfile
from pathlib import Path

import pytest

from tallystick.base.regular import UnfitFile, read_regular
from tallystick.base.zips import LARGEST_DIRECTORY, UnsoundZip, open_zip, read_member


def test_a_file_and_a_link_to_it_are_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"so many")
    (tmp_path / "link").symlink_to("file")
    assert read_regular(tmp_path / "file", 7) == read_regular(tmp_path / "link", 7) == b"so many"


def unfit(path: Path | str, largest: int = 1024) -> str:
    with pytest.raises(UnfitFile) as caught:
        read_regular(path, largest)
    return str(caught.value.strerror)


def test_what_is_no_file_is_said_to_be_none_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(tmp_path / "s"))
        assert unfit(tmp_path / "s") == "it is a socket, not a file"
    assert unfit(tmp_path / "pipe") == "it is a pipe, not a file"
    assert unfit("/dev/zero") == unfit("/dev/null") == "it is a device, not a file"
    assert unfit(tmp_path) == "it is a folder"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as out:
        out.truncate(1_500_000_000)
    assert unfit(path, 64 * 1024 * 1024) == "it is larger than 64 MB"
    assert unfit("/proc/self/status", 10) == "it is larger than 10 bytes"  # it says that it has no size


@pytest.mark.parametrize("name", ["none", "a\0b", "n" * 300])
def test_what_is_not_there_is_an_error_of_the_system(name: str, tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"No such|no file has such a name|too long"):
        read_regular(tmp_path / name, 10)


def zipped(path: Path, *, kind: int = zipfile.ZIP_DEFLATED, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", kind) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def unsound(path: Path, largest: int = 10_000) -> str:
    try:
        with open_zip(str(path), largest) as archive:
            for name in archive.namelist():
                read_member(archive, name)
    except UnsoundZip as problem:
        return str(problem)
    return "nothing wrong"


def test_a_sound_zip_is_read(tmp_path: Path) -> None:
    with open_zip(str(zipped(tmp_path / "z", a=b"x" * 100)), 1000) as archive:
        assert read_member(archive, "a") == b"x" * 100


@pytest.mark.parametrize("kind", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_could_unpack_without_bound_is_refused(kind: int, tmp_path: Path) -> None:
    assert "packed in another way" in unsound(zipped(tmp_path / "z", kind=kind, a=b"x"))


def test_a_link_a_lock_and_a_name_twice_are_refused(tmp_path: Path) -> None:
    about = zipfile.ZipInfo("link")
    about.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "z", "w") as archive:
        archive.writestr(about, "../../etc/passwd")
    assert unsound(tmp_path / "z") == "it is a link"
    path = zipped(tmp_path / "y", a=b"x")
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("a", "y")
    assert unsound(path) == "it holds a 2 times"


@pytest.mark.parametrize("name", ["../a", "tables/../../a", "..\\a", "/x/../../a", ".."])
def test_a_name_that_leads_out_of_a_zip_is_named(tmp_path: Path, name: str) -> None:
    path = tmp_path / "out.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("tables/a..b", b"")
        archive.writestr(name, b"evil")
    assert unsound(path).endswith("which leads out of it")
    locked = bytearray(zipped(tmp_path / "x", a=b"x").read_bytes())
    locked[6] |= 1
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "x").write_bytes(locked)
    assert unsound(tmp_path / "x") == "it is locked with a password"


def test_a_zip_is_measured_before_it_is_unpacked(tmp_path: Path) -> None:
    assert (
        unsound(zipped(tmp_path / "z", a=b"x" * 6000, b=b"x" * 6000)) == "it would unpack to more than 9 kB"
    )
    lying = bytearray(zipped(tmp_path / "y", a=b"x" * 6000).read_bytes())
    struct.pack_into("<I", lying, lying.rindex(b"PK\x01\x02") + 24, 5)  # what it says that it unpacks to
    (tmp_path / "y").write_bytes(lying)
    assert "bad CRC" in unsound(tmp_path / "y")


def test_a_directory_of_a_zip_is_measured_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "z"
    with path.open("wb") as out:  # a directory of 300 MB, as it says of itself
        out.truncate(300_000_000)
        out.seek(0, 2)
        out.write(struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, 300_000_000 - 9, 0, 0))
    assert unsound(path, 400_000_000) == f"its directory is larger than {LARGEST_DIRECTORY // 1024**2} MB"
    path.write_bytes(b"PK\x06\x07" + b"\0" * 16 + b"PK\x05\x06" + b"\0" * 18)
    assert "zip64" in unsound(path)
    path.write_bytes(b"")
    assert "no directory" in unsound(path)
