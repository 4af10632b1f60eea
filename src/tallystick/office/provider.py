"""Signing in by another system, by OpenID Connect: off until the office is told of one.

It says who somebody is, and no more: the account is one that an administrator made, with the same address,
and the office asks for its own second factor after it.
"""

from collections.abc import Callable
from typing import Any, NoReturn

import jwt
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView, OAuth2View
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from requests import RequestException

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.configuration import PROVIDER
from tallystick.office.models import Person
from tallystick.office.refusals import nothing, refused

#: Signatures of a key pair; one of a shared secret could be made by whoever knows the public key.
ALGORITHMS = frozenset(
    {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"}
)
_NOT_SIGNED_IN = Refusal(
    Reason("The other system did not sign you in."), Reason("try it again, or sign in with your password")
)


class OfficeProvider(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Leads whoever comes from there to the account that an administrator made for the same address."""

    def is_open_for_signup(self, *_: object) -> bool:
        """Nobody gets an account by coming from there."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Keep nothing that it told, and find the account; only an address that it has confirmed counts."""
        account = sociallogin.account
        account.extra_data = {}
        if sociallogin.is_existing:
            account.save(update_fields=["extra_data"])
            return
        for one in sociallogin.email_addresses:
            person = Person.objects.filter(email__iexact=one.email).first() if one.verified else None
            if person is not None:
                sociallogin.connect(request, person)
                return

    def on_authentication_error(self, request: HttpRequest, *_told: object, **_more: object) -> NoReturn:
        """Say that it didn't work, and nothing of what it said."""
        raise ImmediateHttpResponse(refused(request, None, _NOT_SIGNED_IN))


class _CheckedProvider(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """Asks more of it than the library does: that it is who it should be, and that each token is signed."""

    @property
    def openid_config(self) -> dict[str, Any]:
        told: dict[str, Any] = super().openid_config
        provider = settings.CONFIGURATION.provider
        if provider is None or told.get("issuer") != provider.issuer:
            raise OAuth2Error("another issuer")
        return told

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        try:
            algorithm = jwt.get_unverified_header(id_token).get("alg")
        except jwt.PyJWTError as problem:
            raise OAuth2Error("no token") from problem
        if algorithm not in ALGORITHMS:
            raise OAuth2Error("a token of another kind")
        found: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
            verify_signature=True,
        )
        return found


def _answer(view: type[OAuth2View], asked: frozenset[str]) -> Callable[[HttpRequest, str], HttpResponse]:
    """What answers there, and nothing for whoever asks more of it than this."""

    def answer(request: HttpRequest, provider_id: str) -> HttpResponse:
        if provider_id != PROVIDER or set(request.GET) - asked:
            return nothing(request, None)
        if request.user.is_authenticated:
            return HttpResponseRedirect(reverse("start"))
        try:
            found: HttpResponse = view.adapter_view(_CheckedProvider(request, provider_id))(request)
        except (OAuth2Error, RequestException, AttributeError, KeyError, TypeError, ValueError):
            return refused(request, None, _NOT_SIGNED_IN)
        return found

    return answer


to_provider = _answer(OAuth2LoginView, frozenset({"next"}))
from_provider = _answer(
    OAuth2CallbackView,
    frozenset({"code", "state", "iss", "session_state", "scope", "error", "error_description", "error_uri"}),
)
