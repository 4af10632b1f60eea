"""A place further up in the queue for a case, for work of its sender's device: asked of nobody."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, msgid
from tallystick.office.guard import RUNS_SCRIPT
from tallystick.office.pages import OfficePage, said
from tallystick.office.selectors.submissions import case_for_sender
from tallystick.office.services.turns import WORK_BITS, note_work, ticket_of
from tallystick.office.tell_pages import tell_page
from tallystick.office.views.tell_case import look_up
from tallystick.vault.code_keys import read_code
from tallystick.vault.codes import spell
from tallystick.workflow.cases.reach import asks_for_work

_NOT_ASKED = Refusal(
    Reason("Word of retaliation stands first in any case."), Reason("no work is asked for it")
)


@dataclass(frozen=True, slots=True)
class WorkView:
    """What the page shows on which a device works: the code, the ticket, and how many zero bits are asked."""

    code: str
    ticket: str
    bits: int


def work(request: HttpRequest) -> HttpResponse:
    """The page on which a device works, if its browser runs scripts."""
    secret = read_code(request.POST.get("code", ""))
    found = case_for_sender(secret)
    if found is None:
        return look_up(request, secret)
    if not asks_for_work(found.standing.kind):
        raise _NOT_ASKED
    request.META[RUNS_SCRIPT] = True
    view = WorkView(spell(secret), ticket_of(found.row), WORK_BITS)
    title = said(msgid("Further up in the queue"))
    return tell_page(request.path, OfficePage("tell_work.html", title, view))


def worked(request: HttpRequest) -> HttpResponse:
    """Take the answer of a device that has worked."""
    secret = read_code(request.POST.get("code", ""))
    found = case_for_sender(secret)
    if found is not None:
        note_work(found.row, request.POST.get("answer", ""))
    return look_up(request, secret, Reason("It stands before others that fall due on the same day."))
