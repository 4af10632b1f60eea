"""What one has open elsewhere, ended by oneself."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from tallystick.office.models import Person
from tallystick.office.security_log import SIGNED_OUT, note_event
from tallystick.office.services.sessions import end_sessions


def _end_elsewhere(request: HttpRequest) -> HttpResponse:
    """Ask whether every session but this one is to end, and end them."""
    if request.method != "POST" or not isinstance(request.user, Person):
        return render(request, "account/elsewhere.html", {"form": Form()})
    request.user = end_sessions(request.user)
    update_session_auth_hash(request, request.user)
    note_event(SIGNED_OUT, request.user, where="elsewhere")
    return HttpResponseRedirect(reverse("mfa_index"))


end_elsewhere = login_required(reauthentication_required(_end_elsewhere))
