"""What the libraries that sign people in tell of is logged as what touches security."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from allauth.account import signals as account
from allauth.mfa import signals as factors
from django.contrib.auth import signals as django
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest

from tallystick.office.models import Person
from tallystick.office.security_events import (
    FACTOR,
    NOT_SIGNED_IN,
    PASSWORD,
    SIGNED_IN,
    SIGNED_OUT,
    STEP,
    note_event,
)
from tallystick.office.services.sessions import end_sessions

if TYPE_CHECKING:
    from allauth.mfa.models import Authenticator
    from django.dispatch import Signal


def listen() -> None:
    """Log what the libraries tell of; a changed factor also ends what its owner has open elsewhere."""
    events: tuple[tuple[Signal, str], ...] = (
        (django.user_logged_in, SIGNED_IN),
        (django.user_login_failed, NOT_SIGNED_IN),
        (factors.authentication_failed, NOT_SIGNED_IN),
        (account.authentication_step_completed, STEP),
        (django.user_logged_out, SIGNED_OUT),
        (account.password_changed, PASSWORD),
        (account.password_set, PASSWORD),
        (account.password_reset, PASSWORD),
    )
    for signal, event in events:
        signal.connect(_noting(event), weak=False, dispatch_uid=f"{event} {id(signal)}")
    for signal in (factors.authenticator_added, factors.authenticator_removed, factors.authenticator_reset):
        signal.connect(_factor_changed)


def _noting(event: str) -> Callable[..., None]:
    def note(user: object = None, method: str = "", **_: object) -> None:
        note_event(event, user, **({"by": method} if method else {}))

    return note


def _factor_changed(request: HttpRequest, user: Person, authenticator: "Authenticator", **_: object) -> None:
    note_event(FACTOR, user, factor=str(authenticator.type))
    request.user = end_sessions(user)
    update_session_auth_hash(request, user)
