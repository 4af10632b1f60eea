"""The page where the program or its database failed: it asks neither, and gives back what was written."""

from django.http import HttpRequest, HttpResponse
from django.views.defaults import server_error

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.forgetting import is_of_public
from tallystick.office.refusals import failed
from tallystick.office.tell_pages import tell_refused, wrote_of

_FAILED = Refusal(
    Reason("Something failed in the office, and nobody can say whether this was done."),
    Reason(
        "keep what you wrote, wait a little, go back in your browser and send the form again: it is not "
        "done twice"
    ),
)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Answer whoever met a failure that is not theirs."""
    try:
        if is_of_public(request.path):
            wrote, has_file = wrote_of(request), bool(request.FILES)
            return tell_refused(request.path, _FAILED, 500, wrote, has_file=has_file)
        return failed(request, _FAILED)
    except Exception:  # noqa: BLE001 - whatever fails here too, they are answered
        return server_error(request)
