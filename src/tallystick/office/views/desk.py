"""The first page of the office, and the table of who may do what."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import msgid
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.asked_coding import WaitingCoding, links_to_settle, waiting_coding
from tallystick.office.selectors.desk import BodyDesk, WaitingDraft, body_desks, handovers, waiting_for
from tallystick.office.selectors.plan import plan_settings
from tallystick.office.selectors.public_waiting import PublicWaiting, public_waiting
from tallystick.office.services.confirming import is_draft
from tallystick.office.visit import Visit
from tallystick.workflow import drafts
from tallystick.workflow import permissions as p

_OTHERS = msgid("not what one has sent oneself")
_WHILE_TAKEN = msgid("while reports are taken, or after a admission")


@dataclass(frozen=True, slots=True)
class DeskView:
    """What the first page shows.

    Attributes:
        bodies: what each body in which they have a role owes, by phase.
        waiting: what waits for their approval.
        coding: the rounds of coding what others asked that wait for them.
        to_settle: how many links coders differ on that they could settle.
        has_plan: whether a package has been brought in.
        has_role: whether they have any role today.
        may_see_phases: whether they may see how phases stand.
        may_export: whether they may take the package out.
        handovers: the page for a successor of each body in which they have a role.
        read: where the plan's document is read; empty where there is a plan, or who asks may not.
        confirm: where the plan's draft is confirmed; empty where there is none, or who asks may not.
        public: what of the public's waits for them.
    """

    bodies: tuple[BodyDesk, ...]
    waiting: tuple[WaitingDraft, ...]
    coding: tuple[WaitingCoding, ...]
    to_settle: int
    has_plan: bool
    has_role: bool
    may_see_phases: bool
    may_export: bool
    handovers: tuple[tuple[str, str], ...]
    read: str
    confirm: str
    public: PublicWaiting


def desk(visit: Visit, _: object) -> HttpResponse:
    """What the person finds first."""
    has_plan = plan_settings() is not None
    bodies = visit.bodies(*p.BODY_ROLES) if has_plan else ()
    view = DeskView(
        body_desks(bodies, visit.today, visit.language),
        waiting_for(visit.bodies(p.HEAD)),
        waiting_coding(visit.assessor) if has_plan and visit.assessor else (),
        len(links_to_settle(visit.assessor)) if has_plan and visit.assessor else 0,
        has_plan=has_plan,
        has_role=bool(visit.holdings),
        may_see_phases=visit.may(p.SEE_PHASES),
        may_export=visit.may(p.EXPORT),
        handovers=handovers(bodies),
        read=reverse("read_plan") if not has_plan and visit.may(p.CONFIRM_DRAFT) else "",
        confirm=reverse("confirming") if has_plan and visit.may(p.CONFIRM_DRAFT) and is_draft() else "",
        public=public_waiting(visit),
    )
    page = OfficePage("desk.html", said(msgid("Your desk")), view, area="start")
    return office_page(visit.request, visit, page)


@dataclass(frozen=True, slots=True)
class RulesView:
    """The table of who may do what, as it stands.

    Attributes:
        rows: the act, the roles that may do it alike, the scope and the states, in words.
        meeting: the only roles that may meet in one person.
    """

    rows: tuple[tuple[str, str, str, str], ...]
    meeting: str


def rules(visit: Visit, _: object) -> HttpResponse:
    """Who may do what, for anybody who works here."""
    language = visit.language
    allowed: dict[tuple[str, str, str], list[str]] = {}
    for one in p.TABLE:
        states = language.list(
            [*(language.say(drafts.STATE_WORDS[state]) for state in one.states)]
            + ([said(_OTHERS)] if one.others_only else [])
            + ([said(_WHILE_TAKEN)] if one.while_taken else []),
            ",",
        )
        what = said(p.ACT_WORDS[one.act]), said(p.SCOPE_WORDS[one.scope]), states
        allowed.setdefault(what, []).append(said(p.ROLE_WORDS[one.role]))
    rows = tuple(
        (act, language.list(roles, ","), scope, states) for (act, scope, states), roles in allowed.items()
    )
    view = RulesView(rows, language.list([said(p.ROLE_WORDS[one]) for one in p.MEETING]))
    return office_page(
        visit.request, visit, OfficePage("rules.html", said(msgid("Who may do what")), view, area="rules")
    )
