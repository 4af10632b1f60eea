"""Who may do what, as one table: act, role, scope and state. Whatever is not in it is forbidden."""

from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.base.reasons import Reason, msgid
from tallystick.workflow import (
    asked_acts,
    drafts,
    follow_up_acts,
    panel_acts,
    public_acts,
    submission_acts,
)
from tallystick.workflow.roles import (
    ADMINISTRATOR,
    ALL,
    ASSESSOR,
    AUDITOR,
    BELOW,
    BODY_ROLES,
    CASE_OFFICER,
    EDITOR,
    GIVEN,
    HANDLER,
    HEAD,
    IN_A_BODY,
    MEETING,
    OFFICER,
    OWN,
    ROLE_WORDS,
    ROLES,
    SCOPE_WORDS,
    SECRETARIAT,
    STATISTICS,
    SUPERVISION,
    UNDER,
    WITHIN,
    Permission,
)
from tallystick.workflow.roles import lines_of as _of

#: What stands in the room of roles and is asked for here.
__all__ = (
    "ADMINISTRATOR",
    "ALL",
    "ASSESSOR",
    "AUDITOR",
    "BELOW",
    "BODY_ROLES",
    "CASE_OFFICER",
    "EDITOR",
    "GIVEN",
    "HANDLER",
    "HEAD",
    "IN_A_BODY",
    "MEETING",
    "OFFICER",
    "OWN",
    "ROLES",
    "ROLE_WORDS",
    "SCOPE_WORDS",
    "SECRETARIAT",
    "STATISTICS",
    "SUPERVISION",
    "UNDER",
    "WITHIN",
    "Permission",
)

SEE_START, SEE_RULES, SEE_PHASES, OPEN_PHASE = "see_start", "see_rules", "see_phases", "open_phase"
SEE_DUTIES, SEE_DRAFT, TAKE_FORM, EXPORT = "see_duties", "see_draft", "take_form", "export_package"
SEE_PEOPLE, KEEP_PEOPLE, SEE_ACTS = "see_people", "keep_people", "see_acts"
SEE_BODIES, KEEP_BODIES, SEE_HANDOVER = "see_bodies", "keep_bodies", "see_handover"
SEE_LEVELS, CONFIRM_DRAFT, TAKE_COURSE = "see_levels", "confirm_draft", "take_course"
SEE_TRAINED = "see_trained"
SEE_PUBLICATIONS, PUBLISH = "see_publications", "publish_phase"
SEE_FIGURES, ENTER_FIGURES = "see_figures", "enter_figures"
ACT_WORDS = {
    SEE_START: msgid("Open the office"),
    SEE_RULES: msgid("See who may do what"),
    SEE_PHASES: msgid("See how a phase stands"),
    OPEN_PHASE: msgid("Open a phase"),
    SEE_DUTIES: msgid("See what a body owes"),
    SEE_DRAFT: msgid("Read a measure or report"),
    drafts.WRITE: msgid("Write a measure or report"),
    drafts.SEND: msgid("Send it for approval"),
    drafts.TAKE_BACK: msgid("Take it back before it is decided"),
    drafts.RETURN: msgid("Return it with reasons"),
    drafts.APPROVE: msgid("Approve it"),
    TAKE_FORM: msgid("Download and hand in the spreadsheet"),
    EXPORT: msgid("Take the package out"),
    SEE_PEOPLE: msgid("See who has which role"),
    KEEP_PEOPLE: msgid("Keep people and their roles"),
    SEE_ACTS: msgid("See who did what"),
    SEE_BODIES: msgid("See the bodies and who is responsible"),
    KEEP_BODIES: msgid("Keep the bodies and who is responsible"),
    SEE_HANDOVER: msgid("Hand a body's work over to a successor"),
    SEE_LEVELS: msgid("See measures and local targets, level by level"),
    CONFIRM_DRAFT: msgid("Confirm what was read from the plan"),
    TAKE_COURSE: msgid("Take the course on the plan"),
    SEE_TRAINED: msgid("See how many of each body have taken the course"),
    **follow_up_acts.WORDS,
    **panel_acts.WORDS,
    **submission_acts.WORDS,
    **asked_acts.WORDS,
    **public_acts.WORDS,
    SEE_PUBLICATIONS: msgid("See what was published"),
    PUBLISH: msgid("Publish a phase"),
    SEE_FIGURES: msgid("See which figures were entered from files"),
    ENTER_FIGURES: msgid("Enter figures from files, and take them back"),
}
ACTS = tuple(ACT_WORDS)


