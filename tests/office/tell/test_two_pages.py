"""Two pages of one draft: what either saved is written over by the other only once somebody has seen it."""

import re

import pytest
from django.http import HttpResponse

from tallystick.office.models import SealedCase
from tallystick.office.views.case_shown import no_more_said
from tests.office.tell.bodies import MINISTRY, SUPERVISORS
from tests.office.tell.sender import Sender, a_file, says

pytestmark = pytest.mark.django_db
LONG, SHORT = "A long account of what they did at the river.", "They took our land."
_SEEN = re.compile(r'name="seen" value="(\w+)"')


def seen_in(page: HttpResponse) -> str:
    found = _SEEN.search(page.content.decode())
    assert found is not None
    return found[1]


def begun(sender: Sender) -> str:
    """Begin a draft; gives by what it is known on each page that is open then."""
    sender.gets_code()
    return seen_in(sender.post("begin/", kept="on"))


@pytest.mark.parametrize("button", ["save", "send"])
def test_another_page_that_saved_meanwhile_is_not_written_over(sender: Sender, button: str) -> None:
    seen = begun(sender)
    told = {"kind": "complaint", "seen": seen}
    sender.post("draft/", save="", text=LONG, against=MINISTRY, **told)
    other = sender.post("draft/", text=SHORT, against=SUPERVISORS, leave="on", **told, **{button: ""})
    assert (other.status_code, says(other, "Another page has saved this draft", LONG, SHORT)) == (409, True)
    assert SealedCase.objects.count() == 0
    page = other.content.decode()
    assert f'value="{MINISTRY}" checked' in page
    assert f'value="{SUPERVISORS}" checked' in page
    assert 'name="leave" checked' not in page
    kept = sender.comes_back()
    assert (says(kept, LONG), says(kept, SHORT)) == (True, False)
    done = sender.post("draft/", kind="complaint", text=SHORT, seen=seen_in(other), save="")
    assert says(done, "Saved under your code.", SHORT)


def test_a_page_that_was_open_before_a_file_came_or_says_the_same_is_taken(sender: Sender) -> None:
    told = {"kind": "complaint", "text": SHORT, "seen": begun(sender)}
    for _ in range(2):
        assert says(sender.post("draft/", save="", **told), "Saved under your code.")
    with_file = sender.post("draft/", save="", file=a_file("a.txt", b"one\n"), **told)
    assert says(with_file, "Saved under your code.", "a.txt")
    assert says(sender.post("draft/", send="", **told), "It was sent")


@pytest.mark.parametrize(
    "more", [{"against": SUPERVISORS}, {"kind": "retaliation"}, {"leave": "on"}, {"area": "QX-01"}]
)
def test_what_another_page_chose_after_it_was_sent_is_not_passed_over(
    sender: Sender, more: dict[str, str]
) -> None:
    """Before, whoever named a body on it saw the page of their case, and nobody was named in it."""
    begun(sender)
    told = {"kind": "complaint", "text": SHORT, "send": ""}
    assert says(sender.post("draft/", **told), "It was sent")
    assert says(sender.post("draft/", **told), "Your case")
    refused = sender.post("draft/", **(told | more))
    assert (refused.status_code, says(refused, "It was sent before", SHORT)) == (409, True)


def test_a_file_of_another_page_is_not_lost_unseen_after_it_was_sent(sender: Sender) -> None:
    begun(sender)
    told = {"kind": "complaint", "text": SHORT, "send": ""}
    for _ in range(2):
        one = sender.post("draft/", file=a_file("a.txt", b"one\n"), **told)
        assert (one.status_code, says(one, "Your case", "a.txt")) == (200, True)
    refused = sender.post("draft/", file=a_file("b.txt", b"two\n"), **told)
    assert (refused.status_code, says(refused, "It was sent before", "choose it again")) == (409, True)


@pytest.mark.parametrize("button", ["save", "send"])
def test_what_a_page_without_words_chose_after_it_was_sent_is_told_too(sender: Sender, button: str) -> None:
    """Before, a body that was named on such a page was named nowhere, and nobody was told."""
    begun(sender)
    assert says(sender.post("draft/", kind="complaint", text=SHORT, against=MINISTRY, send=""), "It was sent")
    for more in (
        *({"against": SUPERVISORS}, {"kind": "retaliation"}, {"area": "QX-01"}, {"leave": "on"}),
        *({"doubt": "on"}, {"file": a_file("b.txt", b"two\n")}),
    ):
        refused = sender.post("draft/", text=" ", **{button: ""}, **more)
        assert (refused.status_code, says(refused, "It was sent before")) == (409, True), more
    same = sender.post("draft/", text="", kind="complaint", against=MINISTRY, **{button: ""})
    assert (same.status_code, says(same, "Your case")) == (200, True)


@pytest.mark.parametrize("language", ["", "zh-hans"])
@pytest.mark.usefixtures("reading")
def test_the_kind_to_choose_against_revenge_is_called_as_in_the_form(language: str) -> None:
    one = Sender(language)
    one.gets_code()
    form = one.post("begin/", kept="on").content.decode()
    found = re.search(r'value="retaliation"[^>]*>\s*([^<]+?)\s*<', form)
    assert found is not None
    sent = one.post("draft/", kind="complaint", text=SHORT, send="")
    assert says(sent, f"\u201c{found[1]}\u201d")


def test_what_the_plan_has_no_more_stands_in_a_list_without_a_full_stop() -> None:
    said = no_more_said("I.9.99")
    assert ("(no longer in the plan)" in said, said.endswith(".")) == (True, False)
