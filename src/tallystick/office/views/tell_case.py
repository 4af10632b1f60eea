"""What somebody sees of a case by its code: where it stands, what was said, and what they can do."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, msgid
from tallystick.base.wholes import as_place
from tallystick.office.clock import now
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.pages import OfficePage, said
from tallystick.office.selectors.decoy import decoy_case
from tallystick.office.selectors.proofs import exported, own_paper
from tallystick.office.selectors.submissions import (
    OpenedCase,
    case_for_sender,
    file_of_case,
)
from tallystick.office.sent import SentText
from tallystick.office.services import cases, erasing
from tallystick.office.services.outbox import deliver
from tallystick.office.tell_pages import brought_file, tell_page, wrote_of
from tallystick.office.views.tell_case_view import case_view
from tallystick.office.views.tell_files import handed_clean
from tallystick.vault.code_keys import read_code
from tallystick.vault.codes import spell
from tallystick.workflow.cases.stages import (
    APPEAL,
    CLOSE,
    LEAVES,
    PART,
    WITHDRAW,
)

_NOT_CONFIRMED = Refusal(
    Reason("This can't be undone, so it needs the box beside it."), Reason("set the box, and ask again")
)
_APPEALED = Reason(
    "You have appealed: another body than the one that answered decides, or the desk where no other may."
)
_LOCKED = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


@dataclass(frozen=True, slots=True)
class NothingView:
    """What the page shows where there is nothing under a code: what came with it, and whether a file did."""

    wrote: tuple[str, ...]
    has_file: bool


def look_up(request: HttpRequest, secret: bytes, done: Reason | None = None) -> HttpResponse:
    """The case of a code, or that there is nothing under it.

    Both pages are made in either case, of a real case or of nobody's, so that neither length nor work tells
    an observer which one was given.
    """
    found = case_for_sender(secret)
    shown = case_page(request, secret, found or decoy_case(), done)
    nothing = nothing_page(request)
    return nothing if found is None else shown


def case_page(
    request: HttpRequest, secret: bytes, found: OpenedCase, done: Reason | None = None
) -> HttpResponse:
    """The page of a case."""
    view = case_view(found, spell(secret), _today(), done)
    return tell_page(request.path, OfficePage("tell_case.html", said(msgid("Your case")), view))


def nothing_page(request: HttpRequest) -> HttpResponse:
    """The page where there is nothing under a code, or nothing any more: these look the same.

    What was written on a page that was open still stands on it.
    """
    view = NothingView(wrote_of(request), brought_file(request))
    return tell_page(
        request.path, OfficePage("tell_nothing.html", said(msgid("Nothing under this code")), view)
    )


def sent_now(request: HttpRequest, secret: bytes) -> HttpResponse:
    """The page of a case that was sent this moment, with its proof if the ledger can be had."""
    try:
        deliver(home=LedgerHome(settings.CONFIGURATION.folder), day=_today())
    except Refusal:
        done = Reason("It was sent. Its proof is being made: come back with your code.")
    else:
        done = Reason("It was sent. Take the proof with you.")
    return look_up(request, secret, done)


def more(request: HttpRequest) -> HttpResponse:
    """Add something to a case."""
    secret, found = asked(request)
    if found is None:
        return look_up(request, secret)
    file = handed_clean(request)
    form = form_of(request, "more")
    text = request.POST.get("text", "").replace("\r\n", "\n")
    files = () if file is None else (file,)
    cases.add_more(found, secret, SentText(text), files, form=form, today=_today())
    return sent_now(request, secret)


def withdraw(request: HttpRequest) -> HttpResponse:
    """Withdraw a case."""
    return _acted(request, WITHDRAW, Reason("The case is withdrawn."))


def appeal(request: HttpRequest) -> HttpResponse:
    """Appeal against an answer, with what is wrong with it."""
    return _acted(request, APPEAL, _APPEALED)


def settle(request: HttpRequest) -> HttpResponse:
    """Close an answered case."""
    return _acted(request, CLOSE, Reason("The case is closed."))


def part(request: HttpRequest) -> HttpResponse:
    """Part a case from the one that it was joined to."""
    return _acted(request, PART, Reason("It goes on by itself again."))


def leaves(request: HttpRequest) -> HttpResponse:
    """Give leave, and take it back."""
    secret, found = asked(request)
    if found is None:
        return look_up(request, secret)
    wanted = [one for one in LEAVES if one in request.POST]
    cases.set_leaves(found, wanted, form=form_of(request, "leaves"), today=_today())
    return look_up(request, secret, Reason("What you allow is kept."))


def _acted(request: HttpRequest, act: str, done: Reason) -> HttpResponse:
    """A step of the sender that needs the box beside it."""
    secret, found = asked(request)
    if found is None:
        return look_up(request, secret)
    _confirmed(request)
    text = request.POST.get("text", "").replace("\r\n", "\n")
    cases.act_of_sender(found, secret, act, text, form=form_of(request, act), today=_today())
    return look_up(request, secret, done)


def form_of(request: HttpRequest, otherwise: str) -> str:
    """The word of a form, by which what is handed in twice is done once."""
    return request.POST.get("form", "")[:64] or otherwise


def close(request: HttpRequest) -> HttpResponse:
    """Close the sender's view of a case."""
    secret, found = asked(request)
    if found is not None:
        _confirmed(request)
        cases.close_view(found)
    return look_up(request, secret)


def erase(request: HttpRequest) -> HttpResponse:
    """Erase a case, also one whose view was closed."""
    secret, _ = asked(request)
    _confirmed(request)
    erasing.erase(secret, home=LedgerHome(settings.CONFIGURATION.folder), today=_today())
    return look_up(request, secret)


def proof(request: HttpRequest) -> HttpResponse:
    """The proof that something was sent, as a file."""
    secret, found = asked(request)
    paper = own_paper(found, request.POST.get("number", ""), secret) if found else None
    if paper is None:
        return look_up(request, secret, Reason("The proof is still being made: ask again in a minute."))
    return download(paper.write().encode(), "proof.txt")


def export(request: HttpRequest) -> HttpResponse:
    """All that is held of a case, as a file."""
    secret, found = asked(request)
    if found is None:
        return look_up(request, secret)
    return download(exported(found, secret, LedgerHome(settings.CONFIGURATION.folder)), "case.zip")


def file(request: HttpRequest) -> HttpResponse:
    """A file of a case, as a download."""
    secret, found = asked(request)
    number = as_place(request.POST.get("number", ""))
    held = file_of_case(found, number) if found and number is not None else None
    return look_up(request, secret) if held is None else download(held[1], held[0])


def asked(request: HttpRequest) -> tuple[bytes, OpenedCase | None]:
    """The code that a form carries, and its case; None where it has none."""
    secret = read_code(request.POST.get("code", ""))
    return secret, case_for_sender(secret)


def _confirmed(request: HttpRequest) -> None:
    if "sure" not in request.POST:
        raise _NOT_CONFIRMED


def _today() -> datetime.date:
    return now().date()


def download(data: bytes, name: str) -> HttpResponse:
    """A file that a browser saves and does not open."""
    answer = HttpResponse(data, content_type="application/octet-stream")
    answer["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    answer["Content-Security-Policy"] = _LOCKED
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
