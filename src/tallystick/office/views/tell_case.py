"""What somebody sees of a case by its code: where it stands, what was said, and what they can do."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from tallystick.base.dates import PartialDate
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Template, inside, msgid
from tallystick.office.clock import now
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import StoredCommitment
from tallystick.office.models.submissions import ANSWERED, ASKED_BACK, RECEIVED, WITHDRAWN
from tallystick.office.pages import OfficePage, said
from tallystick.office.selectors.decoy import decoy_case
from tallystick.office.selectors.proofs import exported, paper_of
from tallystick.office.selectors.submissions import (
    OpenedCase,
    OpenedMessage,
    case_for_sender,
    file_of_case,
)
from tallystick.office.sent import KIND_WORDS, QUESTION
from tallystick.office.services import cases
from tallystick.office.services.outbox import deliver
from tallystick.office.tell_pages import tell_page
from tallystick.office.views.tell_files import handed_clean
from tallystick.office.visit import language_now
from tallystick.vault.code_keys import read_code
from tallystick.vault.codes import spell

STATE_WORDS: dict[str, Template] = {
    RECEIVED: inside("a case", "received; nobody has answered yet"),
    ASKED_BACK: inside("a case", "there is a question to you"),
    ANSWERED: inside("a case", "answered"),
    WITHDRAWN: inside("a case", "withdrawn by you"),
}
_NOT_CONFIRMED = Refusal(
    Reason("This can't be undone, so it needs the box beside it."), Reason("set the box, and ask again")
)
_LOCKED = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


@dataclass(frozen=True, slots=True)
class MessageShown:
    """A message on the page of a case.

    Attributes:
        number: its place in the case.
        who: whose it is, in words.
        is_sender: whether it is the sender's.
        day: the day that it came.
        text: what it says.
        about: what it is about, in words.
        files: the number, name and size in kB of each file beside it.
        entry: its entry in the ledger; empty where it has none, or not yet.
    """

    number: int
    who: str
    is_sender: bool
    day: str
    text: str
    about: str
    files: tuple[tuple[int, str, int], ...]
    entry: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """What the page of a case shows.

    Attributes:
        code: the code, which each form carries.
        day: the day that it came.
        state: where it stands, by its code.
        stands: the same in words.
        messages: what was said.
        is_open: whether more can be said in it.
        done: what was just done; empty for nothing.
    """

    code: str
    day: str
    state: str
    stands: str
    messages: tuple[MessageShown, ...]
    is_open: bool
    done: str = ""


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
    language = language_now()
    view = CaseView(
        spell(secret),
        language.date(day_of(found.row.day)),
        found.row.state,
        said(STATE_WORDS[found.row.state]),
        tuple(map(message_shown, found.messages)),
        found.row.state != WITHDRAWN,
        language.reason(done) if done else "",
    )
    return tell_page(request.path, OfficePage("tell_case.html", said(msgid("Your case")), view))


def nothing_page(request: HttpRequest) -> HttpResponse:
    """The page where there is nothing under a code, or nothing any more: these look the same."""
    return tell_page(
        request.path, OfficePage("tell_nothing.html", said(msgid("Nothing under this code")), None)
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
    secret, found = _asked(request)
    if found is None:
        return look_up(request, secret)
    file = handed_clean(request)
    form = request.POST.get("form", "")[:64] or "more"
    text = request.POST.get("text", "").replace("\r\n", "\n")
    cases.add_more(found, secret, text, file=file, form=form, today=_today())
    return sent_now(request, secret)


def withdraw(request: HttpRequest) -> HttpResponse:
    """Withdraw a case."""
    secret, found = _asked(request)
    if found is not None:
        _confirmed(request)
        cases.withdraw(found)
    return look_up(request, secret, Reason("The case is withdrawn."))


def close(request: HttpRequest) -> HttpResponse:
    """Close the sender's view of a case."""
    secret, found = _asked(request)
    if found is not None:
        _confirmed(request)
        cases.close_view(found)
    return look_up(request, secret)


def erase(request: HttpRequest) -> HttpResponse:
    """Erase a case, also one whose view was closed."""
    secret, _ = _asked(request)
    _confirmed(request)
    cases.erase(secret, home=LedgerHome(settings.CONFIGURATION.folder), today=_today())
    return look_up(request, secret)


def proof(request: HttpRequest) -> HttpResponse:
    """The proof that something was sent, as a file."""
    secret, found = _asked(request)
    paper = paper_of(found, request.POST.get("number", "")) if found else None
    if paper is None:
        return look_up(request, secret, Reason("The proof is still being made: ask again in a minute."))
    return download(paper.write().encode(), "proof.txt")


def export(request: HttpRequest) -> HttpResponse:
    """All that is held of a case, as a file."""
    secret, found = _asked(request)
    if found is None:
        return look_up(request, secret)
    return download(exported(found, LedgerHome(settings.CONFIGURATION.folder)), "case.zip")


def file(request: HttpRequest) -> HttpResponse:
    """A file of a case, as a download."""
    secret, found = _asked(request)
    number = request.POST.get("number", "")
    held = file_of_case(found, int(number)) if found and number.isdecimal() else None
    return look_up(request, secret) if held is None else download(held[1], held[0])


def _asked(request: HttpRequest) -> tuple[bytes, OpenedCase | None]:
    secret = read_code(request.POST.get("code", ""))
    return secret, case_for_sender(secret)


def _confirmed(request: HttpRequest) -> None:
    if "sure" not in request.POST:
        raise _NOT_CONFIRMED


def day_of(day: datetime.date) -> PartialDate:
    """A day as sentences write one."""
    return PartialDate(day, day, day.isoformat())


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


def message_shown(one: OpenedMessage) -> MessageShown:
    """A message as a page shows it."""
    language = language_now()
    told = one.told
    who = msgid("You") if one.is_sender else msgid("The office")
    if told.kind == QUESTION and not one.is_sender:
        who = msgid("The office asks you")
    about = (
        [said(KIND_WORDS[told.kind])] if one.is_sender and told.kind in KIND_WORDS and one.number == 1 else []
    )
    about += [word for word in (_title(told.commitment), told.area) if word]
    return MessageShown(
        one.number,
        said(who),
        one.is_sender,
        language.date(day_of(one.day)),
        told.text,
        language.list(about) if about else "",
        tuple((file.number, file.name, -(-file.size // 1024)) for file in told.files),
        "" if one.entry is None else str(one.entry),
    )


def _title(commitment: str) -> str:
    """What a commitment is called; its identifier alone where the plan has it no more."""
    if not commitment:
        return ""
    title = StoredCommitment.objects.filter(id=commitment).values_list("title", flat=True).first()
    return f"{commitment} {title}" if title else commitment
