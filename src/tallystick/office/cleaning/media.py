"""Pictures and fonts inside a document: told by their content, each written anew or known to note nothing."""

import base64
import binascii
import re

from lxml import etree

from tallystick.office.cleaning.drawings import bare_emf, bare_wmf
from tallystick.office.cleaning.images import clean_image
from tallystick.office.cleaning.kept import Root
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
#: Elements in which a file is written out in letters, and an address that is one.
_BINARY = frozenset({"binary-data", "binData", "binaryData"})
_LEADING = frozenset({"href", "src", "style", "fill", "stroke", "mask"})
_SPELLED = re.compile(r"(data:[^,\"'()<>]*,)([^\"'()<>]*)", re.IGNORECASE)


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


def clean_spelled(root: Root) -> frozenset[str]:
    """Leave each picture that is written out in letters in markup without what it notes.

    The parsed markup is asked: letters by number, remarks and prefixes are those of whoever made the file.

    Args:
        root: the markup, changed.

    Raises:
        FileNotTaken: what is written out is no picture, or it is broken.
    """
    codes: set[str] = set()

    def clean(found: re.Match[str]) -> str:
        if ";base64" not in found[1].lower():
            raise FileNotTaken("embedded")
        return found[1] + _bare_letters(found[2], codes)

    for one in root.iter(etree.Element):
        local = one.tag.rpartition("}")[2]
        if local in _BINARY:
            one.text = _bare_letters("".join(one.itertext()), codes)
        elif local == "style" and one.text:
            one.text = _SPELLED.sub(clean, one.text)
        for name, value in one.items():
            if "data:" in value.lower() and name.rpartition("}")[2] in _LEADING:
                one.set(name, _SPELLED.sub(clean, value))
    return frozenset(codes)


def _bare_letters(letters: str, codes: set[str]) -> str:
    """A picture in letters without what it notes; of what was taken out the codes are added."""
    try:
        data = base64.b64decode(re.sub(r"\s", "", letters), validate=True)
    except (binascii.Error, ValueError):
        raise FileNotTaken("broken") from None
    bare, told = clean_media("", data)
    codes.update(told)
    return base64.b64encode(bare).decode() if told else letters
