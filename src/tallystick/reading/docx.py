"""A Word document as text: headings, list numbers as Word would print them, tables, footnotes."""

import zipfile
from collections import Counter
from collections.abc import Mapping
from typing import BinaryIO
from xml.etree.ElementTree import Element

from tallystick.base.zips import LargeZip, UnsoundZip, read_member, zip_in
from tallystick.reading.model import SourceText
from tallystick.reading.numbering import Numbering
from tallystick.reading.runs import Runs
from tallystick.reading.table_shapes import TableShape, TableShapes
from tallystick.reading.unreadable import Notice, UnreadableDocument
from tallystick.reading.wordxml import Attributes, tree, walk
from tallystick.reading.writer import Writer

_LARGEST_PART = 64 * 1024 * 1024
_MOST_RATIO = 400
#: With all its pictures.
_LARGEST = 2 * 1024**3


def read_docx(file: BinaryIO) -> SourceText:
    """The document's own words in order, footnotes at the end.

    Raises:
        UnreadableDocument: it is broken, protected, or unpacks to more than a plan ever has.
    """
    try:
        with zip_in(file, _LARGEST) as archive:
            return _text(archive)
    except LargeZip:
        raise UnreadableDocument("docx-swollen") from None
    except UnsoundZip:
        raise UnreadableDocument("docx-unsound") from None


def _text(archive: zipfile.ZipFile) -> SourceText:
    body = _part(archive, "word/document.xml")
    if body is None:
        raise UnreadableDocument("docx-none")
    styles, numbering, notes = (
        tree(data, path) if (data := _part(archive, path)) is not None else None
        for path in ("word/styles.xml", "word/numbering.xml", "word/footnotes.xml")
    )
    headings, lists = _heading_styles(styles), Numbering(numbering, styles)
    tables = _Tables(headings, lists)
    walk(body, "word/document.xml", tables.start, tables.end, tables.text)
    headings = _below_title(headings, styles, tables.styled)
    page = _Body(headings, lists, tables.shapes.found, Runs(styles))
    walk(body, "word/document.xml", page.start, page.end, page.text)
    _write_notes(page.writer, notes)
    hidden = page.runs.hidden + page.moved
    return page.writer.text.done("docx", (Notice("hidden", {"number": hidden}),) if hidden else ())


def _part(archive: zipfile.ZipFile, path: str) -> bytes | None:
    try:
        info = archive.getinfo(path)
    except KeyError:
        return None
    if info.file_size > _LARGEST_PART or info.file_size > _MOST_RATIO * max(info.compress_size, 1024):
        raise UnreadableDocument("docx-swollen")
    return read_member(archive, path)


def _heading_styles(styles: Element | None) -> dict[str, int]:
    """The heading level of each style that has one, by its outline level or its name."""
    levels: dict[str, int] = {}
    for style in styles.iter("style") if styles is not None else ():
        ident = style.get("styleId", "")
        title = style.find("name")
        named = (title.get("val", "") if title is not None else "").lower()
        outline = style.find("pPr/outlineLvl")
        if outline is not None and outline.get("val", "") in _LEVELS:
            levels[ident] = int(outline.get("val", "0")) + 1
        elif named.startswith("heading ") and named[8:] in _LEVELS:
            levels[ident] = int(named[8:])
        elif named == "title":
            levels[ident] = 1
    return {ident: level for ident, level in levels.items() if 1 <= level <= 6}


def _below_title(levels: dict[str, int], styles: Element | None, styled: Counter[str]) -> dict[str, int]:
    """The levels of headings one lower where one paragraph alone is the document's title, above them all."""
    named = styles.iter("style") if styles is not None else ()
    titles = {
        one.get("styleId", "")
        for one in named
        if (name := one.find("name")) is not None and name.get("val", "").lower() == "title"
    }
    if sum(styled[ident] for ident in titles) != 1:
        return levels
    return {ident: level if ident in titles else min(6, level + 1) for ident, level in levels.items()}


_LEVELS = frozenset("0123456789")


def _write_notes(writer: Writer, notes: Element | None) -> None:
    for note in notes.iter("footnote") if notes is not None else ():
        words = "".join(one.text or "" for one in note.iter("t")).strip()
        if words and note.get("type") is None:
            writer.paragraph(f"[{note.get('id', '')}] {words}", note=True)


class _Tables:
    """What each table of the document is, in their order.

    Args:
        styles: the heading level of each style that has one.
        numbering: the document's lists.
    """

    def __init__(self, styles: Mapping[str, int], numbering: Numbering) -> None:
        self.shapes = TableShapes()
        self._styles, self._numbering = styles, numbering
        self._in_words = False
        self._list = self._style = ""
        self.styled: Counter[str] = Counter()

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == "tbl":
            self.shapes.open_table()
        elif name == "tr":
            self.shapes.open_row()
        elif name == "tc":
            self.shapes.open_cell()
        elif name == "t":
            self._in_words = True
        elif name == "p":
            self._list = self._style = ""
        elif name == "pStyle":
            self._style = attributes.get("val", "")
            self.styled[self._style] += 1
            self._list = self._numbering.of_style(self._style)[0]
        elif name == "numId":
            self._list = attributes.get("val", "")

    def end(self, name: str) -> None:
        """An element has ended."""
        if name == "tbl":
            self.shapes.close_table()
        elif name == "tc":
            self.shapes.close_cell()
        elif name == "t":
            self._in_words = False
        elif name == "p":
            self.shapes.paragraph(item=self._list not in {"", "0"})

    def text(self, text: str) -> None:
        """Text between elements."""
        if self._in_words:
            self.shapes.words(text)


