"""Passkeys: set up, used in place of a password, and given up; the library checks what they sign."""

from typing import Any

from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView, LoginWebAuthnView
from django.forms import Form
from django.http import HttpRequest, HttpResponse


class PasskeyAdding(AddWebAuthnView):  # type: ignore[misc]
    """A passkey that stays on its device and asks for a finger, a face or a PIN: two factors in one."""

    def get_context_data(self, **given: object) -> dict[str, Any]:
        """What its page shows, and what the browser is asked for."""
        shown: dict[str, Any] = super().get_context_data(**given)
        shown["js_data"] = {"creation_options": auth.begin_registration(self.request.user, passwordless=True)}
        return shown


class PasskeySignIn(LoginWebAuthnView):  # type: ignore[misc]
    """The page on which a passkey is asked for before anything else, and where it says why it didn't do."""

    template_name = "mfa/webauthn/login.html"

    def get(self, _: HttpRequest, *_args: object, **_named: object) -> HttpResponse:
        """The page."""
        shown: HttpResponse = self.render_to_response(self.get_context_data())
        return shown

    def form_invalid(self, form: Form) -> HttpResponse:
        """The page again, with what is wrong."""
        shown: HttpResponse = self.render_to_response(self.get_context_data(form=form))
        return shown

    def get_context_data(self, **given: object) -> dict[str, Any]:
        """What its page shows, and what the browser is asked for."""
        shown: dict[str, Any] = super().get_context_data(**given)
        return shown | {"js_data": {"request_options": auth.begin_authentication(user=None)}}


add_passkey = PasskeyAdding.as_view()
sign_in_with_passkey = PasskeySignIn.as_view()
