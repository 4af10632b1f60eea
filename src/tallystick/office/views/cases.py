"""Whoever reads what the public sends: the list, a case opened with their own passphrase, an answer.

What a passphrase opens is there for one request: no session, cache or file holds any of it.
"""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Reason, msgid
from tallystick.office.handed_in import done
from tallystick.office.models import CaseReader, SealedCase
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.routes import NothingThere
from tallystick.office.selectors.submissions import (
    OpenedCase,
    case_for_reader,
    file_of_case,
    readers_now,
)
from tallystick.office.sent import KIND_WORDS, RETALIATION
from tallystick.office.services import case_readers, cases
from tallystick.office.services.history import note_act
from tallystick.office.views.tell_case import STATE_WORDS, MessageShown, day_of, download, message_shown
from tallystick.office.visit import Visit
from tallystick.vault.model import NotOpened
from tallystick.vault.readers import SHORTEST_PASSPHRASE
from tallystick.workflow.submission_acts import OPEN_CASES

#: So many cases are opened at once, the latest first.
_AT_ONCE = 20
_BEGINNING = 300
_NO_KEY = Refusal(Reason("You have no key of your own yet."), Reason("make one on the page of what was sent"))
_SHUT = Refusal(
    Reason("The case does not open with your key."),
    Reason("it was sealed before you were let in, or erased: ask another reader"),
)


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list.

    Attributes:
        number: its number.
        day: the day it came.
        stands: where it stands, in words.
        kind: what its sender calls it; empty while it is sealed.
        beginning: how it begins; empty while it is sealed.
        is_urgent: whether it tells of revenge for having written.
    """

    number: int
    day: str
    stands: str
    kind: str = ""
    beginning: str = ""
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class CasesView:
    """What the page of what was sent shows.

    Attributes:
        has_key: whether who asks has a key.
        reads: whether they have been let in.
        shortest: how many signs a passphrase has at least.
        cases: the cases.
        total: how many there are.
        readers: the number of each reader, who it is, and since when.
        waiting: the number of each who waits to be let in, and who it is.
        opened: whether the list was opened.
    """

    has_key: bool
    reads: bool
    shortest: int
    cases: tuple[CaseRow, ...]
    total: int
    readers: tuple[tuple[int, str, str], ...]
    waiting: tuple[tuple[int, str], ...]
    opened: bool = False


@dataclass(frozen=True, slots=True)
class OpenCaseView:
    """What the page of an opened case shows.

    Attributes:
        number: its number.
        stands: where it stands, in words.
        leave: whether its sender lets a summary go to the body that it is about.
        messages: what was said.
        is_open: whether it can be answered.
    """

    number: int
    stands: str
    leave: bool
    messages: tuple[MessageShown, ...]
    is_open: bool


def see_cases(visit: Visit, _: None) -> HttpResponse:
    """The list of what was sent, sealed."""
    rows = tuple(_row(visit, one) for one in SealedCase.objects.order_by("-pk")[:_AT_ONCE])
    return _list_page(visit, rows, opened=False)


def make_key(visit: Visit, _: None) -> HttpResponse:
    """Make one's own key."""
    typed = visit.request.POST
    if typed.get("passphrase", "") != typed.get("again", ""):
        raise Refusal(Reason("The passphrase was typed in two ways."), Reason("type it twice alike"))

    def act() -> str:
        passphrase = typed.get("passphrase", "")
        case_readers.make_own_key(person=visit.person, passphrase=passphrase, now=visit.now)
        return reverse("see_cases")

    return done(visit, act)


def open_cases(visit: Visit, _: None) -> HttpResponse:
    """The list of what was sent, opened."""
    reader = _reader(visit)
    secret = case_readers.secret_of(reader, visit.request.POST.get("passphrase", ""))
    rows = []
    for one in SealedCase.objects.order_by("-pk")[:_AT_ONCE]:
        try:
            rows.append(_row(visit, one, case_for_reader(one, reader, secret)))
        except NotOpened:
            rows.append(_row(visit, one))
    note_act(act=OPEN_CASES, about="cases", by=visit.person, now=visit.now)
    rows.sort(key=lambda one: not one.is_urgent)
    return _list_page(visit, tuple(rows), opened=True)


