"""From an index to its pages. Reads nothing but its own templates."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from tallystick.base.reasons import msgid
from tallystick.index.audit.weighing import WhatIf
from tallystick.index.doubt.run import Doubted
from tallystick.index.gaps import without_number
from tallystick.index.steps import Index
from tallystick.report.views.index import index_page
from tallystick.report.views.index_picture import Picture
from tallystick.report.views.index_profile import Profiles
from tallystick.report.views.index_units import MOST_PROFILES, UnitPages
from tallystick.voice.catalogues import page_languages
from tallystick.voice.frame import STYLE, Batch, Drawing, Edition, Page, style_sheet
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
    """Draw the pages of an index, in every language there is.

    Args:
        index: the index.
        doubt: what came of varying it.
        moved: what came of other weights.
        index_id: what names this edition.
        spoken: the languages to draw; None for all there are.

    Returns:
        The files by their paths: a page, its pictures, a page for each unit where these are not too many,
        and one style sheet.
    """
    all_spoken, drawn, shared = spoken or page_languages(), [], Sharing()
    without = list(without_number(index))
    for language in all_spoken:
        path = language.folder + "index.html"
        edition = Edition(
            language, index.method.title, path, (), False, _About(index_id), languages=all_spoken
        )
        sharing = shared.beside(language.folder)
        profiles = Profiles(index, doubt, without, moved, language)
        units = UnitPages(index, profiles, language, sharing) if _have_pages(index) else None
        view = index_page(index, doubt, without, moved, language, units.first if units else "")
        page = Page(path, "index.html", index.method.title, (), "start", view)
        pages = [page, *(_picture(one, language) for one in view.pictures)]
        drawing = Drawing(edition, "tallystick.report")
        batches: list[Batch] = [partial(_alone, one) for one in pages]
        if units:
            batches += [partial(_list, units), *(partial(_unit, units, row) for row in units.rows)]
        drawn.append(Spoken(drawing, sharing, batches))
    return {STYLE: style_sheet()} | short_pages(drawn)


def _have_pages(index: Index) -> bool:
    """Whether each unit has a page of its own: no folder should hold pages by the ten thousand."""
    return len(index.names) <= MOST_PROFILES


def _list(units: UnitPages) -> Iterator[Page]:
    title = units.language.say(msgid("All units"))
    for path, view in units.listed():
        yield Page(path, "index_units.html", title, (), "start", view)


def _unit(units: UnitPages, row: int) -> Iterator[Page]:
    trail = ((units.first, units.language.say(msgid("All units"))),)
    for path, view in units.of_unit(row):
        yield Page(path, "index_unit.html", units.name(row), trail, "start", view)


def _alone(page: Page) -> Iterator[Page]:
    yield page


def _picture(one: Picture, language: Language) -> Page:
    """A picture as a file of its own, to be put into another page."""
    return Page(language.folder + one.file, "index_picture.html", one.title, (), "", one)
