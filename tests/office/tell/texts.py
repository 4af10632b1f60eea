"""What the tests of texts open for comment share: a comment handed in, points drawn, answers given."""

import re

from django.http import HttpResponse

from tallystick.office.models import PublicComment
from tallystick.office.selectors.consultations import points_of, text_named
from tallystick.office.services import consultations as services
from tallystick.register.public import Consultation, ConsultationPoint
from tests.office import trying_public as tried
from tests.office.conftest import NOW
from tests.office.tell.sender import Sender, words_of
from tests.office.writing import writer

TEXT, PATH = tried.TEXT, f"texts/{tried.TEXT}/"
_MARK = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")
_FORM = re.compile(r'name="form" value="(\w+)"')
WORDING = re.compile(r'name="wording" value="(\w+)"')


def now_of(text: Consultation) -> Consultation:
    found = text_named(text.id)
    assert found is not None
    return found


def mark_in(answer: HttpResponse) -> str:
    found = _MARK.search(words_of(answer))
    assert found is not None, words_of(answer)
    return found[0]


def handed(sender: Sender, words: str, at: int = 0, **typed: str) -> HttpResponse:
    """Hand in the form of a paragraph as the page gave it out."""
    page = sender.get(PATH).content.decode()
    told = {"form": _FORM.findall(page)[at], "wording": WORDING.findall(page)[at]}
    return sender.post(f"{PATH}comment/", text=words, paragraph=f"{TEXT}.{at + 1}", **(told | typed))


def draw(text: Consultation, words: str, *comments: PublicComment) -> ConsultationPoint:
    chosen = [one.pk for one in comments]
    made = services.draw_point(text=text, said=words, paragraph="", comments=chosen, by=writer(), now=NOW)
    return next(one for one in points_of(text.id) if one.id == made)


def answer(point: ConsultationPoint, code: str = "changed", did: str = "It costs nothing now.") -> None:
    services.answer_point(point=point, answer=code, did=did, by=writer(), now=NOW)


def counts(text: Consultation) -> tuple[int, int | None]:
    """How many comments a text has, and how many have no answer."""
    found = now_of(text)
    return found.comments, found.unanswered
