"""What can be done with a case now, and what the form of each act asks for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tallystick.office.models import CaseReader
from tallystick.office.pages import said
from tallystick.office.selectors.case_setting import bodies_that_read, desk_now, setting_now
from tallystick.office.views.case_parts import MOST_LISTED
from tallystick.office.views.case_shown import body_said
from tallystick.office.visit import Visit
from tallystick.workflow.cases import stages as s
from tallystick.workflow.cases.guards import can_go_on
from tallystick.workflow.cases.model import CaseStanding, CaseStep
from tallystick.workflow.cases.steps import denial
from tallystick.workflow.permissions import ACT_WORDS
from tallystick.workflow.submission_acts import OFFICE_ACTS

#: What the form of an act asks for, beside the passphrase.
BODY, AGAINST, WHOM, LEAD, OUTCOME, TEXT = "body", "against", "whom", "lead", "outcome", "text"
NAMED, OTHER_DESK = "named", "other_desk"
BODY_FIELDS = (BODY, AGAINST, NAMED, OTHER_DESK)
FIELDS: dict[str, tuple[str, ...]] = {
    s.ACKNOWLEDGE: (),
    s.TAKE_UP: (),
    s.ASK: (TEXT,),
    s.ANSWER: (OUTCOME, TEXT),
    s.TRANSFER: (BODY, TEXT),
    s.ASSIGN: (BODY, TEXT),
    s.APPOINT: (BODY, TEXT),
    s.OBJECT: (TEXT,),
    s.EXTEND: (TEXT,),
    s.JOIN: (LEAD,),
    s.PART: (),
    s.NAME: (NAMED, TEXT),
    s.DOUBT: (TEXT,),
    s.MOVE_DESK: (OTHER_DESK,),
    s.DRAFT_SUMMARY: (AGAINST, TEXT),
    s.SEND_SUMMARY: (AGAINST,),
    s.SEND_OUTSIDE: (WHOM, TEXT),
}


@dataclass(frozen=True, slots=True)
class ActOffered:
    """A step that can be taken with a case now.

    Attributes:
        act: its code.
        words: what it is called.
        asks: what its form asks for.
        body: the name of the field for a body; empty where it asks for none.
        bodies: the bodies that it can go to: each with its name; empty where the identifier is typed.
        outcomes: how the case can be answered: each with its words.
    """

    act: str
    words: str
    asks: tuple[str, ...]
    body: str
    bodies: tuple[tuple[str, str], ...]
    outcomes: tuple[tuple[str, str], ...]


def side_of(act: str, case: CaseStanding, body: str) -> str:
    """As what a reader of a body does an act: as holder where it has the case, else as the desk."""
    who = s.MOVES[act].who
    return s.HOLDER if s.HOLDER in who and (case.holder == body or s.DESK not in who) else s.DESK


def offered(case: CaseStanding, visit: Visit, reader: CaseReader) -> Iterator[ActOffered]:
    """What a reader can do with a case now: each act for which some form that they can hand in is taken."""
    body, at = reader.body or desk_now(), setting_now()
    can = {
        BODY: (*bodies_that_read(), *(() if can_go_on(case, visit.today, at) else (case.desk,))),
        AGAINST: tuple(sorted(case.against)),
        NAMED: tuple(sorted(set(at.bodies.known) - case.against)),
        OTHER_DESK: at.other_desks(case, visit.today),
    }
    outcomes = (s.NOT_TAKEN,) if case.stage == s.ACKNOWLEDGED else s.OUTCOMES
    lead = ("", replace(case, stage=s.IN_WORK))
    for act, asks in FIELDS.items():
        step = CaseStep(act, side_of(act, case, body), visit.today, body, "", True, body, outcomes[0], lead)
        field = next((one for one in BODY_FIELDS if one in asks), "")
        targets = can.get(field, ("",))
        fit = [one for one in targets if denial(case, replace(step, to=one), at) is None]
        if fit:
            words = said(ACT_WORDS[OFFICE_ACTS[act]])
            named = tuple((one, body_said(one)) for one in fit if one) if len(fit) <= MOST_LISTED else ()
            shown = tuple((one, said(s.OUTCOME_WORDS[one])) for one in outcomes)
            yield ActOffered(act, words, asks, field, named, shown if OUTCOME in asks else ())
