"""Files in which programs note who made them, where and when, each in another place; all made here."""

import base64
import io
import struct
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from tests.office.cleaning.hostile import links, zipped

#: An invented name, and what else may be nowhere afterwards: a moment, the word of an editing session.
WHO, WHEN, SESSION = "Zhang Anna", "2024-03-02T10:11:12Z", "00ABCD12"
IN_PDF = "D:20240302101112"
_HOME = rf"C:\Users\{WHO}\Desktop"
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


def _word(part: str, says: str | bytes) -> tuple[Make, str]:
    return lambda: document("docx", part, says), ".docx"


def _excel(part: str, says: str | bytes) -> tuple[Make, str]:
    return lambda: document("xlsx", part, says), ".xlsx"


def _slides(part: str, says: str | bytes) -> tuple[Make, str]:
    return lambda: document("pptx", part, says), ".pptx"


def _open(part: str, says: str | bytes) -> tuple[Make, str]:
    return lambda: open_document(part, says), ".odt"


def _media(kind: str, ending: str) -> tuple[Make, str]:
    return lambda: document("docx", f"word/media/a.{ending}", photo(kind)), ".docx"


def _pdf(change: Callable[[pikepdf.Pdf], None]) -> tuple[Make, str]:
    return lambda: pdf(change), ".pdf"


def _picture(make: Make, *filters: str) -> tuple[Make, str]:
    return lambda: pictured(make(), *filters), ".pdf"


