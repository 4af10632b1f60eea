"""The zip of a release: stored, sorted, without times or owners, so that it has only one possible form."""

import os
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import BinaryIO

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.base.regular import in_words

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _MADE_BY_UNIX = 20, 0x0314
#: The first of January 1980, the earliest day that a zip can name.
_DATE = 0x21
_PLAIN_FILE = 0o100644 << 16
_END_MARK = b"PK\5\6"
_OTHER_END = Reason("the end of the zip was changed, or something was added behind it")
#: What `pack` makes and a reader takes into memory unless more is asked for: so much a stranger may send.
LARGEST = 512 * 1024 * 1024
#: More bytes and more files has no zip of this form.
LARGEST_OF_FORM, _MOST = 0xFFFF0000, 0xFFFE


class Damage(Exception):
    """A release is not as it was made.

    Attributes:
        member: the file inside it that is damaged; empty where the zip itself is.
        reason: in which way.
    """

    def __init__(self, member: str, reason: Reason) -> None:
        """Keep both apart."""
        self.member = member
        self.reason = reason
        super().__init__(self.in_words.text)

    @property
    def in_words(self) -> Reason:
        """The member and what is wrong with it."""
        if not self.member:
            return self.reason
        return Reason("{file}: {why}", file=Text(self.member), why=self.reason)


def pack(members: Mapping[str, bytes], largest: int = LARGEST) -> bytes:
    """The zip of these members, in their order.

    Nothing is compressed: what a compressor writes depends on its version.

    Raises:
        Refusal: they are more than a reader takes in, or than a plain zip holds.
    """
    largest = min(largest, LARGEST_OF_FORM)
    if sum(map(len, members.values())) + 200 * len(members) > largest or len(members) > _MOST:
        raise Refusal(
            Reason("the release would be larger than {size}", size=in_words(largest)),
            Reason(
                "leave the pages out with --no-site, or allow it more MB with --largest, as whoever verifies "
                "it then has to"
            ),
        )
    locals_ = [_local(name, data) + data for name, data in members.items()]
    return b"".join(locals_) + _directory(members)


def refuse_other_end(file: BinaryIO) -> None:
    """Look whether a release that is open ends where its directory says, before anything of it is read.

    Raises:
        Damage: it does not, so that no `pack` wrote it.
    """
    size = file.seek(-_END.size, os.SEEK_END) + _END.size
    mark, *_, directory, begins, _ = _END.unpack(file.read(_END.size))
    if mark != _END_MARK or directory + begins + _END.size != size:
        raise Damage("", _OTHER_END)


def unpack(data: bytes, first: Iterable[str], others: Callable[[bytes], list[str]]) -> dict[str, bytes]:
    """The members of a zip that `pack` made; any other byte in it is named.

    Args:
        data: the zip.
        first: the names of the first members.
        others: gives the names of the others from the content of the first.

    Raises:
        Damage: a byte is not as `pack` would have written it.
    """
    members: dict[str, bytes] = {}
    at = 0
    for name in first:
        members[name], at = _member(data, at, name)
    for name in others(next(iter(members.values()))):
        members[name], at = _member(data, at, name)
    _compare_directory(data[at:], members)
    return members


def _member(data: bytes, at: int, name: str) -> tuple[bytes, int]:
    start = at + _LOCAL.size + len(name)
    if len(data) < start:
        raise Damage(name, Reason("the release ends before it"))
    size = _LOCAL.unpack_from(data, at)[8]
    content = data[start : start + size]
    if data[at:start] != _local(name, content):
        raise Damage(name, Reason("its header or its content was changed"))
    return content, start + size


def _compare_directory(found: bytes, members: Mapping[str, bytes]) -> None:
    if found == _directory(members):
        return
    at = 0
    for name, entry in _entries(members):
        if found[at : at + len(entry)] != entry:
            raise Damage(name, Reason("its entry in the zip's directory was changed"))
        at += len(entry)
    raise Damage("", _OTHER_END)


def _local(name: str, content: bytes) -> bytes:
    crc, size = zlib.crc32(content), len(content)
    head = _LOCAL.pack(b"PK\3\4", _VERSION, 0, 0, 0, _DATE, crc, size, size, len(name), 0)
    return head + name.encode("ascii")


def _entries(members: Mapping[str, bytes]) -> Iterable[tuple[str, bytes]]:
    offset = 0
    for name, content in members.items():
        crc, size = zlib.crc32(content), len(content)
        sizes = (crc, size, size, len(name), 0, 0, 0, 0, _PLAIN_FILE, offset)
        head = _CENTRAL.pack(b"PK\1\2", _MADE_BY_UNIX, _VERSION, 0, 0, 0, _DATE, *sizes)
        yield name, head + name.encode("ascii")
        offset += _LOCAL.size + len(name) + size


def _directory(members: Mapping[str, bytes]) -> bytes:
    entries = b"".join(entry for _, entry in _entries(members))
    offset = sum(_LOCAL.size + len(name) + len(content) for name, content in members.items())
    return entries + _END.pack(_END_MARK, 0, 0, len(members), len(members), len(entries), offset, 0)
