"""The roles, how far each reaches, and what a line of the table of permissions says."""

from dataclasses import dataclass

from tallystick.base.reasons import msgid

SECRETARIAT, OFFICER, HEAD, SUPERVISION = "secretariat", "body_officer", "body_head", "supervision"
STATISTICS, EDITOR, AUDITOR, ADMINISTRATOR = "statistics_officer", "editor", "auditor", "administrator"
ASSESSOR, HANDLER, CASE_OFFICER = "assessor", "case_handler", "case_officer"
ROLE_WORDS = {
    SECRETARIAT: msgid("Secretariat"),
    OFFICER: msgid("Body officer"),
    HEAD: msgid("Head of a body"),
    SUPERVISION: msgid("Supervision"),
    STATISTICS: msgid("Statistics officer"),
    EDITOR: msgid("Editor"),
    AUDITOR: msgid("Auditor"),
    ADMINISTRATOR: msgid("Administrator"),
    ASSESSOR: msgid("Assessor of a panel"),
    HANDLER: msgid("Reader of what the public sends"),
    CASE_OFFICER: msgid("Reader of what is passed to a body"),
}
ROLES = tuple(ROLE_WORDS)
#: Who judges the plan from outside, and who reads what the public sends.
OUTSIDE = (ASSESSOR, HANDLER, CASE_OFFICER)
#: Who works on the plan and its reports.
WITHIN = tuple(one for one in ROLES if one not in OUTSIDE)
#: Who works in one body on what it owes the plan.
BODY_ROLES = (OFFICER, HEAD)
#: The roles that a person has in one body.
IN_A_BODY = (*BODY_ROLES, CASE_OFFICER)
#: The only roles that may meet in one person, who approves nothing that they sent. Who commissions, who
#: answers, who enters figures, who checks, who publishes, who audits, who judges, who reads what the public
#: sends and who keeps accounts are different people.
MEETING = BODY_ROLES

#: Everything; what belongs to one's own body; that, and what belongs to the bodies below it; these alone.
ALL, OWN, BELOW, UNDER = "all", "own", "below", "under"
#: What was given to oneself to judge.
GIVEN = "given"
SCOPE_WORDS = {
    ALL: msgid("everything"),
    OWN: msgid("the own body's"),
    BELOW: msgid("the own body's, and of those below it"),
    UNDER: msgid("what is of the bodies below the own one"),
    GIVEN: msgid("what was given to oneself to judge"),
}


@dataclass(frozen=True, slots=True)
class Permission:
    """One line of the table.

    Attributes:
        act: what may be done.
        role: who may do it.
        scope: with what.
        states: in which states of a draft; empty: in any.
        others_only: whether it has to be another person than the one who sent the draft.
        while_taken: whether only while reports of the phase are taken, or after the secretariat's admission.
    """

    act: str
    role: str
    scope: str
    states: tuple[str, ...] = ()
    others_only: bool = False
    while_taken: bool = False


def lines_of(act: str, scope: str, *roles: str) -> tuple[Permission, ...]:
    """A line of the table for each of these roles."""
    return tuple(Permission(act, role, scope) for role in roles)
