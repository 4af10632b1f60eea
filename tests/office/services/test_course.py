"""The course on the plan: read by sections, asked at its end, and who has taken it."""

import pytest

from tallystick.base.findings import Refusal
from tallystick.office.models import CourseTaken, OfficeDeed, StoredCommitment
from tallystick.office.selectors.course import bodies_trained, lesson, plan_of_course, sections
from tallystick.office.services.course import pass_course
from tallystick.office.visit import language_now
from tallystick.workflow.quiz import quiz_of
from tests.office.conftest import NOW, MakePerson, SignIn
from tests.office.writing import BODY, OTHER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]


def test_each_section_says_in_plain_words_what_is_promised() -> None:
    assert [(one.id, one.commitments) for one in sections(plan_of_course())] == [("I.1", 3)]
    rows, sorts = lesson("I.1", language_now())
    assert sorts == {"quantified": 1, "event": 1, "directional": 1}
    assert rows[0].numbers == ("Share of children who are vaccinated: at least 90% by the end of 2025",)
    assert rows[0].leads == ("Example Ministry of Health (invented)",)
    assert len(rows[1].things) == 1


def test_whoever_answers_rightly_gets_a_certificate_once(make_person: MakePerson, sign_in: SignIn) -> None:
    person = make_person(f"body_officer@{BODY}")
    client = sign_in(person)
    assert client.get("/office/course/certificate/", secure=True).headers["Location"] == "/office/course/"
    quiz = quiz_of(plan_of_course())
    wrong = client.post("/office/course/answers/", {"form": "f1", "q0": "nothing"}, secure=True)
    assert wrong.status_code == 200
    assert "Not right." in wrong.content.decode()
    assert not CourseTaken.objects.exists()
    right = {f"q{number}": one.right for number, one in enumerate(quiz)}
    for form in ("f2", "f2", "f3"):
        answer = client.post("/office/course/answers/", right | {"form": form}, secure=True)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/office/course/certificate/")
    assert OfficeDeed.objects.filter(act="take_course").count() == 1
    page = client.get("/office/course/certificate/", secure=True).content.decode()
    assert person.name in page
    assert f"{len(quiz)} of {len(quiz)} answers were right" in page


def test_too_few_right_answers_pass_nobody(make_person: MakePerson) -> None:
    with pytest.raises(Refusal, match="Too few"):
        pass_course(right=7, asked=10, by=make_person(), now=NOW)


def test_of_each_body_it_is_said_how_many_have_taken_it(make_person: MakePerson) -> None:
    both = make_person(f"body_officer@{BODY}", f"body_head@{BODY}")
    make_person(f"body_officer@{BODY}")
    away = make_person(f"body_officer@{BODY}")
    away.is_active = False
    away.save()
    make_person(f"body_officer@{OTHER}")
    make_person("auditor")
    pass_course(right=9, asked=10, by=both, now=NOW)
    pass_course(right=9, asked=10, by=away, now=NOW)
    assert [(one.people, one.taken) for one in bodies_trained(NOW.date())] == [(1, 0), (2, 1)]


def test_a_small_plan_is_asked_what_can_be_asked(make_person: MakePerson, sign_in: SignIn) -> None:
    client = sign_in(make_person("editor"))
    page = client.get("/office/course/questions/", secure=True).content.decode()
    assert page.count("<fieldset>") == StoredCommitment.objects.count()
    assert client.get("/office/course/sections/I/", secure=True).status_code == 404
