"""Reminders: who gets one on which day, once; what stands in it and what never does; sent until it went."""

import datetime
import smtplib
from collections.abc import Sequence

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries

from tallystick.base.dates import PartialDate
from tallystick.office.models import OfficeLetter, StoredAssessmentRecommendation, StoredSpotCheck
from tallystick.office.services import drafts as services
from tallystick.office.services.last_days import ask_later_day, set_last_day
from tallystick.office.services.letters import choose_mail, remind, write_reminders
from tallystick.office.services.people import close_account
from tests.office.conftest import NOW, MakePerson
from tests.office.trying_follow_up import called_meeting
from tests.office.writing import BODY, OTHER, SAID, writer, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]


def at(day: str) -> datetime.datetime:
    """A moment of a day."""
    return datetime.datetime.fromisoformat(f"{day}T08:00:00+00:00")


def text_on(day: str) -> str:
    """What the letters of a day say, one after the other."""
    write_reminders(now=at(day))
    found = OfficeLetter.objects.filter(about=day).order_by("pk")
    return "\n".join(f"{one.person.email}: {one.text}" for one in found)


@pytest.mark.parametrize(
    ("day", "comes"),
    [
        ("2024-03-28", True),  # 3 days before the last one, which is 31 March
        ("2024-03-29", False),
        ("2024-03-31", True),
        ("2024-04-01", False),
        ("2024-04-07", True),
        ("2024-09-29", True),  # the 26th week after it
        ("2024-10-06", False),
    ],
)
def test_an_officer_is_reminded_on_certain_days(day: str, comes: bool, make_person: MakePerson) -> None:
    make_person(f"body_officer@{BODY}")
    make_person(f"body_officer@{OTHER}")  # owes nothing
    text = text_on(day)
    assert bool(text) == comes
    assert not comes or "2 reports are left to write: I.1.02, I.1.03." in text
    assert ("Days late" in text) == (comes and day > "2024-03-31")


def test_a_letter_is_written_and_sent_once_a_day(make_person: MakePerson) -> None:
    make_person(f"body_officer@{BODY}")
    first, again = remind(now=at("2024-03-28")), remind(now=at("2024-03-28"))
    assert (first.written, first.sent, first.failed) == (1, 1, 0)
    assert (again.written, again.sent, again.failed) == (0, 0, 0)
    assert len(mail.outbox) == 1
    assert OfficeLetter.objects.get().text == ""
    assert remind(now=at("2024-03-31")).sent == 1


def test_people_choose_a_digest_or_nothing(make_person: MakePerson) -> None:
    weekly, never = (make_person(f"body_officer@{BODY}") for _ in range(2))
    choose_mail(person=weekly, often="weekly", language="zh-Hans", now=NOW)
    choose_mail(person=never, often="none", language="en", now=NOW)
    assert text_on("2024-03-31") == ""  # a Sunday
    monday = text_on("2024-03-25")
    assert monday.count("@office.example") == 1
    assert "I.1.02" in monday
    assert "left to write" not in monday  # it is in Chinese
    assert "/zh-hans/office/" in monday


def test_no_letter_holds_what_anybody_wrote_or_a_name(make_person: MakePerson) -> None:
    make_person(f"body_head@{BODY}", f"body_officer@{BODY}")
    make_person("secretariat")
    draft = services.send_draft(draft=written(SAID), version=1, by=writer(), now=NOW)
    services.return_draft(draft=draft, version=1, because="Ask Li Hua again.", by=writer(), now=NOW)
    text = text_on("2024-03-28")
    assert "1 was returned with a reason" in text
    assert "so many bodies: 1" in text
    for personal in ("Li Hua", SAID["said"], "Person ", "Writer"):
        assert personal not in text


def test_a_head_learns_what_waits_and_the_officer_no_more_of_it(make_person: MakePerson) -> None:
    make_person(f"body_head@{BODY}")
    services.send_draft(draft=written(SAID), version=1, by=writer(), now=NOW)
    text = text_on("2024-03-28")
    assert "1 text waits for the approval" in text
    assert "1 report is left to write: I.1.03." in text


