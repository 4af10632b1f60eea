"""What tells where somebody's files lie, or when something was done, taken out of a value."""

import posixpath
import re

#: A place on a disk or in a network: of Windows, of a share, of a link to a file, of a home.
_PLACE = re.compile(
    r"(?:(?<![A-Za-z])[A-Za-z]:(?:\\|/(?!/))|\\{2,}[^\s\\/\"'<>]+\\|\b(?:file:|(?:smb|afp|content)://)"
    r"|(?<=[\"'\s])(?:(?:\.{1,2}/)+|/)(?:Users|home|Volumes|storage/emulated)/)[^\"'<>]*"
)
#: What a moment becomes that has to be there.
NO_MOMENT = "1980-01-01T00:00:00Z"


def placeless(text: str) -> str:
    """A text without the place on a disk that stands in it."""
    # A quotation mark before it, as at the beginning of a value.
    return _PLACE.sub("", f'"{text}')[1:]


#: Where a link leads by a scheme, to a place in the document, or to a host that everybody means by it.
_SAYS_WHERE = re.compile(r"#|www\.|[a-z][a-z0-9+.\-]+:", re.IGNORECASE)
#: Elements on which a reader clicks: links, places in a picture, buttons and shapes.
CLICKED = frozenset(
    {"a", "hyperlink", "area-rectangle", "area-circle", "area-polygon", "button", "form", "event-listener"}
    | {"shape", "rect", "oval", "roundrect", "line", "polyline", "curve", "group"}
)


def bare_link(target: str) -> str:
    """Where a reader is led by a click; nothing where that is a file that lay near the sender's own."""
    bare = placeless(target).strip()
    return bare if _SAYS_WHERE.match(bare) else ""


def stays_inside(target: str) -> bool:
    """Whether what a document draws lies in the document, as a part of it or spelled out."""
    bare = target.strip()
    # A chart leads by two full stops to the table around it.
    if bare in {"", ".."} or bare.startswith("#") or bare[:5].lower() == "data:":
        return True
    leads_away = ":" in bare.partition("/")[0] or "\\" in bare or bare.startswith("/")
    return not leads_away and posixpath.normpath(bare).partition("/")[0] != ".."
