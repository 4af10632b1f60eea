"""The pages where the program failed or an address leads nowhere: each gives back what was written."""

from django.http import HttpRequest, HttpResponse
from django.views.defaults import server_error

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.forgetting import is_of_public
from tallystick.office.refusals import failed, not_found
from tallystick.office.tell_pages import tell_refused, wrote_of

_FAILED = Refusal(
    Reason("Something failed in the office, and nobody can say whether this was done."),
    Reason(
        "keep what you wrote, wait a little, go back in your browser and send the form again: it is not "
        "done twice"
    ),
)
_NO_PAGE = Refusal(Reason("There is no such page."), Reason("go back to the first page; nothing was changed"))


def led_nowhere(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that leads nowhere; below those of the public it is one of theirs, as long."""
    if is_of_public(request.path):
        return tell_refused(request.path, _NO_PAGE, 404, wrote_of(request), has_file=bool(request.FILES))
    return not_found(request, exception)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Answer whoever met a failure that is not theirs."""
    try:
        if is_of_public(request.path):
            wrote, has_file = wrote_of(request), bool(request.FILES)
            return tell_refused(request.path, _FAILED, 500, wrote, has_file=has_file)
        return failed(request, _FAILED)
    except Exception:  # noqa: BLE001 - whatever fails here too, they are answered
        return server_error(request)
