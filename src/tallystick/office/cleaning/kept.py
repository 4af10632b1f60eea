"""Markup of a document with nothing in it but what is known, and what a reader sees.

Whatever no table knows goes with all that is in it: what programs add of their own, and note for themselves.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tallystick.office.cleaning.kinds import FileNotTaken
from tallystick.office.cleaning.places import CLICKED, NO_MOMENT, bare_link, placeless
from tallystick.office.cleaning.vocabulary import KnownElement, Vocabulary, plain_name

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATIVES, _CHOICE, _FALLBACK = (
    f"{_COMPATIBLE}{one}" for one in ("AlternateContent", "Choice", "Fallback")
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: One mark of a format, or several numbers and small words of it: no letters but those of ASCII.
_LONGEST = 40
_PIECE = r"(?:[a-z][a-z\-]{0,20}|(?:rect)?\(?[-+]?\d[\d.]*[A-Za-z]{0,3}[%)]?)"
_CLOSED = re.compile(rf"[\w.:%#+\-*/$()=]{{0,{_LONGEST}}}|{_PIECE}(?:[\s,;]+{_PIECE}){{0,4000}}", re.ASCII)
#: Elements that only hold what is in them together, and say by attributes what it is about.
_UNWRAPPED = frozenset({"smartTag", "customXml"})
#: Fields that ask another program or start one: what they say stays.
_SPOKEN = frozenset({"dde-connection", "execute-macro"})
#: Text that no reader sees as it stands: where something lies may stand in it.
_REACHING = frozenset({"instrText", "delInstrText", "definedName", "f", "formula", "formula1", "formula2"})
#: What programs for references put into a text for themselves, with whose library it is of.
_ADD_IN = re.compile(r"\s*ADDIN\b.*", re.DOTALL)
_SETTING = "config-item"
_SETTING_VALUE = re.compile(r"true|false|-?\d{1,9}", re.ASCII)
#: Of the machine: its printer, its folders, how large its window was and where in the text it stood.
_SETTINGS_THAT_NAME = re.compile(
    r"Rsid|Printer|Path|Database|Modify|ViewArea|^View(?:Left|Top)$|^Visible(?:Left|Top|Right|Bottom)$",
    re.IGNORECASE,
)
_OF_FORMULAS = ("of", "ooow", "msoxl", "oooc", "dom", "xs", "xsd")
_AUTHORS = frozenset({"author", "initials", "cmAuthor", "creator", "creator-initials"})
#: An element of lxml, which has no types.
Root = Any


def parsed(part: bytes, *, lenient: bool = False) -> Root:
    """Markup that declares nothing, read.

    Args:
        part: the markup.
        lenient: mend what is not closed, as browsers do and programs of old leave it.

    Raises:
        FileNotTaken: it is not sound.
    """
    reader = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=lenient,
        collect_ids=False,  # some programs give two lists one name
    )
    try:
        root = etree.fromstring(part, reader)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise FileNotTaken("broken") from None
    if root is None or root.getroottree().docinfo.doctype:
        raise FileNotTaken("broken")
    return root


def keep_known(root: Root, vocabulary: Vocabulary) -> frozenset[str]:
    """Leave in markup what is known, and tell what was taken out.

    Args:
        root: an element that is known, changed.
        vocabulary: what is known.
    """
    codes: set[str] = set()
    plans: dict[object, _Plan] = {}
    gone: list[tuple[Root, _Plan]] = []
    for one in root.iter():
        plan = plans.get(one.tag)
        if plan is None:
            plan = plans[one.tag] = _plan(one.tag, vocabulary)
        if one.tail:
            _keep_tail(one, plans, codes)
        if plan.says is None or (plan.local == "Choice" and not _is_understood(one, vocabulary)):
            gone.append((one, plan))
            continue
        for name, value in one.items():
            _keep_attribute(one, plan, name, value, codes)
        if one.text:
            _keep_text(one, plan, codes)
    for one, plan in gone:
        _remove(one, plan.local)
        codes.add("properties")
    etree.cleanup_namespaces(root, keep_ns_prefixes=sorted(set(_needed(root))))
    return frozenset(codes)


@dataclass(slots=True)
class _Plan:
    """What is done with each element of a name.

    Attributes:
        says: what it may say; nothing where it is not known.
        local: its name without its namespace.
        attributes: by the names of attributes that were met, where they stand: ``closed``, ``words``,
            ``emptied``, or nothing.
    """

    says: KnownElement | None
    local: str
    attributes: dict[str, str]


_CONTAINER = KnownElement("", frozenset({"Requires"}), frozenset(), frozenset())


def _plan(tag: object, vocabulary: Vocabulary) -> _Plan:
    if not isinstance(tag, str):  # a remark, an instruction
        return _Plan(None, "", {})
    plain = plain_name(tag)
    says = _CONTAINER if tag in {_ALTERNATIVES, _CHOICE, _FALLBACK} else vocabulary.get(plain)
    return _Plan(says, plain.rpartition("}")[2], {})


def _place(plan: _Plan, name: str) -> str:
    """Where an attribute of an element stands in the tables."""
    plain, says = plain_name(name), plan.says
    if says is None or plain in says.closed:
        return "closed"
    if plain in says.words or plain == _SPACE:
        return "words"
    return "emptied" if plain in says.emptied else ""


def written(root: Root) -> bytes:
    """Markup as bytes, without whatever stands around it."""
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _is_understood(one: Root, vocabulary: Vocabulary) -> bool:
    """Whether one of several ways to draw the same needs nothing but what is known."""
    if one.tag != _CHOICE:
        return True
    known = {name.rpartition("}")[0][1:] for name in vocabulary}
    return all(one.nsmap.get(prefix, "") in known for prefix in one.get("Requires", "").split())


def _remove(child: Root, name: str) -> None:
    """Take an element out, leaving of some what was in it in its place, and the text behind it."""
    one, tail, before = child.getparent(), child.tail, child.getprevious()
    if one is None:
        return
    if name in _SPOKEN:
        tail = "".join(child.itertext()) + (tail or "")
    for part in list(child) if name in _UNWRAPPED else ():
        child.addprevious(part)
        before = part
    child.tail = None
    one.remove(child)
    if not tail:
        return
    if before is None:
        one.text = (one.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail


def _keep_attribute(one: Root, plan: _Plan, name: str, value: str, codes: set[str]) -> None:
    """Keep an attribute, what may be kept of it, or nothing."""
    place = plan.attributes.get(name)
    if place is None:
        place = plan.attributes[name] = _place(plan, name)
    if place == "closed" and value.isalnum() and value.isascii() and len(value) <= _LONGEST:
        return
    if place == "words" and plan.local in CLICKED and name.rpartition("}")[2] == "href":
        kept: str | None = bare_link(value)
    else:
        kept = _KEPT[place](name, value)
    if kept == value:
        return
    if kept is None:
        del one.attrib[name]
    else:
        one.set(name, kept)
    if not name.startswith(_COMPATIBLE):
        codes.add(_code(plan.local, name))


def _as_moment_or_nothing(name: str, _: str) -> str:
    return NO_MOMENT if name.endswith("date") else ""


def _without_place(_: str, value: str) -> str:
    return placeless(value).strip() if _may_lead(value) and placeless(value) != value else value


#: What is kept of a value, by where its attribute stands in the tables.
_KEPT: dict[str, Callable[[str, str], str | None]] = {
    "closed": lambda _, value: value if _CLOSED.fullmatch(value) else None,
    "words": _without_place,
    "emptied": _as_moment_or_nothing,
    "": lambda *_: None,
}


def _may_lead(value: str) -> bool:
    return "/" in value or "\\" in value or ":" in value


def _keep_text(one: Root, plan: _Plan, codes: set[str]) -> None:
    """Keep the text of an element where it may have one."""
    text, how = one.text or "", plan.says.text if plan.says else ""
    if how == "words":
        if plan.local not in _REACHING:
            return
        kept = placeless(_ADD_IN.sub("ADDIN", text))
    elif how == "moment":
        kept = NO_MOMENT
    else:
        kept = text if how == "closed" and _is_closed(one, plan.local, text) else ""
    if kept != text:
        one.text = kept
        if text.strip():
            codes.add(_code(plan.local, ""))


def _keep_tail(one: Root, plans: dict[object, _Plan], codes: set[str]) -> None:
    """Keep the text behind an element where the one around it has words; else only spaces stand there."""
    parent = one.getparent()
    around = plans.get(parent.tag) if parent is not None else None
    if around is None or (around.says is not None and around.says.text != "words"):
        if one.tail and one.tail.strip():
            codes.add("properties")
        one.tail = None


def _is_closed(one: Root, name: str, text: str) -> bool:
    """Whether a text is a value and no words; of a setting, one that tells of no machine either."""
    if name == _SETTING:
        called = next((value for key, value in one.attrib.items() if key.endswith("}name")), "")
        return not _SETTINGS_THAT_NAME.search(called) and _SETTING_VALUE.fullmatch(text) is not None
    return _CLOSED.fullmatch(text) is not None


def _code(element: str, attribute: str) -> str:
    """What it is called where it is told that something was taken out."""
    return "authors" if {element, attribute.rpartition("}")[2]} & _AUTHORS else "properties"


def _needed(root: Root) -> Iterator[str]:
    """Give prefixes that stand in values: of what an alternative needs, and of formulas."""
    for one in root.iter(_CHOICE):
        yield from one.get("Requires", "").split()
    yield from (prefix for prefix in _OF_FORMULAS if prefix in root.nsmap)
