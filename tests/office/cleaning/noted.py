"""Files in which programs note who made them, where and when, each in another place."""

import base64
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.office.cleaning.hostile import links
from tests.office.cleaning.made_files import (
    HOME,
    SESSION,
    WHEN,
    WHO,
    Make,
    annotated,
    answered_note,
    boxed,
    certified,
    coloured,
    document,
    drawing,
    drawn_within,
    keyed,
    linked,
    old_drawing,
    open_document,
    pdf,
    photo,
    pictured,
    scanned_with_comment,
    signed,
    thumbed,
    with_comment,
    with_small_picture,
)


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
    "where a workbook lay": _excel("xl/workbook.xml", rf'<a><x:absPath xmlns:x="x" url="{HOME}\"/></a>'),
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
    "where a picture lay": _word("word/document.xml", rf'<a><b name="a" descr="{HOME}\a.jpg"/></a>'),
    "where a field leads": _word(
        "word/document.xml", rf'<w:a xmlns:w="w"><w:instrText>LINK "{HOME}\a"</w:instrText></w:a>'
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
        keyed(StructTreeRoot=Dictionary(K=Dictionary(S=Name.Figure, Alt=String(rf"{HOME}\a"))))
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
