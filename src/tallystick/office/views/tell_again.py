"""A draft's form that comes again: from another page, behind another save, or once the draft was sent."""

import dataclasses
import hashlib

from django.http import HttpRequest, HttpResponse

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.selectors.submissions import case_for_sender
from tallystick.office.sent import SentText
from tallystick.office.tell_pages import brought_file
from tallystick.office.views.tell_case import look_up
from tallystick.office.views.tell_files import handed_clean

_SENT_BEFORE = Refusal(
    Reason("It was sent before, and what you wrote or chose since then was not."),
    Reason(
        "open your case with your code and add it there, files and names of bodies too: "
        "your text stands below"
    ),
)


def typed_in(request: HttpRequest) -> SentText:
    """What a form of a draft says."""
    typed = request.POST
    return SentText(
        typed.get("text", "").replace("\r\n", "\n"),
        typed.get("kind", ""),
        typed.get("commitment", "").strip(),
        typed.get("area", "").strip(),
        "leave" in typed,
        tuple(dict.fromkeys(filter(None, (one.strip() for one in typed.getlist("against"))))),
        "doubt" in typed,
    )


def of_both(typed: SentText, held: SentText) -> SentText:
    """What was typed over a draft that another page has saved, with what keeps its sender safe in either."""
    return dataclasses.replace(
        typed,
        kind=typed.kind or held.kind,
        commitment=typed.commitment or held.commitment,
        area=typed.area or held.area,
        leave=typed.leave and held.leave,
        against=tuple(dict.fromkeys((*held.against, *typed.against))),
        doubt=typed.doubt or held.doubt,
        files=held.files,
    )


def sent_before(request: HttpRequest, secret: bytes) -> HttpResponse:
    """What was sent by the same form a moment ago, or nothing; what says anything else is not passed over.

    Raises:
        Refusal: another text, body, kind, place, leave or file came than what was sent.
    """
    found, typed = case_for_sender(secret), typed_in(request)
    if found:
        first = found.first
        if _says_more(typed, first.as_typed()) or _brings_another(request, first):
            raise _SENT_BEFORE
    return look_up(request, secret)


def _says_more(typed: SentText, sent: SentText) -> bool:
    """Whether a form says anything else than what was sent; without words, whether it chooses more."""
    if typed.text.strip():
        return typed != sent
    chosen = ((typed.kind, sent.kind), (typed.commitment, sent.commitment), (typed.area, sent.area))
    return (
        any(one and one != before for one, before in chosen)
        or bool(set(typed.against) - set(sent.against))
        or typed.doubt > sent.doubt
        or typed.leave > sent.leave
    )


def _brings_another(request: HttpRequest, sent: SentText) -> bool:
    """Whether a file comes with a form that was not sent with the draft."""
    file = handed_clean(request) if brought_file(request) else None
    known = {one.sha256 for one in sent.files}
    return file is not None and hashlib.sha256(file.clean.data).hexdigest() not in known
