"""Every address of what is asked of the public and owed to it, with what it names in the tests."""

from tallystick.office.models import DutyChallenge, PublicComment
from tallystick.office.selectors.consultations import text_named
from tallystick.office.selectors.disclosure import duty_named
from tallystick.office.services.comments import CommentTyped, comment
from tallystick.office.services.consultations import draw_point, open_text
from tallystick.office.services.disclosure import challenge, enter_duty
from tallystick.register.public import Consultation, DisclosureDuty
from tallystick.workflow.permissions import ActedOn
from tests.office.conftest import NOW
from tests.office.tried import Try
from tests.office.writing import BODY, COMMITMENT, writer

TEXT = "tariff"
#: Open on the day of the tests.
CELLS = {
    "id": TEXT,
    "title": "Example of a draft: a tariff",
    "body": BODY,
    "opened": "2024-03-01",
    "closed": "2024-04-30",
    "commitment": COMMITMENT,
}
PARAGRAPHS = "The first visit costs nothing.\n\nEvery further one costs two crowns.\n"
DUTY = {
    "id": "accounts",
    "kind": "village",
    "body": BODY,
    "item": "Example of what is owed: the accounts of a year",
    "state": "not_found",
    "looked": "2024-03-02",
    "where": "the board of the village",
}


def opened_text() -> Consultation:
    """Open a text of two paragraphs."""
    open_text(cells=CELLS, paragraphs=PARAGRAPHS, by=writer(), now=NOW)
    found = text_named(TEXT)
    assert found is not None
    return found


def commented(text: Consultation, words: str = "Two crowns are too many.") -> PublicComment:
    """Put a comment beside a text."""
    comment(text, CommentTyped(words), form=words, today=NOW.date())
    return PublicComment.objects.order_by("-pk")[0]


def entered_duty() -> DisclosureDuty:
    """Enter that something was not found."""
    enter_duty(cells=DUTY, is_new=True, by=writer(), now=NOW)
    found = duty_named(DUTY["id"])
    assert found is not None
    return found


def challenged(duty: DisclosureDuty, words: str = "It hangs in the hall.") -> DutyChallenge:
    """Say that a line is wrong."""
    challenge(duty, words, form=words, is_trapped=False, today=NOW.date())
    return DutyChallenge.objects.order_by("-pk")[0]


def public_tries() -> dict[str, list[Try]]:
    """Give by route what it is tried with."""
    text = opened_text()
    point = draw_point(
        text=text, said="Too dear.", paragraph="", comments=[commented(text).pk], by=writer(), now=NOW
    )
    waiting, on = challenged(entered_duty()), ActedOn(BODY)
    named, duty = Try({"text": TEXT}, on), Try({"duty": DUTY["id"]})
    of_point = Try({"text": TEXT, "point": point}, on)
    named_by = {
        ("consultations", "open_text", "disclosure", "new_duty"): Try({}),
        ("consultation", "comments", "set_last_day", "draw_point"): named,
        ("change_paragraph",): Try({"text": TEXT, "paragraph": f"{TEXT}.1"}, on),
        ("take_from_point", "sum_up_reasons", "answer_point"): of_point,
        ("duty", "enter_found"): duty,
        ("settle_challenge",): Try({"number": waiting.pk}),
    }
    return {name: [one] for names, one in named_by.items() for name in names}
