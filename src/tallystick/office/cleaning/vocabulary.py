"""What the markup of office documents can say: its elements and attributes, and which of them a reader sees.

`known/open_xml.csv` is made of the schemas of ISO/IEC 29500-4 (and a few elements of [MS-DOCX], [MS-ODRAWXML]
and [MS-PPTX] that hold text boxes, diagrams and remarks), `known/open_document.csv` of that of OpenDocument
1.3 and of MathML and SVG. Each place that can hold free words was looked at: what tells of the people,
programs, machines and moments of the document stands in neither table, so that it does not come along.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

#: Namespaces of the strict form of Open XML, and what the tables call them.
_STRICT = re.compile(r"\{http://purl\.oclc\.org/ooxml/(.*?)(\w+)\}")
_STRICT_AS = r"{http://schemas.openxmlformats.org/\g<1>2006/\2}"


@dataclass(frozen=True, slots=True)
class KnownElement:
    """What one element may say.

    Attributes:
        text: ``words`` that a reader sees, a ``closed`` value, a ``moment`` that has to be there, or nothing.
        closed: attributes whose values are numbers, marks and words of the format itself.
        words: attributes with words that a reader sees, or by which parts of the document find each other.
        emptied: attributes that have to be there, of which nothing comes along.
    """

    text: str
    closed: frozenset[str]
    words: frozenset[str]
    emptied: frozenset[str]


Vocabulary = dict[str, KnownElement]


@cache
def vocabulary(name: str) -> Vocabulary:
    """The elements of a family of formats, by their names with their namespaces in braces.

    Args:
        name: ``open_xml`` or ``open_document``.
    """
    table = resources.files("tallystick.office.cleaning") / "known" / f"{name}.csv"
    prefixes: dict[str, str] = {}
    found: Vocabulary = {}
    for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines()):
        prefix, _, local = row["element"].rpartition(":")
        if prefix == "xmlns":
            prefixes[local] = row["text"]
            continue
        space = prefixes.get(prefix, "")
        found[f"{{{space}}}{local}" if space else local] = KnownElement(
            row["text"],
            *(_qualified(row[column], prefixes, space) for column in ("closed", "words", "emptied")),
        )
    return found


def _qualified(names: str, prefixes: dict[str, str], space: str) -> frozenset[str]:
    """Names of attributes; one without a prefix is written with that of its element in some formats."""
    made: set[str] = set()
    for name in names.split():
        prefix, _, local = name.rpartition(":")
        made.add(f"{{{prefixes[prefix]}}}{local}" if prefix else local)
        if not prefix and space:
            made.add(f"{{{space}}}{local}")
    return frozenset(made)


def plain_name(name: str) -> str:
    """The name of an element or attribute as the tables have it, whichever form of Open XML it is of."""
    return _STRICT.sub(_STRICT_AS, name) if name.startswith("{http://purl.oclc.org/ooxml/") else name
