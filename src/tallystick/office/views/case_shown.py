"""A case as pages show it to its sender and its readers: what was said and done, and what is owed when."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.base.dates import PartialDate
from tallystick.base.reasons import Ordinal, Reason, Template, Text, inside, msgid
from tallystick.office.mail_words import remark_said
from tallystick.office.models import StoredArea, StoredBody, StoredCommitment
from tallystick.office.pages import said
from tallystick.office.plan_texts import as_read
from tallystick.office.selectors.case_counts import provinces
from tallystick.office.selectors.case_setting import NO_BODY, clocks_now
from tallystick.office.selectors.promised import promised_end_of
from tallystick.office.selectors.staff_acts import LOST, STAFF_ACT_WORDS
from tallystick.office.selectors.submissions import OpenedCase, OpenedMessage
from tallystick.office.sent import KIND_WORDS
from tallystick.office.visit import language_now
from tallystick.workflow.cases import stages as s
from tallystick.workflow.cases.model import CaseStanding
from tallystick.workflow.cases.reach import asks_for_work
from tallystick.workflow.cases.terms import Due

#: That its sender can have their device work for a place in the queue; no act of the case.
WORK = "work"
_UNTIL_ERASED = inside("what is due in a case", "after that it is erased, and nobody can read it any more")
#: What ends with the stage of a case, in words to its sender; in any other stage the answer falls due.
STAGE_ENDS: dict[str, Template] = {
    s.RECEIVED: inside("what is due in a case", "you are told that it has come"),
    s.ACKNOWLEDGED: inside("what is due in a case", "somebody takes it up, or says why not"),
    s.TRANSFERRED: inside("what is due in a case", "the other body takes it up or objects"),
    s.ASKED: inside("what is due in a case", "you answer the question; after that it goes on without"),
    s.ANSWERED: inside("what is due in a case", "you can appeal; after that it is closed"),
    s.APPEALED: inside("what is due in a case", "your appeal is answered"),
    s.CLOSED: _UNTIL_ERASED,
    s.WITHDRAWN: _UNTIL_ERASED,
}
#: The same in words to whoever reads the case.
ENDS_FOR_OFFICE: dict[str, Template] = STAGE_ENDS | {
    s.RECEIVED: inside("what is due in a case", "the sender is told that it has come"),
    s.ASKED: inside("what is due in a case", "the sender answers; after that it goes on without"),
    s.ANSWERED: inside("what is due in a case", "the sender can appeal; after that it is closed"),
    s.APPEALED: inside("what is due in a case", "the appeal is answered"),
}
ANSWER_DUE: Template = inside("what is due in a case", "it is answered")
_ASKS_YOU = msgid("The office asks you")
_PLACED = msgid("This point of yours stands beside a commitment")
_WHO = msgid("The office")
_MOVED = msgid(
    "Its day, or whose it is, was changed from outside. Here stands what was sealed, or what its proof names."
)
_TAKEN_OUT = msgid("what stood here is gone: it was taken out from outside")


@dataclass(frozen=True, slots=True)
class MessageShown:
    """A message on the page of a case.

    Attributes:
        number: its place in the case.
        who: whose it is, in words.
        is_sender: whether it is the sender's.
        day: the day that it came.
        text: what it says.
        about: what it is about, or which act it belongs to, in words.
        files: the number, name and size in kB of each file beside it.
        entry: its entry in the ledger; empty where it has none, or not yet.
        remarks: what is to be known of one that came by mail, or was changed from outside.
        is_gone: whether it was taken out from outside: nothing else is known of it.
    """

    number: int
    who: str
    is_sender: bool
    day: str
    text: str
    about: str
    files: tuple[tuple[int, str, int], ...]
    entry: str
    remarks: tuple[str, ...] = ()
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class DueShown:
    """Something that is owed.

    Attributes:
        what: what it is.
        day: its last day.
        is_late: whether that day is over.
        is_provisional: whether the holidays of its year were not declared yet.
        holidays: the holidays that moved it.
    """

    what: str
    day: str
    is_late: bool
    is_provisional: bool
    holidays: str


def day_of(day: datetime.date) -> PartialDate:
    """A day as sentences write one."""
    return PartialDate(day, day, day.isoformat())


def body_said(body: str) -> str:
    """A body by its name, or the desk that is none."""
    if body == NO_BODY:
        return said(msgid("the office's desk"))
    row = StoredBody.objects.filter(id=body).values_list("name", "name_zh").first()
    if row is None:
        return no_more_said(body)
    return str(row[1] if row[1] and language_now().code.startswith("zh") else row[0])


def lost_said() -> str:
    """What stands in the place of something that does not open."""
    return said(STAFF_ACT_WORDS[LOST])


def no_more_said(name: str) -> str:
    """What a plan had when somebody wrote, and has no more: by its identifier, and saying so."""
    return language_now().reason(Reason("{id} (no longer in the plan)", id=Text(name)))


def due_shown(
    found: OpenedCase, today: datetime.date, ends: Mapping[str, Template] = STAGE_ENDS
) -> tuple[DueShown, ...]:
    """What is due in a case, the next one first; no erasure by term where none was promised.

    Args:
        found: the case, opened.
        today: the day.
        ends: what ends with each stage, in words to whoever sees the page.
    """
    case, clocks = found.standing, clocks_now()
    if found.seal.faults.is_unknown:
        return ()
    is_kept = STAGE_ENDS.get(case.stage) is _UNTIL_ERASED
    stage = promised_end_of(found) if is_kept else clocks.stage(case)
    dues = [] if stage is None or case.stage not in STAGE_ENDS else [(ends[case.stage], stage)]
    if case.stage in s.OPEN:
        dues.append((ANSWER_DUE, clocks.answer(case)))
    return tuple(_due(what, due, today) for what, due in sorted(dues, key=lambda one: one[1].day))


def _due(what: Template, due: Due, today: datetime.date) -> DueShown:
    language = language_now()
    moved = language.list([f"{name} ({day.isoformat()})" for day, name in due.holidays])
    return DueShown(said(what), language.date(day_of(due.day)), due.day < today, due.is_provisional, moved)


def acts_of_sender(case: CaseStanding, today: datetime.date) -> frozenset[str]:
    """What the sender of a case can do with it now, beside adding, erasing and giving leave."""
    clocks = clocks_now()
    found = {act for act in (s.WITHDRAW, s.CLOSE, s.PART) if case.stage in s.MOVES[act].stages}
    due = clocks.stage(case)
    if case.stage == s.ANSWERED and case.appeals < clocks.profile.appeals and due and due.day >= today:
        found.add(s.APPEAL)
    if s.WITHDRAW in found and s.CLOSE not in found and asks_for_work(case.kind):
        found.add(WORK)
    return frozenset(found)


def message_shown(one: OpenedMessage) -> MessageShown:
    """A message as a page shows it."""
    language = language_now()
    told = one.told
    about = [said(s.ACT_WORDS[told.kind])] if told.kind in s.ACT_WORDS else []
    if not one.is_sender and told.kind == s.POINT:
        about = [said(_PLACED)]
    if one.is_sender and one.number == 1 and told.kind in KIND_WORDS:
        about = [said(KIND_WORDS[told.kind])]
    about += [
        word for word in (_title(told.commitment), _place(told.area), *map(body_said, told.against)) if word
    ]
    who = msgid("You") if one.is_sender else _ASKS_YOU if told.kind == s.ASK else _WHO
    return MessageShown(
        one.number,
        said(who),
        one.is_sender,
        language.date(day_of(one.day)),
        lost_said() if one.is_lost else told.text,
        language.list(about) if about else "",
        tuple((file.number, file.name, -(-file.size // 1024)) for file in told.files),
        "" if one.entry is None else str(one.entry),
        (
            *((said(_MOVED),) if one.is_moved else ()),
            *(language.reason(remark_said(code, name)) for code, name in told.remarks),
        ),
    )


def taken_out_said() -> str:
    """What stands in the place of something that was taken out."""
    return said(_TAKEN_OUT)


def message_gone(number: int) -> MessageShown:
    """What stands on a page in the place of a message that was taken out."""
    who = language_now().reason(Reason("Message {number}", number=Ordinal(number)))
    return MessageShown(number, who, False, "", taken_out_said(), "", (), "", is_gone=True)


def _title(commitment: str) -> str:
    """What a commitment is called."""
    if not commitment:
        return ""
    title = StoredCommitment.objects.filter(id=commitment).values_list("title", flat=True).first()
    if title is None:
        return no_more_said(commitment)
    return f"{commitment} {as_read(language_now(), str(title))[0]}"


def _place(area: str) -> str:
    """What a place is called."""
    if not area:
        return ""
    name = StoredArea.objects.filter(id=area).values_list("name", flat=True).first()
    return no_more_said(area) if name is None else as_read(language_now(), str(name))[0]


def places_said() -> tuple[tuple[str, str], ...]:
    """The provinces, each with its name as the reader has it."""
    there = provinces()
    names = as_read(language_now(), *(name for _, name in there))
    return tuple((area, name) for (area, _), name in zip(there, names, strict=True))
