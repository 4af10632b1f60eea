"""What each format calls whoever made a file, and where: the names one by one, each in a file of its own."""

from pikepdf import Array, Dictionary

from tests.office.cleaning.made_files import (
    IN_PDF,
    SESSION,
    WHO,
    Make,
    document,
    drawn_with,
    marked,
    open_document,
    pdf,
)


def _shown(place: str) -> tuple[str, str]:
    drawn = f'<wp:inline><wp:docPr id="1" name="" descr="{place}/a.jpg"/></wp:inline>'
    text = f"<w:body><w:p><w:r><w:drawing>{drawn}</w:drawing></w:r></w:p></w:body>"
    return "word/document.xml", marked("w:document", text)


def _setting(name: str) -> tuple[str, str]:
    item = f'<config:config-item config:name="{name}" config:type="string">{WHO}</config:config-item>'
    return "settings.xml", marked("office:document-settings", f"<office:settings>{item}</office:settings>")


def _told(inside: str) -> tuple[str, str]:
    body = f"<office:body><office:text>{inside}</office:text></office:body>"
    return "content.xml", marked("office:document-content", body)


_COMMENT = f'<w:comment w:id="0" w:author="" w:initials="{WHO}"/>'
#: By kind of document, the part and what stands in it.
_SAID: dict[str, tuple[tuple[str, str], ...]] = {
    "docx": (
        ("word/people.xml", f'<a author="{WHO}"/>'),
        ("_xmlsignatures/sig1.xml", f"<a>{WHO}</a>"),
        ("word/comments.xml", marked("w:comments", _COMMENT)),
        ("word/settings.xml", marked("w:settings", f'<w:mailMerge><w:query w:val="{WHO}"/></w:mailMerge>')),
        ("word/settings.xml", marked("w:settings", f'<k:docId xmlns:k="k" k:val="{SESSION}"/>')),
        *(_shown(f"{scheme}://{WHO}") for scheme in ("smb", "afp", "content")),
    ),
    "xlsx": (
        ("xl/persons/person.xml", f'<a displayName="{WHO}"/>'),
        ("xl/workbook.xml", marked("x:workbook", f'<k:revisionPtr xmlns:k="k" documentId="{SESSION}"/>')),
        (
            "xl/worksheets/sheet1.xml",
            marked(
                "x:worksheet", f'<x:customSheetViews><x:customSheetView name="{WHO}"/></x:customSheetViews>'
            ),
        ),
    ),
    "pptx": (("ppt/revisionInfo.xml", f'<a id="{WHO}"/>'),),
    "odt": (
        ("META-INF/documentsignatures.xml", f"<a>{WHO}</a>"),
        ("layout-cache", WHO),
        _told(f"<dc:contributor>{WHO}</dc:contributor>"),
        _told(f"<office:annotation><loext:sender-initials>{WHO}</loext:sender-initials></office:annotation>"),
        *map(
            _setting,
            ("CurrentDatabaseDataSource", "EmbeddedDatabaseName", "ModifyPasswordInfo", "SavePath"),
        ),
    ),
}
#: Entries of a form that a page draws.
_DRAWN: dict[str, object] = {
    "PieceInfo": Dictionary(A=WHO),
    "LastModified": IN_PDF,
    "AF": Array([Dictionary(A=WHO)]),
    "SpiderInfo": Dictionary(A=WHO),
    "URLS": WHO,
    "IDS": WHO,
}


def _made(kind: str, part: str, says: str) -> tuple[Make, str]:
    if kind == "odt":
        return lambda: open_document(part, says), ".odt"
    return lambda: document(kind, part, says), f".{kind}"


def _drawn(name: str, value: object) -> tuple[Make, str]:
    return lambda: pdf(drawn_with(**{name: value})), ".pdf"


#: By a word for each: how such a file is made, and its ending.
BY_NAME: dict[str, tuple[Make, str]] = {
    f"{kind} {number}: {part}": _made(kind, part, says)
    for kind, told in _SAID.items()
    for number, (part, says) in enumerate(told)
}
BY_NAME |= {name: _drawn(name, value) for name, value in _DRAWN.items()}
