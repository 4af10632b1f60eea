"""What a body owes in a phase: yours, due, answered; and the measures that it takes."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from tallystick.base.reasons import Text, msgid
from tallystick.office.found import BodyInPhase
from tallystick.office.pages import OfficePage, office_page, said
from tallystick.office.selectors.duties import DutySeen, duties_seen
from tallystick.office.selectors.measures import MeasureSeen, measures_seen
from tallystick.office.selectors.succession import above_one
from tallystick.office.turning import Turns, page_asked, turned
from tallystick.office.views.phases import STANDING_WORDS
from tallystick.office.visit import Visit
from tallystick.workflow import permissions as p
from tallystick.workflow.drafts import APPROVED, DRAFT, RETURNED, SENT, STATE_WORDS, UNWRITTEN
from tallystick.workflow.permissions import ActedOn

#: The order in which a body looks at its duties: what came back first, what is answered last.
_ORDER = (RETURNED, UNWRITTEN, DRAFT, SENT, APPROVED)
#: So many duties, and so many measures, stand on a page.
_EACH = 60


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty on the page: the commitment, what is promised, where it is answered, and how it stands.

    The path is empty where who asks may not read what is written.
    """

    id: str
    title: str
    path: str
    state: str
    word: str
    standing: str
    late: str


@dataclass(frozen=True, slots=True)
class DutiesView:
    """What the page of a body's duties shows.

    Attributes:
        body: the body's name.
        due: the last day.
        yours: what waits for those who write.
        sent: what waits for the head.
        answered: what is approved.
        measures: the measures, each with its page and state.
        commitments: under which a new measure can be written, each with the page for it.
        form: where the spreadsheet is; empty for whoever may not take it.
        turns: the pages of duties before and after this one.
        measure_turns: the pages of measures before and after this one.
    """

    body: str
    due: str
    yours: tuple[DutyLine, ...]
    sent: tuple[DutyLine, ...]
    answered: tuple[DutyLine, ...]
    measures: tuple[tuple[str, str, str, str], ...]
    commitments: tuple[tuple[str, str], ...]
    form: str
    turns: Turns
    measure_turns: Turns


def duties(visit: Visit, found: BodyInPhase) -> HttpResponse:
    """What a body owes, what waits for whom, and what is answered."""
    body, phase = found.body, found.phase
    acted_on = ActedOn(body.id, above_one(body.id))
    is_shown = visit.may(p.SEE_DRAFT, _of(acted_on, DRAFT))
    seen = duties_seen(body.id, phase, visit.today)
    page, turn = page_asked(visit.request, "page"), page_asked(visit.request, "measures")
    ordered = sorted(seen, key=lambda one: _ORDER.index(one.state))
    lines = [_line(visit, one, acted_on) for one in ordered[(page - 1) * _EACH : page * _EACH]]
    language = visit.language
    place = {"body": body.id, "phase": phase.id}
    states = _ORDER if is_shown else (APPROVED,)
    measures = measures_seen(body.id, states, (turn - 1) * _EACH, _EACH + 1)
    view = DutiesView(
        body.name,
        language.date(phase.due),
        tuple(one for one in lines if one.state in {RETURNED, UNWRITTEN, DRAFT}),
        tuple(one for one in lines if one.state == SENT),
        tuple(one for one in lines if one.state == APPROVED),
        tuple(_measure(visit, body.id, one) for one in measures[:_EACH]),
        _new_measures(visit, acted_on, seen),
        reverse("form", kwargs=place) if visit.may(p.TAKE_FORM, acted_on) else "",
        turned(page, len(seen) > page * _EACH, "page"),
        turned(turn, len(measures) > _EACH, "measures"),
    )
    title = said(msgid("{phase}: {body}"), phase=Text(phase.title), body=Text(body.name))
    return office_page(visit.request, visit, OfficePage("duties.html", title, view))


def _of(acted_on: ActedOn, state: str) -> ActedOn:
    return ActedOn(acted_on.body, acted_on.above, state)


def _line(visit: Visit, one: DutySeen, acted_on: ActedOn) -> DutyLine:
    duty, language = one.duty, visit.language
    # What was approved can be read, though it is being written anew.
    is_read = visit.may(p.SEE_DRAFT, _of(acted_on, APPROVED if duty.report else one.state))
    place = {"body": duty.body, "phase": duty.phase, "commitment": duty.commitment}
    late = said(msgid("days late: {count}"), count=duty.days_late) if duty.days_late else ""
    return DutyLine(
        duty.commitment,
        one.title,
        reverse("report", kwargs=place) if is_read else "",
        one.state,
        language.say(STATE_WORDS[one.state]),
        language.say(STANDING_WORDS[duty.standing]),
        late,
    )


def _measure(visit: Visit, body: str, one: MeasureSeen) -> tuple[str, str, str, str]:
    path = (
        reverse("measure", kwargs={"body": body, "measure": one.row})
        if one.draft is None
        else reverse("draft", kwargs={"number": one.draft})
    )
    return (
        one.commitment,
        one.title or said(msgid("without a title")),
        path,
        visit.language.say(STATE_WORDS[one.state]),
    )


def _new_measures(visit: Visit, acted_on: ActedOn, seen: tuple[DutySeen, ...]) -> tuple[tuple[str, str], ...]:
    if not visit.may("write_draft", _of(acted_on, UNWRITTEN)):
        return ()
    return tuple(
        (
            one.duty.commitment,
            reverse("new_measure", kwargs={"body": acted_on.body, "commitment": one.duty.commitment}),
        )
        for one in seen
        if not one.duty.instead_of
    )
