"""Whoever reads what the public sends: the queue of it, opened with their own passphrase, and who else reads.

What a passphrase opens is there for one request: no session, cache or file holds any of it.
"""

import contextlib
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, msgid
from tallystick.office.case_store import pepper
from tallystick.office.handed_in import done
from tallystick.office.models import CaseReader
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.case_queue import Queued, queue
from tallystick.office.selectors.case_setting import is_kept_from
from tallystick.office.selectors.filed import not_fileable
from tallystick.office.selectors.submissions import case_for_reader, reader_of_person
from tallystick.office.sent import KIND_WORDS
from tallystick.office.services import case_readers
from tallystick.office.services.staff_acts import AtWork, note_seen
from tallystick.office.turning import Turns, page_asked, turned
from tallystick.office.views.case_shown import body_said, day_of
from tallystick.office.visit import Visit
from tallystick.vault.model import NotOpened
from tallystick.vault.readers import SHORTEST_PASSPHRASE
from tallystick.workflow.cases.stages import STAGE_WORDS
from tallystick.workflow.submission_acts import KEEP_READERS

#: So many cases stand on a page, and are opened at once.
_AT_ONCE = 20
_PAGE, _LONGEST = "page", 7
_BEGINNING = 300
_NO_KEY = Refusal(Reason("You have no key of your own yet."), Reason("make one on the page of what was sent"))


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list.

    Attributes:
        number: its number.
        day: the day it came.
        stands: where it stands, in words.
        kind: what its sender calls it.
        due: the day by which something is owed to its sender; empty where nothing is.
        is_late: whether that day is over.
        is_urgent: whether it tells of revenge for having written.
        beginning: how it begins; empty while it is sealed.
    """

    number: int
    day: str
    stands: str
    kind: str
    due: str
    is_late: bool
    is_urgent: bool
    beginning: str = ""


@dataclass(frozen=True, slots=True)
class CasesView:
    """What the page of what was sent shows.

    Attributes:
        has_key: whether who asks has a key.
        had_key: whether they had one and were taken out.
        reads: whether they have been let in.
        shortest: how many signs a passphrase has at least.
        cases: the cases.
        total: how many there are.
        turns: the pages before and after this one.
        page: which page of the list it is.
        may_let_in: whether who asks lets others in.
        readers: the number of each reader, who it is, and since when.
        waiting: the number of each who waits to be let in, and who it is.
        opened: whether the list was opened.
        spoilt: the rows that can't be filed, since they were changed from outside, by table and number.
    """

    has_key: bool
    had_key: bool
    reads: bool
    shortest: int
    cases: tuple[CaseRow, ...]
    total: int
    turns: Turns
    page: int
    may_let_in: bool
    readers: tuple[tuple[int, str, str], ...]
    waiting: tuple[tuple[int, str], ...]
    opened: bool = False
    spoilt: str = ""


def see_cases(visit: Visit, _: None) -> HttpResponse:
    """The queue of what was sent, sealed."""
    return _list_page(visit, page_asked(visit.request, _PAGE), None)


def open_cases(visit: Visit, _: None) -> HttpResponse:
    """The queue of what was sent, opened."""
    reader = own_reader(visit)
    secret = case_readers.secret_of(reader, visit.request.POST.get("passphrase", ""))
    pepper()  # says so where what opens cases is away
    typed = visit.request.POST.get(_PAGE, "")
    page = max(1, int(typed)) if typed.isascii() and typed.isdecimal() and len(typed) < _LONGEST else 1
    return _list_page(visit, page, secret)


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


def let_in(visit: Visit, reader: CaseReader) -> HttpResponse:
    """Have everything sealed to somebody else too."""
    opener = own_reader(visit)
    if reader.until and not case_readers.waiting().filter(pk=reader.pk).exists():
        raise case_readers.NO_READER
    secret = case_readers.secret_of(opener, visit.request.POST.get("passphrase", ""))

    def act() -> str:
        case_readers.let_in(reader=reader, opener=opener, secret=secret, by=visit.person, now=visit.now)
        return reverse("see_cases")

    return done(visit, act)


def take_out(visit: Visit, reader: CaseReader) -> HttpResponse:
    """Have nothing sealed to a reader any more."""
    own_reader(visit)

    def act() -> str:
        case_readers.take_out(reader=reader, by=visit.person, now=visit.now)
        return reverse("see_cases")

    return done(visit, act)


def own_reader(visit: Visit) -> CaseReader:
    """The key of who asks, if they have been let in.

    Raises:
        Refusal: they have none.
    """
    found = reader_of_person(visit.person)
    if found is None:
        raise _NO_KEY
    return found


def _row(visit: Visit, one: Queued, reader: CaseReader | None, secret: bytes | None) -> CaseRow:
    beginning = ""
    if reader is not None and secret is not None:
        with contextlib.suppress(NotOpened, Refusal):  # sealed to others meanwhile, or erased
            found = case_for_reader(one.row, reader, secret)
            if not is_kept_from(found.standing, reader):
                note_seen(found, AtWork(reader, visit.now))
                beginning = found.first.text[:_BEGINNING]
    return CaseRow(
        one.row.pk,
        visit.language.date(day_of(one.row.day)),
        said(STAGE_WORDS[one.case.stage]),
        said(KIND_WORDS[one.case.kind]),
        visit.language.date(day_of(one.due)) if one.due else "",
        one.is_late,
        one.is_urgent,
        beginning,
    )


def _list_page(visit: Visit, page: int, secret: bytes | None) -> HttpResponse:
    last = CaseReader.objects.filter(person=visit.person).first()
    own = last if last is not None and last.until is None else None
    reader = own if own is not None and own.since else None
    may_let_in = visit.may(KEEP_READERS)
    found = queue(reader, visit.today) if may_let_in or reader else ()
    start = (page - 1) * _AT_ONCE
    reading = CaseReader.objects.filter(until=None).exclude(since=None).select_related("person")
    view = CasesView(
        own is not None,
        last is not own,
        reader is not None,
        SHORTEST_PASSPHRASE,
        tuple(_row(visit, one, reader, secret) for one in found[start : start + _AT_ONCE]),
        len(found),
        turned(page, len(found) > start + _AT_ONCE, _PAGE),
        page,
        may_let_in,
        tuple(
            (one.pk, _who(one), visit.language.date(day_of(one.since)))
            for one in reading.order_by("body", "pk")
            if one.since
        ),
        tuple((one.pk, _who(one)) for one in case_readers.waiting()) if may_let_in else (),
        secret is not None,
        visit.language.list(not_fileable()) if may_let_in else "",
    )
    told = OfficePage("cases.html", said(msgid("What the public has sent")), view, "cases")
    return office_page(visit.request, visit, told)


def _who(reader: CaseReader) -> str:
    name = reader.person.name if reader.person else said(msgid("the key in escrow"))
    return f"{name} ({body_said(reader.body)})" if reader.body else name