#: What is in these does not stand on the page: what was there before, and what other programs show instead.
_UNSEEN = frozenset({"pPrChange", "rPrChange", "moveFrom", "Fallback", "tblPrChange", "del"})
_REVISED = frozenset({"moveFrom", "del"})
#: Its style, its list, and how deep in the list it stands.
_PROPERTIES = frozenset({"pStyle", "numId", "ilvl"})
_SPACES, _LINE_BREAKS = frozenset({"tab", "br", "cr"}), frozenset({"br", "cr"})


def _reach(many: str) -> int:
    """Over how many columns a cell reaches."""
    return int(many) if many.isdecimal() and 0 < len(many) < _LONGEST_NUMBER and int(many) else 1


#: No table has as many columns as a number of more digits says.
_LONGEST_NUMBER = 4


class _Body:
    """Takes the document element by element and writes its words.

    Args:
        styles: the heading level of each style that has one.
        numbering: the document's lists.
        tables: what each table is.
        runs: what stretches of one look are hidden or raised.

    Attributes:
        writer: the document as far as it is written.
        moved: how many deleted or moved stretches were left out.
    """

    def __init__(
        self, styles: Mapping[str, int], numbering: Numbering, tables: list[TableShape], runs: Runs
    ) -> None:
        self.writer = Writer()
        self.runs, self.moved = runs, 0
        self._styles, self._numbering, self._tables = styles, numbering, iter(tables)
        self._unseen = self._paragraphs = 0
        self._in_words = False
        self._words: list[str] = []
        self._about: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        table = next(self._tables, TableShape(0)) if name == "tbl" else TableShape(0)
        if self._unseen or name in _UNSEEN:
            self.moved += not self._unseen and name in _REVISED
            self._unseen += 1
        elif name == "p":
            self._open_paragraph()
        elif self._paragraphs:
            self._in_paragraph(name, attributes)
        elif name == "tbl":
            self.writer.open_table(table)
        elif name == "tr":
            self.writer.open_row()
        elif name == "tc":
            self.writer.open_cell()
        else:
            self._about_cell(name, attributes)

    def end(self, name: str) -> None:
        """An element has ended."""
        if self._unseen:
            self._unseen -= 1
        elif name == "t":
            self._in_words = False
        elif name == "r" and self._paragraphs:
            self._words.append(self.runs.end("".join(self._words[-3:])))
        elif name == "p":
            self._close_paragraph()
        elif not self._paragraphs and name == "tbl":
            self.writer.close_table()
        elif not self._paragraphs and name == "tr":
            self.writer.close_row()
        elif not self._paragraphs and name == "tc":
            self.writer.close_cell()

    def text(self, text: str) -> None:
        """Text between elements; only that of a run counts."""
        if self._in_words:
            self._words.append(self.runs.seen(text))

    def _open_paragraph(self) -> None:
        """Begin a paragraph; one in a text box of another is words of that one."""
        self._paragraphs += 1
        if self._paragraphs == 1:
            self._words, self._about = [], {}
        else:
            self._words.append(" ")

    def _about_cell(self, name: str, attributes: Attributes) -> None:
        """Over what the open cell reaches."""
        if name == "gridSpan":
            self.writer.reach(_reach(attributes.get("val", "")))
        elif name == "vMerge" and attributes.get("val", "continue") == "continue":
            self.writer.goes_on()

    def _in_paragraph(self, name: str, attributes: Attributes) -> None:
        if name == "t":
            self._in_words = True
        elif name in _SPACES:
            self._words.append("\n" if self.writer.in_cell and name in _LINE_BREAKS else " ")
        elif name == "noBreakHyphen":
            self._words.append("-")
        elif self.runs.takes(name, attributes):
            return
        elif self._paragraphs == 1 and name in _PROPERTIES:
            self._about[name] = attributes.get("val", "")

    def _close_paragraph(self) -> None:
        self._paragraphs -= 1
        if self._paragraphs:
            return
        words = "".join(self._words).strip()
        if not words:
            self.writer.gap()
            return
        style = self._about.get("pStyle", "")
        list_id, level = self._numbering.of_style(style)
        list_id = self._about.get("numId", list_id)
        level = self._about.get("ilvl", level)
        label = self._numbering.label(list_id, level) if self.writer.takes_lists else ""
        heading = self._styles.get(style, 0)
        self.writer.paragraph(f"{label} {words}" if label else words, heading=heading)
