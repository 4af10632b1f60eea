"""Documents of office programs, packed anew: without properties and names, programs, and what they load."""

import re

from tallystick.office.cleaning.archives import packed, parts_of
from tallystick.office.cleaning.kept_open_document import kept_open_document
from tallystick.office.cleaning.kept_open_xml import kept_open_xml
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
_MACROS = re.compile(r"vba|macro|activex|^basic/|^scripts/|/ctrlprops/", re.IGNORECASE)
_EMBEDDED = re.compile(r"\.(?:exe|dll|js|vbs|bat|cmd|jar|lnk|hta|html?|swf|zip|docm?)$", re.IGNORECASE)
_MARKUP = (".xml", ".rels", ".vml", ".svg", ".rdf")


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
    """A document packed anew, of the parts and the markup that are known.

    Raises:
        FileNotTaken: there are programs in it, it loads something, or it is broken.
    """
    parts = parts_of(data)
    for name, part in parts.items():
        _refuse(name)
        if name.lower().endswith(_MARKUP) and part:
            _refuse_markup(name.lower(), part)
    made, removed = kept_open_document(parts) if _MIMETYPE in parts else kept_open_xml(parts)
    return packed(made), removed


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
    if name == "meta-inf/manifest.xml" and b"encryption-data" in part:
        raise FileNotTaken("encrypted")
