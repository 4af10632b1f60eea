"""A message counts once and no other for it; its code and its words go nowhere they must not (row D6)."""

import base64
import dataclasses
import logging
import quopri
from collections.abc import Callable
from email.policy import SMTP

import pytest
from django.core import mail as outbox

from tallystick.office.by_mail import reader
from tallystick.office.by_mail.codes_in import without_codes
from tallystick.office.models import CaseReader, SealedCase
from tests.office.tell.mailed import (
    PASSED,
    case_of,
    code_in,
    files_of,
    hand_over,
    opened_words,
    receipts,
    written,
)
from tests.office.tell.mails import PLANTED, TAKEN, Mail, begun
from tests.office.tell.test_mails_read import read

pytestmark = pytest.mark.django_db
TEXT = "They took our land."


def alike(text: str) -> Mail:
    """A message whose heads are those of any other one: some programs give none a name of its own."""
    mail = begun()
    del mail["Message-ID"]
    mail.set_content(text)
    return Mail("alike", mail.as_bytes())


def test_two_messages_whose_heads_are_alike_are_two(mailed: CaseReader) -> None:
    assert mailed.since
    assert [hand_over(alike(text)) for text in (TEXT, "And the wood.")] == [TAKEN, TAKEN]
    assert SealedCase.objects.count() == 2


def test_line_ends_that_a_server_rewrites_make_no_second_case(mailed: CaseReader) -> None:
    assert mailed.since
    one = alike(f"{TEXT}\nAnd the wood.\n")
    again = dataclasses.replace(one, raw=one.raw.replace(b"\r\n", b"\n") + b"\n")
    assert [hand_over(one), hand_over(again)] == [TAKEN, TAKEN]
    assert SealedCase.objects.count() == 1


def with_code(code: str) -> Mail:
    """A reply whose title, words, page, file's name and quotation each bear a code."""
    mail = begun(f"Re: my case {code}")
    mail["Authentication-Results"] = PASSED
    mail.set_content(f"And the wood: {code}.\n\nOn 25 March 2024, <a@b.example> wrote:\n> It is {code}.")
    mail.add_attachment(b"names\n", maintype="text", subtype="plain", filename=f"list {code}.txt")
    return Mail("with code", mail.as_bytes(policy=SMTP))


def test_a_code_stands_nowhere_wherever_its_holder_wrote_it(mailed: CaseReader) -> None:
    assert mailed.since
    first = written(TEXT)
    hand_over(first)
    code = code_in(receipts()[0])
    assert hand_over(with_code(code)) == TAKEN
    found = case_of(first)
    assert (len(found.messages), "And the wood" in found.messages[1].told.text) == (2, True)
    assert code not in opened_words(found)
    assert len(files_of(found)) == 2


def test_a_receipt_repeats_nothing_of_what_was_written(mailed: CaseReader) -> None:
    assert mailed.since
    hand_over(written(TEXT))
    hand_over(written(f"And the wood. {code_in(receipts()[0])}"))
    told = "".join(f"{one.subject} {one.body} {one.extra_headers}" for one in outbox.outbox)
    assert len(outbox.outbox) == 2
    assert [one for one in (TEXT, "And the wood", "About the school") if one in told] == []


def test_nothing_of_a_message_is_logged_at_any_level(
    mailed: CaseReader, caplog: pytest.LogCaptureFixture
) -> None:
    assert mailed.since
    caplog.set_level(logging.DEBUG)
    hand_over(written(TEXT))
    hand_over(written("x", sender="<>"))
    said = "\n".join(one.getMessage() for one in caplog.records if "SELECT" not in one.getMessage())
    assert [one for one in (*PLANTED, TEXT) if one in said] == []


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "8bit": bytes,
    "base64": base64.encodebytes,
    "quoted-printable": quopri.encodestring,
}


@pytest.mark.parametrize("way", PACKED)
def test_a_page_is_read_as_one_however_it_was_packed(way: str) -> None:
    page = f"<p>{TEXT}</p><blockquote>Old words.</blockquote>".encode()
    told = read(PACKED[way](page), "text/html; charset=utf-8", way)
    assert (told.text, told.earlier) == (f"T\n\n{TEXT}", "Old words.")


def test_a_code_that_is_left_in_a_name_is_noticed(
    mailed: CaseReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug: codes are taken out of the words alone."""
    assert mailed.since
    first = written(TEXT)
    hand_over(first)

    def words_alone(text: str) -> tuple[str, tuple[bytes, ...]]:
        return (text, ()) if text.endswith(".txt") else without_codes(text)

    monkeypatch.setattr(reader, "without_codes", words_alone)
    code = code_in(receipts()[0])
    hand_over(with_code(code))
    assert code in opened_words(case_of(first))