def _moving(act: str, role: str, *, others_only: bool = False) -> Permission:
    return Permission(act, role, OWN, drafts.MOVES[act][0], others_only, act in drafts.WHILE_TAKEN)


TABLE: tuple[Permission, ...] = (
    *_of(SEE_START, ALL, *ROLES),
    *_of(SEE_RULES, ALL, *ROLES),
    *_of(SEE_PHASES, ALL, SECRETARIAT, SUPERVISION, EDITOR, AUDITOR),
    *_of(OPEN_PHASE, ALL, SECRETARIAT),
    *_of(SEE_DUTIES, BELOW, OFFICER, HEAD),
    *_of(SEE_DUTIES, ALL, SECRETARIAT, SUPERVISION, AUDITOR),
    *_of(SEE_DRAFT, OWN, OFFICER, HEAD),
    *(Permission(SEE_DRAFT, role, BELOW, (drafts.APPROVED,)) for role in BODY_ROLES),
    *(Permission(SEE_DRAFT, role, ALL, (drafts.APPROVED,)) for role in (SECRETARIAT, SUPERVISION, EDITOR)),
    *_of(SEE_DRAFT, ALL, AUDITOR),
    _moving(drafts.WRITE, OFFICER),
    _moving(drafts.SEND, OFFICER),
    _moving(drafts.TAKE_BACK, OFFICER),
    _moving(drafts.RETURN, HEAD),
    _moving(drafts.APPROVE, HEAD, others_only=True),
    *_of(TAKE_FORM, OWN, OFFICER),
    *_of(EXPORT, ALL, SECRETARIAT, EDITOR, AUDITOR),
    *_of(SEE_PEOPLE, ALL, ADMINISTRATOR, AUDITOR),
    *_of(KEEP_PEOPLE, ALL, ADMINISTRATOR),
    *_of(SEE_ACTS, ALL, AUDITOR),
    *_of(SEE_BODIES, ALL, *ROLES),
    *_of(KEEP_BODIES, ALL, SECRETARIAT),
    *_of(SEE_HANDOVER, OWN, OFFICER, HEAD),
    *_of(SEE_HANDOVER, ALL, AUDITOR),
    *_of(SEE_LEVELS, ALL, *WITHIN),
    *_of(CONFIRM_DRAFT, ALL, SECRETARIAT),
    *_of(TAKE_COURSE, ALL, *ROLES),
    *_of(SEE_TRAINED, ALL, SECRETARIAT, SUPERVISION, AUDITOR),
    *follow_up_acts.LINES,
    *panel_acts.LINES,
    *submission_acts.LINES,
    *asked_acts.LINES,
    *public_acts.LINES,
    *_of(SEE_PUBLICATIONS, ALL, SECRETARIAT, SUPERVISION, EDITOR, AUDITOR),
    *_of(PUBLISH, ALL, EDITOR),
    *_of(SEE_FIGURES, ALL, SECRETARIAT, STATISTICS, EDITOR, AUDITOR),
    *_of(ENTER_FIGURES, ALL, STATISTICS),
)
#: The lines of the table by their act.
_LINES = {act: tuple(one for one in TABLE if one.act == act) for act in dict.fromkeys(x.act for x in TABLE)}


@dataclass(frozen=True, slots=True)
class Holding:
    """A role that a person has.

    Attributes:
        role: the role.
        body: in which body, for a role in a body; empty otherwise.
        assessor: which assessor of the package it is, for an assessor; empty otherwise.
    """

    role: str
    body: str = ""
    assessor: str = ""


