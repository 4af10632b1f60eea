"""A form that is handed in twice does what it does once."""

import pytest

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.models import OfficeDeed, UsedForm
from tallystick.office.services.history import note_act
from tallystick.office.services.once import once
from tests.office.conftest import NOW, MakePerson

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