#: Where a program notes it: how such a file is made, and its ending.
NOTED: dict[str, tuple[Make, str]] = {
    "where a workbook lay": _excel("xl/workbook.xml", rf'<a><x:absPath xmlns:x="x" url="{_HOME}\"/></a>'),
    "where a workbook lay online": _excel(
        "xl/workbook.xml", f'<a><x:absPath xmlns:x="x" url="https://a.example/personal/{WHO}/"/></a>'
    ),
    "who locked a workbook": _excel("xl/workbook.xml", f'<a><fileSharing userName="{WHO}"/></a>'),
    "with which printer": _excel("xl/printerSettings/printerSettings1.bin", WHO.encode("utf-16-le")),
    "who shares a workbook": _excel("xl/revisions/userNames.xml", f'<a><userInfo name="{WHO}"/></a>'),
    "who changed a shared workbook": _excel("xl/revisions/revisionHeaders.xml", f'<a userName="{WHO}"/>'),
    "who wrote a comment, with a prefix": _excel(
        "xl/comments1.xml", f'<x:a xmlns:x="x"><x:author>{WHO}</x:author></x:a>'
    ),
    "who wrote a comment, with more said": _excel(
        "xl/comments1.xml", f'<a><author xml:space="preserve">{WHO}</author></a>'
    ),
    "when a comment was written": _excel("xl/threadedComments/a.xml", f'<a><b dT="{WHEN}"/></a>'),
    "who comments on slides today": _slides(
        "ppt/authors.xml", f'<p:a xmlns:p="p"><p:author name="{WHO}" initials="{WHO}" userId="{WHO}"/></p:a>'
    ),
    "who comments on slides": _slides(
        "ppt/commentAuthors.xml", f"<p:a xmlns:p='p'><p:cmAuthor id='0' name='{WHO}'/></p:a>"
    ),
    "who changed slides": _slides("ppt/changesInfos/changesInfo1.xml", f'<a><chgData name="{WHO}"/></a>'),
    "a change, in single quotes": _word(
        "word/document.xml", f"<w:d xmlns:w='w'><w:ins w:author='{WHO}'/></w:d>"
    ),
    "a change, behind a tab": _word(
        "word/document.xml", f'<w:d xmlns:w="w"><w:ins\tw:author = "{WHO}"/></w:d>'
    ),
    "a change, with another prefix": _word(
        "word/document.xml", f'<n:d xmlns:n="w"><n:ins n:author="{WHO}"/></n:d>'
    ),
    "when a change was made": _word("word/document.xml", f'<w:d xmlns:w="w"><w:ins w:date="{WHEN}"/></w:d>'),
    "in which session": _word(
        "word/document.xml", f'<w:d xmlns:w="w"><w:p w:rsidR="{SESSION}" w:rsidRDefault="{SESSION}"/></w:d>'
    ),
    "in which sessions": _word(
        "word/settings.xml",
        f'<w:s xmlns:w="w"><w:rsids><w:rsidRoot w:val="{SESSION}"/></w:rsids></w:s>',
    ),
    "by which organisation": _word("docMetadata/LabelInfo.xml", f'<a siteId="{WHO}"/>'),
    "by which server": _word("customXml/item1.xml", f"<a>{WHO}</a>"),
    "by which program": _word(
        "word/settings.xml",
        f'<w:s xmlns:w="w"><w:docVars><w:docVar w:val="{WHO}"/></w:docVars></w:s>',
    ),
    "where a picture lay": _word("word/document.xml", rf'<a><b name="a" descr="{_HOME}\a.jpg"/></a>'),
    "where a field leads": _word(
        "word/document.xml", rf'<w:a xmlns:w="w"><w:instrText>LINK "{_HOME}\a"</w:instrText></w:a>'
    ),
    "where a link leads": _word(
        "word/_rels/document.xml.rels",
        links(("hyperlink", f"file:///C:/Users/{WHO}/a.doc", ' TargetMode="External"')),
    ),
    "a remark in the markup": _word("word/document.xml", f"<a><!-- {WHO} --></a>"),
    "tiff": _media("TIFF", "tiff"),
    "gif": _media("GIF", "gif"),
    "webp": _media("WEBP", "webp"),
    "jpeg under another ending": _media("JPEG", "jfif"),
    "drawing of windows": _word("word/media/a.emf", drawing()),
    "svg": _word("word/media/a.svg", f'<s xmlns:q="q" q:docname="{WHO}"><metadata>{WHO}</metadata></s>'),
    "printer in an open document": _open(
        "settings.xml", f'<c:a xmlns:c="c"><c:config-item c:name="PrinterName">{WHO}</c:config-item></c:a>'
    ),
    "creator, with more said": _open(
        "content.xml", f'<d:a xmlns:d="d"><d:creator xml:lang="en">{WHO}</d:creator></d:a>'
    ),
    "creator's initials": _open(
        "content.xml", f'<m:a xmlns:m="m"><m:creator-initials>{WHO}</m:creator-initials></m:a>'
    ),
    "date in an open document": _open("content.xml", f'<d:a xmlns:d="d"><d:date>{WHEN}</d:date></d:a>'),
    "picture without an ending": _open("Pictures/a", photo("JPEG")),
    "picture in a list of filters": _picture(
        lambda: zlib.compress(photo("JPEG")), "FlateDecode", "DCTDecode"
    ),
    "picture in letters": _picture(
        lambda: base64.a85encode(photo("JPEG")) + b"~>", "ASCII85Decode", "DCTDecode"
    ),
    "picture behind a picture": _picture(lambda: photo("JPEG") + photo("JPEG"), "DCTDecode"),
    "picture with filling": _picture(lambda: photo("JPEG")[:2] + b"\xff" + photo("JPEG")[2:], "DCTDecode"),
    "comment between scans": _picture(scanned_with_comment, "DCTDecode"),
    "small picture in a picture": _picture(with_small_picture, "DCTDecode"),
    "jpeg 2000": _picture(boxed, "JPXDecode"),
    "who made a pivot table": _excel("xl/pivotCache/pivotCacheDefinition1.xml", f'<a refreshedBy="{WHO}"/>'),
    "who looks at a shared workbook": _excel(
        "xl/workbook.xml",
        f'<a><customWorkbookViews><b name="{WHO} - Personal View"/></customWorkbookViews></a>',
    ),
    "who thought out a scenario": _excel(
        "xl/worksheets/sheet1.xml", f'<a><scenario name="s" user="{WHO}" comment="By {WHO}"/></a>'
    ),
    "who may change cells": _excel(
        "xl/worksheets/sheet1.xml", f'<a><protectedRange securityDescriptor="{WHO}"/></a>'
    ),
    "who may change a passage": _word(
        "word/document.xml", f'<w:d xmlns:w="w"><w:permStart w:id="0" w:ed="{WHO}"/></w:d>'
    ),
    "when a task was given": _word("word/documenttasks1.xml", f'<t:a xmlns:t="t"><t:b time="{WHEN}"/></t:a>'),
    "what an add-in notes of slides": _slides(
        "ppt/tags/tag1.xml", f'<p:a xmlns:p="p"><p:tag name="A" val="{WHO}"/></p:a>'
    ),
    "what an add-in notes of a text": _word("word/webextension1.xml", f'<a><property value="{WHO}"/></a>'),
    "session of an open document": _open(
        "settings.xml", f'<c:a xmlns:c="c"><c:config-item c:name="RsidRoot">{SESSION}</c:config-item></c:a>'
    ),
    "an instruction in the markup": _word("word/document.xml", f"<a><?b {WHO}?></a>"),
    "creator, spelled otherwise": _open(
        "content.xml", f'<d:a xmlns:d="d"><d:creator><![CDATA[{WHO}]]></d:creator></d:a>'
    ),
    "date with more said": _open("content.xml", f'<d:a xmlns:d="d"><d:date a="b">{WHEN}</d:date></d:a>'),
    "where a link leads from a folder": _word(
        "word/_rels/document.xml.rels",
        links(("hyperlink", f"../../Users/{WHO}/a.doc", ' TargetMode="External"')),
    ),
    "where a picture lay on a stick": _word(
        "word/document.xml", f'<a><b name="a" descr="/Volumes/{WHO}/a.jpg"/></a>'
    ),
    "comment in a drawing of windows": _word("word/media/a.emf", with_comment()),
    "comment in an old drawing": _word("word/media/a.wmf", old_drawing()),
    "picture in letters in a drawing": _word(
        "word/media/a.svg",
        b'<s><image href="data:image/jpeg;base64,' + base64.b64encode(photo("JPEG")) + b'"/></s>',
    ),
    "picture in letters in a text": _open(
        "content.xml",
        b'<o:a xmlns:o="o"><o:binary-data>' + base64.b64encode(photo("JPEG")) + b"</o:binary-data></o:a>",
    ),
    "where a pdf's picture lay": _pdf(
        keyed(StructTreeRoot=Dictionary(K=Dictionary(S=Name.Figure, Alt=String(rf"{_HOME}\a"))))
    ),
    "where a pdf's link leads": _pdf(linked),
    "where a pdf lay": _pdf(keyed(URI=Dictionary(Base=f"file:///C:/Users/{WHO}/"))),
    "what a program puts into a pdf": _pdf(keyed(Own=String(WHO))),
    "who made a pdf's layers": _pdf(keyed(OCProperties=Dictionary(D=Dictionary(Creator=WHO)))),
    "whom a pdf's layer is for": _pdf(
        keyed(OCProperties=Dictionary(OCGs=Array([Dictionary(Usage=Dictionary(User=Dictionary(Name=WHO)))])))
    ),
    "what a pdf's part notes": _pdf(
        keyed(StructTreeRoot=Dictionary(K=Dictionary(O=Name.UserProperties, P=Array([String(WHO)]))))
    ),
    "who may sign a pdf": _pdf(keyed(AcroForm=Dictionary(Fields=Array([Dictionary(SV=Dictionary(A=WHO))])))),
    "signature without its bytes": _pdf(keyed(AcroForm=Dictionary(V=Dictionary(Type=Name.Sig, Name=WHO)))),
    "note that is answered": _pdf(answered_note),
    "picture in what draws a page": _pdf(drawn_within),
    "somebody's screen": _pdf(coloured),
    "small picture of a page": _pdf(thumbed),
    "signature": _pdf(signed),
    "certificates": _pdf(certified),
    "note in the margin": _pdf(annotated),
}
