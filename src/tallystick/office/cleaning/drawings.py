"""Drawings of Windows (EMF and WMF): what their programs noted beside the lines is filled with zeros."""

from collections.abc import Iterator

from tallystick.office.cleaning.kinds import Cleaned, FileNotTaken

_LONG_AT, _PLACE_AT, _HEAD = slice(60, 64), slice(64, 68), 88
_EMF_COMMENT, _WMF_ESCAPE, _WMF_COMMENT = 70, 0x0626, 15
#: Comments that draw; all others are a program's own.
_DRAWS = (b"EMF+", b"GDIC")
_PLACEABLE, _WMF_HEAD = b"\xd7\xcd\xc6\x9a", 18


def bare_emf(data: bytes) -> Cleaned:
    """An EMF without the words of the program that made it, and of what.

    Raises:
        FileNotTaken: a photograph lies in it.
    """
    if b"Exif\x00\x00" in data:
        raise FileNotTaken("embedded")
    made = bytearray(data)
    signs, start = (int.from_bytes(data[at], "little") for at in (_LONG_AT, _PLACE_AT))
    if start >= _HEAD and start + 2 * signs <= len(data):
        _blank(made, start, start + 2 * signs)
    for at, size in _emf_records(data):
        if int.from_bytes(data[at : at + 4], "little") == _EMF_COMMENT and not data.startswith(
            _DRAWS, at + 12
        ):
            _blank(made, at + 12, at + size)
    return bytes(made), frozenset({"image_data"} if made != data else ())


def bare_wmf(data: bytes) -> Cleaned:
    """A WMF without what programs noted in it, nor the EMF that some keep there."""
    made = bytearray(data)
    for at, size in _wmf_records(data):
        function, escape = (int.from_bytes(data[at + n : at + n + 2], "little") for n in (4, 6))
        if function == _WMF_ESCAPE and escape == _WMF_COMMENT:
            _blank(made, at + 10, at + size)
    return bytes(made), frozenset({"image_data"} if made != data else ())


def _emf_records(data: bytes) -> Iterator[tuple[int, int]]:
    """Give where each record stands, and how long it is."""
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        if size < 8:
            return
        yield at, size
        at += size


def _wmf_records(data: bytes) -> Iterator[tuple[int, int]]:
    """Give where each record stands, and how long it is."""
    at = _WMF_HEAD + (22 if data.startswith(_PLACEABLE) else 0)
    while at + 6 <= len(data):
        size = 2 * int.from_bytes(data[at : at + 4], "little")
        if size < 6:
            return
        yield at, size
        at += size


def _blank(made: bytearray, start: int, end: int) -> None:
    made[start:end] = bytes(len(made[start:end]))
