"""What one has open elsewhere: listed, and ended by oneself, one by one or all."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from tallystick.office.clock import now
from tallystick.office.models import Person
from tallystick.office.security_events import SIGNED_OUT, note_event
from tallystick.office.selectors.sessions import open_sessions, session_named
from tallystick.office.services.sessions import end_sessions


def _end_elsewhere(request: HttpRequest) -> HttpResponse:
    """List what is open, ask whether one of it or all but this is to end, and end it."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    if request.method != "POST":
        held = open_sessions(request.user, request.session.session_key or "", now())
        return render(request, "account/elsewhere.html", {"form": Form(), "sessions": held})
    if named := request.POST.get("one", ""):
        found = session_named(request.user, named, now())
        if found is not None:
            found.delete()
            note_event(SIGNED_OUT, request.user, where="elsewhere")
        return HttpResponseRedirect(reverse("end_elsewhere"))
    request.user = end_sessions(request.user)
    update_session_auth_hash(request, request.user)
    note_event(SIGNED_OUT, request.user, where="elsewhere")
    return HttpResponseRedirect(reverse("mfa_index"))


end_elsewhere = login_required(reauthentication_required(_end_elsewhere))
