"""From a package and its assessment to the files of a site. Reads nothing but its own templates."""

from collections.abc import Callable
from dataclasses import dataclass

from tallystick.assessment.model import Assessment
from tallystick.register.model import Package
from tallystick.report.book import Book
from tallystick.report.context import PageContext
from tallystick.report.model import Download, Identity, Material
from tallystick.report.pages import AREAS, pages
from tallystick.voice.catalogues import languages
from tallystick.voice.frame import STYLE, Drawing, Edition, style_sheet
from tallystick.voice.language import Language


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
        context = PageContext(book, language)
        drawing = Drawing(_edition(context), "tallystick.report")
        for page in pages(context):
            files[page.path] = drawing.draw(page)
            on_page(page.path)
    return files


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
        assessment_id=material.identity.assessment_id,
        short=material.identity.short,
        data=context.path("data.html"),
    )
    areas = tuple((area, context.path(path), context.say(name)) for area, path, name in AREAS)
    return Edition(context.language, plan.title, context.path("index.html"), areas, plan.fictional, about)
