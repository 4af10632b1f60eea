"""The bytes of a part, its way of being sent undone, or as they stand where they were not sent so."""

import base64
import binascii
import re
from email.message import EmailMessage
from typing import cast

_WAY = re.compile(r"[A-Za-z0-9-]+")
_KNOWN = frozenset({"base64", "quoted-printable", "x-uuencode", "uuencode", "uue", "x-uue"})
#: A row of base 64, which ends where it is filled up: what stands behind that is another, or something else.
_ROW = re.compile(rb"(?:[A-Za-z0-9+/]\s*)+(?:=\s*){0,2}")
_ALL = re.compile(rb"[A-Za-z0-9+/=\s]*")


def content_of(part: EmailMessage) -> bytes:
    """What a part holds.

    The name of a way may have a comment, signs or quotation marks around it. Base 64 that a server on the way
    has written lines behind, or that begins anew, is read to its end, and what is none stands as it is.
    """
    found = _WAY.search(str(part.get("Content-Transfer-Encoding") or "").strip("\"' "))
    way = found[0].lower() if found else ""
    if way == "base64":
        raw = part.get_payload()
        return _based(raw.encode("utf-8", "surrogateescape")) if isinstance(raw, str) else b""
    if way in _KNOWN:
        part.replace_header("Content-Transfer-Encoding", way)
    held = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""


def opened_as(part: EmailMessage) -> bytes:
    """What a message inside a message is, where it was sent in a way in which none may be; else nothing."""
    way = str(part.get("Content-Transfer-Encoding") or "").strip("\"' ").lower()
    inside = part.get_payload()
    if way not in {"base64", "quoted-printable"} or not isinstance(inside, list) or len(inside) != 1:
        return b""
    one = cast("EmailMessage", inside[0])
    raw = (
        one.as_bytes()
        if way == "quoted-printable"
        else str(one.get_payload()).encode("utf-8", "surrogateescape")
    )
    if way == "quoted-printable":
        return binascii.a2b_qp(raw)
    return b"" if one.keys() else _based(raw)


def _based(raw: bytes) -> bytes:
    """Bytes of base 64, row by row; what is none stands as it is."""
    if not _ALL.fullmatch(raw):
        return _with_rest(raw)
    return b"".join(_row(one[0]) for one in _ROW.finditer(raw))


def _with_rest(raw: bytes) -> bytes:
    """Base 64 line by line, as far as it goes, and behind it the lines that are none."""
    lines = raw.splitlines(keepends=True)
    end = next((at for at, one in enumerate(lines) if not _ALL.fullmatch(one)), len(lines))
    while end and not lines[end - 1].strip():
        end -= 1
    begun = b"".join(lines[:end])
    rest = b"".join(lines[end:])
    return _based(begun) + (b"\n\n" if begun.strip() else b"") + rest


def _row(row: bytes) -> bytes:
    bare = re.sub(rb"[\s=]", b"", row)
    bare = bare[:-1] if len(bare) % 4 == 1 else bare
    return base64.b64decode(bare + b"=" * (-len(bare) % 4))
