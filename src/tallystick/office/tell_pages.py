"""The pages on which the public writes: no account, no cookie, no script, and all of few lengths."""

import functools
import secrets
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tallystick.base.findings import Refusal
from tallystick.base.reasons import msgid
from tallystick.office.forgetting import TELL
from tallystick.office.pages import HOME, ROOM, OfficeFrame, OfficePage, said
from tallystick.office.plan_texts import as_read
from tallystick.office.refusals import RefusalView
from tallystick.office.selectors.plan import plan_settings
from tallystick.office.visit import language_now
from tallystick.voice.catalogues import page_languages
from tallystick.voice.engine import environment
from tallystick.voice.frame import Drawing, Edition, Page
from tallystick.voice.language import Language

if TYPE_CHECKING:
    from jinja2 import Environment

#: An answer is filled up to a multiple of this many bytes, so that its length says next to nothing.
_STEP = 32 * 1024
_OPENED, _CLOSED = b"<!-- ", b" -->\n"
#: The code of an answer where the office itself failed.
_FAILURE = 500


@functools.cache
def _templates(language: Language) -> "Environment":
    return environment(language, ROOM, remembers=False)


class _TellDrawing(Drawing):
    """Draws one page; the templates are made ready once for all."""

    @functools.cached_property
    def _templates(self) -> "Environment":
        return _templates(self.edition.language)


def tell_page(path: str, told: OfficePage) -> HttpResponse:
    """A page for somebody who writes to the office.

    Args:
        path: where it lies, from the site's top.
        told: what it says.
    """
    language = language_now()
    settings = None if told.asks_nothing else plan_settings()
    home = language.folder + HOME + TELL
    about = OfficeFrame("", "", "", secrets.token_hex(24), home)
    edition = Edition(
        language,
        as_read(language, settings.title)[0] if settings else "",
        home,
        (),
        settings.fictional if settings else False,
        about,
        languages=page_languages(),
    )
    page = Page(path.removeprefix("/"), told.template, told.title, told.trail, told.area, told.view)
    return HttpResponse(filled_up(_TellDrawing(edition, ROOM).draw(page)), status=told.status)


def filled_up(page: bytes) -> bytes:
    """A page filled up to one of few lengths with what no compression shortens.

    Examples:
        >>> len(filled_up(b"<p>short</p>")), len(filled_up(b"x" * 40000))
        (32768, 65536)
    """
    frame = len(_OPENED) + len(_CLOSED)
    room = -(len(page) + frame) % _STEP
    return page + _OPENED + secrets.token_hex(room // 2 + 1)[:room].encode() + _CLOSED


def wrote_of(request: HttpRequest) -> tuple[str, ...]:
    """What somebody wrote in the form that they handed in, if they wrote something.

    It stands on each page that did not take it: a browser that keeps no page has it nowhere else.
    """
    text = request.POST.get("text", "").replace("\0", "")
    return (text,) if text.strip() else ()


def brought_file(request: HttpRequest) -> bool:
    """Whether a file came with a form; one that is too large comes with it and is held nowhere."""
    return bool(request.FILES) or is_too_large(request)


def is_too_large(request: HttpRequest) -> bool:
    """Whether a form is larger than the largest file that is taken, with the words around it."""
    return int(request.META.get("CONTENT_LENGTH") or 0) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def tell_refused(
    path: str,
    refusal: Refusal,
    status: int = 409,
    wrote: tuple[str, ...] = (),
    *,
    has_file: bool = False,
) -> HttpResponse:
    """The page that says why something was not done.

    Args:
        path: where it lies, from the site's top.
        refusal: what was not done, and what would be right.
        status: of the answer.
        wrote: what somebody wrote that was not taken.
        has_file: whether a file came with it, which no browser gives back.
    """
    language = language_now()
    view = RefusalView(
        language.clause(refusal.title),
        language.clause(refusal.fix),
        (),
        tuple(("text", one) for one in wrote),
        ("file",) if has_file else (),
    )
    title, is_failure = said(msgid("This was not done")), status == _FAILURE
    told = OfficePage("tell_refusal.html", title, view, status=status, asks_nothing=is_failure)
    return tell_page(path, told)
