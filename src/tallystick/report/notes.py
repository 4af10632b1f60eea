"""Notes of a package as readers see them: a row that a note names by its identifier is named by its title."""

import re
from collections.abc import Callable, Mapping

from tallystick.report.book import Book
from tallystick.voice.cell import like
from tallystick.voice.widths import shortened

#: What can be the identifier of a row: a letter first, and a digit somewhere.
_IDENTIFIER = re.compile(r"(?<![\w.-])[A-Za-z][\w.-]*?\d[\w-]*(?:\.\w[\w-]*)*", re.ASCII)
#: A statement longer than this is cut between words: it only has to be known again.
_LONGEST = 70


def _as_shown(text: str) -> str:
    return text


def row_titles(book: Book, said: Callable[[str], str] = _as_shown) -> Mapping[str, str]:
    """The title of each commitment, target, deliverable, event and claim, by its identifier.

    Args:
        book: the open book.
        said: what is taken of a title, such as its original.
    """
    package = book.package
    found = {one.id: like(one.statement, one.statement.rstrip(".")) for one in package.events}
    found |= {one.id: like(one.statement, one.statement.rstrip(".")) for one in package.claims}
    found |= {one.id: one.title for one in package.commitments}
    found |= {one.id: one.title for one in package.deliverables}
    found |= {one.id: one.quantity for one in package.targets}
    return {name: shortened(said(title), _LONGEST) for name, title in found.items()}


def with_titles(note: str, titles: Mapping[str, str], quoted: str) -> str:
    """A note with the title of each row that it names, in the language's quotation marks.

    Args:
        note: the note.
        titles: the titles of rows by identifier.
        quoted: how a title is quoted, with the place ``{title}``.

    Examples:
        >>> with_titles("Plan target I.1.t2; see E3.", {"I.1.t2": "nurse density"}, "“{title}”")
        'Plan target “nurse density”; see E3.'
    """

    def named(found: re.Match[str]) -> str:
        title = titles.get(found[0])
        return found[0] if title is None else quoted.replace("{title}", title)

    return like(note, _IDENTIFIER.sub(named, note))
