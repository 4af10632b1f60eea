"""A view that was closed: whoever has the code can't tell it from one that was never given out."""

import pytest

from tallystick.ledger.holders import ERASURE
from tallystick.office.models import LedgerEvent, SealedCase, SealedDraft
from tallystick.office.selectors.submissions import looked_up, places_when_closed
from tallystick.office.services import submissions
from tallystick.vault.code_keys import read_code
from tallystick.vault.codes import new_secret, spell
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import Sender, says, words_of

pytestmark = pytest.mark.django_db
TEXT = "They took our land."


def closed(sender: Sender) -> SealedCase:
    sender.sends(TEXT)
    sender.post("case/close/", sure="on")
    return SealedCase.objects.get()


def begins(code: str) -> Sender:
    """Try a code in the place of one that was just given out, and write something under it."""
    finder = Sender()
    finder.code = code
    return finder


def test_a_code_that_is_found_begins_a_draft_as_any_other(sender: Sender, reader: Reading) -> None:
    case = closed(sender)
    pages = []
    for code in (sender.code, spell(new_secret())):
        finder = begins(code)
        told = [
            words_of(finder.post("begin/", kept="on")),
            words_of(finder.post("draft/", kind="question", text="Is there anything?", send="")),
        ]
        pages.append([one.replace(code, "CODE").partition("What was said")[0] for one in told])
    assert pages[0] == pages[1]
    assert "nothing is sent yet" in pages[0][0]
    assert SealedCase.objects.count() == 3
    assert says(reader.post(f"{case.pk}/open/"), TEXT)


def test_its_holder_erases_it_with_the_code_all_the_same(sender: Sender) -> None:
    closed(sender)
    begins(sender.code).post("begin/", kept="on")
    SealedDraft.objects.all().delete()
    assert says(sender.comes_back(), "There is nothing under this code")
    sender.post("case/erase/", sure="on")
    assert SealedCase.objects.count() == 0
    assert LedgerEvent.objects.filter(kind=ERASURE).count() == 1


def test_a_second_case_of_one_code_is_closed_and_erased_with_the_first(sender: Sender) -> None:
    closed(sender)
    secret = read_code(sender.code)
    for _ in range(2):
        begins(sender.code).post("begin/", kept="on")
        sender.post("draft/", kind="question", text="Another thing.", send="")
        sender.post("case/close/", sure="on")
    assert {one.lookup for one in SealedCase.objects.all()} == {
        looked_up(secret),
        *places_when_closed(secret)[:2],
    }
    sender.post("case/erase/", sure="on")
    assert SealedCase.objects.count() == 0


def test_a_planted_code_that_begins_nothing_where_a_view_was_closed_is_seen(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(sender)
    monkeypatch.setattr(submissions, "places_when_closed", lambda _: ())
    assert says(begins(sender.code).post("begin/", kept="on"), "There is nothing under this code")
