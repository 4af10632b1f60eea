"""The style sheets of all pages, of forms and of the office, and the scripts."""

from django.http import HttpRequest, HttpResponse

from tallystick.office.pages import SCRIPTS, file_of_pages
from tallystick.report.confirming import STYLE_MORE as STYLE_OF_FORMS
from tallystick.report.confirming import confirming_files
from tallystick.voice.frame import STYLE, style_sheet


def style(_: HttpRequest, name: str) -> HttpResponse:
    """A style sheet or a script, the same for everybody."""
    kind = "text/javascript" if name in SCRIPTS else "text/css"
    kept = {"Cache-Control": "max-age=3600"}
    return HttpResponse(_made(name), content_type=f"{kind}; charset=utf-8", headers=kept)


def _made(name: str) -> bytes:
    if name == STYLE:
        return style_sheet()
    return confirming_files()[STYLE_OF_FORMS] if name == STYLE_OF_FORMS else file_of_pages(name)
