"""Pictures and fonts inside a document: told by their content, each written anew or known to note nothing."""

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
#: Fonts, drawings of Windows and of LibreOffice: dots, lines and letters, and no word of who drew them.
_TELL_NOTHING = (
    *(b"\x00\x01\x00\x00", b"OTTO", b"ttcf", b"true"),
    *(b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"VCLMTF"),
)
#: A font whose first bytes an office program has changed by a key that lies in the document.
_FONTS = (".odttf", ".fntdata")
_DRAWING, _DRAWING_AT = b" EMF", slice(40, 44)
_LONG_AT, _PLACE_AT, _HEAD = slice(60, 64), slice(64, 68), 88


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
        return _undescribed(data)
    if not data or data.startswith(_TELL_NOTHING) or name.lower().endswith(_FONTS):
        return data, frozenset()
    raise FileNotTaken("embedded")


def _undescribed(data: bytes) -> Cleaned:
    """A drawing of Windows without the words of the program that made it, and of what."""
    if b"Exif\x00\x00" in data:  # a photograph lies in it
        raise FileNotTaken("embedded")
    signs, start = (int.from_bytes(data[at], "little") for at in (_LONG_AT, _PLACE_AT))
    end = start + 2 * signs
    if not signs or start < _HEAD or end > len(data) or not any(data[start:end]):
        return data, frozenset()
    return data[:start] + bytes(end - start) + data[end:], frozenset({"image_data"})
