"""Puts a document's text together piece by piece, and remembers where each piece came from."""

from tallystick.reading.model import Hint, Place, SourceText
from tallystick.reading.unreadable import Notice


class Assembled:
    """A text that grows by paragraphs and rows."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._places: list[Place] = []
        self._hints: dict[int, Hint] = {}
        self._paragraphs = 0

    def paragraph(self, text: str, *, heading: int = 0, note: bool = False, page: int = 0) -> None:
        """Add a paragraph; an empty one leaves no trace."""
        words = text.strip()
        if not words:
            return
        self._paragraphs += 1
        if heading:
            self._add("\n")
        start = self._length
        self._places.append(Place(start, page, self._paragraphs))
        if heading or note:
            self._hints[start] = Hint(heading=heading, note=note)
        self._add(words + "\n")
        if heading or note:
            self._add("\n")

    def row(self, cells: list[str], table: int, *, page: int = 0) -> None:
        """Add a row of a table: its cells on one line, with bars between."""
        texts = [" ".join(cell.split()) for cell in cells]
        if not any(texts):
            return
        self._paragraphs += 1
        start = at = self._length
        spans = []
        for text in texts:
            spans.append((at, at + len(text)))
            at += len(text) + 3
        line = " | ".join(texts)
        lead = len(line) - len(line.lstrip())
        self._places.append(Place(start, page, self._paragraphs))
        self._hints[start + lead] = Hint(table=table, cells=tuple(spans))
        self._add(line + "\n")

    def gap(self) -> None:
        """Leave a blank line."""
        self._add("\n")

    def done(self, form: str, warnings: tuple[Notice, ...] = ()) -> SourceText:
        """The whole text."""
        return SourceText("".join(self._pieces), form, tuple(self._places), self._hints, warnings)

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
