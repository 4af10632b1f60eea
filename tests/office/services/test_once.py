"""A form that is handed in twice does what it does once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.models import OfficeDeed, OfficeDraft, UsedForm
from tallystick.office.services.history import note_act
from tallystick.office.services.once import once
from tests.office.conftest import NOW, MakePerson, SignIn

pytestmark = pytest.mark.django_db
_REFUSED = Refusal(Reason("The name is empty."), Reason("write the person's name"))


def _noting() -> str:
    made = note_act(act="keep_people", about="x", by=None, now=NOW)
    return f"/made/{made.pk}/"


def test_the_second_time_leads_to_what_the_first_time_did(make_person: MakePerson) -> None:
    person = make_person()
    before = OfficeDeed.objects.count()
    answers = {once(form="one", person=person, now=NOW, act=_noting) for _ in range(3)}
    assert len(answers) == 1
    assert OfficeDeed.objects.count() == before + 1
    assert once(form="two", person=person, now=NOW, act=_noting) not in answers


def test_what_was_refused_can_be_handed_in_again(make_person: MakePerson) -> None:
    person = make_person()

    def refusing() -> str:
        _noting()
        raise _REFUSED

    before = OfficeDeed.objects.count()
    with pytest.raises(Refusal):
        once(form="one", person=person, now=NOW, act=refusing)
    assert OfficeDeed.objects.count() == before
    assert not UsedForm.objects.exists()
    assert once(form="one", person=person, now=NOW, act=_noting).startswith("/made/")


@pytest.mark.parametrize("form", ["", "x" * 65])
def test_a_form_without_its_word_does_nothing(make_person: MakePerson, form: str) -> None:
    with pytest.raises(Refusal, match="lacks the word"):
        once(form=form, person=make_person(), now=NOW, act=_noting)


def test_nobody_hands_in_the_form_of_another(make_person: MakePerson) -> None:
    once(form="one", person=make_person(), now=NOW, act=_noting)
    with pytest.raises(Refusal, match="another person"):
        once(form="one", person=make_person(), now=NOW, act=_noting)


def test_other_words_in_a_form_that_was_done_are_not_passed_over(make_person: MakePerson) -> None:
    person = make_person()
    first = once(form="one", person=person, now=NOW, act=_noting, sent="a")
    assert once(form="one", person=person, now=NOW, act=_noting, sent="a") == first
    with pytest.raises(Refusal, match="says something else"):
        once(form="one", person=person, now=NOW, act=_noting, sent="b")


@pytest.mark.usefixtures("plan")
def test_whoever_goes_back_and_writes_something_else_is_told_and_keeps_the_words(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    client = sign_in(make_person("body_officer@MOH"))
    path = "/office/bodies/MOH/midterm/reports/I.1.02/write/"

    def said(words: str) -> tuple[int, str]:
        answer = client.post(path, {"form": "one", "said": words}, secure=True)
        return answer.status_code, answer.content.decode()

    assert [said(words)[0] for words in ("First.", "First.")] == [303, 303]
    code, page = said("Second, after the button Back.")
    assert code == 409
    assert "Second, after the button Back." in page
    assert [one.cells["said"] for one in OfficeDraft.objects.all()] == ["First."]


@pytest.mark.usefixtures("plan")
def test_another_file_of_one_name_and_size_is_another_word(make_person: MakePerson, sign_in: SignIn) -> None:
    client = sign_in(make_person("statistics_officer"))

    def handed_in(table: str) -> int:
        file = SimpleUploadedFile("y.csv", table.encode())
        named = {"source": "y", "title": "Y", "publisher": "P", "kind": "official_statistic"}
        sent = {"form": "one", "published": "2024-02-01", "file": file} | named
        return client.post("/office/figures/hand-in/", sent, secure=True).status_code

    table = "indicator,area,period,value,unit\nx,QX,2023,41,percent\n"
    assert [handed_in(one) for one in (table, table, table.replace("41", "42"))] == [303, 303, 409]
