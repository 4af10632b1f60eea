"""A form that is sent again with other words, and what was not taken: nothing that somebody wrote is lost."""

import datetime
import html

import pytest

from tallystick.ledger.holders import ERASURE
from tallystick.office.clock import now
from tallystick.office.models import LedgerEvent, SealedCase, SealedDraft, SealedMessage
from tallystick.office.selectors.submissions import draft_of
from tallystick.office.services import cases
from tallystick.office.services.outbox import deliver
from tallystick.register.public import Consultation
from tallystick.vault.code_keys import read_code
from tallystick.workflow.cases.stages import TO_BODY
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import Sender, a_file, says

pytestmark = pytest.mark.django_db
FORM = "the form of one page"


def test_other_words_in_a_form_that_was_sent_are_taken_too(sender: Sender) -> None:
    sender.sends()
    for text in ("The mill.", "The mill.", "And the wood.", "The mill."):
        assert says(sender.post("case/more/", form=FORM, text=text), "It was sent", text)
    assert SealedMessage.objects.count() == 3
    assert says(sender.comes_back(), "The mill.", "And the wood.")


def test_the_same_words_with_another_file_are_another_message(sender: Sender) -> None:
    sender.sends()
    for data in (b"A list of names.", b"A list of names.", b"Another list."):
        sender.post("case/more/", form=FORM, text="See the file.", file=a_file("list.txt", data))
    assert SealedMessage.objects.count() == 3
    assert SealedCase.objects.get().files.count() == 2


def test_a_planted_bug_that_goes_by_the_form_alone_is_seen(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cases, "form_word", lambda _, form, *__: form)
    with pytest.raises(AssertionError):
        test_other_words_in_a_form_that_was_sent_are_taken_too(sender)


def test_a_page_that_was_open_for_long_takes_leave_back_however_often(sender: Sender) -> None:
    sender.sends()
    for _ in range(3):
        assert "checked" in sender.post("case/leaves/", **{TO_BODY: "on"}).content.decode()
        assert "checked" not in sender.post("case/leaves/", form=FORM).content.decode()
    for _ in range(3):
        assert "checked" in sender.post("case/leaves/", form=FORM, **{TO_BODY: "on"}).content.decode()
        assert "checked" not in sender.post("case/leaves/", form=FORM).content.decode()


def test_an_answer_that_is_written_anew_in_an_old_page_is_refused_with_its_words(
    sender: Sender, reader: Reading
) -> None:
    sender.sends()
    case = SealedCase.objects.get()
    reader.takes_up(case)
    told = {"form": FORM, "outcome": "upheld"}
    assert says(reader.post(f"{case.pk}/answer/", text="It was given back.", **told), "It was given back.")
    assert says(reader.post(f"{case.pk}/answer/", text="It was given back.", **told), "It was given back.")
    refused = reader.post(f"{case.pk}/answer/", text="Half of it was.", **told)
    assert (refused.status_code, says(refused, "Half of it was.")) == (409, True)
    assert SealedMessage.objects.count() == 2


LONG = "They took our land & <b>house</b>. " * 1000


def test_what_was_not_taken_stands_on_the_page(sender: Sender) -> None:
    sender.sends()
    refused = sender.post("case/more/", text=LONG)
    assert (refused.status_code, LONG.strip() in html.unescape(refused.content.decode())) == (409, True)
    assert "<b>house" not in refused.content.decode()
    sender.gets_code()
    sender.post("begin/", kept="on")
    refused = sender.post("draft/", text=LONG, kind="complaint", send="")
    assert (refused.status_code, LONG.strip() in html.unescape(refused.content.decode())) == (409, True)
    sender.code = "no code"
    assert says(sender.post("case/more/", text="Of a slip."), "The code was not understood", "Of a slip.")


def test_a_draft_that_is_written_on_after_it_was_sent_is_not_lost(sender: Sender) -> None:
    sender.sends("They took our land.")
    same = sender.post("draft/", kind="complaint", text="They took our land.", send="")
    assert (same.status_code, says(same, "Your case")) == (200, True)
    refused = sender.post("draft/", kind="complaint", text="They took our land and mill.", send="")
    assert says(refused, "It was sent before", "They took our land and mill.")
    assert (refused.status_code, SealedMessage.objects.count()) == (409, 1)


