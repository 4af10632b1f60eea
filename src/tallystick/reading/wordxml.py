"""The parts of a Word document as XML: no document type, nothing fetched, as deep as they like."""

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from tallystick.reading.unreadable import UnreadableDocument

#: What the elements and attributes of a Word document are called after, in its usual and its strict form.
_MAIN = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_OTHERS = ("http://schemas.openxmlformats.org/markup-compatibility/2006",)
#: More elements than any list of styles, numbers or notes has.
_MOST_ELEMENTS = 500_000
#: Deeper than any such part is nested.
_DEEPEST = 200
Attributes = Mapping[str, str]


def walk(
    data: bytes, part: str, start: Callable[[str, Attributes], None], end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:  # fmt: skip
    """Tell each element of a part as it begins and ends, and the text between, by local names.

    Raises:
        UnreadableDocument: it is no XML, or has a document type.
    """

    def opened(name: str, attributes: Attributes) -> None:
        start(_local(name), {_local(key): value for key, value in attributes.items()})

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_type
    parser.StartElementHandler = opened
    parser.EndElementHandler = lambda name: end(_local(name))
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise UnreadableDocument("docx-part", part=part) from None


def tree(data: bytes, part: str) -> Element:
    """A part with few elements as a tree, by local names.

    Raises:
        UnreadableDocument: it is no XML, has a document type, or is larger or deeper than such a part is.
    """
    builder = TreeBuilder()
    depth = count = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > _DEEPEST or count > _MOST_ELEMENTS:
            raise UnreadableDocument("docx-swollen")
        builder.start(name, dict(attributes))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(name)

    walk(data, part, start, end, builder.data)
    return builder.close()


def _refuse_type(*_: object) -> None:
    raise UnreadableDocument("docx-type")


def _local(name: str) -> str:
    """The name without the space that it is called after; a name of another space keeps that."""
    space, _, local = name.rpartition(" ")
    return local if not space or space in _MAIN or space in _OTHERS else name
