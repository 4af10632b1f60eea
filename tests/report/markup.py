"""Reading pages strictly: every tag closed in its place, every identifier once, every text with its place."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "img", "meta", "link", "input", "hr"}
DRAWN_ALONE = {"use", "path", "circle", "rect", "line"}


@dataclass
class Element:
    """A tag with what is around it."""

    tag: str
    attributes: dict[str, str]
    above: tuple[str, ...]
    text: str = ""


@dataclass
class Reading:
    """A page as read; the language that each of its texts stands in is at the same place as the text."""

    elements: list[Element] = field(default_factory=list)
    texts: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def named(self, *tags: str) -> list[Element]:
        return [one for one in self.elements if one.tag in tags]

    @property
    def identifiers(self) -> list[str]:
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.reading = Reading()
        self.stack: list[Element] = []

    def _note(self, tag: str, attributes: list[tuple[str, str | None]]) -> Element:
        names = [name for name, _ in attributes]
        if len(names) != len(set(names)):
            self.reading.faults.append(f"{tag} has an attribute twice")
        above = tuple(one.tag for one in self.stack)
        element = Element(tag, {name: value or "" for name, value in attributes}, above)
        self.reading.elements.append(element)
        return element

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._note(tag, attrs)
        if tag == "p" and "p" in element.above:
            self.reading.faults.append("a paragraph lies in a paragraph")
        if tag not in VOID:
            self.stack.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, attrs)
        if tag not in VOID | DRAWN_ALONE:
            self.reading.faults.append(f"{tag} closes itself")

    def handle_endtag(self, tag: str) -> None:
        if not self.stack or self.stack[-1].tag != tag:
            self.reading.faults.append(f"</{tag}> closes {self.stack[-1].tag if self.stack else 'nothing'}")
        else:
            self.stack.pop()

    def handle_data(self, data: str) -> None:
        for one in self.stack:
            one.text += data
        if data.strip():
            self.reading.texts.append((tuple(one.tag for one in self.stack), data.strip()))
            tagged = (one.attributes["lang"] for one in reversed(self.stack) if "lang" in one.attributes)
            self.reading.languages.append(next(tagged, ""))


def read(page: str) -> Reading:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    if reader.stack:
        reader.reading.faults.append(f"left open: {[one.tag for one in reader.stack]}")
    return reader.reading
