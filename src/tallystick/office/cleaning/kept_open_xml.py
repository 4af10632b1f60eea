"""Documents of Open XML made anew of the parts that draw them, found from the first one on."""

import posixpath
import re

from lxml import etree

from tallystick.office.cleaning.kept import Root, keep_known, parsed, written
from tallystick.office.cleaning.kinds import FileNotTaken
from tallystick.office.cleaning.leading import APART, DRAWING, IMPLIED, MARKUP, NAMED, SHOWN
from tallystick.office.cleaning.media import clean_media, clean_spelled
from tallystick.office.cleaning.places import bare_link
from tallystick.office.cleaning.reaching import refuse_what_loads
from tallystick.office.cleaning.vocabulary import plain_name, vocabulary

_TYPES, _FIRST_LIST = "[Content_Types].xml", "_rels/.rels"
_LISTS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
_HERE = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)
_RELID = "{urn:schemas-microsoft-com:office:office}relid"
#: Elements by which a click leads elsewhere; what a hand starts by passing over is none.
_CLICKED = frozenset({"hyperlink", "hlinkClick"})
_KNOWN_TYPE = re.compile(
    r"https?://(?:schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.oclc\.org)/[\w/.]+"
)
_ENDING = re.compile(r"\.[a-z]{3,7}", re.IGNORECASE | re.ASCII)
_PLAIN_NAME = re.compile(r"[a-z]+\d+", re.ASCII)
_MEDIA_TYPE = re.compile(r"[\w.+\-]+/[\w.+\-]+(?:;[\w.=+\- ]+)?", re.ASCII)


def kept_open_xml(parts: dict[str, bytes]) -> tuple[dict[str, bytes], frozenset[str]]:
    """The parts that draw a document of Open XML, each with what is known alone, and what was taken out.

    Raises:
        FileNotTaken: something that is drawn lies elsewhere or is started, or the document is broken.
    """
    package = _Package(parts)
    package.walk()
    made = {_TYPES: _content_types(parts, package.made)} | package.made
    if any("humbnail" in name for name in parts):
        package.codes.add("thumbnail")
    return made, frozenset(package.codes)


