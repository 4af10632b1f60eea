"""The addresses on which the public writes: each takes a form and nothing else, but for pages to be read."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.multipartparser import MultiPartParserError
from django.urls import URLPattern, path, reverse
from django.views.decorators.csrf import csrf_exempt

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Unfit
from tallystick.office.tell_pages import brought_file, tell_refused, wrote_of

PublicView = Callable[..., HttpResponse]
_TOO_LARGE = Refusal(
    Reason(
        "What was sent is too large: a text has up to 10,000 signs and a file up to 20 MB. Of a text of more"
        " than eight megabytes nothing can be given back here."
    ),
    Reason("open your draft or your case again with your code, and hand a long text in as a file"),
)
_NO_TEXT = Refusal(
    Reason("What was sent holds a character that is none (NUL)."),
    Reason("send it again: in the text below it was taken out"),
)
_CODE = Reason("look at what you wrote down, go back and type it again; nothing was changed")


def tell_route(name: str, pattern: str, view: PublicView, *, takes_form: bool = True) -> URLPattern:
    """An address on which the public writes.

    No form of another site gains anything here: there is no account and no cookie, and whoever knows a code
    can open the page as well. So forms carry no token, which would need a cookie.

    Args:
        name: its name in the program.
        pattern: its path below the first of these pages.
        view: what answers.
        takes_form: whether it takes a form and nothing else; whoever only opens it is led to the first page.
    """
    return path(pattern, csrf_exempt(_answering(view, takes_form=takes_form)), name=name)


def _answering(view: PublicView, *, takes_form: bool) -> PublicView:
    methods = ["POST"] if takes_form else ["GET", "HEAD"]

    @wraps(view)
    def answer(request: HttpRequest, **named: str) -> HttpResponse:
        if request.method in methods:
            return _answered(view, request, named)
        if takes_form and request.method in {"GET", "HEAD"}:
            return HttpResponseRedirect(reverse("tell"))
        return HttpResponseNotAllowed(methods)

    return answer


def _answered(view: PublicView, request: HttpRequest, named: dict[str, str]) -> HttpResponse:
    try:
        _refuse_nul(request, named)
        return view(request, **named)
    except Unfit as unfit:
        refusal = Refusal(_sentence(unfit.reason), _CODE)
    except Refusal as refused:
        refusal = refused
    except (RequestDataTooBig, TooManyFieldsSent, SuspiciousOperation, MultiPartParserError):
        return tell_refused(request.path, _TOO_LARGE, 413)
    return tell_refused(request.path, refusal, wrote=wrote_of(request), has_file=brought_file(request))


def _refuse_nul(request: HttpRequest, named: dict[str, str]) -> None:
    """Nothing that not every database could look up goes further."""
    fields = (one for _, values in request.POST.lists() for one in values)
    if any("\0" in one for one in (*named.values(), *fields)):
        raise _NO_TEXT


def _sentence(why: Reason) -> Reason:
    return Reason("The code was not understood: {why}.", why=why)
