"""The one frame that stands around every page, and the drawing of a page in it."""

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from tallystick.base.canonical import sha256
from tallystick.voice.direction import with_elements
from tallystick.voice.keeping import Keeping, Stamp, Stamps, stamped
from tallystick.voice.language import Language
from tallystick.voice.sharing import DESCRIBED, described
from tallystick.voice.widths import closed_up

if TYPE_CHECKING:
    from jinja2 import Environment

STYLE = "style.css"
_VOICE = "tallystick.voice"
#: A line with a shape that a page may use, and a use of one.
_SHAPE, _USE = re.compile(r'<symbol id="([\w-]+)".*\n'), re.compile(r'href="#([\w-]+)"')
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


#: Pages that are made together, whenever asked for.
Batch = Callable[[], Iterable[Page]]


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
        stamps: what is put into a page last, in place of each stamp in `about`.
        languages: every language that its pages are drawn in, in the order in which they are offered.
    """

    language: Language
    plan: str
    home: str
    areas: tuple[tuple[str, str, str], ...]
    fictional: bool
    about: object
    stamps: Stamps = ()
    languages: tuple[Language, ...] = ()

    @property
    def made_of(self) -> str:
        """All that it puts on a page but for the stamps, as a text that tells any two apart."""
        language = (self.language.code, self.language.region, self.language.folder)
        others = [(one.code, one.name, one.folder) for one in self.languages]
        return repr((language, self.plan, self.home, self.areas, self.fictional, self.about, others))

    def tongues(self, path: str) -> tuple[tuple[str, str, str], ...]:
        """Each language, its own name and where it has the page at this path; none where there is but one."""
        bare = path.removeprefix(self.language.folder)
        offered = self.languages if len(self.languages) > 1 else ()
        return tuple((one.code, one.name, one.folder + bare) for one in offered)


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
    tongues: tuple[tuple[str, str, str], ...]
    described: Stamp = DESCRIBED


class Drawing:
    """Draws the pages of one edition."""

    def __init__(
        self,
        edition: Edition,
        room: str,
        on_page: Callable[[str], None] = lambda _: None,
        keeping: Keeping | None = None,
    ) -> None:
        """Make the templates ready.

        Args:
            edition: what all pages share.
            room: the package whose templates draw them, such as ``tallystick.report``.
            on_page: told the path of each page when it is drawn.
            keeping: which pages of an earlier run may stay; None where all are drawn.
        """
        self.edition = edition
        self._room = room
        self._on_page = on_page
        self._keeping = keeping
        self._made_of = edition.made_of
        self._drawn: dict[str, tuple[str, bytes]] = {}

    @functools.cached_property
    def _templates(self) -> "Environment":
        from tallystick.voice.engine import environment  # noqa: PLC0415 - where no page is drawn, none is needed

        return environment(self.edition.language, self._room)

    def draw(self, page: Page) -> bytes:
        """The page as a file."""
        made_of = sha256(f"{self._made_of} {page!r}".encode())
        before = self._drawn.get(page.path)
        if before is None or before[0] != made_of:
            draw = functools.partial(self._render, page)
            drawn = self._keeping.page(page.path, made_of, draw) if self._keeping else draw()
            before = self._drawn[page.path] = made_of, stamped(drawn, self.edition.stamps)
            self._on_page(page.path)
        return before[1]

    def _render(self, page: Page) -> bytes:
        template = self._templates.get_template(page.template)
        drawn = template.render(page=page, view=page.view, frame=self._frame(page))
        near = self._near(page, described(with_elements(drawn)))
        return _tidy(near, closed=self.edition.language.ways.unspaced)

    def _near(self, page: Page, text: str) -> str:
        """A drawn page whose links to pages of its own language go no further up than they need."""
        folder = self.edition.home.rpartition("/")[0] + "/"
        if folder == "/" or not page.path.startswith(folder):
            return text
        up = page.path.count("/")
        return text.replace(f'"{"../" * up}{folder}', f'"{"../" * (up - folder.count("/"))}')

    def _frame(self, page: Page) -> Frame:
        edition = self.edition
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
            tongues=tuple((code, name, root + path) for code, name, path in edition.tongues(page.path)),
        )


def _tidy(text: str, *, closed: bool) -> bytes:
    """A drawn page without the white space that its template left, nor shapes that it does not use.

    Args:
        text: the page.
        closed: whether it is in a script whose signs carry their own space.
    """
    page = "\n".join(filter(None, map(str.strip, text.splitlines()))) + "\n"
    page = closed_up(page) if closed else page
    used = set(_USE.findall(page))
    return _SHAPE.sub(lambda shape: shape[0] if shape[1] in used else "", page).encode()


@functools.cache
def style_sheet() -> bytes:
    """The one style sheet, which lies beside the pages as `STYLE`; its lines joined, which saves 0.2 kB."""
    return b"".join(resources.files(_VOICE).joinpath("templates", STYLE).read_bytes().splitlines())
