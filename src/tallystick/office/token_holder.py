"""Who asks with a body's token: the body, and the officer in whose name it may write."""

from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest
from ninja.security import HttpBearer

from tallystick.base.canonical import sha256
from tallystick.office.clock import now
from tallystick.office.models import BodyToken, Person
from tallystick.office.visit import Visit, holdings_of
from tallystick.workflow.permissions import OFFICER


@dataclass(frozen=True, slots=True)
class TokenHolder:
    """Whose token it is.

    Attributes:
        number: the token's number.
        body: the body.
        writes_as: the officer in whose name it writes; None where it only reads.
    """

    number: int
    body: str
    writes_as: Person | None

    def visit(self, request: HttpRequest) -> Visit | None:
        """The officer's visit: with what they may do in this body, and nothing else that they are.

        None where it writes for nobody, or for somebody who is no officer of the body any more.
        """
        person, moment = self.writes_as, now()
        if person is None or not person.is_active:
            return None
        held = holdings_of(person, moment.date())
        own = tuple(one for one in held if one.role == OFFICER and one.body == self.body)
        return Visit(request, person, own, moment) if own else None


class BodyBearer(HttpBearer):
    """Lets in whoever has the token of a body."""

    def authenticate(self, _: HttpRequest, token: str) -> TokenHolder | None:
        """The body whose token it is; None for none."""
        known = BodyToken.objects.filter(sha256=sha256(token.encode("utf-8", "replace")), until=None)
        found = known.select_related("writes_as").first()
        if found is None:
            return None
        return TokenHolder(found.pk, str(found.body_id), found.writes_as)


def holder_of(request: HttpRequest) -> TokenHolder:
    """Who asks, once the token has been looked at."""
    return cast("TokenHolder", cast("Any", request).auth)
