"""From a package and its assessment to the files of a site. Reads nothing but its own templates."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tallystick.report.book import Book
from tallystick.report.context import PageContext
from tallystick.report.model import Material
from tallystick.report.pages import AREAS, pages
from tallystick.report.views.search import SCRIPT, SearchIndex, script
from tallystick.report.views.titles import Titles
from tallystick.voice.catalogues import languages
from tallystick.voice.frame import STYLE, Drawing, Edition, Page, style_sheet
from tallystick.voice.keeping import IDENTITY, SHORT, Keeping, stamps_of
from tallystick.voice.language import Language
from tallystick.voice.packing import Sharing


def _ignore(_: str) -> None:
    pass


def build_site(
    material: Material, on_page: Callable[[str], None] = _ignore, keeping: Keeping | None = None
) -> dict[str, bytes]:
    """Draw every page of the site, in every language there is.

    Args:
        material: what it is drawn from.
        on_page: told the path of each page when it is drawn.
        keeping: which pages of an earlier run may stay; None where all are drawn.

    Returns:
        The files by their paths from the site's top.
    """
    return draw(material, languages(), on_page, keeping)


def draw(
    material: Material,
    languages: tuple[Language, ...],
    on_page: Callable[[str], None] = _ignore,
    keeping: Keeping | None = None,
) -> dict[str, bytes]:
    """Draw every page in these languages."""
    files = {STYLE: style_sheet(), SCRIPT: script()}
    book = Book(material)
    for language in languages:
        drawing = Drawing(_edition(PageContext(book, language)), "tallystick.report", on_page, keeping)
        rounds = _Rounds(book, language)
        files |= drawing.short_pages(rounds.pages)
        files |= rounds.index.files
    return files


class _Rounds:
    """The pages of an edition as often as their rows are shared out; what is searched is that of the last."""

    index: SearchIndex

    def __init__(self, book: Book, language: Language) -> None:
        self._book = book
        self._language = language

    def pages(self, sharing: Sharing) -> Iterator[Page]:
        """The pages, and with them the index of what stands on them."""
        titles = Titles(PageContext(self._book, self._language, sharing))
        self.index = SearchIndex(titles)
        return pages(titles, self.index)


@dataclass(frozen=True, slots=True)
class _About:
    """What names the edition on every page."""

    judged_to: str
    known_by: str
    assessment_id: str
    short: str
    data: str


def _edition(context: PageContext) -> Edition:
    material, plan = context.book.material, context.book.plan
    about = _About(
        judged_to=context.day(material.assessment.judged_to),
        known_by=context.day(material.assessment.known_by),
        assessment_id=IDENTITY,
        short=SHORT,
        data=context.path("data.html"),
    )
    areas = tuple((area, context.path(path), context.say(name)) for area, path, name in AREAS)
    stamps = stamps_of(material.identity.assessment_id)
    return Edition(
        context.language, plan.title, context.path("index.html"), areas, plan.fictional, about, stamps
    )
