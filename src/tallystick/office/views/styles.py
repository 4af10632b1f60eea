"""The style sheets: the one of all pages, that of forms, and the few rules of the office."""

from django.http import HttpRequest, HttpResponse

from tallystick.office.pages import STYLE_MORE, style_more
from tallystick.report.confirming import STYLE_MORE as STYLE_OF_FORMS
from tallystick.report.confirming import confirming_files
from tallystick.voice.frame import STYLE, style_sheet


def style(_: HttpRequest, name: str) -> HttpResponse:
    """A style sheet, the same for everybody."""
    kept = {"Cache-Control": "max-age=3600"}
    return HttpResponse(_made(name), content_type="text/css; charset=utf-8", headers=kept)


def _made(name: str) -> bytes:
    if name == STYLE:
        return style_sheet()
    return style_more() if name == STYLE_MORE else confirming_files()[STYLE_OF_FORMS]
