"""Who has signed in, asked with each request by a statement that is ready."""

from contextvars import ContextVar
from typing import cast

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import SESSION_KEY, get_user
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from tallystick.office.models import Person
from tallystick.office.prepared import PreparedQuestion, ToldLater

_PERSON = PreparedQuestion(lambda: Person.objects.filter(pk=ToldLater("number"), is_active=True))
#: Whoever was asked along with the session, while Django looks who has it.
_ALONG: ContextVar[Person | None] = ContextVar("asked along with the session", default=None)


class OfficePeople(AuthenticationBackend):  # type: ignore[misc]
    """Lets people in as the library does, and finds again who is in."""

    def get_user(self, user_id: int) -> Person | None:
        """The person of this number; None where the account is closed."""
        along = _ALONG.get()
        return along if along is not None and along.pk == user_id else _PERSON.first(number=user_id)


class SignedIn(AuthenticationMiddleware):
    """Says who has signed in, as Django's own does; the question for the session has brought them along."""

    def process_request(self, request: HttpRequest) -> None:
        """Have it asked who it is as soon as somebody wants to know."""
        super().process_request(request)
        request.user = cast("Person | AnonymousUser", SimpleLazyObject(lambda: _who(request)))


def _who(request: HttpRequest) -> AbstractBaseUser | AnonymousUser:
    request.session.get(SESSION_KEY)  # which is read now, with whoever has it
    along = getattr(request.session, "along", None)
    before = _ALONG.set(along.person if along else None)
    try:
        return get_user(request)
    finally:
        _ALONG.reset(before)
