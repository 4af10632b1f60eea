"""The one frame that stands around every page, and the drawing of a page in it."""

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import resources
from typing import cast

import jinja2

from tallystick.voice.direction import isolated, with_elements
from tallystick.voice.language import Language
from tallystick.voice.packing import LONGEST, Sharing

STYLE = "style.css"
_VOICE = "tallystick.voice"
Trail = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is ready to be drawn.

    Attributes:
        path: where it lies, from the site's top.
        template: the template that draws it.
        title: its title, for the window and for search engines.
        trail: the pages above it, each with its name.
        area: which entry of the main navigation it belongs to.
        view: what it shows.
        charts: whether it holds charts.
    """

    path: str
    template: str
    title: str
    trail: Trail
    area: str
    view: object
    charts: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """What all pages of one edition share, in one language.

    Attributes:
        language: the language that they speak.
        plan: the plan's name.
        home: the start page, from the site's top.
        areas: the main navigation: each part's name for `Page.area`, its first page and what it is called.
        fictional: whether plan and country are invented.
        about: what names the edition, for the templates of the room that draws it.
    """

    language: Language
    plan: str
    home: str
    areas: tuple[tuple[str, str, str], ...]
    fictional: bool
    about: object


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page, with every path as the page needs it."""

    root: str
    home: str
    style: str
    language: str
    direction: str
    plan: str
    fictional: bool
    areas: tuple[tuple[str, str, bool], ...]
    about: object


class Drawing:
    """Draws the pages of one edition."""

    def __init__(self, edition: Edition, room: str, on_page: Callable[[str], None] = lambda _: None) -> None:
        """Make the templates ready.

        Args:
            edition: what all pages share.
            room: the package whose templates draw them, such as ``tallystick.report``.
            on_page: told the path of each page when it is drawn.
        """
        self._edition = edition
        self._templates = _environment(edition.language, room)
        self._on_page = on_page
        self._drawn: dict[str, tuple[Page, bytes]] = {}

    def short_pages(self, pages: Callable[[Sharing], Iterable[Page]]) -> dict[str, bytes]:
        """The pages as files, their rows shared out so that none takes more than `LONGEST` with its style.

        Args:
            pages: the pages, given how rows are shared out. Asked again where a page was too long; only
                pages that differ from what they were are then drawn again.
        """
        sharing, room = Sharing(), LONGEST - len(style_sheet())
        while True:
            files = {page.path: self.draw(page) for page in pages(sharing)}
            if not sharing.split({path: len(data) for path, data in files.items()}, room):
                return files

    def draw(self, page: Page) -> bytes:
        """The page as a file."""
        before = self._drawn.get(page.path)
        if before is None or before[0] != page:
            before = self._drawn[page.path] = page, self._render(page)
            self._on_page(page.path)
        return before[1]

    def _render(self, page: Page) -> bytes:
        template = self._templates.get_template(page.template)
        return _tidy(with_elements(template.render(page=page, view=page.view, frame=self._frame(page))))

    def _frame(self, page: Page) -> Frame:
        edition = self._edition
        root = "../" * page.path.count("/")
        return Frame(
            root=root,
            home=root + edition.home,
            style=root + STYLE,
            language=edition.language.code,
            direction=edition.language.ways.direction,
            plan=edition.plan,
            fictional=edition.fictional,
            areas=tuple((root + path, name, area == page.area) for area, path, name in edition.areas),
            about=edition.about,
        )


def style_sheet() -> bytes:
    """The one style sheet, which lies beside the pages as `STYLE`."""
    return resources.files(_VOICE).joinpath("templates", STYLE).read_bytes()


@functools.cache
def _sources(room: str) -> dict[str, str]:
    """The templates of a room by name, with its parts."""
    folder = resources.files(room).joinpath("templates")
    found = [("", folder), ("parts/", folder.joinpath("parts"))]
    return {
        prefix + file.name: file.read_text(encoding="utf-8")
        for prefix, place in found
        if place.is_dir()
        for file in place.iterdir()
        if file.name.endswith(".html")
    }


def _environment(language: Language, room: str) -> jinja2.Environment:
    """The templates of this room and of a room that draws, speaking one language."""
    made = jinja2.Environment(
        loader=jinja2.DictLoader(_sources(_VOICE) | _sources(room)),
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=isolated,
    )
    made.install_gettext_translations(language.translations, newstyle=True)  # type: ignore[attr-defined]
    for name in ("gettext", "ngettext"):
        made.globals[name] = _isolating(cast("Callable[..., str]", made.globals[name]))
    made.policies["ext.i18n.trimmed"] = True
    made.filters["whole"] = language.whole
    return made


def _isolating(said: Callable[..., str]) -> Callable[..., str]:
    """The function behind a sentence of a template, with each text in its places set apart."""

    @jinja2.pass_context
    def isolating(context: jinja2.runtime.Context, *texts: object, **places: object) -> str:
        return said(context, *texts, **{name: isolated(one) for name, one in places.items()})

    return isolating


def _tidy(text: str) -> bytes:
    """A drawn page without the white space that its template left."""
    lines = (line.strip() for line in text.splitlines())
    return ("\n".join(line for line in lines if line) + "\n").encode()
