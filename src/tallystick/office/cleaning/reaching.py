"""What markup inside a document would load or start as soon as it is opened: told by what it means.

Prefixes, quotes and spaces are those of whoever made the file, so that the parsed markup is asked. What a
reader clicks on may lead anywhere.
"""

import re
from xml.etree.ElementTree import Element

from tallystick.office.cleaning.kinds import FileNotTaken
from tallystick.office.cleaning.places import CLICKED, stays_inside

_MACRO = re.compile(r"\s*(?:vnd\.sun\.star\.|macro:|script:)", re.IGNORECASE)
#: What a click, or a hand that passes over, would start.
_STARTED = re.compile(r"\s*(?:ppaction://(?:macro|program|ole)|execute\b)", re.IGNORECASE)
_REMARK, _ESCAPED = (
    re.compile(r"/\*.*?\*/", re.DOTALL),
    re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL),
)
_IN_STYLE = re.compile(
    r"@import|(?<![\w\-])(?:url|src|image|image-set)\(\s*+[\"']?+\s*+(?!#|data:)", re.IGNORECASE
)
_FIELD = re.compile(
    r"^\W*(?:(?:DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|IMPORT|HTMLACTIVEX)\b"
    r"|(?:LINK|INCLUDE|DATABASE|RD)\b[^\n]*(?://|\\\\|[a-z]{3,}:))",
    re.IGNORECASE | re.MULTILINE,
)
#: Functions of spreadsheets that ask a server or another program, another document, and the old way to write
#: another program.
_FORMULA = re.compile(
    r"\b(?:WEBSERVICE|IMAGE|RTD|DDE|STOCKHISTORY|IMPORT\w+|CALL|REGISTER(?:\.ID)?|EXEC|SQL\.REQUEST)\s*\("
    r"|^[\w.]+\||\w\|[\w.']+!|''#\$*[\w']|//|\\\\",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"\s*(?:\w+:)?=")
#: What stands in quotation marks: a text, or the name of a sheet, which has no slash in it.
_QUOTED = re.compile(r"\"[^\"]*\"|'((?:[^']|'')*)'")

#: Elements whose text is a formula, or looks something up for one.
_RECKONING = frozenset(
    {"f", "formula", "formula1", "formula2", "oldFormula", "calculatedColumnFormula", "totalsRowFormula"}
    | {"definedName", "FmlaLink", "FmlaRange", "FmlaTxbx", "FmlaGroup"}
)
#: Attributes that are one.
_RECKONED = frozenset(
    {"formula", "expression", "condition", "textlink", "cell-range-address", "values-cell-range-address"}
    | {"label-cell-address", "label-cell-range-address", "data-cell-range-address", "cell-range", "refersTo"}
    | {"source-cell-range", "source-cell-range-addresses", "linked-cell"}
)
_OF_FIELDS = frozenset({"fldChar", "instrText", "delInstrText"})
_STYLED = frozenset(
    {"style", "fill", "stroke", "mask", "clip-path", "marker", "marker-start", "marker-mid", "marker-end"}
)
_LED = frozenset({"href", "macro-name", "src", "base"})
#: Attributes that can lead somewhere or start something.
_LOOKED_AT = _LED | _STYLED | _RECKONED | {"instr", "action"}


def refuse_what_loads(root: Element) -> None:
    """Refuse markup that loads or starts something when it is opened.

    Args:
        root: the markup.

    Raises:
        FileNotTaken: it does.
    """
    fields: list[tuple[str, str]] = []
    names: dict[object, str] = {}
    for one in root.iter():
        name = names.get(one.tag)
        if name is None:
            name = names[one.tag] = _local(one.tag)
            if name.startswith("dde-"):
                raise FileNotTaken("external")
        if name in _OF_FIELDS:
            fields.append((name, "\n" if name == "fldChar" else one.text or ""))
        elif (name in _RECKONING and _asks(one.text or "")) or (name == "style" and _styles(one.text or "")):
            raise FileNotTaken("external")
        for key, value in one.items():
            _look_at(name, key, value, names)
    _refuse_fields(fields)


def _refuse_fields(fields: list[tuple[str, str]]) -> None:
    """Look at what fields say, as it stands, and as it stood before somebody deleted of it."""
    before = "".join(text for _, text in fields)
    now = "".join(text for name, text in fields if name != "delInstrText")
    if _FIELD.search(before) or _FIELD.search(now):
        raise FileNotTaken("external")


def _look_at(element: str, key: str, value: str, names: dict[object, str]) -> None:
    said = names.get(key)
    if said is None:
        said = names[key] = _local(key)
    if said in _LOOKED_AT:
        _refuse_said(element, said, value)


def _refuse_said(element: str, name: str, value: str) -> None:
    """Look at one attribute of an element."""
    if (name in {"href", "macro-name"} and _MACRO.match(value)) or (
        name == "action" and _STARTED.match(value)
    ):
        raise FileNotTaken("macros")
    is_drawn = name in {"src", "base"} or (name == "href" and element not in CLICKED)
    if (
        (is_drawn and not stays_inside(value))
        or (name in _STYLED and _styles(value))
        or (name in _RECKONED and _asks(value))
        or (name == "instr" and _FIELD.search(value))
    ):
        raise FileNotTaken("external")


def _styles(text: str) -> bool:
    """Whether a style loads something, however it is spelled."""
    plain = _ESCAPED.sub(
        lambda found: chr(min(int(found[1], 16), 0x10FFFF)) if found[1] else found[2], _REMARK.sub("", text)
    )
    return _IN_STYLE.search(plain) is not None


def _asks(formula: str) -> bool:
    """Whether a formula asks a server, another program or document; in quotation marks stands a text."""
    if any("/" in name or "\\" in name for name in _QUOTED.findall(formula)):
        return True
    bare = _QUOTED.sub(lambda found: found[0][0] * 2, _PREFIX.sub("", formula, count=1))
    return _FORMULA.search(bare) is not None


def _local(name: object) -> str:
    """The name of an element or attribute without its namespace; empty of a remark."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""
