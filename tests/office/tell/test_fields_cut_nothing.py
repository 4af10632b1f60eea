"""No browser cuts what somebody writes: what is too long is told, and stands on the page that says so."""

import re
from pathlib import Path

import pytest

from tallystick.office.models import DutyChallenge, PublicComment
from tallystick.office.services.comments import LONGEST_COMMENT
from tallystick.register.public import Consultation
from tests.office import trying_public as tried
from tests.office.tell.sender import Sender, says
from tests.office.tell.texts import PATH, draw, handed

TEMPLATES = Path(__file__).parents[3] / "src" / "tallystick"
_AREA = re.compile(r"<textarea\b[^>]*>")


def cut_off(markup: str) -> list[str]:
    """Give the fields of a page in which a browser drops the end of what is pasted, without a word."""
    return [one for one in _AREA.findall(markup) if "maxlength" in one]


def test_no_field_for_words_has_an_end() -> None:
    found = {path.name: cut_off(path.read_text()) for path in TEMPLATES.rglob("*.html")}
    assert len(found) > 50
    assert {name: fields for name, fields in found.items() if fields} == {}


def test_a_planted_field_with_an_end_is_seen() -> None:
    assert cut_off('<textarea name="text" maxlength="{{ most }}" rows="5">')


@pytest.mark.django_db
@pytest.mark.usefixtures("the_day")
def test_a_comment_that_is_too_long_stands_on_the_page_whole(sender: Sender, text: Consultation) -> None:
    long = "Two crowns are two too many. " * 120 + "The end of it."
    assert len(long) > LONGEST_COMMENT
    page = handed(sender, long)
    assert page.status_code == 409
    assert says(page, "The text has more than 3,000 signs", "The end of it.")
    assert says(sender.get(PATH), "up to 3,000 signs")
    assert not PublicComment.objects.filter(consultation__id=text.id).exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("the_day")
def test_a_challenge_that_is_too_long_stands_on_the_page_whole(sender: Sender) -> None:
    duty = tried.entered_duty()
    page = sender.post(f"lists/{duty.id}/challenge/", text="It hangs in the hall. " * 150 + "The end of it.")
    assert page.status_code == 409
    assert says(page, "The text has more than 3,000 signs", "The end of it.")
    assert not DutyChallenge.objects.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("the_day")
def test_a_reason_that_is_too_long_keeps_its_side(sender: Sender, text: Consultation) -> None:
    handed(sender, "It is too dear.")
    point = draw(text, "Too dear.", *PublicComment.objects.all())
    told = {"point": point.id, "side": "against", "text": "It is not. " * 400 + "The end of it."}
    page = sender.post(f"{PATH}comment/", **told)
    assert says(page, "The text has more than 3,000 signs", "The end of it.")
    assert b'value="against" checked' in page.content
    assert b" checked" not in sender.get(f"{PATH}points/").content
