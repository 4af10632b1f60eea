"""What was sent and is gone was erased by its holder or deleted by others: told apart (row L6)."""

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tallystick.base.canonical import Json, canonical_bytes
from tallystick.ledger import holders
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.held import HeldEntries, is_held_list_of, read_held, sign_held
from tallystick.ledger.holders import (
    ERASURE,
    SUBMISSION,
    Paper,
    check_paper,
    erasure_event,
    erasure_statement,
    submission_event,
)
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.log import publish
from tallystick.ledger.model import Entry
from tallystick.ledger.notes import NoNote, Note
from tallystick.ledger.receipts import Gathered, read_receipt, sign_receipt
from tests.ledger.made import KEY, OTHER, file, new_ledger

HOLDER = SigningKey.from_seed("holder", b"\x07" * 32)
EVENT = submission_event(HOLDER.public.raw, "ab" * 32)


@pytest.fixture
def place(tmp_path: Path) -> str:
    return new_ledger(tmp_path / "l", 5)


def sent(place: str, event: Json = EVENT) -> Paper:
    """Give the paper of something sent; a checkpoint then covers it."""
    with LedgerFolder(place) as ledger:
        (filed,) = file(ledger, [event], SUBMISSION)
        publish(ledger, KEY)
    return Paper(canonical_bytes(event), filed.receipt)


def entry_of(paper: Paper) -> Entry:
    return read_receipt(paper.receipt)[0].entry


def standing(text: str, place: str) -> str:
    with LedgerCopy(place) as copy, copy.files.leaves.open("rb") as leaves:
        last = copy.files.last_checkpoint()
        assert last is not None
        return check_paper(text, KEY.public, Gathered(checkpoints=(last,), leaves=leaves), copy).standing


def erase(place: str, paper: Paper, signer: SigningKey = HOLDER, *, of: Entry | None = None) -> None:
    """Have the ledger keep the word of somebody that an entry be erased, and erase it."""
    entry = of or entry_of(paper)
    word = erasure_event(entry, signer.sign(erasure_statement(KEY.name, entry)))
    with LedgerFolder(place) as ledger:
        file(ledger, [word], ERASURE)
        ledger.erase(entry_of(paper).sequence)
        publish(ledger, KEY)


def test_a_promise_that_was_kept(place: str) -> None:
    assert standing(sent(place).write(), place) == "kept"


def test_what_its_holder_erased_is_told_so_and_its_entry_proves_itself(place: str) -> None:
    paper = sent(place)
    erase(place, paper)
    assert standing(paper.write(), place) == "erased"
    with LedgerCopy(place) as copy, copy.files.leaves.open("rb") as leaves:
        last = copy.files.last_checkpoint()
        assert last is not None
        gathered = Gathered(checkpoints=(last,), leaves=leaves)
        assert check_paper(paper.write(), KEY.public, gathered, None).standing == "kept"


def test_what_the_operator_deleted_is_a_broken_promise(place: str) -> None:
    paper = sent(place)
    with LedgerFolder(place) as ledger:
        ledger.erase(entry_of(paper).sequence)
    assert standing(paper.write(), place) == "broken"


def test_an_erasure_that_the_operator_made_up_is_a_broken_promise(place: str) -> None:
    paper = sent(place)
    erase(place, paper, KEY)
    assert standing(paper.write(), place) == "broken"


def test_the_word_for_one_entry_erases_no_other(place: str) -> None:
    first, second = sent(place), sent(place, submission_event(HOLDER.public.raw, "cd" * 32))
    erase(place, second, of=entry_of(first))
    assert standing(second.write(), place) == "broken"
    assert standing(first.write(), place) == "kept"


def test_an_entry_left_out_of_the_next_checkpoint_is_a_broken_promise(place: str, tmp_path: Path) -> None:
    shutil.copytree(place, tmp_path / "before")
    paper = sent(place)
    shutil.rmtree(place)
    shutil.copytree(tmp_path / "before", place)
    sent(place, submission_event(OTHER.public.raw, "ef" * 32))
    assert standing(paper.write(), place) == "broken"


def test_a_copy_that_ends_early_or_is_of_another_ledger_shows_nothing(place: str, tmp_path: Path) -> None:
    with LedgerFolder(place) as ledger:
        publish(ledger, KEY)
    shutil.copytree(place, tmp_path / "before")
    paper = sent(place)
    assert standing(paper.write(), str(tmp_path / "before")) == "open"
    (Path(place) / "origin").write_text("test.example/other\n")
    with LedgerCopy(place) as copy:
        assert check_paper(paper.write(), KEY.public, Gathered(), copy).standing == "open"


