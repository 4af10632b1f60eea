"""After its last day a record is not shown, and a decision not reported on, until a later one is set."""

import datetime
from pathlib import Path

import pytest
from django.test import Client

from tallystick.base.findings import Refusal
from tallystick.office.check_place import CheckPlace
from tallystick.office.models import LastDay, MeetingDecision, OfficeDeed, Person, StoredSpotCheck
from tallystick.office.services.checks import show_record
from tallystick.office.services.decisions import report_done
from tallystick.office.services.last_days import ask_later_day, set_last_day, set_last_day_of_draw
from tests.office.conftest import LATER, MakePerson, SignIn
from tests.office.trying_follow_up import called_meeting
from tests.office.writing import writer

pytestmark = pytest.mark.django_db
CHECK = CheckPlace("midterm", "MOH", "I.1.01")
DAY = LATER.date() + datetime.timedelta(days=1)
ON_IT, AFTER = (LATER + datetime.timedelta(days=days) for days in (1, 2))


@pytest.fixture(autouse=True)
def open_check(plan: Path) -> None:  # noqa: ARG001 - the plan has to be there
    """Open the example's check again: its record has still to be shown."""
    StoredSpotCheck.objects.update(result="open", shown=None, found=None, answer=None, answered=None)


def decision() -> MeetingDecision:
    """Give a decision that the ministry is to carry out."""
    return MeetingDecision.objects.get(meeting=called_meeting())


def limited(about: str) -> None:
    """Set the last day of something."""
    set_last_day(
        about=about, until=DAY.isoformat(), because="The council meets then.", by=writer(), now=LATER
    )


def show(now: datetime.datetime) -> None:
    """Show the record behind the example's report."""
    show_record(place=CHECK, shown="The register.", files=(), by=writer(), now=now)


def test_a_record_is_taken_to_the_end_of_its_last_day_and_not_after() -> None:
    limited(CHECK.about)
    with pytest.raises(Refusal, match="last day for this is over"):
        show(AFTER)
    show(ON_IT)


def test_a_decision_is_reported_on_after_its_last_day_only_when_a_later_one_is_set(
    make_person: MakePerson,
) -> None:
    one, asking = decision(), make_person("body_officer@MOH")
    about = f"decision {one.pk}"
    limited(about)
    with pytest.raises(Refusal, match="is not over"):
        ask_later_day(about=about, because="x", by=asking, now=ON_IT)
    with pytest.raises(Refusal, match="last day for this is over"):
        report_done(decision=one, report="Counted.", by=asking, now=AFTER)
    ask_later_day(about=about, because="The floods.", by=asking, now=AFTER)
    with pytest.raises(Refusal, match="asked for already"):
        ask_later_day(about=about, because="Again.", by=asking, now=AFTER)
    with pytest.raises(Refusal, match="asked for this yourself"):
        set_last_day(about=about, until="2099-01-01", because="x", by=asking, now=AFTER)
    set_last_day(about=about, until=AFTER.date().isoformat(), because="So be it.", by=writer(), now=AFTER)
    assert not LastDay.objects.get().asked
    report_done(decision=one, report="Counted.", by=asking, now=AFTER)
    notes = OfficeDeed.objects.filter(about=about, act="set_last_day").values_list("note", flat=True)
    assert f"{DAY} -> {AFTER.date()}: So be it." in notes


def test_without_a_last_day_nothing_locks() -> None:
    limited(CHECK.about)
    set_last_day(about=CHECK.about, until="", because="No haste.", by=writer(), now=LATER)
    show(AFTER)


@pytest.mark.parametrize(
    ("until", "because", "words"),
    [("2024-01-01", "x", "is past"), ("soon", "x", "is no day"), ("2099-01-01", " ", "not filled in")],
)
def test_a_last_day_has_a_reason_and_is_to_come(until: str, because: str, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        set_last_day(about=CHECK.about, until=until, because=because, by=writer(), now=LATER)
    assert not LastDay.objects.exists()


def page_of(client: Client, path: str) -> str:
    return client.get(path, secure=True).content.decode()


def test_the_pages_say_which_lock_it_is_and_who_may_do_what(make_person: MakePerson, sign_in: SignIn) -> None:
    one = decision()
    about = f"decision {one.pk}"
    for each in (about, CHECK.about):
        limited(each)
    people: dict[str, Person] = {role: make_person(role) for role in ("body_officer@MOH", "secretariat")}
    body, office = (sign_in(person) for person in people.values())
    check = "/office/checks/midterm/MOH/I.1.01/"
    for path in ("/office/decisions/", check):
        assert "The last day was" in page_of(body, path)
        assert "Ask for a later day" in page_of(body, path)
        assert "Set the last day" not in page_of(body, path)
        assert "Set the last day" in page_of(office, path)
        assert "Ask for a later day" not in page_of(office, path)
    assert "Show it" not in page_of(body, check)
    assert "It is done" not in page_of(body, "/office/decisions/")
    for path in (f"/office/decisions/{one.pk}/", check):
        asked = body.post(f"{path}later-day/", {"form": path, "because": "The floods."}, secure=True)
        assert asked.status_code == 303
    listed = page_of(office, "/office/admissions/")
    assert listed.count("The floods.") == 2
    until = {"form": "three", "until": "2099-01-01", "because": "So be it."}
    assert office.post(f"{check}last-day/", until, secure=True).status_code == 303
    assert "Show it" in page_of(body, check)


def test_a_whole_draw_gets_its_last_day_at_a_stroke(make_person: MakePerson, sign_in: SignIn) -> None:
    drawn = StoredSpotCheck.objects.get()
    assert drawn.picked == "drawn"
    office = sign_in(make_person("secretariat"))
    assert "The last day of a draw" in page_of(office, "/office/checks/")
    sent = {"form": "1", "draw": drawn.reason, "until": AFTER.date().isoformat(), "because": "So be it."}
    until_then = {**sent, "until": "2099-01-01"}
    path = "/office/phases/midterm/draw/last-day/"
    assert office.post(path, until_then, secure=True).status_code == 303
    assert str(LastDay.objects.get(about=CHECK.about).until) == "2099-01-01"
    assert OfficeDeed.objects.filter(about=CHECK.about, act="set_last_day").count() == 1
    head = sign_in(make_person("body_head@MOH"))
    assert head.post(path, {**sent, "form": "2"}, secure=True).status_code in {403, 404}
    assert "The last day of a draw" not in page_of(head, "/office/checks/")
    assert str(LastDay.objects.get().until) == "2099-01-01"


def test_a_draw_without_an_open_check_has_no_last_day() -> None:
    reason = StoredSpotCheck.objects.get().reason
    for draw, result in (("another", "open"), (str(reason), "agrees")):
        StoredSpotCheck.objects.update(result=result, found="x")
        with pytest.raises(Refusal, match="No check of this draw is open"):
            set_last_day_of_draw(
                phase="midterm", draw=draw, until="2099-01-01", because="x", by=writer(), now=LATER
            )
    assert not LastDay.objects.exists()
