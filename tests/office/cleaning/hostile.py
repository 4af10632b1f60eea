"""Files as people hand them in, and as somebody makes them who means harm; all made here, none kept."""

import io
import struct
import zipfile
import zlib

import pikepdf
from PIL import Image

_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="{main}"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.x"/></Types>'
)
_LINK = '<Relationship Id="r{n}" Type="{kind}" Target="{target}"{more}/>'
_LIST = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{all}</Relationships>'
_TEXT = (
    '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:body><w:p><w:ins w:id="1" w:author="Li Hua" w:initials="L"><w:r><w:t>30 districts</w:t></w:r></w:ins>'
    "</w:p></w:body></w:document>"
)
SECRET = "Li Hua"  # noqa: S105 - an invented name


def zipped(parts: dict[str, bytes | str], *, stored: bool = False) -> bytes:
    """Give a zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def links(*others: tuple[str, str, str]) -> str:
    """Give a list of relationships: its kind, target, and whatever stands behind these."""
    made = [
        _LINK.format(n=n, kind=f"{_RELS}/{kind}", target=to, more=more)
        for n, (kind, to, more) in enumerate(others)
    ]
    return _LIST.format(all="".join(made))


def types_of(main: str) -> str:
    """Give the list of parts of a document whose main part is of a kind."""
    return _TYPES.format(main=main)


def word(main: str = MAIN, **more: bytes | str) -> bytes:
    """Give a document with a name in its properties and its changes; with further parts, ``/`` as ``__``."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": types_of(main),
        "_rels/.rels": links(("officeDocument", "word/document.xml", ""), ("core", "docProps/core.xml", "")),
        "word/document.xml": _TEXT,
        "docProps/core.xml": f"<x>{SECRET}</x>",
    }
    return zipped(parts | {name.replace("__", "/"): data for name, data in more.items()})


def sheet() -> bytes:
    """Give an open document with a name in its properties and a small picture."""
    office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    parts: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"<office:document-content {office}/>",
        "meta.xml": f"<office:document-meta {office}><a>{SECRET}</a></office:document-meta>",
        "Thumbnails/thumbnail.png": b"x",
    }
    return zipped(parts)


def picture(kind: str, *, size: tuple[int, int] = (40, 30)) -> bytes:
    """Give a picture whose camera noted a name."""
    out = io.BytesIO()
    made = Image.new("RGB", size, (200, 30, 30))
    exif = Image.Exif()
    exif[0x013B] = SECRET  # the artist
    exif[0x0112] = 6  # it lies on its side
    made.save(out, kind, exif=exif)
    return out.getvalue()


def huge_png(side: int = 50_000) -> bytes:
    """Give 74 bytes that say they are a picture of 2,500 million dots."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


def pdf(**entries: object) -> bytes:
    """Give a PDF that knows its author, starts a program, carries a file and a picture with a name."""
    made = pikepdf.new()
    made.docinfo["/Author"] = SECRET
    made.add_blank_page()
    image = pikepdf.Stream(made, picture("JPEG"))
    image["/Type"], image["/Subtype"] = pikepdf.Name("/XObject"), pikepdf.Name("/Image")
    image["/Width"], image["/Height"], image["/BitsPerComponent"] = 40, 30, 8
    image["/ColorSpace"], image["/Filter"] = pikepdf.Name("/DeviceRGB"), pikepdf.Name("/DCTDecode")
    made.pages[0]["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
    script = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS=pikepdf.String("app.alert(1)"))
    made.Root["/OpenAction"] = script
    launch = pikepdf.Dictionary(S=pikepdf.Name("/Launch"), F=pikepdf.String("cmd.exe"))
    note = pikepdf.Dictionary(
        Type=pikepdf.Name("/Annot"),
        Subtype=pikepdf.Name("/Link"),
        Rect=[0, 0, 9, 9],
        A=launch,
        T=pikepdf.String(SECRET),
    )
    made.pages[0]["/Annots"] = pikepdf.Array([made.make_indirect(note)])
    made.attachments["x.exe"] = pikepdf.AttachedFileSpec(made, b"MZ harm")
    for name, value in entries.items():
        made.Root[f"/{name}"] = value
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def locked_pdf() -> bytes:
    """Give a PDF that opens with a password alone."""
    out = io.BytesIO()
    made = pikepdf.new()
    made.add_blank_page()
    made.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def overlapping_zip() -> bytes:
    """Give a zip of two names for the same bytes, as a bomb has thousands."""
    data = bytearray(zipped({"aaaa": b"0" * 100, "bbbb": b"0" * 100}))
    first, second = (data.index(b"PK\x01\x02"), data.rindex(b"PK\x01\x02"))
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    return bytes(data)