def test_the_slower_of_two_like_forms_leads_to_the_case_too(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []

    def as_seen(secret: bytes, today: datetime.date) -> object:
        """The draft as the slower one saw it before the quicker one sent it."""
        return seen.pop() if seen else draft_of(secret, today)

    sender.gets_code()
    sender.post("begin/", kept="on")
    seen.append(draft_of(read_code(sender.code), now().date()))
    assert seen != [None]
    told = {"kind": "complaint", "text": "They took our land.", "send": "", "form": FORM}
    assert sender.post("draft/", **told).status_code == 200
    monkeypatch.setattr("tallystick.office.views.tell.draft_of", as_seen)
    slower = sender.post("draft/", **told)
    assert (slower.status_code, says(slower, "Your case", "They took our land.")) == (200, True)
    assert (seen, SealedMessage.objects.count()) == ([], 1)


def test_an_erasure_that_another_was_quicker_with_is_done(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender.sends()
    others: list[int] = []

    def slow(**told: object) -> object:
        if not others:
            others.append(1)
            others.append(sender.post("case/erase/", sure="on").status_code)
        return deliver(**told)  # type: ignore[arg-type]

    monkeypatch.setattr("tallystick.office.services.erasing.deliver", slow)
    done = sender.post("case/erase/", sure="on")
    assert (others, done.status_code, says(done, "nothing under this code")) == ([1, 200], 200, True)
    assert LedgerEvent.objects.filter(kind=ERASURE).count() == 1


def test_what_is_sent_under_a_code_of_nothing_stands_on_the_page(sender: Sender) -> None:
    sender.gets_code()
    for path in ("draft/", "case/more/", "case/appeal/"):
        page = sender.post(path, kind="complaint", text="They took our <b>land</b>.", sure="on")
        assert (page.status_code, "our &lt;b&gt;land&lt;/b&gt;.</textarea>" in page.content.decode()) == (
            200,
            True,
        )
    assert "<textarea" not in sender.comes_back().content.decode()


@pytest.mark.usefixtures("the_day")
def test_a_long_comment_stands_on_the_page_to_its_end(sender: Sender, text: Consultation) -> None:
    refused = sender.post(f"texts/{text.id}/comment/", text=LONG + "The end.")
    assert (refused.status_code, says(refused, "The end.")) == (409, True)


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 30, "-1", "1.5", "\u0661", "\u00b2", ""])
def test_a_number_that_is_none_finds_nothing(sender: Sender, reader: Reading, number: str) -> None:
    sender.sends()
    case = SealedCase.objects.get()
    for path in ("case/file/", "case/proof/"):
        assert sender.post(path, number=number).status_code == 200
    reader.takes_up(case)
    assert reader.post(f"{case.pk}/file/", number=number).status_code == 404
    assert reader.post(f"{case.pk}/join/", lead=number).status_code == 409
    sender.gets_code()
    sender.post("begin/", kept="on")
    assert (
        sender.post("draft/", kind="complaint", text="t", **{f"drop-{number[:30]}": "on"}).status_code == 200
    )
    assert sender.post("draft/part/", number=number, part=a_file("part", b"x")).status_code == 409


@pytest.mark.parametrize("field", ["text", "kind", "area", "commitment", "against", "form"])
def test_a_character_that_is_none_is_refused_before_a_database_is_asked(sender: Sender, field: str) -> None:
    sender.gets_code()
    sender.post("begin/", kept="on")
    told = {"kind": "complaint", "text": "They took our land.", "send": ""} | {field: ["a\0b", "c"]}
    refused = sender.post("draft/", **told)
    assert (refused.status_code, says(refused, "holds a character that is none (NUL)")) == (409, True)
    assert says(refused, "They took our land.") or field == "text"
    assert (SealedDraft.objects.count(), SealedCase.objects.count()) == (1, 0)
    assert sender.get("texts/a%00b/").status_code == 409


@pytest.mark.parametrize(("language", "words"), [("", "choose it again."), ("zh-hans", "请重新选择")])
def test_a_file_that_was_not_taken_is_to_be_chosen_again(language: str, words: str) -> None:
    """No browser gives it back: the page says so beside the field, or where what was written stands."""
    one, told = Sender(language), {"kind": "complaint", "text": "They took our land."}
    one.gets_code()
    one.post("begin/", kept="on")
    wrong = one.post("draft/", save="", file=a_file("x.exe", b"MZ\0\1"), **told)
    assert says(wrong, words)
    kept = one.post("draft/", save="", file=a_file("a.txt", b"one\n"), **told)
    assert (says(kept, "a.txt"), says(kept, words)) == (True, False)
    unsent = one.post("draft/", send="", file=a_file("b.txt", b"two\n"), text="", kind="")
    assert (unsent.status_code, says(unsent, "b.txt"), says(unsent, words)) == (409, True, False)
    assert not says(one.post("draft/", save="", **told), words)
    one.post("draft/", send="", **told)
    assert says(one.post("case/more/", text=LONG, file=a_file("c.txt", b"three\n")), words)
    assert not says(one.post("case/more/", text=LONG), words)
    one.gets_code()
    assert says(one.post("case/more/", text="Of nothing.", file=a_file("c.txt", b"three\n")), words)
