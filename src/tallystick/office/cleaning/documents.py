"""Documents of office programs, packed anew: without properties and names, programs, and what they load."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from tallystick.office.cleaning.archives import packed, parts_of
from tallystick.office.cleaning.kinds import (
    DOCX,
    ODP,
    ODS,
    ODT,
    PPTX,
    XLSX,
    Cleaned,
    FileNotTaken,
)
from tallystick.office.cleaning.markup import bare_markup
from tallystick.office.cleaning.media import clean_media, clean_spelled
from tallystick.office.cleaning.reaching import refuse_what_loads

_TYPES, _MIMETYPE = "[Content_Types].xml", "mimetype"
_OPEN_XML = {
    "wordprocessingml.document.main+xml": DOCX,
    "spreadsheetml.sheet.main+xml": XLSX,
    "presentationml.presentation.main+xml": PPTX,
}
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": ODS,
    b"application/vnd.oasis.opendocument.presentation": ODP,
}
#: Parts that a reader never sees: by whom, where, with which printer, under which label, changed when.
_PROPERTIES = re.compile(
    r"docProps/|docMetadata/|customXml/|_xmlsignatures/|documentsignatures\.xml$|meta\.xml$|/people\.xml$"
    r"|xl/persons/|xl/revisions/|ppt/(?:changesInfos/|revisionInfo\.xml$)|printerSettings|Thumbnails/"
    r"|layout-cache$",
    re.IGNORECASE,
)
_MACROS = re.compile(r"vba|macro|activex|^basic/|^scripts/|/ctrlprops/", re.IGNORECASE)
_EMBEDDED = re.compile(
    r"/embeddings/|oleobject|\.(?:exe|dll|js|vbs|bat|cmd|jar|lnk|hta|html?|swf|zip|docm?)$", re.IGNORECASE
)
_LINKS = "/hyperlink"
_MARKUP = (".xml", ".rels", ".vml", ".svg", ".rdf")
_LOADED = re.compile(
    rb'<(?:draw:image|draw:plugin|draw:floating-frame|text:section-source)[^>]*xlink:href="(?:[a-z]+:)?//',
    re.IGNORECASE,
)


def document_kind(data: bytes) -> str:
    """Which document a zip is.

    Raises:
        FileNotTaken: it is none, or one with programs.
    """
    parts = parts_of(data)
    kind = _OPEN_DOCUMENT.get(parts.get(_MIMETYPE, b"").strip())
    if kind is not None:
        return kind
    types = parts.get(_TYPES, b"").decode("utf-8", "replace")
    if "macroEnabled" in types:
        raise FileNotTaken("macros")
    found = [kind for mark, kind in _OPEN_XML.items() if mark in types]
    if len(found) != 1:
        raise FileNotTaken("unknown")
    return found[0]


def clean_document(data: bytes) -> Cleaned:
    """A document packed anew.

    Raises:
        FileNotTaken: there are programs or other files in it, it loads something, or it is broken.
    """
    parts, removed = parts_of(data), set()
    made: dict[str, bytes] = {}
    for name, part in parts.items():
        _refuse(name)
        if _PROPERTIES.search(name) and part != _NO_META:
            removed.add("thumbnail" if "humbnail" in name else "properties")
            if name != "meta.xml":
                continue
            part = _NO_META  # noqa: PLW2901 - an open document keeps an empty one
        if name.lower().endswith(_MARKUP) and part:
            _refuse_markup(name.lower(), part)
        made[name], codes = _bare(name, part)
        removed |= codes
    gone = frozenset(parts) - frozenset(made)
    return packed({name: _unlisted(name, part, gone) for name, part in made.items()}), frozenset(removed)


_NO_META = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"><office:meta/>'
    b"</office:document-meta>"
)


def _refuse(name: str) -> None:
    """Look at the name of a part."""
    if _MACROS.search(name):
        raise FileNotTaken("macros")
    if _EMBEDDED.search(name):
        raise FileNotTaken("embedded")
    if "externalLinks/" in name or name == "xl/connections.xml":
        raise FileNotTaken("external")


def _refuse_markup(name: str, part: bytes) -> None:
    """Look through a part that is markup: declares nothing, and loads nothing but what a reader clicks on."""
    if b"\x00" in part[:64] or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise FileNotTaken("broken")
    if name.endswith(".svg") and re.search(rb"<(?:\w+:)?script|\son\w+\s*=|javascript:", part, re.IGNORECASE):
        raise FileNotTaken("markup")
    try:
        root = fromstring(part)  # noqa: S314 - it declares no entity, which was looked for above
    except (ParseError, ValueError, LookupError):  # the last two of an encoding that nobody has
        raise FileNotTaken("broken") from None
    if name.endswith(".rels") and any(_loads(one) for one in root.iter()):
        raise FileNotTaken("external")
    refuse_what_loads(root, is_list=name.endswith(".rels"))
    if name == "meta-inf/manifest.xml" and any("encryption-data" in str(one.tag) for one in root.iter()):
        raise FileNotTaken("encrypted")
    if _LOADED.search(part) or b"DDEAUTO" in part or b"INCLUDEPICTURE" in part:
        raise FileNotTaken("external")


def _loads(one: Element) -> bool:
    """Whether a relationship reaches out of the file, and is no link that a reader clicks on."""
    is_outside = one.get("TargetMode", "").lower() == "external" or "://" in one.get("Target", "")
    return is_outside and not one.get("Type", "").endswith(_LINKS)


def _bare(name: str, part: bytes) -> Cleaned:
    """A part without what it notes of people, machines and moments."""
    if name == _MIMETYPE:
        return part, frozenset()
    if not name.lower().endswith(_MARKUP):
        return clean_media(name, part)
    spelled, found = clean_spelled(part)
    bare, codes = bare_markup(name.lower(), spelled)
    return bare, codes | found


def _unlisted(name: str, part: bytes, gone: frozenset[str]) -> bytes:
    """A list of parts without those that are gone."""
    if not gone or not (name == _TYPES or name.endswith(".rels") or name == "META-INF/manifest.xml"):
        return part
    text = part.decode("utf-8")
    for element in _elements(text):
        if any(f'"{way}{one}"' in element for one in gone for way in ("", "/", "../")) or _is_gone(
            element, gone
        ):
            text = text.replace(element, "")
    return text.encode()


def _elements(text: str) -> Iterator[str]:
    yield from re.findall(r"<(?:Relationship|Override|manifest:file-entry)\b[^>]*/>", text)


def _is_gone(element: str, gone: frozenset[str]) -> bool:
    """Whether a relationship of a part beside it leads to one that is gone, told by the end of its path."""
    target = re.search(r'Target="([^"]+)"', element)
    return target is not None and any(one.endswith("/" + target.group(1).lstrip("./")) for one in gone)