def open_case(visit: Visit, case: SealedCase) -> HttpResponse:
    """A case, opened."""
    found = _opened(visit, case)
    note_act(act=OPEN_CASES, about=f"case {case.pk}", by=visit.person, now=visit.now)
    return _case_page(visit, found)


def answer_case(visit: Visit, case: SealedCase) -> HttpResponse:
    """Answer a case's sender, or ask back."""
    found = _opened(visit, case)
    typed = visit.request.POST
    text, form = typed.get("text", "").replace("\r\n", "\n"), typed.get("form", "")[:64]
    cases.answer(found, text, asks="asks" in typed, form=form, today=visit.today)
    note_act(act="answer_case", about=f"case {case.pk}", by=visit.person, now=visit.now)
    return _case_page(visit, _opened(visit, case))


def case_file(visit: Visit, case: SealedCase) -> HttpResponse:
    """A file of a case, as a download."""
    found, number = _opened(visit, case), visit.request.POST.get("number", "")
    held = file_of_case(found, int(number)) if number.isdecimal() else None
    if held is None:
        raise NothingThere
    return download(held[1], held[0])


def let_in(visit: Visit, reader: CaseReader) -> HttpResponse:
    """Have everything sealed to somebody else too."""
    opener = _reader(visit)
    secret = case_readers.secret_of(opener, visit.request.POST.get("passphrase", ""))

    def act() -> str:
        case_readers.let_in(reader=reader, opener=opener, secret=secret, by=visit.person, now=visit.now)
        return reverse("see_cases")

    return done(visit, act)


def take_out(visit: Visit, reader: CaseReader) -> HttpResponse:
    """Have nothing sealed to a reader any more."""
    _reader(visit)

    def act() -> str:
        case_readers.take_out(reader=reader, by=visit.person, now=visit.now)
        return reverse("see_cases")

    return done(visit, act)


def _reader(visit: Visit) -> CaseReader:
    """The key of who asks, if they have been let in.

    Raises:
        Refusal: they have none.
    """
    found = next((one for one in readers_now() if one.person_id == visit.person.pk), None)
    if found is None:
        raise _NO_KEY
    return found


def _opened(visit: Visit, case: SealedCase) -> OpenedCase:
    reader = _reader(visit)
    secret = case_readers.secret_of(reader, visit.request.POST.get("passphrase", ""))
    try:
        return case_for_reader(case, reader, secret)
    except NotOpened:
        raise _SHUT from None


def _row(visit: Visit, case: SealedCase, found: OpenedCase | None = None) -> CaseRow:
    day, stands = visit.language.date(day_of(case.day)), said(STATE_WORDS[case.state])
    if found is None:
        return CaseRow(case.pk, day, stands)
    first = found.messages[0].told
    kind = said(KIND_WORDS[first.kind]) if first.kind in KIND_WORDS else ""
    return CaseRow(case.pk, day, stands, kind, first.text[:_BEGINNING], first.kind == RETALIATION)


def _list_page(visit: Visit, rows: tuple[CaseRow, ...], *, opened: bool) -> HttpResponse:
    reading = readers_now()
    waiting = CaseReader.objects.filter(since=None, until=None).select_related("person").order_by("pk")
    own = CaseReader.objects.filter(person=visit.person, until=None)
    view = CasesView(
        own.exists(),
        any(one.person_id == visit.person.pk for one in reading),
        SHORTEST_PASSPHRASE,
        rows,
        SealedCase.objects.count(),
        tuple((one.pk, _who(one), visit.language.date(day_of(one.since))) for one in reading if one.since),
        tuple((one.pk, _who(one)) for one in waiting),
        opened,
    )
    told = OfficePage("cases.html", said(msgid("What the public has sent")), view, "cases")
    return office_page(visit.request, visit, told)


def _who(reader: CaseReader) -> str:
    return reader.person.name if reader.person else said(msgid("the key in escrow"))


def _case_page(visit: Visit, found: OpenedCase) -> HttpResponse:
    view = OpenCaseView(
        found.row.pk,
        said(STATE_WORDS[found.row.state]),
        found.messages[0].told.leave,
        tuple(map(message_shown, found.messages)),
        found.row.state != "withdrawn",
    )
    title = visit.language.reason(Reason("Case {number}", number=Count(found.row.pk)))
    return office_page(visit.request, visit, OfficePage("case.html", title, view, "cases"))
