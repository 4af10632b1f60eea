"""The lines of a cell as running words, and a hyphen that the file holds more than once."""

import re
from collections.abc import Iterable

#: Signs of a script that is written without blanks, on either side of a line's end.
_UNSPACED = re.compile(
    r"(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])\n(?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])"
)


def running(lines: Iterable[str]) -> str:
    """Lines as one, with a blank between them where the script has blanks between words."""
    return _UNSPACED.sub("", "\n".join(lines)).replace("\t", " ").replace("\n", " ")


#: A hyphen, a soft one and the sign for one alone at one place: some programs write all that one may be.
_HYPHENS = re.compile(r"(?=-*[\u00ad\u2010\u2011])[-\u00ad\u2010\u2011]{2,4}")


def with_one_hyphen(words: str, places: list[int]) -> tuple[str, list[int]]:
    """Words in which a hyphen that is written several times over stands once: *2-4*, and not *2*, *-*, *4*.

    Args:
        words: the words of a line.
        places: for each of their characters its place in the page.
    """
    pieces: list[str] = []
    kept: list[int] = []
    at = 0
    for found in _HYPHENS.finditer(words):
        pieces += [words[at : found.start()], "-"]
        kept += places[at : found.start() + 1]
        at = found.end()
    return ("".join([*pieces, words[at:]]), kept + places[at:]) if pieces else (words, places)
