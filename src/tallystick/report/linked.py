"""Sentences whose numbers lead to their rows."""

import re
from collections.abc import Iterator

from tallystick.voice.language import Language

#: The pieces of a sentence: each a text, and where it leads from the site's top; empty: nowhere.
SentencePieces = tuple[tuple[str, str], ...]
_PLACE = re.compile("\x02([0-9]+)\x03")


class LinkedNumbers:
    """The numbers of some sentences, each with where its rows stand.

    Examples:
        >>> from tallystick.voice.language import ENGLISH
        >>> numbers = LinkedNumbers(ENGLISH)
        >>> numbers.pieces(ENGLISH.say("Of {all} targets.", all=numbers.to(1200, "targets.html")))
        (('Of ', ''), ('1,200', 'targets.html'), (' targets.', ''))
    """

    def __init__(self, language: Language) -> None:
        """Begin without numbers."""
        self._language = language
        self._numbers: list[tuple[str, str]] = []

    def to(self, number: int, path: str) -> str:
        """What stands in a sentence for a number that leads there."""
        self._numbers.append((self._language.whole(number), path))
        return f"\x02{len(self._numbers) - 1}\x03"

    def pieces(self, sentence: str) -> SentencePieces:
        """The sentence in pieces, each number with its path."""
        return tuple(self._pieces(sentence))

    def _pieces(self, sentence: str) -> Iterator[tuple[str, str]]:
        for place, piece in enumerate(_PLACE.split(sentence)):
            if place % 2:
                yield self._numbers[int(piece)]
            elif piece:
                yield piece, ""
