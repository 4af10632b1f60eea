"""Pictures and fonts inside a document: told by their content, each written anew or known to note nothing."""

import base64
import binascii
import re

from tallystick.office.cleaning.drawings import bare_emf, bare_wmf
from tallystick.office.cleaning.images import clean_image
from tallystick.office.cleaning.kinds import JPEG, PNG, Cleaned, FileNotTaken

_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF8", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
)
#: Fonts and drawings of LibreOffice: dots, lines and letters, and no word of who drew them.
_TELL_NOTHING = (
    *(b"\x00\x01\x00\x00", b"OTTO", b"ttcf", b"true"),
    b"VCLMTF",
)
_OLD_DRAWINGS = (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00")
#: A font whose first bytes an office program has changed by a key that lies in the document.
_FONTS = (".odttf", ".fntdata")
_DRAWING, _DRAWING_AT = b" EMF", slice(40, 44)
_HEAD = 88
#: A file inside of markup: in an element of its own, or in an address.
_SPELLED = re.compile(
    rb"(<(?:[\w.\-]+:)?bin(?:ary-?)?Data\b[^<>]*>)([^<]+)(?=<)"
    rb"|((?<=[\"'(])\s*data:[\w.+\-]+/[\w.+\-]+[^,\"'<>]*,)([^\"'<>)]+)",
    re.IGNORECASE,
)


def clean_media(name: str, data: bytes) -> Cleaned:
    """A part of a document that is no markup, without what it notes.

    Args:
        name: the name of the part; of a font alone it says what it is.
        data: the part.

    Raises:
        FileNotTaken: it is nothing that is known to be harmless, or it is broken.
    """
    for magic, kind in _PICTURES:
        if data.startswith(magic):
            return clean_image(data, kind)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return clean_image(data, "webp")
    if data[_DRAWING_AT] == _DRAWING and len(data) >= _HEAD:
        return bare_emf(data)
    if data.startswith(_OLD_DRAWINGS):
        return bare_wmf(data)
    if not data or data.startswith(_TELL_NOTHING) or name.lower().endswith(_FONTS):
        return data, frozenset()
    raise FileNotTaken("embedded")


def clean_spelled(part: bytes) -> Cleaned:
    """Markup in which each picture that is written out in letters is without what it notes.

    Raises:
        FileNotTaken: what is written out is no picture, or it is broken.
    """
    codes: set[str] = set()

    def clean(found: re.Match[bytes]) -> bytes:
        head, letters = (found[1], found[2]) if found[1] else (found[3], found[4])
        if not letters.strip():
            return found[0]
        if found[3] and b"base64" not in head.lower():
            raise FileNotTaken("embedded")
        try:
            data = base64.b64decode(re.sub(rb"\s|&#(?:x0?[ad]|10|13);", b"", letters), validate=True)
        except binascii.Error:
            raise FileNotTaken("broken") from None
        bare, told = clean_media("", data)
        codes.update(told)
        return head + base64.b64encode(bare) if told else found[0]

    if b"ata" not in part:
        return part, frozenset()
    return _SPELLED.sub(clean, part), frozenset(codes)
