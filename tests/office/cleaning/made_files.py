"""Files of each kind with something in one place of them, for what programs note there; all made here."""

import io
import struct
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from tests.office.cleaning.hostile import links, zipped

#: An invented name, and what else may be nowhere afterwards: a moment, the word of an editing session.
WHO, WHEN, SESSION = "Zhang Anna", "2024-03-02T10:11:12Z", "00ABCD12"
IN_PDF = "D:20240302101112"
HOME = rf"C:\Users\{WHO}\Desktop"
_MAIN = {
    "docx": ("word/document.xml", "wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation.main+xml"),
}
_TYPES = (
    '<Types xmlns="t"><Override PartName="/{0}" '
    'ContentType="application/vnd.openxmlformats-officedocument.{1}"/></Types>'
)
Make = Callable[[], bytes]


def document(kind: str, part: str, says: str | bytes) -> bytes:
    """Give a document of an office program with one part more, or in the place of its main one."""
    main, type_ = _MAIN[kind]
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES.format(main, type_),
        "_rels/.rels": links(("officeDocument", main, "")),
        main: '<w:document xmlns:w="w"/>',
    }
    return zipped(parts | {part: says})


def open_document(part: str, says: str | bytes) -> bytes:
    """Give an open document with one part more, or in the place of its text."""
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": "<a/>",
    }
    return zipped(parts | {part: says})


def photo(kind: str) -> bytes:
    """Give a picture whose camera noted a name."""
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = exif[0x013B] = WHO
    more = {"tiffinfo": exif} if kind == "TIFF" else {"comment": WHO.encode()} if kind == "GIF" else {}
    Image.new("RGB", (40, 30), "red").save(out, kind, **(more or {"exif": exif.tobytes()}))
    return out.getvalue()


def drawing() -> bytes:
    """Give a drawing of Windows that says which program made it, of what."""
    words = WHO.encode("utf-16-le")
    head = struct.pack("<II", 1, 108) + bytes(32) + b" EMF" + bytes(16)
    return head + struct.pack("<II", len(words) // 2, 108) + bytes(40) + words


def scanned_with_comment() -> bytes:
    """Give a picture in several scans with a comment between two of them."""
    out = io.BytesIO()
    Image.effect_noise((64, 64), 50).convert("RGB").save(out, "JPEG", progressive=True)
    data, words = out.getvalue(), WHO.encode()
    at = data.rfind(b"\xff\xc4")
    return data[:at] + b"\xff\xfe" + struct.pack(">H", len(words) + 2) + words + data[at:]


def with_small_picture() -> bytes:
    """Give a picture with a second head that holds a small one."""
    data, words = photo("JPEG"), b"JFXX\0\x10" + WHO.encode()
    return data[:2] + b"\xff\xe0" + struct.pack(">H", len(words) + 2) + words + data[2:]


def boxed() -> bytes:
    """Give the boxes of a JPEG 2000, one with what a camera noted."""
    words = bytes(16) + WHO.encode()
    return b"\0\0\0\x0cjP  \r\n\x87\n" + struct.pack(">I", len(words) + 8) + b"uuid" + words


def pdf(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """Give a PDF of a page, changed."""
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    change(made)
    made.save(out)
    return out.getvalue()


def pictured(data: bytes, *filters: str) -> bytes:
    """Give a PDF with a picture that lies in it under these filters."""

    def change(made: pikepdf.Pdf) -> None:
        image = Stream(made, b"", Type=Name.XObject, Subtype=Name.Image, Width=40, Height=30)
        image.write(data, filter=Array([Name(f"/{one}") for one in filters]))
        made.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(Im0=image))

    return pdf(change)


def signed(made: pikepdf.Pdf) -> None:
    """Put a field with a signature into a PDF."""
    value = Dictionary(Type=Name.Sig, Name=WHO, Location=WHO, Contents=String(WHO), ByteRange=Array([0, 1]))
    field = Dictionary(Subtype=Name.Widget, FT=Name.Sig, T="s", V=made.make_indirect(value), Rect=Array([0]))
    made.Root["/AcroForm"] = Dictionary(Fields=Array([made.make_indirect(field)]), SigFlags=3)


def annotated(made: pikepdf.Pdf) -> None:
    """Put a note into the margin of a PDF."""
    note = Dictionary(Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), NM=WHO, M=IN_PDF, CreationDate=IN_PDF)
    made.pages[0].obj["/Annots"] = Array([made.make_indirect(note)])


def thumbed(made: pikepdf.Pdf) -> None:
    """Give a page of a PDF a small picture of itself."""
    made.pages[0].obj["/Thumb"] = made.make_indirect(Stream(made, WHO.encode()))


def certified(made: pikepdf.Pdf) -> None:
    """Put the certificates of signatures into a PDF."""
    made.Root["/DSS"] = Dictionary(Certs=Array([made.make_indirect(Stream(made, WHO.encode()))]))


def with_comment() -> bytes:
    """Give a drawing of Windows in which its program has put a comment of its own."""
    words = WHO.encode("utf-16-le")
    head = struct.pack("<II", 1, 108) + bytes(32) + b" EMF" + bytes(64)
    return head + struct.pack("<III", 70, len(words) + 12, len(words)) + words


def old_drawing() -> bytes:
    """Give an older drawing of Windows with a comment of its program."""
    words = WHO.encode()
    escape = struct.pack("<IHHH", (10 + len(words)) // 2, 0x0626, 15, len(words)) + words
    return b"\x01\x00\x09\x00" + bytes(14) + escape


def keyed(**said: object) -> Callable[[pikepdf.Pdf], None]:
    """Give what puts entries into the catalog of a PDF."""

    def change(made: pikepdf.Pdf) -> None:
        for name, value in said.items():
            made.Root[f"/{name}"] = made.make_indirect(value) if isinstance(value, Dictionary) else value

    return change


def answered_note(made: pikepdf.Pdf) -> None:
    """Put a note into the margin that answers one which is not there any more."""
    asked = made.make_indirect(Dictionary(Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), T=WHO))
    note = Dictionary(Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), IRT=asked)
    made.pages[0].obj["/Annots"] = Array([made.make_indirect(note)])


def drawn_within(made: pikepdf.Pdf) -> None:
    """Have a page of a PDF draw a picture that stands in what draws it."""
    drawn = b"q BI /W 40 /H 30 /CS /RGB /BPC 8 /F /DCT ID " + photo("JPEG") + b"\nEI Q"
    made.pages[0].obj["/Contents"] = made.make_indirect(Stream(made, drawn))


def linked(made: pikepdf.Pdf) -> None:
    """Have a link in a PDF lead to somebody's disk."""
    link = Dictionary(S=Name.URI, URI=f"file:///C:/Users/{WHO}/a.pdf")
    made.pages[0].obj["/Annots"] = Array(
        [made.make_indirect(Dictionary(Subtype=Name.Link, Rect=Array([0]), A=link))]
    )


def coloured(made: pikepdf.Pdf) -> None:
    """Have the colours of a PDF be those of somebody's screen."""
    tags = struct.pack(">I4sII", 1, b"mmod", 144, 8 + len(WHO))
    profile = bytes(36) + b"acsp" + bytes(88) + tags + b"mmod\0\0\0\0" + WHO.encode()
    colours = Array([Name.ICCBased, made.make_indirect(Stream(made, profile, N=3))])
    made.pages[0].obj["/Resources"] = Dictionary(ColorSpace=Dictionary(C=colours))
