"""From a package and its assessment to the files of a site. Reads nothing but its own templates."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources

import jinja2

from tallystick.assessment.model import Assessment
from tallystick.register.model import Package
from tallystick.report.book import Book
from tallystick.report.catalogues import languages
from tallystick.report.desk import Desk
from tallystick.report.language import Language
from tallystick.report.model import Download, Identity, Material
from tallystick.report.pages import AREAS, Page, pages

STYLE = "style.css"


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
    files = {STYLE: style()}
    book = Book(material)
    for language in languages:
        desk = Desk(book, language)
        templates = environment(language)
        for page in pages(desk):
            files[page.path] = _drawn(templates, desk, page)
            on_page(page.path)
    return files


@functools.cache
def _loader() -> jinja2.BaseLoader:
    folder = resources.files("tallystick.report").joinpath("templates")
    names = [one.name for one in folder.iterdir() if one.name.endswith(".html")]
    parts = [f"parts/{one.name}" for one in folder.joinpath("parts").iterdir()]
    return jinja2.DictLoader(
        {name: folder.joinpath(name).read_text(encoding="utf-8") for name in names + parts}
    )


def environment(language: Language) -> jinja2.Environment:
    """The templates, speaking one language."""
    made = jinja2.Environment(
        loader=_loader(),
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_translations(language.translations, newstyle=True)  # type: ignore[attr-defined]
    made.policies["ext.i18n.trimmed"] = True
    made.filters["whole"] = language.whole
    return made


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page."""

    root: str
    home: str
    data: str
    style: str
    language: str
    direction: str
    plan: str
    period: str
    judged_to: str
    known_by: str
    short: str
    assessment_id: str
    fictional: bool
    areas: tuple[tuple[str, str, bool], ...]


def _drawn(templates: jinja2.Environment, desk: Desk, page: Page) -> bytes:
    return tidy(
        templates.get_template(page.template).render(page=page, view=page.view, frame=_frame(desk, page))
    )


def style() -> bytes:
    """The one style sheet."""
    return resources.files("tallystick.report").joinpath("templates", STYLE).read_bytes()


def tidy(text: str) -> bytes:
    """A drawn page without the white space that its template left."""
    lines = (line.strip() for line in text.splitlines())
    return ("\n".join(line for line in lines if line) + "\n").encode()


def _frame(desk: Desk, page: Page) -> Frame:
    material, plan = desk.book.material, desk.book.plan
    root = "../" * page.path.count("/")
    return Frame(
        root=root,
        home=root + desk.path("index.html"),
        data=root + desk.path("data.html"),
        style=root + STYLE,
        language=desk.language.code,
        direction=desk.language.locale.text_direction,
        plan=plan.title,
        period=desk.language.period(desk.book.plan_period),
        judged_to=desk.day(material.assessment.judged_to),
        known_by=desk.day(material.assessment.known_by),
        short=material.identity.short,
        assessment_id=material.identity.assessment_id,
        fictional=plan.fictional,
        areas=tuple(
            (root + desk.path(path), desk.say(name), area == page.area) for area, path, name in AREAS
        ),
    )
