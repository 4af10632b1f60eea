"""Files of each kind with something in one place of them, for what programs note there; all made here."""

import io
import struct
import zipfile
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from tests.office.cleaning.hostile import links, zipped

#: An invented name, and what else may be nowhere afterwards: a moment, the word of an editing session.
WHO, WHEN, SESSION = "Zhang Anna", "2024-03-02T10:11:12Z", "00ABCD12"
IN_PDF = "D:20240302101112"
HOME = rf"C:\Users\{WHO}\Desktop"
_OPEN_XML = "http://schemas.openxmlformats.org"
#: Namespaces as they are declared in documents, by the prefixes that the tests use.
SPACES = {
    "w": f"{_OPEN_XML}/wordprocessingml/2006/main",
    "x": f"{_OPEN_XML}/spreadsheetml/2006/main",
    "p": f"{_OPEN_XML}/presentationml/2006/main",
    "a": f"{_OPEN_XML}/drawingml/2006/main",
    "wp": f"{_OPEN_XML}/drawingml/2006/wordprocessingDrawing",
    "pic": f"{_OPEN_XML}/drawingml/2006/picture",
    "c": f"{_OPEN_XML}/drawingml/2006/chart",
    "r": f"{_OPEN_XML}/officeDocument/2006/relationships",
    "mc": f"{_OPEN_XML}/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "p188": "http://schemas.microsoft.com/office/powerpoint/2018/8/main",
    "svg": "http://www.w3.org/2000/svg",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "presentation": "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0",
    "svgo": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
_MAIN = {
    "docx": ("word/document.xml", "wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation.main+xml"),
}
_FIRST = {"docx": "w:document", "xlsx": "x:workbook", "pptx": "p:presentation"}
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/{0}" '
    'ContentType="application/vnd.openxmlformats-officedocument.{1}"/></Types>'
)
#: By what a part is reached from the first one.
_KINDS = {
    "settings": "settings",
    "comments1": "comments",
    "comments": "comments",
    "commentAuthors": "commentAuthors",
    "authors": "authors",
    "sheet1": "worksheet",
    "pivotCacheDefinition1": "pivotCacheDefinition",
    "printerSettings1": "printerSettings",
    "tag1": "tags",
    "vmlDrawing1": "vmlDrawing",
}
Make = Callable[[], bytes]


def marked(element: str, inside: str, said: str = "") -> str:
    """Give markup of an element, with the namespaces that it uses declared."""
    text = f"<{element}{said}>{inside}</{element.partition(' ')[0]}>"
    used = [one for one in SPACES if f"{one}:" in text]
    declared = "".join(f' xmlns:{one}="{SPACES[one]}"' for one in used)
    name, _, rest = text.partition(element)
    return f"{name}{element}{declared}{rest}"


def document(kind: str, part: str, says: str | bytes) -> bytes:
    """Give a document of an office program with one part more that is drawn, or another main one."""
    main, type_ = _MAIN[kind]
    stem = part.rpartition("/")[2].partition(".")[0]
    way = "image" if "/media/" in part else _KINDS.get(stem, stem)
    folder, _, name = main.partition("/")
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES.format(main, type_),
        "_rels/.rels": links(("officeDocument", main, "")),
        main: marked(_FIRST[kind], '<a:blip r:embed="r0"/>'),
        f"{folder}/_rels/{name}.rels": links((way, f"/{part}", "")),
    }
    return zipped(parts | {part: says})


def open_document(part: str, says: str | bytes) -> bytes:
    """Give an open document with one part more, or in the place of its text."""
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": marked("office:document-content", ""),
    }
    return zipped(parts | {part: says})


def linked_text(target: str, kind: str = "hyperlink", more: str = ' TargetMode="External"') -> bytes:
    """Give a text in which something of a kind leads to a place."""
    says = marked("w:document", '<w:body><w:hyperlink r:id="r0"/></w:body>')
    with zipfile.ZipFile(io.BytesIO(document("docx", "word/document.xml", says))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    lists = links((kind, target, more))
    return zipped(parts | {"word/_rels/document.xml.rels": lists})


def plain_picture() -> bytes:
    """Give a picture that notes nothing."""
    out = io.BytesIO()
    Image.new("RGB", (4, 3), "red").save(out, "PNG")
    return out.getvalue()


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
    """Give what puts entries into the catalog of a PDF of any number: an object goes with its PDF."""
    written = {
        name: value.unparse(resolved=True) if isinstance(value, Dictionary) else None
        for name, value in said.items()
    }

    def change(made: pikepdf.Pdf) -> None:
        for name, text in written.items():
            new = None if text is None else made.make_indirect(pikepdf.Object.parse(text))
            made.Root[f"/{name}"] = said[name] if new is None else new

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


def drawn_with(**said: object) -> Callable[[pikepdf.Pdf], None]:
    """Give what has a page draw a form in a PDF, in whose entries a program notes something."""

    def change(made: pikepdf.Pdf) -> None:
        form = Stream(made, b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        for name, value in said.items():
            form[f"/{name}"] = value
        made.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(Fm0=made.make_indirect(form)))

    return change
