"""A Word document as text: headings, list numbers as Word would print them, tables, footnotes."""

import zipfile
from collections.abc import Mapping
from typing import BinaryIO
from xml.etree.ElementTree import Element

from tallystick.base.zips import LargeZip, UnsoundZip, read_member, zip_in
from tallystick.reading.model import SourceText
from tallystick.reading.numbering import Numbering
from tallystick.reading.runs import Runs
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
    columns = _Columns()
    walk(body, "word/document.xml", columns.start, columns.end, columns.text)
    page = _Body(_heading_styles(styles), Numbering(numbering, styles), columns.widest, Runs(styles))
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


_LEVELS = frozenset("0123456789")


def _write_notes(writer: Writer, notes: Element | None) -> None:
    for note in notes.iter("footnote") if notes is not None else ():
        words = "".join(one.text or "" for one in note.iter("t")).strip()
        if words and note.get("type") is None:
            writer.paragraph(f"[{note.get('id', '')}] {words}", note=True)


class _Columns:
    """How many cells the widest row of each table has, in the order of the tables."""

    def __init__(self) -> None:
        self.widest: list[int] = []
        self._open: list[tuple[int, int]] = []

    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002 - one shape for all
        """An element begins."""
        if name == "tbl":
            self._open.append((len(self.widest), 0))
            self.widest.append(0)
        elif self._open and name in {"tr", "tc"}:
            table, cells = self._open[-1]
            cells = 0 if name == "tr" else cells + 1
            self._open[-1] = (table, cells)
            self.widest[table] = max(self.widest[table], cells)

    def end(self, name: str) -> None:
        """An element has ended."""
        if name == "tbl":
            self._open.pop()

    def text(self, text: str) -> None:
        """Text between elements."""


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
        columns: how many cells the widest row of each table has.
        runs: what stretches of one look are hidden or raised.

    Attributes:
        writer: the document as far as it is written.
        moved: how many deleted or moved stretches were left out.
    """

    def __init__(
        self, styles: Mapping[str, int], numbering: Numbering, columns: list[int], runs: Runs
    ) -> None:
        self.writer = Writer()
        self.runs, self.moved = runs, 0
        self._styles, self._numbering, self._columns = styles, numbering, iter(columns)
        self._unseen = self._paragraphs = 0
        self._in_words = False
        self._words: list[str] = []
        self._about: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        columns = next(self._columns, 0) if name == "tbl" else 0
        if self._unseen or name in _UNSEEN:
            self.moved += not self._unseen and name in _REVISED
            self._unseen += 1
        elif name == "p":
            self._open_paragraph()
        elif self._paragraphs:
            self._in_paragraph(name, attributes)
        elif name == "tbl":
            self.writer.open_table(columns)
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
        label = "" if self.writer.in_cell else self._numbering.label(list_id, level)
        heading = self._styles.get(style, 0)
        self.writer.paragraph(f"{label} {words}" if label else words, heading=heading)
