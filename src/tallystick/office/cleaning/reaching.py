"""What markup inside a document would load or start as soon as it is opened: told by what it means.

Prefixes, quotes and spaces are those of whoever made the file, so that the parsed markup is asked. What a
reader clicks on may lead anywhere.
"""

import re
from xml.etree.ElementTree import Element

from tallystick.office.cleaning.kinds import FileNotTaken

#: Elements on which a reader clicks: links, places in a picture, buttons and shapes.
_CLICKED = frozenset(
    {"a", "hyperlink", "area-rectangle", "area-circle", "area-polygon", "button", "form", "event-listener"}
    | {"shape", "rect", "oval", "roundrect", "line", "polyline", "curve", "group"}
)
#: A place elsewhere; one on the sender's own disk is taken out as such.
_ELSEWHERE = re.compile(r"\s*(?!(?:file|data):)(?:[a-z][a-z0-9+.\-]*:)?//", re.IGNORECASE)
_MACRO = re.compile(r"\s*(?:vnd\.sun\.star\.|macro:|script:)", re.IGNORECASE)
_IN_STYLE = re.compile(r"@import|url\(\s*[\"']?\s*(?:[a-z]+:)?//", re.IGNORECASE)
_FIELD = re.compile(r"^\W*(?:DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|IMPORT)\b", re.IGNORECASE | re.MULTILINE)
#: Functions of spreadsheets that ask a server or another program, and the old way to write the latter.
_FORMULA = re.compile(r"\b(?:WEBSERVICE|IMAGE|RTD|DDE|STOCKHISTORY|IMPORT\w+)\s*\(|^[\w.]+\|", re.IGNORECASE)

_QUOTED = re.compile(r'"[^"]*"')


def refuse_what_loads(root: Element, *, is_list: bool) -> None:
    """Refuse markup that loads or starts something when it is opened.

    Args:
        root: the markup.
        is_list: whether it is a list of relationships, whose targets are looked at elsewhere.

    Raises:
        FileNotTaken: it does.
    """
    fields: list[str] = []
    for one in root.iter():
        name, text = _local(one.tag), one.text or ""
        if name == "fldChar":
            fields.append("\n")
        elif name == "instrText":
            fields.append(text)
        is_loaded = name.startswith("dde-") or (name == "style" and _IN_STYLE.search(text))
        if is_loaded or (name in {"f", "formula"} and _asks(text)):
            raise FileNotTaken("external")
        for key, value in () if is_list else one.items():
            _refuse_said(name, _local(key), value)
    if _FIELD.search("".join(fields)):
        raise FileNotTaken("external")


def _refuse_said(element: str, name: str, value: str) -> None:
    """Look at one attribute of an element."""
    if _MACRO.match(value) and name in {"href", "macro-name"}:
        raise FileNotTaken("macros")
    reaches = name in {"src", "base"} or (name == "href" and element not in _CLICKED)
    if (
        (reaches and _ELSEWHERE.match(value))
        or (name == "style" and _IN_STYLE.search(value))
        or (name == "formula" and _asks(value.partition("=")[2]))
        or (name == "instr" and _FIELD.search(value))
    ):
        raise FileNotTaken("external")


def _asks(formula: str) -> bool:
    """Whether a formula asks a server or another program; what it says in quotation marks is a text."""
    return _FORMULA.search(_QUOTED.sub("", formula)) is not None


def _local(name: object) -> str:
    """The name of an element or attribute without its namespace; empty of a remark."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""
