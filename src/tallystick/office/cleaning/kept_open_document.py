"""Open documents made anew of the parts that draw them."""

import posixpath
import re
from itertools import count
from urllib.parse import unquote

from lxml import etree

from tallystick.office.cleaning.kept import Root, keep_known, parsed, written
from tallystick.office.cleaning.kinds import FileNotTaken
from tallystick.office.cleaning.media import clean_media, clean_spelled
from tallystick.office.cleaning.places import CLICKED
from tallystick.office.cleaning.reaching import refuse_what_loads
from tallystick.office.cleaning.vocabulary import vocabulary

_MIMETYPE, _LIST, _META = "mimetype", "META-INF/manifest.xml", "meta.xml"
#: Of the document, and of charts and formulas in it.
_MARKUP = re.compile(r"(?:[^/]+/)?(?:content|styles|settings)\.xml|Pictures/[^/]+\.svg", re.IGNORECASE)
_MEDIA = re.compile(r"(?:[^/]+/)?(?:Pictures|Fonts|ObjectReplacements|media)/[^/]+", re.IGNORECASE)
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
#: What LibreOffice calls what lies in a document; other names are those of somebody's file.
_FOLDERS = frozenset({"Pictures", "Fonts", "ObjectReplacements", "media"})
_PLAIN_OBJECT = re.compile(r"(?:Object |Obj)[0-9A-F]+", re.ASCII)
_NUMBERED = re.compile(r"[a-z]+\d+", re.ASCII)
_ENDING = re.compile(r"\.[a-z]{3,7}", re.IGNORECASE | re.ASCII)
_MEDIA_TYPE = re.compile(r"[\w.+\-]*/?[\w.+\-]*", re.ASCII)
_NO_META = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"><office:meta/>'
    b"</office:document-meta>"
)


def kept_open_document(parts: dict[str, bytes]) -> tuple[dict[str, bytes], frozenset[str]]:
    """The parts that draw an open document, each with what is known alone, and what was taken out.

    Raises:
        FileNotTaken: something that is drawn lies elsewhere or is started, or the document is broken.
    """
    made: dict[str, bytes] = {_MIMETYPE: parts[_MIMETYPE].strip()}
    codes: set[str] = set()
    called = _called(parts)
    for name, part in parts.items():
        if name in called and part and _MARKUP.fullmatch(name):
            made[called[name]], found = _kept_markup(part, name, called)
        elif name in called and _MEDIA.fullmatch(name):
            made[called[name]], found = clean_media(name, part)
        elif name == _META:
            made[name], found = _NO_META, frozenset({"properties"} if part != _NO_META else ())
        elif name in {_MIMETYPE, _LIST}:
            continue
        else:
            found = frozenset({"thumbnail" if "humbnail" in name else "properties"})
        codes |= found
        if _tells(name, called):
            codes.add("properties")
    if "content.xml" not in made:
        raise FileNotTaken("broken")
    return made | {_LIST: _manifest(parts, made, called)}, frozenset(codes)


def _called(parts: dict[str, bytes]) -> dict[str, str]:
    """What parts that draw are called afterwards: pictures by numbers, for some have a file's name."""
    kept = [name for name in parts if _MARKUP.fullmatch(name) or _MEDIA.fullmatch(name)]
    objects: dict[str, str] = {}
    called: dict[str, str] = {}
    pictures = count(1)
    for name in kept:
        *folders, last = name.split("/")
        folders = [one if one in _FOLDERS else _object_called(one, objects) for one in folders]
        if folders[-1:] == ["ObjectReplacements"]:
            last = _object_called(last, objects)
        elif _MEDIA.fullmatch(name):
            ending = posixpath.splitext(last)[1]
            last = f"part{next(pictures)}{ending if _ENDING.fullmatch(ending) else ''}"
        called[name] = "/".join([*folders, last])
        if folders:
            called[name.rpartition("/")[0] + "/"] = "/".join(folders) + "/"
    return called


def _tells(name: str, called: dict[str, str]) -> bool:
    """Whether a part was called by something else than a number."""
    new = called.get(name, name)
    return new.partition("/")[0] != name.partition("/")[0] or (new != name and not _is_plain(name))


def _is_plain(name: str) -> bool:
    """Whether the last step of a path is a number that a program gave."""
    last = name.rpartition("/")[2]
    return bool(_PLAIN_OBJECT.fullmatch(last) or _NUMBERED.fullmatch(posixpath.splitext(last)[0]))


def _object_called(name: str, objects: dict[str, str]) -> str:
    if _PLAIN_OBJECT.fullmatch(name):
        return name
    return objects.setdefault(name, f"Object {9000 + len(objects)}")


def _lead(root: Root, source: str, called: dict[str, str]) -> None:
    """Have what is drawn lead to parts by the names that they have afterwards."""
    here = posixpath.dirname(source)
    for one in root.iter(etree.Element):
        for key, value in one.items():
            if key.rpartition("}")[2] != "href" or one.tag.rpartition("}")[2] in CLICKED:
                continue
            if value.startswith("#") or value[:5].lower() == "data:":
                continue
            start = "./" if value.startswith("./") else ""
            name = posixpath.normpath(posixpath.join(here, unquote(value.strip())))
            new = called.get(name) or called.get(f"{name}/")
            if new is None and name != "." and not _is_plain(name):
                one.set(key, "")
            elif new is not None:
                # From the top, so that nobody asks where this process stands: shut in, it may not know.
                one.set(key, start + posixpath.relpath(f"/{new}", f"/{posixpath.dirname(called[source])}"))


def _kept_markup(part: bytes, name: str, called: dict[str, str]) -> tuple[bytes, frozenset[str]]:
    root, words = parsed(part), vocabulary("open_document")
    if root.tag not in words:
        raise FileNotTaken("broken")
    codes = keep_known(root, words) | clean_spelled(root)
    refuse_what_loads(root)
    _lead(root, name, called)
    return written(root), codes


def _manifest(parts: dict[str, bytes], made: dict[str, bytes], called: dict[str, str]) -> bytes:
    """The list of parts, of those that come along."""
    space = f"{{{_MANIFEST}}}"
    types: dict[str, str] = {}
    if parts.get(_LIST):
        for one in parsed(parts[_LIST]).iter(f"{space}file-entry"):
            path = one.get(f"{space}full-path", "")
            types[called.get(path, path)] = one.get(f"{space}media-type", "")
    root = etree.Element(f"{space}manifest", {f"{space}version": "1.3"}, nsmap={"manifest": _MANIFEST})
    folders = {f"{name.partition('/')[0]}/" for name in made if name.endswith("/content.xml")}
    for name in ("/", *sorted(folders), *sorted(set(made) - {_MIMETYPE, _LIST})):
        type_ = made[_MIMETYPE].decode() if name == "/" else types.get(name, "")
        found = type_ if _MEDIA_TYPE.fullmatch(type_) else ""
        if not found and name.endswith(".xml"):
            found = "text/xml"
        etree.SubElement(root, f"{space}file-entry", {f"{space}full-path": name, f"{space}media-type": found})
    return written(root)
