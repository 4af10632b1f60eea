"""Puts a document's text together piece by piece, and remembers where each piece came from."""

from itertools import accumulate

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

    def paragraph(self, text: str, hint: Hint | None = None, *, page: int = 0) -> None:
        """Add a paragraph as far in as its blanks say; an empty one leaves no trace."""
        words = text.strip()
        if not words:
            return
        hint = hint or Hint()
        apart = bool(hint.heading or hint.note)
        self._paragraphs += 1
        lead = "\n" if hint.heading else text[: len(text) - len(text.lstrip())].replace("\n", "")
        self._add(lead)
        start = self._length
        self._places.append(Place(start, page, self._paragraphs))
        if hint != Hint():
            self._hints[start] = hint
        self._add(words + ("\n\n" if apart else "\n"))

    def row(self, cells: list[str], table: int, *, covered: tuple[int, ...] = (), page: int = 0) -> None:
        """Add a row of a table: its cells on one line, with bars between; some covered by the row above.

        Args:
            cells: the words of each, with a line feed between its paragraphs.
            table: the table's number.
            covered: which cells are part of one in the row above.
            page: the page that it stands on.
        """
        paragraphs = [[" ".join(one.split()) for one in cell.split("\n") if one.strip()] for cell in cells]
        texts = [" ".join(some) for some in paragraphs]
        if not any(texts):
            return
        self._paragraphs += 1
        start = at = self._length
        spans: list[tuple[int, int]] = []
        breaks: list[int] = []
        for some, text in zip(paragraphs, texts, strict=True):
            spans.append((at, at + len(text)))
            ends = accumulate((len(one) + 1 for one in some[:-1]), initial=at)
            breaks += list(ends)[1:]
            at += len(text) + 3
        line = " | ".join(texts)
        lead = len(line) - len(line.lstrip())
        self._places.append(Place(start, page, self._paragraphs))
        self._hints[start + lead] = Hint(
            table=table, cells=tuple(spans), covered=covered, breaks=tuple(breaks)
        )
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
