"""In the demo one case that was passed on, and one whose sender is shown a summary: of invented people."""

import datetime

from tallystick.office.models import Person, SealedCase
from tallystick.office.selectors.case_setting import desk_now
from tallystick.office.selectors.submissions import case_for_reader
from tallystick.office.sent import SentText
from tallystick.office.services import case_readers, cases, submissions
from tallystick.office.services.staff_acts import AtWork
from tallystick.vault.codes import new_secret
from tallystick.workflow.cases import stages as s
from tallystick.workflow.cases.model import CaseStep

_TEXTS = (
    "Nobody came to our village to vaccinate, though the list says so. (Invented.)",
    "The office asked us for money for a paper that is free. (Invented.)",
)
_SUMMARY = "Somebody says that a fee was taken for a paper that is free. (Invented.)"


def pass_one_on(
    *, desk: Person, officer: Person, to: str, against: str, passphrase: str, now: datetime.datetime
) -> None:
    """Send two cases; pass one to a body, and write a summary of the other for the body complained of.

    Args:
        desk: who reads what the public sends.
        officer: who reads what is passed to the body.
        to: that body.
        against: the body that the other complains of.
        passphrase: the passphrase of both readers.
        now: when.
    """
    opener = case_readers.make_own_key(person=desk, passphrase=passphrase, now=now)
    secret = case_readers.secret_of(opener, passphrase)
    other = case_readers.make_own_key(person=officer, passphrase=passphrase, now=now)
    case_readers.let_in(reader=other, opener=opener, secret=secret, by=desk, now=now)
    first, second = _sent(_TEXTS[0], (), now.date()), _sent(_TEXTS[1], (against,), now.date())
    steps = (
        (first, CaseStep(s.ACKNOWLEDGE, s.DESK, now.date(), desk_now()), ""),
        (first, CaseStep(s.TRANSFER, s.HOLDER, now.date(), desk_now(), to, True), "It is theirs to answer."),
        (second, CaseStep(s.ACKNOWLEDGE, s.DESK, now.date(), desk_now()), ""),
        (
            second,
            CaseStep(s.DRAFT_SUMMARY, s.DESK, now.date(), desk_now(), against, True, desk_now()),
            _SUMMARY,
        ),
    )
    for number, (row, step, text) in enumerate(steps):
        found = case_for_reader(SealedCase.objects.get(pk=row.pk), opener, secret)
        cases.act_of_office(found, step, text, form=f"demo {number}", by=AtWork(opener, now))


def _sent(text: str, against: tuple[str, ...], today: datetime.date) -> SealedCase:
    code = new_secret()
    submissions.begin(code, today=today)
    submissions.save_draft(code, SentText(text, s.COMPLAINT, against=against), today=today)
    return submissions.send(code, form="demo", today=today)
