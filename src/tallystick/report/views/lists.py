"""A long list by answer, shared out over pages: the rows of each answer, and where each answer begins."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.marks import Tally
from tallystick.voice.language import Language
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path, under

RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class AnswerRows(Generic[RowT]):
    """The rows of one answer, or those of them that a page has room for."""

    tally: Tally
    continued: bool
    rows: tuple[RowT, ...]


@dataclass(frozen=True, slots=True)
class ListPage(Generic[RowT]):
    """One page of a list.

    ``sentence`` says what all of it says, ``total`` how many rows all of it has, ``beside`` leads to another
    page that tells more, by its path and words; empty where there is none.
    """

    number: int
    pages: Numbered
    sentence: str
    tallies: tuple[Tally, ...]
    total: int
    columns: tuple[str, ...]
    groups: tuple[AnswerRows[RowT], ...]
    beside: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Arranged(Generic[RowT]):
    """A list on its pages; the tallies lead to where each answer begins."""

    first: str
    tallies: tuple[Tally, ...]
    pages: tuple[tuple[AnswerRows[RowT], ...], ...]

    def drawn(
        self, language: Language, sentence: str, columns: tuple[str, ...] = ()
    ) -> tuple[tuple[str, ListPage[RowT]], ...]:
        """The pages with their paths."""
        total = sum(one.count for one in self.tallies)
        names = spans(language, [[block.tally.mark.word for block in page] for page in self.pages])
        return tuple(
            (
                page_path(self.first, number),
                ListPage(
                    number,
                    numbered(self.first, names, number),
                    sentence,
                    self.tallies,
                    total,
                    columns,
                    page,
                ),
            )
            for number, page in enumerate(self.pages, 1)
        )


def arrange(
    context: PageContext, first: str, tallies: tuple[Tally, ...], rows: Callable[[str], list[RowT]], each: int
) -> Arranged[RowT]:
    """Share the rows of each answer out over pages.

    Args:
        context: the book and the language.
        first: the path of the first page.
        tallies: the answers in their order.
        rows: the rows of an answer, by its code.
        each: the most rows on a page.
    """
    start = context.path(first)
    listed = [one for tally in tallies for one in under(tally, rows(tally.mark.code))]
    begins: dict[str, str] = {}
    pages = []
    for number, page in enumerate(context.sharing.share(start, listed, each), 1):
        blocks = []
        for tally, part in by_heading(page):
            code = tally.mark.code
            blocks.append(AnswerRows(tally, code in begins, part))
            begins.setdefault(code, f"{page_path(start, number)}#{code}")
        pages.append(tuple(blocks))
    return Arranged(start, tuple(replace(one, path=begins[one.mark.code]) for one in tallies), tuple(pages))