@dataclass(frozen=True, slots=True)
class ActedOn:
    """What an act would be done to.

    Attributes:
        body: whose it is; empty where it is nobody's alone.
        above: the bodies above that one, the nearest first.
        state: the state of the draft; empty where it is none.
        sent_by_oneself: whether the person who asks has sent it.
        is_over: whether it is a report that is no longer taken, and that nobody has admitted.
        assessors: the assessors to whom it was given to judge.
    """

    body: str = ""
    above: tuple[str, ...] = ()
    state: str = ""
    sent_by_oneself: bool = False
    is_over: bool = False
    assessors: tuple[str, ...] = ()


#: An act that is done to nothing in particular.
NOTHING = ActedOn()


@dataclass(frozen=True, slots=True)
class Denial:
    """Why somebody may not do something.

    Attributes:
        why: the reason.
        is_hidden: whether they must not learn that what they asked for is there at all.
    """

    why: Reason
    is_hidden: bool


_NO_ROLE = Reason("None of your roles may do this.")
_NOT_YOURS = Reason("There is nothing here that is yours.")
#: Which lock it is, where reports of a phase are no longer taken.
OVER = Reason(
    "The last day of this phase and the days of grace are over: ask the secretariat to admit this report."
)
_OWN_WORK = Reason("You have sent this yourself: another person decides on it.")
_LOCKS = {
    drafts.UNWRITTEN: Reason("Nothing has been written yet."),
    drafts.DRAFT: Reason("It is a draft still, and has not been sent for approval."),
    drafts.SENT: Reason(
        "It waits for approval, and can't be changed until that is decided or it is taken back."
    ),
    drafts.RETURNED: Reason("It was returned, and waits to be written anew."),
    drafts.APPROVED: Reason("It is approved already."),
}


def denial(act: str, holdings: Iterable[Holding], acted_on: ActedOn = NOTHING) -> Denial | None:
    """Why a person with these roles may not do an act; None where the table lets them.

    Args:
        act: one of `ACTS`.
        holdings: the roles that the person has today.
        acted_on: what it would be done to.
    """
    held = tuple(holdings)
    rows = [one for one in _LINES.get(act, ()) if any(one.role == mine.role for mine in held)]
    if not rows:
        return Denial(_NO_ROLE, is_hidden=False)
    reaching = [one for one in rows if any(_reaches(one, mine, acted_on) for mine in held)]
    if not reaching:
        return Denial(_NOT_YOURS, is_hidden=True)
    fitting = [one for one in reaching if not one.states or acted_on.state in one.states]
    if not fitting:
        is_hidden = act == SEE_DRAFT or denial(SEE_DRAFT, held, acted_on) is not None
        return Denial(_NOT_YOURS if is_hidden else _LOCKS[acted_on.state], is_hidden)
    if acted_on.sent_by_oneself and all(one.others_only for one in fitting):
        return Denial(_OWN_WORK, is_hidden=False)
    if acted_on.is_over and all(one.while_taken for one in fitting):
        return Denial(OVER, is_hidden=False)
    return None


def _reaches(permission: Permission, holding: Holding, acted_on: ActedOn) -> bool:
    """Whether a line of the table speaks of this body to somebody with that role."""
    if permission.role != holding.role:
        return False
    within = {
        ALL: True,
        OWN: holding.body == acted_on.body,
        BELOW: holding.body in {acted_on.body, *acted_on.above},
        UNDER: holding.body in acted_on.above,
        GIVEN: holding.assessor in acted_on.assessors,
    }
    return within[permission.scope]


def together(roles: Iterable[str]) -> tuple[str, ...]:
    """The roles among these that one person must not have together; none where all is well.

    Examples:
        >>> together(["body_head", "body_officer"]), together(["editor", "auditor"])
        ((), ('editor', 'auditor'))
        >>> together(["body_officer", "body_head", "statistics_officer"])
        ('body_officer', 'body_head', 'statistics_officer')
    """
    held = set(roles)
    if len(held) < 2 or held <= set(MEETING):
        return ()
    return tuple(one for one in ROLES if one in held)
