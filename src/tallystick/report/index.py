"""From an index to its page. Reads nothing but its own templates."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from tallystick.index.audit.weighing import WhatIf
from tallystick.index.doubt.run import Doubted
from tallystick.index.gaps import without_number
from tallystick.index.steps import Index
from tallystick.report.views.index import index_page
from tallystick.report.views.index_picture import Picture
from tallystick.voice.catalogues import page_languages
from tallystick.voice.frame import STYLE, Drawing, Edition, Page, style_sheet
from tallystick.voice.language import Language
from tallystick.voice.packing import Sharing
from tallystick.voice.together import Spoken, short_pages


@dataclass(frozen=True, slots=True)
class _About:
    """What names the index on its page."""

    index_id: str


def draw_index(
    index: Index,
    doubt: Doubted | None,
    moved: list[WhatIf],
    index_id: str,
    spoken: tuple[Language, ...] | None = None,
) -> dict[str, bytes]:
    """Draw the page of an index, in every language there is.

    Args:
        index: the index.
        doubt: what came of varying it.
        moved: what came of other weights.
        index_id: what names this edition.
        spoken: the languages to draw; None for all there are.

    Returns:
        The files by their paths: a page, its pictures and one style sheet.
    """
    all_spoken, drawn = spoken or page_languages(), []
    without = list(without_number(index))
    for language in all_spoken:
        path = language.folder + "index.html"
        edition = Edition(
            language, index.method.title, path, (), False, _About(index_id), languages=all_spoken
        )
        view = index_page(index, doubt, without, moved, language)
        page = Page(path, "index.html", index.method.title, (), "start", view)
        pages = [page, *(_picture(one, language) for one in view.pictures)]
        drawing = Drawing(edition, "tallystick.report")
        drawn.append(Spoken(drawing, Sharing(), [partial(_alone, one) for one in pages]))
    return {STYLE: style_sheet()} | short_pages(drawn)


def _alone(page: Page) -> Iterator[Page]:
    yield page


def _picture(one: Picture, language: Language) -> Page:
    """A picture as a file of its own, to be put into another page."""
    return Page(language.folder + one.file, "index_picture.html", one.title, (), "", one)
