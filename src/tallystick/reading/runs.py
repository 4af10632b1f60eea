"""The stretches of one look in a Word paragraph: which are hidden, which are raised as the mark of a note."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from tallystick.reading.raised import RaisedSigns

_OFF = frozenset({"0", "false", "off", "none"})


class Runs:
    """Follows the runs of a document.

    Args:
        styles: the document's styles.

    Attributes:
        hidden: how many hidden stretches were left out.
    """

    def __init__(self, styles: Element | None) -> None:
        self.hidden = 0
        self._signs = RaisedSigns()
        self._hiding: set[str] = set()
        self._raising: set[str] = set()
        for style in styles.iter("style") if styles is not None else ():
            ident = style.get("styleId", "")
            for name, kept in (("vanish", self._hiding), ("vertAlign", self._raising)):
                found = style.find(f"rPr/{name}")
                if found is not None and _holds(name, found.attrib):
                    kept.add(ident)
        self._begin()

    def _begin(self) -> None:
        self._is_hidden = self._is_raised = self._counted = False
        self._raised: list[str] = []

    def takes(self, name: str, attributes: Mapping[str, str]) -> bool:
        """Whether an element says how its run looks; it is then taken in."""
        if name == "r":
            self._begin()
        elif name == "rStyle":
            self._is_hidden |= attributes.get("val", "") in self._hiding
            self._is_raised |= attributes.get("val", "") in self._raising
        elif name == "vanish":
            self._is_hidden = _holds(name, attributes)
        elif name == "vertAlign":
            self._is_raised = _holds(name, attributes)
        elif name == "position":
            self._is_raised |= attributes.get("val", "0").isdecimal() and attributes["val"] != "0"
        else:
            return False
        return True

    def seen(self, words: str) -> str:
        """What a reader sees of words in the run that is open; raised ones wait for its end."""
        if self._is_hidden:
            self.hidden += not self._counted
            self._counted = True
            return ""
        if self._is_raised:
            self._raised.append(words)
            return ""
        return words

    def end(self, before: str) -> str:
        """What is left of the raised words of the run that ends, behind the words before it."""
        raised = "".join(self._raised).strip()
        self._begin()
        return self._signs.as_printed(before, raised) if raised else ""


def _holds(name: str, attributes: Mapping[str, str]) -> bool:
    value = attributes.get("val", "")
    return value == "superscript" if name == "vertAlign" else value not in _OFF
