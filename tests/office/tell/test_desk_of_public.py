"""Whoever deals with what the public sends finds on their desk that something waits."""

import pytest
from django.test import Client

from tallystick.office.models import DutyEntered
from tallystick.office.services.disclosure import challenge
from tallystick.workflow.permissions import HEAD, OFFICER
from tests.office import trying_public as tried
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.tell.sender import words_of
from tests.office.tell.texts import draw
from tests.office.writing import BODY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]
HEADING = "What the public waits for"


def desk(client: Client) -> str:
    return words_of(client.get("/office/", secure=True))  # type: ignore[arg-type]


def test_a_reader_is_led_to_the_cases_on_the_first_day(make_person: MakePerson, sign_in: SignIn) -> None:
    assert "What the public has sent what falls due first" in desk(sign_in(make_person("case_handler")))


def test_comments_points_and_challenges_wait_for_who_may_deal_with_them(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    text, duty = tried.opened_text(), tried.entered_duty()
    first, _ = tried.commented(text, "Too dear."), tried.commented(text, "Too late.")
    draw(text, "Too dear.", first)
    challenge(duty, "It hangs there.", form="one", is_trapped=False, today=NOW.date())
    secretariat, head = (
        desk(sign_in(make_person("secretariat"))),
        desk(sign_in(make_person(f"{HEAD}@{BODY}"))),
    )
    assert all(one in secretariat for one in ("1 comment to draw together", "1 challenge to settle"))
    assert "1 point that your body has not answered" in head
    assert "draw together" not in head
    assert "to settle" not in head
    assert HEADING not in desk(sign_in(make_person(f"{OFFICER}@{BODY}")))
    # Nobody is asked to settle what they have entered themselves.
    own = make_person("supervision")
    assert "1 challenge to settle" in desk(sign_in(own))
    DutyEntered.objects.create(duty_id=duty.id, by=own)
    assert "to settle" not in desk(sign_in(own))
