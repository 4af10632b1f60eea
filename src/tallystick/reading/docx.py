"""A Word document as text: headings, list numbers as Word would print them, tables, footnotes."""

import io
import zipfile
from xml.etree.ElementTree import Element, ParseError, fromstring

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.reading.assembled import Assembled
from tallystick.reading.model import SourceText
from tallystick.reading.numbering import Numbering

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST_PART = 64 * 1024 * 1024
_MOST_RATIO = 400


def read_docx(data: bytes, name: str) -> SourceText:
    """The document's own words in order, footnotes at the end.

    Raises:
        Refusal: it is broken, protected, or unpacks to more than a plan ever has.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _part(archive, "word/document.xml", name)
            if body is None:
                raise Refusal(
                    Reason("{name} holds no Word document", name=Text(name)),
                    Reason("save it as .docx and try again"),
                )
            styles = _heading_styles(_part(archive, "word/styles.xml", name))
            numbering = Numbering(_part(archive, "word/numbering.xml", name))
            notes = _part(archive, "word/footnotes.xml", name)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError):
        raise Refusal(
            Reason("{name} is broken or protected", name=Text(name)),
            Reason("open it in a word processor and save it anew as .docx"),
        ) from None
    writer = _Writer(styles, numbering)
    content = body.find(f"{_W}body")
    if content is not None:
        writer.blocks(content)
    writer.notes(notes)
    return writer.text.done("docx")


def _part(archive: zipfile.ZipFile, path: str, name: str) -> Element | None:
    try:
        info = archive.getinfo(path)
    except KeyError:
        return None
    if info.file_size > _LARGEST_PART or info.file_size > _MOST_RATIO * max(info.compress_size, 1024):
        raise Refusal(
            Reason("{name} would unpack to far more than a plan holds", name=Text(name)),
            Reason("save it anew, without what is hidden in it"),
        )
    data = archive.read(info)
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:65536]:
        raise Refusal(
            Reason("{name} declares entities, as no Word document does", name=Text(name)),
            Reason("open it in a word processor and save it anew"),
        )
    try:
        return fromstring(data)  # noqa: S314 - a part that declares entities is refused above
    except ParseError:
        raise Refusal(
            Reason("{name} is broken ({path} is no XML)", name=Text(name), path=Text(path)),
            Reason("open it in a word processor and save it anew"),
        ) from None


def _heading_styles(styles: Element | None) -> dict[str, int]:
    """The heading level of each style that has one, by its own or an inherited outline level or name."""
    levels: dict[str, int] = {}
    for style in styles.iter(f"{_W}style") if styles is not None else ():
        ident = style.get(f"{_W}styleId", "")
        title = style.find(f"{_W}name")
        named = (title.get(f"{_W}val", "") if title is not None else "").lower()
        outline = style.find(f"{_W}pPr/{_W}outlineLvl")
        if outline is not None and outline.get(f"{_W}val", "").isdecimal():
            levels[ident] = int(outline.get(f"{_W}val", "0")) + 1
        elif named.startswith("heading ") and named[8:].isdecimal():
            levels[ident] = int(named[8:])
        elif named == "title":
            levels[ident] = 1
    return {ident: level for ident, level in levels.items() if level <= 6}


class _Writer:
    """Walks the document's body and writes its words."""

    def __init__(self, styles: dict[str, int], numbering: Numbering) -> None:
        self.text = Assembled()
        self._styles, self._numbering = styles, numbering
        self._tables = 0

    def blocks(self, parent: Element) -> None:
        """Write the paragraphs and tables directly in an element, content controls included."""
        for child in parent:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif child.tag == f"{_W}sdt":
                inside = child.find(f"{_W}sdtContent")
                if inside is not None:
                    self.blocks(inside)

    def notes(self, notes: Element | None) -> None:
        """Write the footnotes."""
        for note in notes.iter(f"{_W}footnote") if notes is not None else ():
            words = "".join(_words(paragraph) for paragraph in note.iter(f"{_W}p")).strip()
            if words and note.get(f"{_W}type") is None:
                self.text.paragraph(f"[{note.get(f'{_W}id', '')}] {words}", note=True)

    def _paragraph(self, node: Element) -> None:
        words = _words(node)
        if not words.strip():
            self.text.gap()
            return
        style = node.find(f"{_W}pPr/{_W}pStyle")
        level = self._styles.get(style.get(f"{_W}val", ""), 0) if style is not None else 0
        label = self._numbering.label(node)
        self.text.paragraph(f"{label} {words.strip()}" if label else words, heading=level)

    def _table(self, node: Element) -> None:
        self._tables += 1
        rows = [[_cell(cell) for cell in row.findall(f"{_W}tc")] for row in node.findall(f"{_W}tr")]
        if max((len(row) for row in rows), default=0) < 2:
            for cell in node.iter(f"{_W}tc"):
                self.blocks(cell)
            return
        for row in rows:
            self.text.row(row, self._tables)
        self.text.gap()


def _cell(cell: Element) -> str:
    return " ".join(_words(paragraph) for paragraph in cell.iter(f"{_W}p"))


def _words(node: Element) -> str:
    """The words of a paragraph as they stand now: insertions count, deletions don't."""
    words: list[str] = []
    for one in node.iter():
        if one.tag == f"{_W}t":
            words.append(one.text or "")
        elif one.tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
            words.append(" ")
        elif one.tag == f"{_W}noBreakHyphen":
            words.append("-")
        elif one.tag == f"{_W}footnoteReference":
            words.append(f"[{one.get(f'{_W}id', '')}]")
    return "".join(words)
