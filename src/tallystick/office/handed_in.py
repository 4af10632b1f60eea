"""A form that was handed in: done once, and answered with the page that shows what came of it."""

from collections.abc import Callable

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.crypto import salted_hmac

from tallystick.base.canonical import canonical_bytes
from tallystick.office.services.once import NewRows, once
from tallystick.office.standing import STOOD, refuse_changed
from tallystick.office.visit import Visit


def done(
    visit: Visit,
    act: Callable[[], str],
    new: Callable[[], NewRows] | None = None,
    stands: Callable[[], object] | None = None,
) -> HttpResponseRedirect:
    """Do what a form asks, once, and lead to the page that its act names.

    Args:
        visit: who asks.
        act: what is done.
        new: what it comes to as a rule, as `once` says.
        stands: gives what stands now, of an act that changes it; nothing to ask for one that adds.

    Raises:
        Refusal: what the act refuses, and nothing was done then; the form was done and said another thing; or
            somebody else has changed what stands since the form was given out.
    """

    def unless_changed() -> str:
        if stands is not None:
            refuse_changed(visit.request.POST.get(STOOD, ""), stands())
        return act()

    form, sent = visit.request.POST.get("form", ""), _mark_of(visit.request)
    path = once(form=form, person=visit.person, now=visit.now, act=unless_changed, sent=sent, new=new)
    answer = HttpResponseRedirect(path)
    answer.status_code = 303
    return answer


def _mark_of(request: HttpRequest) -> str:
    """The mark of what a form says, to where, and of the files in it.

    It is made with the office's own key: from the database alone nobody can try out what was said.
    """
    words = sorted((name, said) for name, said in request.POST.lists() if name != "csrfmiddlewaretoken")
    found = salted_hmac("tallystick.sent", canonical_bytes([request.path, words]), algorithm="sha256")
    for name, given in sorted(request.FILES.items()):
        if isinstance(given, UploadedFile):
            found.update(f"\0{name}\0{given.name}\0".encode())
            for part in given.chunks():
                found.update(part)
            given.seek(0)
    return found.hexdigest()
