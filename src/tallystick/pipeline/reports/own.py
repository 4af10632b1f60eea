"""Reports known again as this program wrote them, so that an earlier one may be replaced and nothing else.

A report carries the digest of its own bytes: a PDF in a comment before its end, a DOCX or xlsx among what it
says of itself. Whoever opens one, changes it and saves it makes another file of it.
"""

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.base.regular import read_regular
from tallystick.base.showing import shown
from tallystick.base.zips import UnsoundZip, read_member, zip_in

#: No report is larger: more is not read to see whether it is one.
_LARGEST = 256 * 1024 * 1024
_MARK = "tallystick report"
_CORE = "docProps/core.xml"
_LAST = b"startxref"
_COMMENT = re.compile(rb"%tallystick report ([0-9a-f]{64})\n(?=startxref\s[0-9]+\s%%EOF\s*\Z)")
_KEYWORDS = re.compile(rb"<cp:keywords\s*/>|<cp:keywords>[^<]*</cp:keywords>")
#: How a zip begins, and how one ends that has no comment.
_FIRST, _END, _END_BYTES = b"PK\x03\x04", b"PK\x05\x06", 22
_PROPERTIES_END = b"</cp:coreProperties>"
#: The same document gives the same bytes: no file says when it was made.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def marked(data: bytes) -> bytes:
    """A report that was set just now, with the digest of all that it holds."""
    if data.startswith(b"%PDF"):
        at = data.rindex(_LAST)
        comment = f"%{_MARK} {hashlib.sha256(data).hexdigest()}\n".encode()
        return data[:at] + comment + data[at:]
    with zipfile.ZipFile(io.BytesIO(data)) as given:
        parts = {name: given.read(name) for name in given.namelist()}
    keywords = f"<cp:keywords>{_MARK} {_digest(parts)}</cp:keywords>".encode()
    parts[_CORE] = _KEYWORDS.sub(b"", parts[_CORE]).replace(_PROPERTIES_END, keywords + _PROPERTIES_END)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(zipfile.ZipInfo(name, _NO_TIME), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def refuse_others(out: str) -> None:
    """Look whether what is in the place of a report may be replaced: nothing, or an untouched one of ours.

    Raises:
        Refusal: something else lies there, or a report that somebody has changed since.
    """
    place = Path(out)
    if not place.exists() and not place.is_symlink():
        return
    try:
        ours = is_untouched(read_regular(place, _LARGEST))
    except OSError:
        ours = False
    if not ours:
        raise Refusal(
            Reason(
                "{path} is there already, and is no report of this program, or was changed since",
                path=Text(shown(out)),
            ),
            Reason("choose another name; nothing was changed"),
        )


def is_untouched(data: bytes) -> bool:
    """Whether a file is a report as this program wrote it."""
    if data.startswith(b"%PDF"):
        found = _COMMENT.search(data, max(0, len(data) - 1024))
        bare = data[: found.start()] + data[found.end() :] if found else b""
        return found is not None and hashlib.sha256(bare).hexdigest().encode() == found[1]
    if not (data.startswith(_FIRST) and data[-_END_BYTES:].startswith(_END)):
        return False  # something stands before it or behind it
    try:
        with zip_in(io.BytesIO(data), _LARGEST) as archive:
            parts = {name: read_member(archive, name) for name in archive.namelist()}
    except UnsoundZip:
        return False
    return f">{_MARK} {_digest(parts)}<".encode() in parts.get(_CORE, b"")


def _digest(parts: Mapping[str, bytes]) -> str:
    """The digest of the parts of an office file, but for the place in which it stands."""
    told = hashlib.sha256()
    for name in sorted(parts):
        part = _KEYWORDS.sub(b"", parts[name]) if name == _CORE else parts[name]
        told.update(f"{name}\n{len(part)}\n".encode() + part)
    return told.hexdigest()
