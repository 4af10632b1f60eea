"""Signing in by another system, by OpenID Connect: off until the office is told of one.

It says who somebody is, and no more: the account is one that an administrator made, with the same address,
and the office asks for its own second factor after it.
"""

import secrets
from collections.abc import Callable
from typing import Any, NoReturn
from urllib.parse import urlencode

import jwt
from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView, OAuth2View
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import translation
from requests import RequestException, Session

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.connections import PROVIDER
from tallystick.office.models import Person
from tallystick.office.refusals import nothing, refused

#: Signatures of a key pair; one of a shared secret could be made by whoever knows the public key.
ALGORITHMS = frozenset(
    {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"}
)
#: Under which key a session has the words that its ways there carried; so many ways may be open at once.
_NONCES, _MOST_WAYS = "provider-nonces", 5
#: And under which the language in which one began.
_LANGUAGE = "provider-language"
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

    def get_requests_session(self) -> Session:
        """What asks the other system; it is led nowhere else."""
        session: Session = super().get_requests_session()
        session.max_redirects = 0
        return session

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

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """The one way back for all languages: the other system knows it by its address."""
        with translation.override(settings.LANGUAGE_CODE):
            return str(super().get_callback_url(request, app))

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
        self._refuse_another_way(found)
        return found

    def _refuse_another_way(self, told: dict[str, Any]) -> None:
        """Look that the token answers to a way that this browser began, and to one that was not answered.

        Raises:
            OAuth2Error: it doesn't.
        """
        nonce, open_ways = told.get("nonce"), self.request.session.get(_NONCES, [])
        if not isinstance(nonce, str) or nonce not in open_ways:
            raise OAuth2Error("a token for another way")
        self.request.session[_NONCES] = [one for one in open_ways if one != nonce]


def _answer(
    view: type[OAuth2View], asked: frozenset[str], language: Callable[[HttpRequest], str]
) -> Callable[[HttpRequest, str], HttpResponse]:
    """What answers there, in a language, and nothing for whoever asks more of it than this."""

    def answer(request: HttpRequest, provider_id: str) -> HttpResponse:
        if provider_id != PROVIDER or set(request.GET) - asked:
            return nothing(request, None)
        if request.user.is_authenticated:
            return HttpResponseRedirect(reverse("start"))
        try:
            with translation.override(language(request)):
                found: HttpResponse = view.adapter_view(_CheckedProvider(request, provider_id))(request)
        except (OAuth2Error, RequestException, AttributeError, KeyError, TypeError, ValueError):
            return refused(request, None, _NOT_SIGNED_IN)
        return found

    return answer


# The library makes the way back of the language in which it leads there.
_to_provider = _answer(OAuth2LoginView, frozenset({"next"}), lambda _: settings.LANGUAGE_CODE)


def to_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead there, with a word by chance that the token must bring back, and back into the same language."""
    asked = QueryDict(mutable=True)
    asked.update(request.GET.dict())
    if get_next_redirect_url(request) is None:
        asked["next"] = reverse("start")
    request.GET = asked  # type: ignore[assignment]
    request.session[_LANGUAGE] = translation.get_language()
    found = _to_provider(request, provider_id)
    there = found.headers.get("Location", "")
    if "state=" in there:
        nonce = secrets.token_urlsafe(32)
        request.session[_NONCES] = [*request.session.get(_NONCES, [])[1 - _MOST_WAYS :], nonce]
        found["Location"] = f"{there}&{urlencode({'nonce': nonce})}"
    return found


from_provider = _answer(
    OAuth2CallbackView,
    frozenset({"code", "state", "iss", "session_state", "scope", "error", "error_description", "error_uri"}),
    lambda request: str(request.session.get(_LANGUAGE, settings.LANGUAGE_CODE)),
)