def test_a_head_is_reminded_of_what_an_assessment_recommends_until_there_is_a_reply(
    make_person: MakePerson,
) -> None:
    make_person(f"body_head@{BODY}")
    make_person(f"body_officer@{OTHER}")
    due = PartialDate.parse("2025-06-30")
    row = StoredAssessmentRecommendation.objects.create(
        id="R1", phase_id="midterm", recommended="Words of the panel.", body_id=BODY, due=due
    )
    assert text_on("2025-06-26") == ""
    text = text_on("2025-06-27")  # three days before
    assert f"1 recommendation of an assessment to {BODY} waits" in text
    assert "30 June 2025" in text
    assert "Words of the panel" not in text
    StoredAssessmentRecommendation.objects.filter(pk=row.pk).update(reply="accepted", words="Yes.")
    assert text_on("2025-06-29") == ""


def asked_until(day: str, body: str = BODY) -> str:
    """Open the example's check anew, with a last day for its record; gives what it is of."""
    StoredSpotCheck.objects.update(result="open", shown=None, found=None, answer=None, answered=None)
    about = f"checks midterm {body} I.1.01"
    set_last_day(about=about, until=day, because="The council meets.", by=writer(), now=NOW)
    return about


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2025-06-26", ""),  # a Thursday
        ("2025-06-27", "is to be shown by 30 June 2025"),  # three days before
        ("2025-06-30", "is to be shown by 30 June 2025"),
        ("2025-07-01", ""),
        ("2025-07-07", "The last day for the record behind 1 report of MOH is over"),
        ("2026-02-01", ""),
    ],
)
def test_a_body_is_reminded_of_the_last_day_of_a_check(day: str, words: str, make_person: MakePerson) -> None:
    asked_until("2025-06-30")
    make_person(f"body_officer@{BODY}")
    make_person(f"body_officer@{OTHER}")
    text = text_on(day)
    assert words in text
    assert bool(text) == bool(words)
    assert text.count("@office.example") == bool(words)
    assert "council" not in text


def test_a_digest_names_the_last_day_of_a_check(make_person: MakePerson) -> None:
    asked_until("2025-06-30")
    choose_mail(person=make_person(f"body_head@{BODY}"), often="weekly", language="en", now=NOW)
    assert text_on("2025-06-01") == ""  # a Sunday
    assert "is to be shown by 30 June 2025" in text_on("2025-06-09")
    StoredSpotCheck.objects.update(shown="The register.")
    assert "record" not in text_on("2025-06-16")


def test_a_letter_names_until_when_a_decision_is_reported_on(make_person: MakePerson) -> None:
    decision = called_meeting().decisions.get()
    about = f"decision {decision.pk}"
    set_last_day(about=about, until="2025-06-30", because="x", by=writer(), now=NOW)
    make_person(f"body_officer@{BODY}")
    assert "can be said until 30 June 2025" in text_on("2025-06-29")
    decision.state = "said_done"
    decision.save()
    assert "decision" not in text_on("2025-06-30")


def test_the_secretariat_learns_that_a_later_day_is_asked(make_person: MakePerson) -> None:
    about, now = asked_until("2025-06-30"), at("2025-07-02")
    ask_later_day(about=about, because="The floods.", by=make_person(f"body_officer@{BODY}"), now=now)
    make_person("secretariat")
    text = text_on("2025-07-07")
    assert "For 1 record or decision a later day is asked." in text
    assert "floods" not in text


def test_who_has_left_gets_none(make_person: MakePerson) -> None:
    close_account(person=make_person(f"body_officer@{BODY}"), by=make_person("administrator"), now=NOW)
    assert text_on("2024-03-28") == ""


class Failing(EmailBackend):
    """A server of mail that takes nothing."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise smtplib.SMTPServerDisconnected(len(email_messages))


def test_a_letter_that_could_not_be_sent_goes_with_the_next_run(
    make_person: MakePerson,
) -> None:
    make_person(f"body_officer@{BODY}")
    with override_settings(EMAIL_BACKEND=f"{__name__}.Failing"):
        assert remind(now=at("2024-03-28")).failed == 1
    assert remind(now=at("2024-03-29")).sent == 1
    (letter,) = mail.outbox
    assert letter.extra_headers["Message-ID"] == f"<letter-{OfficeLetter.objects.get().pk}@office.example>"


def test_more_people_ask_no_more_questions(
    make_person: MakePerson, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(12):
        make_person(f"body_officer@{BODY}")
    with django_assert_max_num_queries(21):
        assert write_reminders(now=at("2024-03-28")) == 12
