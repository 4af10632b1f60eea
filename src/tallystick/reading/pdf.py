"""A PDF's text layer as text: page by page, in reading order, with headings, run-ins and notes by their look.

A scan has no text layer. It is said to be one; no text is guessed.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import pypdfium2 as pdfium
from pypdfium2 import PdfiumError

from tallystick.base.progress import Progress
from tallystick.reading.model import Hint, Place, SourceText
from tallystick.reading.pages import Composed, composed
from tallystick.reading.pictured import is_bare, is_pictured, named_pages
from tallystick.reading.printed import Printed, printed_lines
from tallystick.reading.printed_grounds import without_grounds
from tallystick.reading.printed_pairs import PairTables
from tallystick.reading.printed_tables import with_rows
from tallystick.reading.raised import RaisedSigns
from tallystick.reading.rulings import rulings_of
from tallystick.reading.unreadable import Notice, UnreadableDocument
from tallystick.reading.upright import upright_page

#: Longer documents are read to here, and the reader is told.
MOST_PAGES = 5000
#: The fullest page of a newspaper has some thirty thousand characters.
MOST_ON_A_PAGE = 50_000
#: More characters than five thousand full pages of a plan have.
MOST_CHARACTERS = 20_000_000
#: So many characters are read with their places, those of some thousand pages; beyond, their words alone.
MOST_WITH_PLACES = 2_000_000
#: From this share of pages without text on, a document is a scan.
_SCANNED = 0.9


def read_pdf(data: bytes | BinaryIO, progress: Progress) -> SourceText:
    """The words of each page in their order, a form feed between pages.

    Raises:
        UnreadableDocument: it is protected, broken, empty, or a scan without text.
    """
    try:
        document = pdfium.PdfDocument(data)
    except PdfiumError as problem:
        raise UnreadableDocument("pdf-locked" if "assword" in str(problem) else "pdf-broken") from None
    try:
        pages = _Pages(document, progress)
    finally:
        document.close()
    texts = pages.texts
    if not texts:
        raise UnreadableDocument("pdf-empty")
    if len(pages.bare) >= _SCANNED * len(texts):
        raise UnreadableDocument("pdf-scan", count=len(texts))
    places: list[Place] = []
    hints: dict[int, Hint] = {}
    at = 0
    for number, page in enumerate(texts, 1):
        places.append(Place(at, number, 0))
        hints |= {at + place: _moved(hint, at) for place, hint in pages.hints.get(number - 1, {}).items()}
        at += len(page) + 1
    return SourceText("\f".join(texts), "pdf", tuple(places), hints, tuple(pages.notices()))


def _moved(hint: Hint, by: int) -> Hint:
    """What is known of a line of a page, with its cells counted from the text's beginning."""
    return (
        replace(hint, cells=tuple((low + by, high + by) for low, high in hint.cells)) if hint.cells else hint
    )


class _Pages:
    """The text of each page, as much of it as a page and a document can have.

    Attributes:
        texts: the pages that were read.
        hints: what the lines of a page are, by its number and their first character in it.
        pictured: the numbers, counted from 1, of pages with few words and a picture over most of them.
    """

    def __init__(self, document: pdfium.PdfDocument, progress: Progress) -> None:
        self.texts: list[str] = []
        self.hints: dict[int, dict[int, Hint]] = {}
        self.pictured: list[int] = []
        self._printed: list[list[Printed]] = []
        self._sizes: list[tuple[float, float]] = []
        self._count = len(document)
        self._signs, self._pairs = RaisedSigns(), PairTables()
        self._held = 0
        self._cut: list[tuple[int, int]] = []
        for number in range(min(self._count, MOST_PAGES)):
            if number % 25 == 0:
                progress("reading pages", number, self._count)
            if self._held > MOST_CHARACTERS:
                break
            self.texts.append(self._page(document, number))
        self._compose()

    def _compose(self) -> None:
        """Put the pages whose lines are known in reading order."""
        known = composed(self._printed, self._sizes) if self._printed else Composed()
        for number, (text, hints) in enumerate(zip(known.pages, known.hints, strict=True)):
            self.texts[number], self.hints[number] = text, hints

    @property
    def bare(self) -> list[int]:
        """The numbers, counted from 1, of pages without text."""
        return [number for number, text in enumerate(self.texts, 1) if is_bare(text)]

    def notices(self) -> Iterator[Notice]:
        """What was left out."""
        yield from self._left_out()
        pictured = sorted(set(self.pictured).difference(self.bare))
        for code, some in (("pages-empty", self.bare), ("pages-pictured", pictured)):
            if some:
                numbers = {"number": len(some), "count": len(self.texts)}
                yield Notice(code, {**numbers, "pages": named_pages(some)})

    def _left_out(self) -> Iterator[Notice]:
        read = len(self.texts)
        if self._cut:
            page, length = self._cut[0]
            yield Notice("page-cut", {"page": page, "length": length, "most": MOST_ON_A_PAGE})
        if len(self._cut) > 1:
            yield Notice("pages-cut", {"number": len(self._cut) - 1, "most": MOST_ON_A_PAGE})
        if self._held > MOST_CHARACTERS and read < self._count:
            yield Notice("text-left", {"most": MOST_CHARACTERS, "number": self._count - read, "page": read})
        elif read < self._count:
            yield Notice("pages-left", {"most": read, "count": self._count})

    def _page(self, document: pdfium.PdfDocument, number: int) -> str:
        try:
            page = upright_page(document, number)
            words = page.get_textpage()
            length = words.count_chars()
            text = str(words.get_text_range(0, min(length, MOST_ON_A_PAGE))) if length else ""
            self._look(page, words, text, length)
            if is_pictured(page.raw, text, page.get_size()):
                self.pictured.append(number + 1)
            words.close()
            page.close()
        except PdfiumError:
            return ""
        self._held += length
        if length > MOST_ON_A_PAGE:
            self._cut.append((number + 1, length))
        return _plain(text)

    def _look(self, page: pdfium.PdfPage, words: pdfium.PdfTextPage, text: str, length: int) -> None:
        """Take in how the lines of a page stand, while they are not too many."""
        if len(self._printed) < len(self.texts) or self._held + length > MOST_WITH_PLACES:
            return
        if len(text) != length:
            return
        rulings = rulings_of(page.raw)
        printed = printed_lines(words, text, rulings, self._signs)
        parting = without_grounds(rulings, printed)
        if parting is not rulings:
            rulings, printed = parting, printed_lines(words, text, parting, self._signs)
        lines = [
            one if (plain := _plain(one.words)) == one.words else replace(one, words=plain) for one in printed
        ]
        size = page.get_size()
        self._printed.append(with_rows(lines, rulings, size, self._pairs))
        self._sizes.append(size)


def _plain(text: str) -> str:
    return (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\ufffe", "")
        .replace("\f", "\n")
        .replace("\x00", "")
        .rstrip()
    )
