"""The parts of a spreadsheet that hold no cells: shared texts, forms, and which part is which page."""

import re
from collections.abc import Mapping

from tallystick.pipeline.review.sheet_size import SheetSize

#: The forms of percent that need no words of their own.
_PERCENT_FORMS = frozenset({"9", "10"})
#: What stands in a form as it is: in quotation marks, or behind a backslash.
_QUOTED = re.compile(r'"[^"]*"|\\.')


def local_name(name: str) -> str:
    """A name without what stands before its colon."""
    return name.rpartition(":")[2]


def said_of(attributes: Mapping[str, str], name: str) -> str:
    """An attribute's text, whatever stands before its name; empty where there is none."""
    return next((text for key, text in attributes.items() if local_name(key) == name), "")


class PlainPart:
    """A part without cells."""

    def __init__(self, measure: SheetSize, name: str) -> None:
        self.measure, self.name = measure, name

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text between elements."""


class StringsPart(PlainPart):
    """The texts that the cells of an xlsx share."""

    def __init__(self, measure: SheetSize, name: str) -> None:
        super().__init__(measure, name)
        self._length = 0

    def text(self, text: str) -> None:
        """Text between elements."""
        self._length += len(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "si":
            self.measure.string(self._length)
            self._length = 0


class StylesPart(PlainPart):
    """The forms that the cells of an xlsx are shown in."""

    def __init__(self, measure: SheetSize, name: str) -> None:
        super().__init__(measure, name)
        self._percent = set(_PERCENT_FORMS)
        self._of_cells = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag == "numFmt" and "%" in _QUOTED.sub("", attributes.get("formatCode", "")):
            self._percent.add(attributes.get("numFmtId", ""))
        elif tag == "cellXfs":
            self._of_cells = True
        elif tag == "xf" and self._of_cells:
            self.measure.style(percent=attributes.get("numFmtId", "") in self._percent)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "cellXfs":
            self._of_cells = False


class BookPart(PlainPart):
    """The list of the pages of an xlsx, by their names."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag == "sheet":
            self.measure.shown.names[attributes.get("name", "")] = said_of(attributes, "id")


class RelationsPart(PlainPart):
    """Which part holds which page."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag == "Relationship" and self.name.endswith("workbook.xml.rels"):
            self.measure.shown.parts[attributes.get("Id", "")] = attributes.get("Target", "")
