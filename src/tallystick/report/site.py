"""From a package and its assessment to the files of a site. Reads nothing but its own templates."""

from collections.abc import Callable
from dataclasses import dataclass

from tallystick.report.api.files import api_files
from tallystick.report.book import Book
from tallystick.report.calendar_file import calendar_file
from tallystick.report.chart_rows import chart_rows
from tallystick.report.context import PageContext
from tallystick.report.feed import FEED, feed
from tallystick.report.model import Material
from tallystick.report.pages import AREAS, batches
from tallystick.report.press_rows import press_rows
from tallystick.report.views.figure_file import figure_path, rows_path
from tallystick.report.views.plan_calendar import CALENDAR_FILE
from tallystick.report.views.search import SCRIPT, SearchIndex, script
from tallystick.report.views.titles import Titles
from tallystick.voice.catalogues import page_languages
from tallystick.voice.frame import STYLE, Drawing, Edition, style_sheet
from tallystick.voice.keeping import IDENTITY, SHORT, Keeping, stamps_of
from tallystick.voice.language import Language
from tallystick.voice.packing import Sharing
from tallystick.voice.together import Spoken, short_pages


def _ignore(_: str) -> None:
    pass


def build_site(
    material: Material, on_page: Callable[[str], None] = _ignore, keeping: Keeping | None = None
) -> dict[str, bytes]:
    """Draw every page of the site, in each language that its package asks for and that has all of its texts.

    Args:
        material: what it is drawn from.
        on_page: told the path of each page when it is drawn.
        keeping: which pages of an earlier run may stay; None where all are drawn.

    Returns:
        The files by their paths from the site's top.
    """
    asked = material.package.descriptor.tallystick.of_pages
    return draw(material, page_languages(asked), on_page, keeping)


def draw(
    material: Material,
    languages: tuple[Language, ...],
    on_page: Callable[[str], None] = _ignore,
    keeping: Keeping | None = None,
) -> dict[str, bytes]:
    """Draw every page in these languages."""
    first, sharing = Book(material), Sharing()
    spoken, titles = [], []
    for language in languages:
        book = first if language.code == material.written_in else Book(material, language.code, first)
        context = PageContext(book, language, sharing.beside(language.folder))
        titles.append(Titles(context))
        drawing = Drawing(edition_of(context, languages), "tallystick.report", on_page, keeping)
        spoken.append(Spoken(drawing, context.sharing, batches(titles[-1])))
    files = {STYLE: style_sheet(), SCRIPT: script()} | short_pages(spoken)
    for one in titles:
        files |= SearchIndex(one).files
        files[one.context.path(FEED)] = feed(one.context, languages)
        files |= press_rows(one.context)
        if days := calendar_file(one.context):
            files[one.context.path(CALENDAR_FILE)] = days
    drawn = [one for one in first.package.targets if figure_path(titles[0].context, one.id, 1) in files]
    files |= {rows_path(one.id): chart_rows(first, one) for one in drawn}
    return files | api_files(one.context for one in titles)


@dataclass(frozen=True, slots=True)
class _About:
    """What names the edition on every page."""

    judged_to: str
    known_by: str
    assessment_id: str
    short: str
    version: str
    data: str
    glossary: str
    corrections: str
    feed: str


def edition_of(context: PageContext, languages: tuple[Language, ...] = ()) -> Edition:
    """What all pages of a site share, in the language of a context.

    Args:
        context: the book and the language.
        languages: every language that the site is drawn in.
    """
    material, plan = context.book.material, context.book.plan
    about = _About(
        judged_to=context.day(material.assessment.judged_to),
        known_by=context.day(material.assessment.known_by),
        assessment_id=IDENTITY,
        short=SHORT,
        version=material.identity.version,
        data=context.path("data.html"),
        glossary=context.path("glossary.html"),
        corrections=context.path("corrections.html"),
        feed=context.path(FEED),
    )
    areas = tuple((area, context.path(path), context.say(name)) for area, path, name in AREAS)
    stamps = stamps_of(material.identity.assessment_id)
    home = context.path("index.html")
    return Edition(context.language, plan.title, home, areas, plan.fictional, about, stamps, languages)