class _Package:
    """A document that is gone through from its first part on.

    Attributes:
        made: the parts that come along, cleaned, by the names that they have then.
        codes: what was taken out.
    """

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts
        self._names = {name.lower(): name for name in parts}
        self._roots: dict[str, Root] = {}
        self._pictures: dict[str, str] = {}
        self.made: dict[str, bytes] = {}
        self.codes: set[str] = set()

    def walk(self) -> None:
        """Clean each part that is reached."""
        if _FIRST_LIST not in self._parts:
            raise FileNotTaken("broken")
        waiting, _ = self._follow(_FIRST_LIST, "", {})
        if not waiting:
            raise FileNotTaken("broken")
        seen: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting.extend(self._clean(name))

    def _clean(self, name: str) -> list[str]:
        """Clean one part; gives the parts that it leads to."""
        if not name.lower().endswith(MARKUP):
            self.made[self._named(name)], codes = clean_media(name, self._parts[name])
            self.codes |= codes
            return []
        root = self._root(name)
        self.codes |= keep_known(root, vocabulary("open_xml")) | clean_spelled(root)
        refuse_what_loads(root)
        list_name = posixpath.join(posixpath.dirname(name), "_rels", posixpath.basename(name) + ".rels")
        leads: list[str] = []
        kept: frozenset[str] = frozenset()
        reached = _reached(root)
        if list_name in self._parts:
            leads, kept = self._follow(list_name, name, reached)
        if reached.keys() - kept:
            _drop_lost(root, kept)
        self.made[name] = written(root)
        del self._roots[name]
        return leads

    def _root(self, name: str) -> Root:
        """The first element of a part that is markup."""
        if name not in self._roots:
            self._roots[name] = parsed(self._parts[name], lenient=name.lower().endswith(".vml"))
        return self._roots[name]

    def _is_drawing(self, name: str) -> bool:
        """Whether a part is one of those that draw a document."""
        if not name.lower().endswith(MARKUP):
            return True
        if name in self.made:
            return True
        plain = plain_name(self._root(name).tag)
        return plain in vocabulary("open_xml") and plain.rpartition("}")[2] in DRAWING

    def _named(self, name: str) -> str:
        """What a part is called afterwards: a picture by a number, for some have a file's name."""
        if name.lower().endswith(MARKUP):
            return name
        stem, ending = posixpath.splitext(name)
        ending = ending if _ENDING.fullmatch(ending) else ""
        if not _PLAIN_NAME.fullmatch(posixpath.basename(stem)):
            self.codes.add("properties")
        number = len(self._pictures) + 1
        return self._pictures.setdefault(name, f"{posixpath.dirname(stem)}/part{number}{ending}".lstrip("/"))

    def _follow(
        self, list_name: str, source: str, reached: dict[str, bool]
    ) -> tuple[list[str], frozenset[str]]:
        """Write a list of relationships anew; gives where they lead, and which stay."""
        made = etree.Element(f"{_LISTS}Relationships", nsmap={None: _LISTS[1:-1]})
        leads: list[str] = []
        for one in parsed(self._parts[list_name]).iter(f"{_LISTS}Relationship"):
            way = self._way(one, source, reached)
            if way is None:
                self.codes.add("properties")
                continue
            target, mode = way
            if not mode:
                leads.append(target)
                target = "/" + self._named(target)
            etree.SubElement(
                made, one.tag, Id=one.get("Id", ""), Type=one.get("Type", ""), Target=target, **mode
            )
        self.made[list_name] = written(made)
        return leads, frozenset(one.get("Id", "") for one in made)

    def _way(self, one: Root, source: str, reached: dict[str, bool]) -> tuple[str, dict[str, str]] | None:
        """Where a relationship leads, with how; nothing where it does not come along.

        Raises:
            FileNotTaken: what it leads to is drawn and lies elsewhere, or is another file shown in this one.
        """
        type_, target = one.get("Type", ""), one.get("Target", "")
        kind = type_.rpartition("/")[2]
        if kind in SHOWN:
            raise FileNotTaken("embedded")
        if kind in APART:
            self.codes.add("attachments")
        is_led_to = kind in IMPLIED or (kind in NAMED and one.get("Id", "") in reached)
        if not _KNOWN_TYPE.fullmatch(type_) or not is_led_to or (not source and kind != "officeDocument"):
            return None
        if one.get("TargetMode", "").lower() == "external" or "://" in target:
            if kind != "hyperlink" or not reached[one.get("Id", "")]:
                raise FileNotTaken("external")
            bare = bare_link(target)
            if bare != target:
                self.codes.add("properties")
            return bare or "#", {"TargetMode": "External"}
        if target.startswith("#"):
            return target, {"TargetMode": "Internal"}
        path = target.partition("#")[0]
        path = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(source), path)
        name = self._names.get(posixpath.normpath(path).lower())
        return None if name is None or not self._is_drawing(name) else (name, {})


def _reached(root: Root) -> dict[str, bool]:
    """The identifiers of relationships that stand in a part, and whether each is only clicked on."""
    found: dict[str, bool] = {}
    for one in root.iter(etree.Element):
        for name, value in one.items():
            if _leads(name):
                found[value] = found.get(value, True) and one.tag.rpartition("}")[2] in _CLICKED
    return found


def _leads(name: str) -> bool:
    """Whether an attribute holds the identifier of a relationship."""
    return name.startswith(_HERE) or name == _RELID


def _drop_lost(root: Root, kept: frozenset[str]) -> None:
    """Take out identifiers of relationships that do not come along."""
    for one in root.iter(etree.Element):
        for name, value in one.items():
            if _leads(name) and value not in kept:
                del one.attrib[name]


def _content_types(parts: dict[str, bytes], made: dict[str, bytes]) -> bytes:
    """The list of what each part is, of those that come along."""
    given = parsed(parts[_TYPES])
    root = etree.Element(f"{{{_CONTENT}}}Types", nsmap={None: _CONTENT})
    endings = {posixpath.splitext(name)[1].lstrip(".").lower() for name in made}
    for one in given:
        name = etree.QName(one).localname if isinstance(one.tag, str) else ""
        key = {"Default": "Extension", "Override": "PartName"}.get(name, "")
        value, type_ = one.get(key, ""), one.get("ContentType", "")
        is_here = value.lower() in endings if name == "Default" else value.lstrip("/") in made
        if key and is_here and _MEDIA_TYPE.fullmatch(type_):
            etree.SubElement(root, f"{{{_CONTENT}}}{name}", {key: value, "ContentType": type_})
    return written(root)
