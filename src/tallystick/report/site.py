"""From a package and its assessment to the files of a site. Reads nothing but its own templates."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from tallystick.assessment.model import Assessment
from tallystick.register.model import Package
from tallystick.report.book import Book
from tallystick.report.desk import Desk
from tallystick.report.model import Download, Identity, Material
from tallystick.report.pages import AREAS, pages
from tallystick.voice.catalogues import languages
from tallystick.voice.frame import STYLE, Drawing, Edition, Page, style_sheet
from tallystick.voice.language import Language
from tallystick.voice.packing import Sharing


def _ignore(_: str) -> None:
    pass


def build_site(
    package: Package,
    assessment: Assessment,
    identity: Identity,
    document: str | None,
    downloads: tuple[Download, ...],
    on_page: Callable[[str], None] = _ignore,
) -> dict[str, bytes]:
    """Draw every page of the site, in every language there is.

    Args:
        package: the plan's package.
        assessment: its assessment.
        identity: what names this edition.
        document: the plan's own text where it lies beside the package, else None.
        downloads: the files that will lie beside the pages.
        on_page: told the path of each page when it is drawn.

    Returns:
        The files by their paths from the site's top.
    """
    return draw(Material(package, assessment, identity, document, downloads), languages(), on_page)


def draw(
    material: Material, languages: tuple[Language, ...], on_page: Callable[[str], None] = _ignore
) -> dict[str, bytes]:
    """Draw every page in these languages."""
    files = {STYLE: style_sheet()}
    book = Book(material)
    for language in languages:
        drawing = Drawing(_edition(Desk(book, language)), "tallystick.report", on_page)
        files |= drawing.short_pages(partial(_pages, book, language))
    return files


def _pages(book: Book, language: Language, sharing: Sharing) -> Iterator[Page]:
    return pages(Desk(book, language, sharing))


@dataclass(frozen=True, slots=True)
class _About:
    """What names the edition on every page."""

    judged_to: str
    known_by: str
    assessment_id: str
    short: str
    data: str


def _edition(desk: Desk) -> Edition:
    material, plan = desk.book.material, desk.book.plan
    about = _About(
        judged_to=desk.day(material.assessment.judged_to),
        known_by=desk.day(material.assessment.known_by),
        assessment_id=material.identity.assessment_id,
        short=material.identity.short,
        data=desk.path("data.html"),
    )
    areas = tuple((area, desk.path(path), desk.say(name)) for area, path, name in AREAS)
    return Edition(desk.language, plan.title, desk.path("index.html"), areas, plan.fictional, about)
