"""The addresses of what is asked of the public and owed to it: texts open for comment, checklists."""

from tallystick.office.found import the_one
from tallystick.office.models import DutyChallenge
from tallystick.office.routes import NamedThing, NothingThere, Route
from tallystick.office.selectors.consultations import paragraphs_of, points_of, text_named
from tallystick.office.selectors.disclosure import OPEN_CHALLENGE, duty_named, was_entered_by
from tallystick.office.views import consultations, disclosure
from tallystick.office.visit import Visit
from tallystick.workflow import public_acts as a
from tallystick.workflow.permissions import NOTHING, ActedOn


def the_text(_: Visit, text: str) -> NamedThing:
    """A text, by its identifier; it is the body's that asks."""
    found = text_named(text)
    if found is None:
        raise NothingThere
    return found, ActedOn(body=found.body)


def the_paragraph(visit: Visit, text: str, paragraph: str) -> NamedThing:
    """A paragraph of a text."""
    _, acted_on = the_text(visit, text)
    found = next((one for one in paragraphs_of(text) if one.id == paragraph), None)
    if found is None:
        raise NothingThere
    return found, acted_on


def the_point(visit: Visit, text: str, point: str) -> NamedThing:
    """A point on a text."""
    _, acted_on = the_text(visit, text)
    found = next((one for one in points_of(text) if one.id == point), None)
    if found is None:
        raise NothingThere
    return found, acted_on


def the_duty(_: Visit, duty: str) -> NamedThing:
    """A line of a checklist."""
    found = duty_named(duty)
    if found is None:
        raise NothingThere
    return found, NOTHING


def the_challenge(visit: Visit, number: int) -> NamedThing:
    """A challenge that waits, by number; whoever has entered its line counts as who has sent it."""
    found = the_one(DutyChallenge.objects.filter(pk=number, settled=OPEN_CHALLENGE))
    return found, ActedOn(sent_by_oneself=was_entered_by(str(found.duty_id), visit.person))


_TEXT = "consultations/<str:text>"
PUBLIC_ROUTES: tuple[Route, ...] = (
    Route("consultations", "consultations/", a.SEE_TEXTS, consultations.texts),
    Route("open_text", "consultations/open/", a.KEEP_TEXT, consultations.open_one, changes=True),
    Route("consultation", f"{_TEXT}/", a.SEE_TEXTS, consultations.one_text, the_text),
    Route("comments", f"{_TEXT}/comments/", a.SEE_COMMENTS, consultations.comments, the_text),
    Route("set_last_day", f"{_TEXT}/last-day/", a.KEEP_TEXT, consultations.last_day, the_text, changes=True),
    Route(
        "change_paragraph",
        f"{_TEXT}/paragraphs/<str:paragraph>/change/",
        a.KEEP_TEXT,
        consultations.change,
        the_paragraph,
        changes=True,
    ),
    Route("draw_point", f"{_TEXT}/points/draw/", a.DRAW_POINTS, consultations.draw, the_text, changes=True),
    *(
        Route(name, f"{_TEXT}/points/<str:point>/{path}/", act, view, the_point, changes=True)
        for name, path, act, view in (
            ("take_from_point", "take-from", a.DRAW_POINTS, consultations.take_from),
            ("sum_up_reasons", "reasons", a.DRAW_POINTS, consultations.reasons),
            ("answer_point", "answer", a.ANSWER_POINT, consultations.answer),
        )
    ),
    Route("disclosure", "disclosure/", a.SEE_LISTS, disclosure.lists),
    Route("new_duty", "disclosure/new/", a.ENTER_FOUND, disclosure.new, changes=True),
    Route("duty", "disclosure/<str:duty>/", a.SEE_LISTS, disclosure.duty, the_duty),
    Route(
        "enter_found", "disclosure/<str:duty>/enter/", a.ENTER_FOUND, disclosure.enter, the_duty, changes=True
    ),
    Route(
        "settle_challenge",
        "disclosure/challenges/<int:number>/settle/",
        a.SETTLE_CHALLENGE,
        disclosure.settle,
        the_challenge,
        changes=True,
    ),
)
