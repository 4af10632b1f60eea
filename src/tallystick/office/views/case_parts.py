"""Of a case what concerns bodies: whom it complains of, the summaries for these, and last days that moved."""

from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.office.clock import now
from tallystick.office.models import CaseDueMoved, CaseReader, Person, SealedCase, StoredBody
from tallystick.office.pages import said
from tallystick.office.selectors.case_setting import setting_now
from tallystick.office.selectors.handed_over import handed_over
from tallystick.office.selectors.staff_acts import STAFF_ACT_WORDS, StaffAct
from tallystick.office.selectors.submissions import OpenedCase, is_sealed_to
from tallystick.office.selectors.summaries import drafted_for
from tallystick.office.views.case_shown import body_said, day_of, lost_said
from tallystick.office.visit import language_now
from tallystick.workflow.cases.model import CaseStanding
from tallystick.workflow.cases.stages import JOINED, OPEN

#: Of more bodies than these a list would be too long for a page; the identifier is typed then.
MOST_LISTED = 120
_TITLE = 70
NamedBody = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ComplainedOf:
    """Whom a case complains of, and who is kept from it.

    Attributes:
        named: the bodies that are named, each with its name.
        above: the bodies above these.
        is_doubted: whether those above are kept from it too.
        others: what can be named; empty where the identifier is typed.
    """

    named: tuple[NamedBody, ...]
    above: tuple[str, ...]
    is_doubted: bool
    others: tuple[NamedBody, ...]


#: Where nothing of a case is shown.
NOBODY = ComplainedOf((), (), is_doubted=False, others=())


@dataclass(frozen=True, slots=True)
class SummaryShown:
    """A summary for a body complained of.

    Attributes:
        body: the body.
        name: what it is called.
        text: the words.
        number: the number of the message with them; 0 once they were handed over.
        is_allowed: whether the sender allows these words.
        day: the day on which it was handed over; empty: not yet.
        due: the last day for the body's answer; empty where none is due.
        is_late: whether that day is over.
        answer: what the body answers; empty: nothing yet.
    """

    body: str
    name: str
    text: str
    number: int
    is_allowed: bool
    day: str = ""
    due: str = ""
    is_late: bool = False
    answer: str = ""


@dataclass(frozen=True, slots=True)
class StaffActShown:
    """Something that somebody of the staff did: in which minute, who, for which body, and what."""

    at: str
    who: str
    body: str
    act: str
    more: str


def complained_of(found: OpenedCase) -> ComplainedOf:
    """Whom an opened case complains of."""
    case = found.standing
    above = {one for body in sorted(case.against) for one in setting_now().bodies.above(body)} - case.against
    return ComplainedOf(
        tuple((one, body_said(one)) for one in sorted(case.against)),
        tuple(body_said(one) for one in sorted(above)),
        case.doubts_above,
        tuple(one for one in bodies_listed() if one[0] not in case.against),
    )


def bodies_listed() -> tuple[NamedBody, ...]:
    """Each body and its name, cut short; empty where there are too many for a list."""
    if StoredBody.objects.count() > MOST_LISTED:
        return ()
    rows = StoredBody.objects.order_by("id").values_list("id", "name", "name_zh")
    own = language_now().code.startswith("zh")
    return tuple((str(name), cut_short(str(zh if own and zh else en))) for name, en, zh in rows)


def cut_short(title: str) -> str:
    """A title that is not too long for a list."""
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"


def summaries_shown(found: OpenedCase) -> tuple[SummaryShown, ...]:
    """What was written for bodies complained of and waits, and what was handed to them."""
    language, case = language_now(), found.standing
    shown = []
    for body in sorted(case.drafted & case.against):
        words = drafted_for(found, body)
        if words is not None:
            told, is_allowed = words.told.text, body in case.allowed
            shown.append(SummaryShown(body, body_said(body), told, words.number, is_allowed))
    for one in handed_over(found):
        is_answered = one.answered is not None or one.is_answer_lost
        shown.append(
            SummaryShown(
                one.body,
                body_said(one.body) if one.body else lost_said(),
                one.text or lost_said(),
                0,
                is_allowed=True,
                day=language.date(day_of(one.day)),
                due="" if is_answered else language.date(day_of(one.due)),
                is_late=not is_answered and one.due < now().date(),
                answer=lost_said() if one.is_answer_lost else one.answer,
            )
        )
    return tuple(shown)


def is_left(case: CaseStanding, reader: CaseReader | None = None) -> bool:
    """Whether a case was joined to one that is gone, or answered without it, or not its reader's any more.

    Args:
        case: the case as it stands.
        reader: who reads it; None for its sender.
    """
    if case.stage != JOINED:
        return False
    lead = SealedCase.objects.filter(name=case.joined_to, stage__in=OPEN).first()
    return lead is None or (reader is not None and not is_sealed_to(lead, reader))


def moved_shown(case: SealedCase) -> tuple[tuple[str, str], ...]:
    """The last days of a case that a later calendar moved: from which to which."""
    language = language_now()
    rows = CaseDueMoved.objects.filter(case=case).order_by("pk")
    return tuple((language.date(day_of(one.was)), language.date(day_of(one.now))) for one in rows)


def staff_acts_shown(acts: Iterable[StaffAct]) -> tuple[StaffActShown, ...]:
    """What was done by the staff, as a page shows it to whoever reads the case."""
    acts = tuple(acts)
    names = dict(Person.objects.filter(pk__in={one.by for one in acts}).values_list("pk", "name"))
    return tuple(
        StaffActShown(
            one.at,
            str(names.get(one.by, "")),
            body_said(one.body) if one.body else "",
            said(STAFF_ACT_WORDS[one.act]),
            one.more,
        )
        for one in acts
    )
