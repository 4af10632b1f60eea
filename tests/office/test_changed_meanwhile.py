"""Of two people who change the same thing at once, the second is told, and keeps their words."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tallystick.office.addresses import ROUTES
from tallystick.office.models import DutyChallenge, StoredConsultation, StoredDisclosureDuty, StoredSpotCheck
from tallystick.office.services.disclosure import challenge
from tallystick.office.services.phases import open_phase
from tallystick.office.standing import STOOD
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.forms_shown import ShownForm
from tests.office.test_field_labels import shown_forms
from tests.office.trying import tries
from tests.office.trying_public import DUTY, entered_duty
from tests.office.writing import BODY, OTHER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan", "home")]
_TOLD = "Somebody else has changed this since you opened the page"
_MINE = "secretariat"
_HEAD, _CHECKER = f"body_head@{BODY}", f"body_head@{OTHER}"
_LATER = datetime.date(2099, 1, 1)
#: What is written into a form that changes what stands, by whom, and on which page it is.
_WRITTEN: dict[str, tuple[str, str, dict[str, str]]] = {
    "change_body": (_MINE, "body", {"note": "{}"}),
    "change_meeting": (_MINE, "meeting", {"title": "{}"}),
    "note_meeting": (_MINE, "meeting", {"note": "{}"}),
    "record_check": (_CHECKER, "check", {"result": "differs", "found": "{}"}),
    "answer_check": (_HEAD, "check", {"answer": "{}"}),
    "show_record": (f"body_officer@{BODY}", "check", {"shown": "{}"}),
    "change_study": (_MINE, "study", {"title": "{}"}),
    "reply_advice": (_HEAD, "research", {"reply": "accepted", "words": "{}"}),
    "follow_up_advice": (_MINE, "research", {"phase": "final", "found": "{}"}),
    "change_paragraph": (_MINE, "consultation", {"says": "{}"}),
    "sum_up_reasons": (_MINE, "consultation", {"for": "{}"}),
    "answer_point": (_HEAD, "consultation", {"answer": "changed", "did": "{}"}),
    "enter_found": (_MINE, "duty", {"item": "{}"}),
}


def _unanswered() -> None:
    StoredSpotCheck.objects.update(result="open", found=None, answer=None, answered=None)


def _open() -> None:
    StoredConsultation.objects.update(closed=_LATER.isoformat())


def _settled() -> None:
    DutyChallenge.objects.all().delete()
    StoredDisclosureDuty.objects.update(challenge=None, challenged=None, settled=None, reply=None)


#: What has to be so before a form is there.
_BEFORE: dict[str, Callable[[], None]] = {
    "show_record": _unanswered,
    "change_paragraph": _open,
    "enter_found": _settled,
}
#: Forms with words in them that add to what stands, and change none of it.
_ADD = frozenset({"announce_panel", "call_meeting", "new_finding"})


def _pages(make_person: MakePerson) -> dict[str, list[str]]:
    """Give the pages by the name of their address."""
    named = tries(make_person("secretariat"))
    return {
        one.name: [reverse(one.name, kwargs=each.named) for each in named[one.name]]
        for one in ROUTES
        if not one.changes
    }


def _shown(client: Client, pages: list[str], address: str) -> ShownForm:
    """Give the first form for an address on these pages."""
    return next(form for name, form in shown_forms(client, pages) if name == address)


def _sent(client: Client, form: ShownForm, cells: dict[str, str], words: str) -> tuple[int, str]:
    """Send a form with words written into it; of fields with a number behind their names, the first."""
    said = form.said()
    for name, cell in cells.items():
        field = name if name in said else next(one for one in said if one.startswith(f"{name}-"))
        said[field] = cell.format(words)
    answer = client.post(form.action, said, secure=True)
    return answer.status_code, answer.content.decode()


def test_the_second_of_two_who_change_one_thing_is_told_and_keeps_their_words(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    pages = _pages(make_person)
    phase = {"id": "final", "kind": "final", "title": "F", "period": "2021/2025", "due": "2026-03-31"}
    open_phase(said=phase, by=make_person("secretariat"), now=NOW)
    for address, (role, page, cells) in _WRITTEN.items():
        _BEFORE.get(address, lambda: None)()
        client = sign_in(make_person(role))
        first, second = (_shown(client, pages[page], address) for _ in range(2))
        status, told = _sent(client, first, cells, "The first")
        assert (address, status, told[told.find("<h1") :][:300]) == (address, 303, "")
        status, told = _sent(client, second, cells, "What the second wrote")
        assert (address, status, _TOLD in told, "What the second wrote" in told) == (address, 409, True, True)
        anew = _shown(client, pages[page], address)
        assert (address, _sent(client, anew, cells, "What the second wrote")[0]) == (address, 303)


def test_of_two_challenges_the_second_puts_nothing_back_that_the_first_put_right(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    duty = entered_duty()
    for said in ("It is in the archive.", "It is on the wall."):
        challenge(duty, said, form=said, is_trapped=False, today=NOW.date())
    page = [reverse("duty", kwargs={"duty": DUTY["id"]})]
    clients = [sign_in(make_person(_MINE)) for _ in range(2)]
    first, second = (
        [form for name, form in shown_forms(one, page) if name == "settle_challenge"][at]
        for at, one in enumerate(clients)
    )
    cells = {"settled": "upheld", "said": "{}", "reply": "It is.", "where": "the archive"}
    assert _sent(clients[0], first, cells, "The first")[0] == 303
    status, told = _sent(clients[1], second, cells | {"where": "the wall"}, "What the second wrote")
    assert (status, _TOLD in told, "What the second wrote" in told) == (409, True, True)


def test_each_form_that_shows_what_stands_says_what_stood(make_person: MakePerson, sign_in: SignIn) -> None:
    pages = [path for paths in _pages(make_person).values() for path in paths]
    bare = {
        address
        for role in (_MINE, _HEAD, "editor", "assessor@J1")
        for address, form in shown_forms(sign_in(make_person(role)), pages)
        if any(one.value for one in form.fields if one.kind in {"text", "textarea"})
        and not {STOOD, "version"} & form.hidden.keys()
    }
    assert bare == _ADD
