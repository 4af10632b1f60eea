"""The one way to open a zip that somebody hands us: measured before anything of it is unpacked."""

import contextlib
import os
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from tallystick.base.reasons import Count, Foreign, Reason, Text, Unfit
from tallystick.base.regular import in_words, open_regular

#: The largest directory of a zip that is read; each file in it takes some hundred bytes.
LARGEST_DIRECTORY = 4 * 1024 * 1024
_END, _END_64, _END_BYTES, _LONGEST_COMMENT = b"PK\x05\x06", b"PK\x06\x07", 22, 65535
#: What Python's zip reader raises for archives that were cut, changed, locked or made up.
_UNSOUND = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    OverflowError,
)


_LOCKED = Reason("it is locked with a password")
_OTHER_PACKING = Reason("it is packed in another way than zip programs do by themselves (deflate)")


class UnsoundZip(Unfit):
    """What is wrong with a zip or with a file in it."""


class LargeZip(UnsoundZip):
    """A zip that may be sound and is more than is taken in."""


@contextlib.contextmanager
def open_zip(path: str, largest: int) -> Iterator[zipfile.ZipFile]:
    """A zip whose files, unpacked, are no larger than so many bytes together, each there once.

    Raises:
        UnsoundZip: it is no zip, a damaged one, or one that is larger, holds a name twice, or one that
            leads out of it.
        OSError: there is no such file, it is no regular file, is too large, or can't be read.
    """
    with open_regular(path, largest) as file, zip_in(file, largest) as archive:
        yield archive


@contextlib.contextmanager
def zip_in(file: BinaryIO, largest: int) -> Iterator[zipfile.ZipFile]:
    """The zip in a file that is open; the file is left open.

    Raises:
        UnsoundZip: it is no zip, a damaged one, or one that is larger, holds a name twice, or one that
            leads out of it.
    """
    _refuse_large_directory(file)
    try:
        archive = zipfile.ZipFile(file)
    except _UNSOUND as problem:
        raise UnsoundZip(_words(problem)) from None
    with archive:
        _refuse_unsound(archive, largest)
        yield archive


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a file in a zip, no more than its directory says.

    Raises:
        UnsoundZip: it is damaged, locked, a link, or packed in a way that could unpack without bound.
    """
    about = archive.getinfo(name)
    barred = _barred(about)
    if barred is not None:
        raise UnsoundZip(barred)
    if (about.external_attr >> 16) & 0o170000 == 0o120000:
        raise UnsoundZip(Reason("it is a link"))
    try:
        return archive.read(about)
    except _UNSOUND as problem:
        raise UnsoundZip(_words(problem)) from None


def why_none_can_be_read(archive: zipfile.ZipFile) -> Reason | None:
    """Why not one file of a zip can be read, to be said once and not of each; None where some can."""
    barred = [_barred(one) for one in archive.infolist() if not one.is_dir()]
    return barred[0] if barred and None not in barred else None


def _barred(about: zipfile.ZipInfo) -> Reason | None:
    """Why a file can't be unpacked: it is locked, or packed in a way that could unpack without bound."""
    if about.flag_bits & 1:
        return _LOCKED
    return None if about.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} else _OTHER_PACKING


def _words(problem: Exception) -> Reason:
    told = str(problem)
    if not told:
        return Reason("it ends too early")
    return Reason("{words}", words=Foreign(told[:1].lower() + told[1:]))


def _refuse_large_directory(file: BinaryIO) -> None:
    """Look at the size of the directory before Python's reader takes it into memory whole."""
    size = file.seek(0, os.SEEK_END)
    begins = max(0, size - _END_BYTES - _LONGEST_COMMENT)
    file.seek(begins)
    tail = file.read(size - begins)
    file.seek(0)
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_BYTES:
        raise UnsoundZip(Reason("it has no directory of a zip at its end"))
    if tail[max(0, at - 20) : at].startswith(_END_64):
        raise LargeZip(Reason("it is a zip of more than 4 GB or 65,535 files (zip64)"))
    (directory,) = struct.unpack_from("<I", tail, at + 12)
    if directory > size:
        raise UnsoundZip(Reason("its directory would be larger than itself"))
    if directory > LARGEST_DIRECTORY:
        raise LargeZip(Reason("its directory is larger than {size}", size=in_words(LARGEST_DIRECTORY)))


def _refuse_unsound(archive: zipfile.ZipFile, largest: int) -> None:
    if sum(one.file_size for one in archive.infolist()) > largest:
        raise LargeZip(Reason("it would unpack to more than {size}", size=in_words(largest)))
    name, times = Counter(archive.namelist()).most_common(1)[0] if archive.namelist() else ("", 1)
    if times > 1:
        raise UnsoundZip(Reason("it holds {name} {times} times", name=Text(name[:120]), times=Count(times)))
    out = next((one for one in archive.namelist() if ".." in one.replace("\\", "/").split("/")), None)
    if out is not None:
        raise UnsoundZip(Reason("it holds {name}, which leads out of it", name=Text(out[:120])))