def test_a_paper_with_the_event_of_another_is_not_believed(place: str) -> None:
    paper = sent(place)
    other = submission_event(OTHER.public.raw, "ab" * 32)
    assert standing(Paper(canonical_bytes(other), paper.receipt).write(), place) == "another"


def forged(paper: Paper) -> Iterator[str]:
    """Give 1,000 papers that the ledger never signed."""
    receipt, note = read_receipt(paper.receipt)
    for number in range(500):
        key = SigningKey.from_seed(KEY.name, number.to_bytes(32) if number else b"\x09" * 32)
        if key.public.raw != KEY.public.raw:
            yield Paper(paper.event, sign_receipt(receipt, key)).write()
    for number in range(500):
        made_up = dataclasses.replace(receipt.entry, sequence=receipt.entry.sequence + number + 1)
        text = sign_receipt(dataclasses.replace(receipt, entry=made_up), OTHER)
        text = text.rpartition("\n\n")[0] + "\n\n" + note.signatures[0].line
        yield Paper(paper.event, text).write()


def test_a_thousand_forged_receipts_are_not_ours(place: str) -> None:
    paper = sent(place)
    told = [check_paper(one, KEY.public, Gathered(), None).standing for one in forged(paper)]
    assert (len(told), set(told)) == (1000, {"not_ours"})


def test_a_check_that_believes_any_signature_is_noticed(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tallystick.ledger.receipts.is_signed", lambda *_: True)
    paper = sent(place)
    assert check_paper(next(forged(paper)), KEY.public, Gathered(), None).standing == "open"
    monkeypatch.setattr(holders, "is_erased_by", lambda *_: True)
    erase(place, paper, KEY)
    assert standing(paper.write(), place) == "erased"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tallystick submission/v1\n{}\n\n",
        'tallystick submission/v1\n{"eraser":"AA==","sealed":"ab"}\n\n',
        "tallystick submission/v1\n" + "[" * 5000 + "\n\n",
    ],
)
def test_another_text_is_no_paper(text: str) -> None:
    with pytest.raises(NoNote):
        Paper.read(text)


def told_of(size: int, held: str, erased: str = "-", key: SigningKey = KEY) -> tuple[HeldEntries, Note]:
    text = f"tallystick held/v1\n{KEY.name}\nsize {size}\nday 2026-01-31\nheld {held}\nerased {erased}\n"
    return read_held(key.sign_note(text).write())


@pytest.mark.parametrize(
    ("size", "held", "erased", "expected"),
    [
        (6, "5", "-", "open"),
        (6, "0-5", "-", "open"),
        (6, "-", "-", "broken"),
        (6, "0-4", "-", "broken"),
        (5, "-", "-", "open"),
        (6, "-", "5", "open"),
    ],
)
def test_a_list_that_leaves_it_out_breaks_the_promise(
    place: str, size: int, held: str, erased: str, expected: str
) -> None:
    paper = sent(place).write()
    lists = (told_of(size, held, erased),)
    assert check_paper(paper, KEY.public, Gathered(), None, lists).standing == expected


def test_a_list_of_somebody_else_says_nothing(place: str) -> None:
    lists = (told_of(6, "-", key=OTHER),)
    assert check_paper(sent(place).write(), KEY.public, Gathered(), None, lists).standing == "not_ours"


def test_an_erasure_by_its_holder_stands_above_a_list_without_it(place: str) -> None:
    paper = sent(place)
    erase(place, paper)
    with LedgerCopy(place) as copy:
        answer = check_paper(paper.write(), KEY.public, Gathered(), copy, (told_of(7, "-"),))
    assert answer.standing == "erased"


@pytest.mark.parametrize(
    "line", ["held 5-4", "held 1,,2", "held", "held x", "hold 1", "held 1-2-3", "held 01-" + "9" * 30]
)
def test_a_list_of_another_form_is_none(line: str) -> None:
    text = f"tallystick held/v1\n{KEY.name}\nsize 6\nday -\n{line}\nerased -\n"
    with pytest.raises(NoNote):
        read_held(KEY.sign_note(text).write())


def test_what_is_signed_is_read_back() -> None:
    told = HeldEntries(KEY.name, 9, "2026-01-31", ((0, 2), (7, 7)), ())
    found, note = read_held(sign_held(told, KEY))
    assert found == told
    assert is_held_list_of(found, note, KEY.public)
