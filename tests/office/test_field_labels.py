"""What somebody wrote is called on a refusal as on its form: every form of every page of a role."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import resolve, reverse

from tallystick.office.addresses import ROUTES
from tallystick.office.chosen_words import CHOSEN_WORDS, chosen_word
from tallystick.office.field_labels import FIELD_LABELS, ROW_FORMS, field_label
from tallystick.voice.catalogues import language_named
from tallystick.voice.language import ENGLISH, Language
from tests.architecture.tree import SOURCE
from tests.office.conftest import MakePerson, SignIn
from tests.office.forms_shown import ShownForm, forms_of
from tests.office.trying import tries
from tests.office.writing import BODY, OTHER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan", "home")]
_TEMPLATES = SOURCE / "office" / "templates"
#: Whoever is shown most of the office's forms.
_ROLES = (
    *("secretariat", "administrator", "statistics_officer", "editor", "assessor@J1", "assessor@J3"),
    *(f"body_officer@{BODY}", f"body_head@{BODY}", f"body_officer@{OTHER}", "supervision"),
)
#: These go to more addresses than this.
_FORMS = 60
#: Called by what a row of the page is, and on a refusal by its number.
_BY_ROW = {"note_meeting", "answer_quiz", "check_training"}
#: Whose choices are rows of the package, called by their identifiers on a refusal, or kept by nobody.
_OF_PACKAGE = {"publish", "check_training"}


def shown_forms(client: Client, paths: list[str]) -> Iterator[tuple[str, ShownForm]]:
    """Give each form that stands on these pages, with the name of the address that it goes to."""
    for path in paths:
        answer = client.get(path, secure=True)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            for form in forms_of(answer.content.decode(), path):
                if "/account/" not in form.action:
                    yield str(resolve(form.action).url_name), form


def called_otherwise(address: str, form: ShownForm, language: Language) -> Iterator[tuple[str, ...]]:
    """Give each field, and each choice, that a refusal would call otherwise than the form does."""
    for field in form.fields:
        said = field_label(field.name, address, language)
        of_question = said.startswith((f"{field.label}: ", f"{field.label}\uff1a"))
        if address not in _BY_ROW and field.label != said and not of_question:
            yield address, field.name, field.label, said
        for code, word in field.options.items() if address not in _OF_PACKAGE else ():
            if code and chosen_word(field.name, address, code, language) != word:
                yield address, field.name, word, code


def test_each_field_and_each_choice_is_called_as_on_its_form(
    make_person: MakePerson, sign_in: SignIn
) -> None:
    named = tries(make_person("secretariat"))
    pages = [reverse(one.name, kwargs=named[one.name][0].named) for one in ROUTES if not one.changes]
    wrong: set[tuple[str, ...]] = set()
    seen: set[str] = set()
    for role in _ROLES:
        client = sign_in(make_person(role))
        for folder, language in (("", ENGLISH), ("/zh-hans", language_named("zh-Hans"))):
            assert language is not None
            for address, form in shown_forms(client, [folder + one for one in pages]):
                seen.add(address)
                wrong |= set(called_otherwise(address, form, language))
    assert len(seen) > _FORMS
    assert sorted(wrong) == []


def test_a_label_that_no_page_of_the_tests_shows_stands_in_a_template() -> None:
    told = "".join(one.read_text(encoding="utf-8") for one in _TEMPLATES.rglob("*.html"))
    missing = [
        (address, name)
        for address, labels in FIELD_LABELS.items()
        for name, label in labels.items()
        if f"{{% trans %}}{label if isinstance(label, str) else label.text}{{% endtrans %}}" not in told
        or f'"{name}"' not in told
    ]
    assert missing == []


def test_each_address_of_a_label_is_one_of_the_office() -> None:
    changing = {one.name for one in ROUTES if one.changes}
    assert {*FIELD_LABELS, *ROW_FORMS, *CHOSEN_WORDS} <= changing
