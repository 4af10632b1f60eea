"""Documents in which office programs note who made them, where and when, each in another place."""

import base64

from tests.office.cleaning.made_files import (
    HOME,
    SESSION,
    SPACES,
    WHEN,
    WHO,
    Make,
    document,
    drawing,
    linked_text,
    marked,
    old_drawing,
    open_document,
    photo,
    plain_picture,
    with_comment,
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


def _word_links(target: str) -> tuple[Make, str]:
    return lambda: linked_text(target), ".docx"


def _text(inside: str) -> tuple[Make, str]:
    return _word("word/document.xml", marked("w:document", f"<w:body><w:p>{inside}</w:p></w:body>"))


def _drawn(inside: str) -> tuple[Make, str]:
    return _text(f"<w:r><w:drawing><wp:inline>{inside}</wp:inline></w:drawing></w:r>")


def _settings(inside: str) -> tuple[Make, str]:
    return _word("word/settings.xml", marked("w:settings", inside))


def _book(inside: str) -> tuple[Make, str]:
    return _excel("xl/workbook.xml", marked("x:workbook", inside))


def _rows(inside: str) -> tuple[Make, str]:
    return _excel("xl/worksheets/sheet1.xml", marked("x:worksheet", inside))


def _written(inside: str) -> tuple[Make, str]:
    body = f"<office:body><office:text>{inside}</office:text></office:body>"
    return _open("content.xml", marked("office:document-content", body))


#: Where a program notes it: how such a file is made, and its ending.
NOTED: dict[str, tuple[Make, str]] = {
    "where a workbook lay": _book(rf'<x15ac:absPath xmlns:x15ac="x" url="{HOME}\"/>'),
    "where a workbook lay online": _book(
        f'<x15ac:absPath xmlns:x15ac="x" url="https://a.example/personal/{WHO}/"/>'
    ),
    "who locked a workbook": _book(f'<x:fileSharing userName="{WHO}"/>'),
    "with which printer": _excel("xl/printerSettings/printerSettings1.bin", WHO.encode("utf-16-le")),
    "who shares a workbook": _excel(
        "xl/revisions/userNames.xml", marked("x:users", f'<x:userInfo name="{WHO}"/>')
    ),
    "who changed a shared workbook": _excel(
        "xl/revisions/revisionHeaders.xml", marked("x:headers", f'<x:header userName="{WHO}"/>')
    ),
    "who wrote a comment": _excel(
        "xl/comments1.xml", marked("x:comments", f"<x:authors><x:author>{WHO}</x:author></x:authors>")
    ),
    "who wrote a comment, with more said": _excel(
        "xl/comments1.xml",
        marked("x:comments", f'<x:authors><x:author xml:space="preserve">{WHO}</x:author></x:authors>'),
    ),
    "when a comment was written": _excel(
        "xl/threadedComments/a.xml", f'<a xmlns="x"><b dT="{WHEN}">{WHO}</b></a>'
    ),
    "who comments on slides today": _slides(
        "ppt/authors.xml",
        marked("p188:authorLst", f'<p188:author id="a" name="{WHO}" initials="{WHO}" userId="{WHO}"/>'),
    ),
    "who comments on slides": _slides(
        "ppt/commentAuthors.xml", marked("p:cmAuthorLst", f"<p:cmAuthor id='0' name='{WHO}'/>")
    ),
    "who changed slides": _slides("ppt/changesInfos/changesInfo1.xml", f'<a><chgData name="{WHO}"/></a>'),
    "a change, in single quotes": _text(f"<w:ins w:author='{WHO}'/>"),
    "a change, behind a tab": _text(f'<w:ins\tw:author = "{WHO}"/>'),
    "a change, with another prefix": _word(
        "word/document.xml",
        f'<n:document xmlns:n="{SPACES["w"]}"><n:body><n:ins n:author="{WHO}"/></n:body></n:document>',
    ),
    "a change, in the strict form": _word(
        "word/document.xml",
        f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p>'
        f'<w:ins w:author="{WHO}"/></w:p></w:body></w:document>',
    ),
    "when a change was made": _text(f'<w:ins w:date="{WHEN}"/>'),
    "when something was moved": _text(f'<w:moveFromRangeStart w:id="1" w:name="a" w:date="{WHEN}"/>'),
    "in which session": _text(f'<w:r w:rsidR="{SESSION}" w:rsidRPr="{SESSION}"/>'),
    "in which sessions": _settings(f'<w:rsids><w:rsidRoot w:val="{SESSION}"/></w:rsids>'),
    "of which paragraph": _text(f'<w:r w14:paraId="{SESSION}"/>'),
    "a list like another": _word(
        "word/numbering.xml",
        marked("w:numbering", f'<w:abstractNum><w:nsid w:val="{SESSION}"/></w:abstractNum>'),
    ),
    "by which organisation": _word("docMetadata/LabelInfo.xml", f'<a siteId="{WHO}"/>'),
    "by which server": _word("customXml/item1.xml", f"<a>{WHO}</a>"),
    "by which program": _settings(f'<w:docVars><w:docVar w:name="a" w:val="{WHO}"/></w:docVars>'),
    "from which template": _settings(
        f'<w:attachedTemplate r:id="r0"/><w:mailMerge><w:query w:val="{WHO}"/></w:mailMerge>'
    ),
    "where a picture lay": _drawn(rf'<wp:docPr id="1" name="a" descr="{HOME}\a.jpg"/>'),
    "what a picture's file was called": _drawn(f'<wp:docPr id="1" name="{WHO}.jpg"/>'),
    "what an old picture's file was called": _text(
        f'<w:r><w:pict><v:shape><v:imagedata o:title="{WHO}"/></v:shape></w:pict></w:r>'
    ),
    "a drawing that is there twice": _text(f'<w:r><w:pict><v:shape o:gfxdata="{WHO}"/></w:pict></w:r>'),
    "who is to sign": _text(
        f'<w:r><w:pict><v:shape><o:signatureline o:suggestedsigner="{WHO}"/></v:shape></w:pict></w:r>'
    ),
    "what a control is for": _text(f'<w:sdt><w:sdtPr><w:tag w:val="{WHO}"/></w:sdtPr></w:sdt>'),
    "who may change a passage": _text(f'<w:permStart w:id="1" w:ed="{WHO}"/>'),
    "what a smart tag takes something for": _text(
        '<w:smartTag w:uri="u" w:element="PersonName"><w:smartTagPr>'
        f'<w:attr w:name="n" w:val="{WHO}"/></w:smartTagPr><w:r><w:t>seen</w:t></w:r></w:smartTag>'
    ),
    "where a field leads": _text(rf'<w:r><w:instrText>LINK "{HOME}\a"</w:instrText></w:r>'),
    "whose library a reference is of": _text(
        f"<w:r><w:instrText> ADDIN ZOTERO_ITEM {{&quot;uri&quot;: &quot;{WHO}&quot;}}</w:instrText></w:r>"
    ),
    "what a program keeps in a field": _text(
        f"<w:r><w:fldChar><w:fldData>{WHO}</w:fldData></w:fldChar></w:r>"
    ),
    "where a link leads": _word_links(f"file:///C:/Users/{WHO}/a.doc"),
    "where a link leads from a folder": _word_links(f"../../Users/{WHO}/a.doc"),
    "a remark in the markup": _text(f"<!-- {WHO} -->"),
    "an instruction in the markup": _text(f"<?b {WHO}?>"),
    "text where none is read": _word(
        "word/document.xml", marked("w:document", f"<w:body>{WHO}<w:p>{WHO}<w:r/>{WHO}</w:p></w:body>")
    ),
    "a program's own element": _text(f'<k:note xmlns:k="k"><w:r><w:t>{WHO}</w:t></w:r></k:note>'),
    "a program's own attribute": _text(f'<w:r k:by="{WHO}" xmlns:k="k"/>'),
    "a program's own extension": _rows(
        f'<x:extLst><x:ext uri="k"><k:a xmlns:k="k">{WHO}</k:a></x:ext></x:extLst>'
    ),
    "a value that is none": _text(f'<w:pPr><w:jc w:val="{WHO}"/></w:pPr>'),
    "what only a new program draws": _text(
        f'<mc:AlternateContent><mc:Choice Requires="k" xmlns:k="k"><w:r><w:t>{WHO}</w:t></w:r></mc:Choice>'
        "<mc:Fallback><w:r><w:t>seen</w:t></w:r></mc:Fallback></mc:AlternateContent>"
    ),
    "tiff": _media("TIFF", "tiff"),
    "gif": _media("GIF", "gif"),
    "webp": _media("WEBP", "webp"),
    "jpeg under another ending": _media("JPEG", "jfif"),
    "what a picture in it is called": (
        lambda: document("docx", f"word/media/{WHO}.png", plain_picture()),
        ".docx",
    ),
    "drawing of windows": _word("word/media/a.emf", drawing()),
    "svg": _open(
        "Pictures/a.svg",
        marked("svg:svg", f"<metadata>{WHO}</metadata>", f' xmlns:q="q" q:docname="{WHO}"'),
    ),
    "printer in an open document": _open(
        "settings.xml",
        marked(
            "office:document-settings",
            f'<office:settings><config:config-item config:name="PrinterName" config:type="string">{WHO}'
            "</config:config-item></office:settings>",
        ),
    ),
    "creator, with more said": _written(
        f'<office:annotation><dc:creator xml:lang="en">{WHO}</dc:creator></office:annotation>'
    ),
    "creator's initials": _written(
        f"<office:annotation><meta:creator-initials>{WHO}</meta:creator-initials></office:annotation>"
    ),
    "date in an open document": _written(f"<office:annotation><dc:date>{WHEN}</dc:date></office:annotation>"),
    "what LibreOffice notes of a remark": _written(
        f"<office:annotation><loext:sender-initials>{WHO}</loext:sender-initials></office:annotation>"
    ),
    "picture without an ending": _open("Pictures/a", photo("JPEG")),
    "who made a pivot table": _excel(
        "xl/pivotCache/pivotCacheDefinition1.xml",
        marked("x:pivotCacheDefinition", "", f' refreshedBy="{WHO}"'),
    ),
    "who looks at a shared workbook": _book(
        f'<x:customWorkbookViews><x:customWorkbookView name="{WHO} - Personal View"/></x:customWorkbookViews>'
    ),
    "who thought out a scenario": _rows(
        f'<x:scenarios><x:scenario name="s" user="{WHO}" comment="By {WHO}"/></x:scenarios>'
    ),
    "who may change cells": _rows(
        '<x:protectedRanges><x:protectedRange name="a" sqref="A1" '
        f'securityDescriptor="{WHO}"/></x:protectedRanges>'
    ),
    "what a name is for": _book(
        f'<x:definedNames><x:definedName name="a" comment="{WHO}">Sheet1!$A$1</x:definedName>'
        "</x:definedNames>"
    ),
    "tasks of a document": _word(
        "word/documenttasks/documenttasks1.xml", f'<t:a xmlns:t="t"><t:b time="{WHEN}"/></t:a>'
    ),
    "what an add-in notes of slides": _slides(
        "ppt/tags/tag1.xml", marked("p:tagLst", f'<p:tag name="A" val="{WHO}"/>')
    ),
    "what an add-in notes of a text": _word("word/webextension1.xml", f'<a><property value="{WHO}"/></a>'),
    "whose design slides have": _slides(
        "ppt/theme.xml",
        marked(
            "a:theme", f'<a:themeElements><a:clrScheme name="{WHO}"/></a:themeElements>', f' name="{WHO}"'
        ),
    ),
    "session of an open document": _open(
        "settings.xml",
        marked(
            "office:document-settings",
            '<office:settings><config:config-item config:name="RsidRoot" config:type="int">'
            f"{SESSION}</config:config-item></office:settings>",
        ),
    ),
    "creator, spelled otherwise": _written(
        f"<office:annotation><dc:creator><![CDATA[{WHO}]]></dc:creator></office:annotation>"
    ),
    "date with more said": _written(
        f'<office:annotation><dc:date a="b">{WHEN}</dc:date></office:annotation>'
    ),
    "what an open picture's file was called": _written(
        f'<text:p><draw:frame draw:name="{WHO}.jpg"/></text:p>'
    ),
    "where a picture lay on a stick": _drawn(f'<wp:docPr id="1" name="" descr="/Volumes/{WHO}/a.jpg"/>'),
    "comment in a drawing of windows": _word("word/media/a.emf", with_comment()),
    "comment in an old drawing": _word("word/media/a.wmf", old_drawing()),
    "picture in letters in a drawing": _open(
        "Pictures/a.svg",
        marked(
            "svg:svg",
            f'<svg:image href="data:image/jpeg;base64,{base64.b64encode(photo("JPEG")).decode()}"/>',
        ),
    ),
    "picture in letters in a text": _written(
        f"<text:p><draw:frame><draw:image><office:binary-data>{base64.b64encode(photo('JPEG')).decode()}"
        "</office:binary-data></draw:image></draw:frame></text:p>"
    ),
}
