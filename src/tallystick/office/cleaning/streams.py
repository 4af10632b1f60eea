"""Pictures inside a PDF without what cameras and programs note in them; their dots stay as they are."""

import base64
import binascii
import re
import zlib

from tallystick.office.cleaning.kinds import LARGEST_CLEANED, FileNotTaken

_START, _END = b"\xff\xd8", b"\xff\xd9"
_SCAN, _COMMENT, _JFIF, _ADOBE = 0xDA, 0xFE, 0xE0, 0xEE
_APP, _ALONE = range(0xE0, 0xF0), frozenset({0x01, *range(0xD0, 0xD9)})
#: So many bytes of these two say how colours are meant; what may follow is a small picture.
_JFIF_BYTES, _ADOBE_BYTES = 16, 14
#: A picture that stands in what draws a page.
_INLINE = re.compile(rb"\bID\s(?=\xff\xd8\xff)")
_MARKER = re.compile(rb"\xff(?=[\x01-\xcf\xd8-\xfe])")
#: What a JPEG 2000 is made of; other boxes hold XML, an address, what a camera noted.
_BOXES = frozenset({b"jP  ", b"ftyp", b"jp2h", b"jp2c"})
_CODESTREAM = b"\xff\x4f\xff\x51"


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG without comments, without what programs note, and without whatever stands behind it.

    Raises:
        FileNotTaken: it is none that can be followed from segment to segment.
    """
    at = data.find(_START, 0, 16)
    if at < 0:
        raise FileNotTaken("broken")
    kept, at = [_START], at + 2
    while at < len(data):
        marker, at = _marker(data, at)
        if marker in _ALONE:
            kept.append(bytes((0xFF, marker)))
            continue
        if marker == _END[1]:
            return b"".join([*kept, _END])
        size = int.from_bytes(data[at : at + 2], "big")
        if size < 2:
            raise FileNotTaken("broken")
        kept.append(_segment(marker, data[at : at + size]))
        at += size
        if marker == _SCAN:
            found = _MARKER.search(data, at)
            end = found.start() if found else len(data)
            kept.append(data[at:end])
            at = end
    return b"".join(kept)


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """The marker at a place, which bytes of filling may stand before, and where what belongs to it begins."""
    if data[at] != 0xFF:
        raise FileNotTaken("broken")
    while at < len(data) and data[at] == 0xFF:
        at += 1
    if at == len(data):
        raise FileNotTaken("broken")
    return data[at], at + 1


def _segment(marker: int, segment: bytes) -> bytes:
    """A segment as it is kept; of those that programs write for themselves next to nothing is."""
    if marker == _COMMENT or marker in _APP:
        name = segment[2:7]
        if marker == _JFIF and name == b"JFIF\0" and len(segment) >= _JFIF_BYTES:
            segment = b"\0\x10" + segment[2:14] + b"\0\0"
        elif marker == _ADOBE and name == b"Adobe" and len(segment) >= _ADOBE_BYTES:
            segment = b"\0\x0e" + segment[2:_ADOBE_BYTES]
        else:
            return b""
    return bytes((0xFF, marker)) + segment


def blank_inside(data: bytes) -> bytes:
    """What draws a page, with nothing but zeros where a JPEG that stands in it notes something.

    Raises:
        FileNotTaken: one of these can't be followed from segment to segment.
    """
    made = bytearray(data)
    for found in _INLINE.finditer(data):
        at = found.end() + len(_START)
        while at < len(data):
            marker, at = _marker(data, at)
            if marker in _ALONE:
                continue
            if marker in (_END[1], _SCAN):  # what is noted between scans is noted by no camera
                break
            size = int.from_bytes(data[at : at + 2], "big")
            if marker == _COMMENT or (marker in _APP and marker not in (_JFIF, _ADOBE)):
                made[at + 2 : at + size] = bytes(len(made[at + 2 : at + size]))
            at += size
    return bytes(made)


def bare_jpeg_2000(data: bytes) -> bytes:
    """A JPEG 2000 without the boxes in which programs note things.

    Raises:
        FileNotTaken: it is none.
    """
    if data.startswith(_CODESTREAM):
        return data
    kept, at = [], 0
    while at + 8 <= len(data):
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        elif not size:
            size = len(data) - at
        if size < 8:
            raise FileNotTaken("broken")
        if name in _BOXES:
            kept.append(data[at : at + size])
        at += size
    if not kept:
        raise FileNotTaken("broken")
    return b"".join(kept)


def unwrapped(data: bytes, filters: list[str]) -> bytes:
    """What lies inside of some filters of a PDF, the outermost first.

    Raises:
        FileNotTaken: one of them is not undone here, or it unpacks to too much.
    """
    for one in filters:
        try:
            data = _undone(data, one)
        except (zlib.error, ValueError, binascii.Error):
            raise FileNotTaken("broken") from None
    return data


def _undone(data: bytes, name: str) -> bytes:
    if name == "/FlateDecode":
        unpacking = zlib.decompressobj()
        made = unpacking.decompress(data, LARGEST_CLEANED)
        if unpacking.unconsumed_tail:
            raise FileNotTaken("too-much")
        return made
    if name == "/ASCII85Decode":
        return base64.a85decode(data.strip().removeprefix(b"<~").removesuffix(b"~>"))
    if name == "/ASCIIHexDecode":
        signs = b"".join(data.partition(b">")[0].split())
        return binascii.unhexlify(signs + b"0" * (len(signs) % 2))
    raise FileNotTaken("broken")
