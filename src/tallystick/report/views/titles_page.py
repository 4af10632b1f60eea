"""The page of titles, which needs no script, and the box on *Find* where one runs."""

from dataclasses import dataclass

from tallystick.base.reasons import plural
from tallystick.report.spans import spans
from tallystick.report.views.titles import Titled, TitledKind, Titles
from tallystick.voice.packing import Numbered, by_heading, numbered, page_path

#: The most titles on a page, the same in every language; fewer where it would be too long.
_TITLES = 120


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The titles of a kind, or those that a page has room for."""

    name: str
    total: int
    continued: bool
    titles: tuple[Titled, ...]


@dataclass(frozen=True, slots=True)
class TitlesPage:
    """One page of titles; ``kinds`` leads from the first to where each kind begins."""

    number: int
    sentence: str
    kinds: tuple[tuple[str, str, int], ...]
    blocks: tuple[TitleBlock, ...]
    pages: Numbered


def titles_pages(titles: Titles) -> tuple[tuple[str, TitlesPage], ...]:
    """Every title by kind, on as many pages as they need."""
    context = titles.context
    first = context.path("titles.html")
    rows = [(kind, one) for kind in titles.kinds for one in kind.titles]
    shared = context.sharing.share(first, rows, _TITLES)
    pages = [by_heading(page) for page in shared]
    names = spans(context.language, [_named(page) for page in pages])
    begins: dict[str, str] = {}
    found = []
    for number, page in enumerate(pages, 1):
        blocks = []
        for kind, some in page:
            blocks.append(TitleBlock(kind.name, len(kind.titles), kind.name in begins, some))
            begins.setdefault(kind.name, page_path(first, number))
        found.append((number, tuple(blocks)))
    kinds = tuple((one.name, begins[one.name], len(one.titles)) for one in titles.kinds)
    forms = plural("{number} title stands on these pages.", "{number} titles stand on these pages.")
    sentence = context.language.say_many(forms, len(rows))
    return tuple(
        (
            page_path(first, number),
            TitlesPage(number, sentence, kinds, blocks, numbered(first, names, number)),
        )
        for number, blocks in found
    )


def _named(page: tuple[tuple[TitledKind, tuple[Titled, ...]], ...]) -> list[str]:
    """What a link to a page names: its kinds, or its titles where they are all of one."""
    if len(page) == 1:
        kind, rows = page[0]
        return [kind.name] if len(rows) == len(kind.titles) else [rows[0].title, rows[-1].title]
    return [kind.name for kind, _ in page]
