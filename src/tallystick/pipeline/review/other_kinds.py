"""Files that are called a spreadsheet and are something else: which, and how one comes to a spreadsheet."""

from collections.abc import Collection

from tallystick.base.reasons import Reason

#: So much of a file tells whether it is text.
_HEAD = 4096
#: With what the directory at the end of a zip begins.
_END = b"PK\x05\x06"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_IS_LOCKED = Reason("it is protected by a password: take the password off and save it again")
_IS_OLD = Reason("it is in the old form of xls: save it as xlsx")
_IS_EMPTY = Reason("it is empty")
_IS_CUT = Reason("it breaks off before its end: it was not copied or sent whole")
_IS_PAGE = Reason("it is a web page, as some programs write instead of an xls: save it as xlsx")
_IS_TEXT = Reason("it is plain text, such as a CSV, whatever it is called")
_BEGINS: tuple[tuple[bytes, Reason], ...] = (
    (b"%PDF", Reason("it is a PDF")),
    (b"\x89PNG", Reason("it is a picture")),
    (b"\xff\xd8\xff", Reason("it is a picture")),
    (b"GIF8", Reason("it is a picture")),
    (b"Rar!", Reason("it is packed: unpack it first")),
    (b"7z\xbc\xaf", Reason("it is packed: unpack it first")),
    (b"\x1f\x8b", Reason("it is packed: unpack it first")),
)
_HOLDS: tuple[tuple[str, Reason], ...] = (
    ("word/document.xml", Reason("it is a text document of Word")),
    ("ppt/presentation.xml", Reason("it is slides of PowerPoint")),
    ("Index/Document.iwa", Reason("it is a document of Numbers, Pages or Keynote: export it as xlsx")),
)
_HAS_NO_SHEET = Reason("it is a zip with other files in it: unpack it, and hand in the spreadsheet")
#: What is in the name of a part of every spreadsheet: of an xlsx or xlsb, of an ods.
_OF_A_SHEET = ("workbook", "content.xml")
_MARKS_OF_A_PAGE = (b"<!doctype html", b"<html", b"<table", b"<meta")


def other_kind(data: bytes) -> Reason | None:
    """What a file is that is no zip, as every xlsx and ods is; None where that is not known.

    Args:
        data: the file.

    Examples:
        >>> other_kind(b"phase,body").text[:16], other_kind(b"%PDF-1.7").text, other_kind(b"PK").text[:16]
        ('it is plain text', 'it is a PDF', 'it breaks off be')
    """
    if not data:
        return _IS_EMPTY
    if data.startswith(_OLD_OFFICE):
        return _IS_LOCKED if _LOCKED in data else _IS_OLD
    for start, told in _BEGINS:
        if data.startswith(start):
            return told
    if data.startswith(b"PK"):
        return None if _END in data else _IS_CUT
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKS_OF_A_PAGE):
        return _IS_PAGE
    return _IS_TEXT if _is_text(data[:_HEAD]) else None


def _is_text(head: bytes) -> bool:
    """Whether these are letters in whatever encoding: no sign that only programs write."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(one < 32 and one not in b"\t\n\r\f" for one in head)


def other_archive(names: Collection[str]) -> Reason | None:
    """What a zip is by the names in it, where it is no spreadsheet; None otherwise.

    Examples:
        >>> other_archive(["form.xlsx"]).text[:20], other_archive(["xl/workbook.xml"])
        ('it is a zip with oth', None)
    """
    told = next((told for name, told in _HOLDS if name in names), None)
    is_sheet = any(part in name.lower() for name in names for part in _OF_A_SHEET)
    return told if told is not None or is_sheet else _HAS_NO_SHEET
