"""Texts of a document that know which of their words are in another language than the document's own.

Pages make elements of the tags of languages; no font has a sign for one. Paper takes them apart, so that who
is read to hears each word in its language (PDF/UA-1, 7.2; WCAG 2.2, 3.1.2).
"""

from collections.abc import Iterable
from dataclasses import replace

from tallystick.report.document.model import (
    ReportHeading,
    ReportPicture,
    ReportPiece,
    ReportPoints,
    ReportTable,
    ReportWords,
)
from tallystick.voice.direction import by_language, without_languages


class SpokenText(str):
    """A text of which some words are in another language.

    Attributes:
        pieces: its words in order, each with its language as BCP 47 writes it; empty for the document's.
    """

    __slots__ = ("pieces",)
    pieces: tuple[tuple[str, str], ...]


def spoken(text: str) -> str:
    """A text without tags, which remembers what they said."""
    return of_pieces(by_language(text))


def of_pieces(found: Iterable[tuple[str, str]]) -> str:
    """The text of which these are the words, each with its language; empty for the document's."""
    pieces = tuple((words, language) for words, language in found if words)
    whole = "".join(words for words, _ in pieces)
    if not any(language for _, language in pieces):
        return whole
    made = SpokenText(whole)
    made.pieces = pieces
    return made


def pieces_of(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text, each with its language; empty for the document's."""
    return text.pieces if isinstance(text, SpokenText) else ((text, ""),)


def spoken_block(block: ReportPiece) -> ReportPiece:
    """A block whose texts know their languages."""
    match block:
        case ReportHeading() | ReportWords():
            return replace(block, text=spoken(block.text))
        case ReportPoints():
            return ReportPoints(_all(block.items))
        case ReportTable():
            rows = tuple(map(_all, block.rows))
            return replace(block, caption=spoken(block.caption), head=_all(block.head), rows=rows)
        case ReportPicture():
            return replace(block, says=without_languages(block.says))  # a file says it, in one language


def _all(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(spoken, texts))
