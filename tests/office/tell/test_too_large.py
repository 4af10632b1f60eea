"""Who hands in a file that is too large keeps what they wrote, and is told why the file was not taken."""

import pytest

from tallystick.office.models import SealedCase
from tests.office.tell.sender import Sender, a_file, says

pytestmark = pytest.mark.django_db
TEXT = "They took our land."
LARGE = b"%PDF-1.7\n" + bytes(21 * 1024 * 1024)


def test_in_a_draft_it_is_saved(sender: Sender) -> None:
    sender.gets_code()
    sender.post("begin/", kept="on")
    told = {"kind": "complaint", "text": TEXT, "send": "", "file": a_file("a.pdf", LARGE)}
    answered = sender.post("draft/", **told)
    assert says(answered, "larger than 20 MB", TEXT, "The file that you chose was not taken")
    assert SealedCase.objects.count() == 0
    assert says(sender.comes_back(), TEXT, "This is a draft")


def test_what_is_added_to_a_case_or_to_nothing_stands_on_the_page(sender: Sender) -> None:
    sender.sends()
    for _ in range(2):
        answered = sender.post("case/more/", text="And the wood.", file=a_file("a.pdf", LARGE))
        assert "And the wood.</textarea>" in answered.content.decode()
        assert says(answered, "The file that you chose was not taken")
        sender.post("case/erase/", sure="on")
