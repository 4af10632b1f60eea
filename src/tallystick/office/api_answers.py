"""Answers of the JSON interface: as bytes that are the same each time, and why something was not done."""

import json
from typing import cast

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.visit import language_now


class Failed(Schema):
    """Why nothing was given or done."""

    detail: object


class TurnedAway(Exception):
    """A request that may not be done.

    Attributes:
        code: the code of the answer.
        what: why.
        mend: what would be right.
    """

    def __init__(self, code: int, what: Reason, mend: Reason) -> None:
        """Keep all three."""
        super().__init__(code)
        self.code, self.what, self.mend = code, what, mend


def answer(reply: object, code: int = 200) -> HttpResponse:
    """The answer with this content."""
    text = json.dumps(reply, ensure_ascii=False, sort_keys=True)
    return HttpResponse(text, status=code, content_type="application/json; charset=utf-8")


def told(what: Reason, mend: Reason) -> dict[str, object]:
    """Why something was not done, and what would be right, in words."""
    language = language_now()
    return {"what": language.clause(what), "mend": language.clause(mend)}


def tell_refusals(api: NinjaAPI) -> None:
    """Have an interface say as JSON why something was not done."""

    def turned_away(_: HttpRequest, problem: object) -> HttpResponse:
        found = cast("TurnedAway", problem)
        return answer({"detail": told(found.what, found.mend)}, found.code)

    def refused(_: HttpRequest, problem: object) -> HttpResponse:
        refusal, language = cast("Refusal", problem), language_now()
        places = [
            {"column": one.column or "", "why": language.reason(one.message), "value": one.value or ""}
            for one in refusal.findings[:100]
        ]
        return answer({"detail": told(refusal.title, refusal.fix) | {"places": places}}, 409)

    api.add_exception_handler(TurnedAway, turned_away)
    api.add_exception_handler(Refusal, refused)
