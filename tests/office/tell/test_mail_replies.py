"""Replies by mail that bear a code: they go into its case, and the code stays out of it (row D6)."""

import pytest

from tallystick.office.models import CaseReader, SealedCase
from tallystick.vault.code_keys import read_code
from tallystick.vault.codes import new_secret, spell
from tallystick.vault.words import spell_words
from tests.office.tell.mailed import case_of, code_in, hand_over, opened_words, receipts, written
from tests.office.tell.mails import OWN, TAKEN
from tests.office.tell.sender import Sender

pytestmark = pytest.mark.django_db


def answered(code: str, spelled: str) -> str:
    """A reply that quotes the receipt, with the code in one spelling."""
    words = " ".join(spell_words(read_code(code)))
    said = {
        "signs": code,
        "small": code.lower().replace("-", " "),
        "words": words,
        "broken": words.replace(" ", "\n> ", 5),
        "full": code.translate({at: at + 0xFEE0 for at in range(33, 127)}),
    }[spelled]
    return f"They took the wood too.\n\nOn 25 March 2024, <{OWN}> wrote:\n> Your code:\n> {said}\n> Keep it."


@pytest.mark.parametrize("spelled", ["signs", "small", "words", "broken", "full"])
def test_a_reply_that_quotes_the_code_is_put_into_the_case_without_it(
    mailed: CaseReader, spelled: str
) -> None:
    assert mailed.since
    first = written("They took our land.")
    hand_over(first)
    code = code_in(receipts()[0])
    reply = written(answered(code, spelled), Subject2="x")
    assert [hand_over(reply), hand_over(reply)] == [TAKEN, TAKEN]
    found = case_of(first)
    assert (SealedCase.objects.count(), len(found.messages)) == (1, 2)
    assert "They took the wood too." in found.messages[1].told.text
    seen = opened_words(found).lower()
    spellings = (code, code.replace("-", " "), *spell_words(read_code(code)))
    assert [one for one in spellings if one.lower() in seen] == []
    assert "added to the case" in receipts()[1]
    assert code not in receipts()[1]


def test_a_code_that_stays_where_readers_read_is_noticed(
    mailed: CaseReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug: codes are found and left where they stand."""
    assert mailed.since
    first = written("They took our land.")
    hand_over(first)
    code = code_in(receipts()[0])
    found = (read_code(code),)
    monkeypatch.setattr("tallystick.office.by_mail.reader.without_codes", lambda text: (text, found))
    hand_over(written(answered(code, "signs")))
    assert code in opened_words(case_of(first))


@pytest.mark.parametrize("slip", [True, False], ids=["a slip", "nobody's"])
def test_a_code_without_a_case_loses_nothing_and_is_not_shown(mailed: CaseReader, slip: bool) -> None:
    assert mailed.since
    first = written("They took our land.")
    hand_over(first)
    code = code_in(receipts()[0])
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1") if slip else spell(new_secret())
    reply = written(f"They took the wood too. My code is {wrong}, as you wrote.")
    assert hand_over(reply) == TAKEN
    assert SealedCase.objects.count() == 2
    assert wrong not in opened_words(case_of(reply))
    assert "as you wrote." in opened_words(case_of(reply))


def test_what_belongs_to_a_case_that_takes_no_more_is_a_case_of_its_own(mailed: CaseReader) -> None:
    assert mailed.since
    first = written("They took our land.")
    hand_over(first)
    sender = Sender()
    sender.code = code_in(receipts()[0])
    sender.post("case/withdraw/", sure="on")
    hand_over(written(f"And the wood.\n\n{sender.code}"))
    assert SealedCase.objects.count() == 2
