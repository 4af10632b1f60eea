"""Somebody writes to the office and comes back; somebody reads and answers: no account, cookie or script."""

import html
import io
import json
import time
import zipfile

import pytest

from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.holders import Paper, check_paper
from tallystick.ledger.operations import publish_in, read_public
from tallystick.ledger.receipts import Gathered
from tallystick.office.clock import now
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseReader, SealedCase, SealedDraft, SealedMessage
from tallystick.office.services.daily import see_to
from tallystick.office.services.submissions import drop_old_drafts
from tallystick.vault.codes import new_secret, spell
from tallystick.vault.words import spell_words
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import PASSPHRASE, Sender, a_file, says, words_of

pytestmark = pytest.mark.django_db
WRONG = "wrong and long enough"


def test_a_code_a_draft_sent_answered_and_read(sender: Sender, reader: Reading) -> None:
    sender.gets_code()
    assert says(sender.post("begin/"), "Say with the box below that you have kept the code")
    assert says(sender.post("begin/", kept="on"), "nothing is sent yet")
    assert says(sender.post("draft/", text="They took", kind="", save=""), "Saved under your code")
    assert says(sender.comes_back(), "They took")
    assert says(sender.post("draft/", text="They took our land.", send=""), "It is not said what this is")
    done = sender.post("draft/", text="They took our land.", kind="complaint", commitment="I.1.01", send="")
    assert says(done, "It was sent. Take the proof with you.", "entry 0 of the ledger", "I.1.01"), words_of(
        done
    )
    page = reader.post("open/")
    assert says(page, "a complaint", "They took our land.")
    (case,) = SealedCase.objects.all()
    assert says(reader.post(f"{case.pk}/open/"), "They took our land.", "has not given leave")
    reader.takes_up(case)
    assert says(sender.comes_back(), "in work", "It lies with the office's desk")
    asked = reader.post(f"{case.pk}/ask/", text="Which village?")
    assert says(asked, "Which village?")
    assert says(sender.comes_back(), "waits for its sender's answer", "The office asks you", "Which village?")
    assert says(
        sender.post("case/more/", text="The one at the river."), "The one at the river.", "of the ledger"
    )
    assert says(reader.answers(case, "It was given back."), "The one at the river.")
    assert says(sender.comes_back(), "answered", "It was given back.")


def test_the_words_open_it_too_and_a_slip_is_named(sender: Sender) -> None:
    sender.sends()
    code = sender.code
    sender.code = code.lower().replace("-", " ").replace("0", "o")
    assert says(sender.comes_back(), "They took our land.")
    wrong = "7" if code[0] != "7" else "8"
    sender.code = wrong + code[1:]
    assert says(sender.comes_back(), "sign 1 of the code seems to be wrong: it is probably")
    sender.code = " ".join(spell_words(new_secret()))
    assert says(sender.comes_back(), "There is nothing under this code")


def test_a_page_in_chinese(reading: CaseReader) -> None:  # noqa: ARG001
    sender = Sender("zh-hans")
    page = sender.get()
    assert 'lang="zh-Hans"' in page.content.decode()
    assert says(sender.sends("他们拿走了我们的土地。"), "他们拿走了我们的土地。")


def test_files_come_in_clean_and_go_out_as_downloads(sender: Sender, reader: Reading) -> None:
    sender.gets_code()
    sender.post("begin/", kept="on")
    page = sender.post(
        "draft/", kind="evidence", text="See this.", save="", file=a_file("../list.txt", b"one\n")
    )
    assert says(page, "list.txt", "Saved under your code")
    refused = sender.post(
        "draft/", kind="evidence", text="See this.", save="", file=a_file("x.exe", b"MZ\0\1")
    )
    assert (refused.status_code, says(refused, "none of the kinds", "See this.", "list.txt")) == (409, True)
    sender.post("draft/", kind="evidence", text="See this.", save="", file=a_file("b.csv", b"a,b\n1,2\n"))
    page = sender.post("draft/", kind="evidence", text="See this.", **{"drop-1": ""})
    assert says(page, "b.csv")
    assert not says(page, "list.txt")
    sender.post("draft/", kind="evidence", text="See this.", send="")
    (case,) = SealedCase.objects.all()
    for given in (sender.post("case/file/", number="2"), reader.post(f"{case.pk}/file/", number="2")):
        assert given.content == b"a,b\n1,2\n"
        assert given.headers["Content-Disposition"] == 'attachment; filename="b.csv"'
        assert given.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
        assert given.headers["X-Content-Type-Options"] == "nosniff"
        assert given.headers["Content-Type"] == "application/octet-stream"
    assert says(sender.post("case/more/", text="And this.", file=a_file("c.txt", b"two\n")), "c.txt")
    assert sender.post("case/file/", number="3").content == b"two\n"
    assert says(sender.post("case/file/", number="9"), "And this.")


def test_sent_twice_it_is_sent_once(sender: Sender) -> None:
    sender.gets_code()
    sender.post("begin/", kept="on")
    for _ in range(3):
        sender.post("draft/", kind="question", text="When?", send="", form="one")
        sender.post("case/more/", text="And who?", form="two")
    assert (SealedCase.objects.count(), SealedMessage.objects.count()) == (1, 2)


def test_what_is_wrong_is_said_kindly_and_nothing_is_lost(sender: Sender) -> None:
    sender.gets_code()
    sender.post("begin/", kept="on")
    page = sender.post("draft/", kind="complaint", text="Our land.", commitment="Z.9", send="")
    assert (page.status_code, says(page, "The plan has no commitment Z.9", "Our land.")) == (409, True)
    page = sender.post("draft/", kind="complaint", text="x" * 8_500_000, send="")
    assert (page.status_code, says(page, "up to 10,000 signs")) == (413, True)
    long = "They took <our> land & more. 土地\n" * 60_000  # two megabytes
    began = time.process_time()
    page = sender.post("draft/", kind="complaint", text=long, send="")
    assert (page.status_code, html.escape(long) in page.content.decode()) == (409, True)
    assert time.process_time() - began < 5
    page = sender.post("draft/", kind="complaint", text="x" * 15_000, send="")
    assert says(page, "more than 10,000 signs")
    page = sender.post("draft/", kind="complaint", text="  \n", send="")
    assert says(page, "Nothing is written")
    sender.code = ""
    assert says(sender.comes_back(), "The code was not understood")
    assert sender.get("draft/").status_code == 302
    assert sender.client.post(sender.base, secure=True).status_code == 405


def test_nothing_can_be_sent_that_nobody_could_read(plan: object, home: LedgerHome) -> None:  # noqa: ARG001
    sender = Sender()
    assert says(sender.get(), "Nobody has been appointed yet")
    sender.gets_code()
    sender.post("begin/", kept="on")
    page = sender.post("draft/", kind="complaint", text="Our land.", send="")
    assert says(page, "Nobody can read what would be sent here yet", "Our land.")
    assert (SealedCase.objects.count(), SealedDraft.objects.count()) == (0, 1)


def test_a_draft_expires(sender: Sender) -> None:
    sender.gets_code()
    sender.post("begin/", kept="on")
    draft = SealedDraft.objects.get()
    draft.day = draft.day.replace(year=draft.day.year - 1)
    draft.save()
    assert says(sender.comes_back(), "There is nothing under this code")
    assert drop_old_drafts(draft.day.replace(year=draft.day.year + 1), 30) == 1
    assert SealedDraft.objects.count() == 0


def test_the_proof_holds_without_the_office(sender: Sender, home: LedgerHome) -> None:
    sender.sends()
    text = sender.post("case/proof/", number="1").content.decode()
    publish_in(home.ledger, home.ledger_key, None)
    key = read_public(f"{home.ledger_key}.vkey")
    with LedgerCopy(home.ledger) as copy, copy.files.leaves.open("rb") as leaves:
        last = copy.files.last_checkpoint()
        assert last is not None
        assert check_paper(text, key, Gathered(checkpoints=(last,), leaves=leaves), copy).standing == "kept"
    assert Paper.read(text).write() == text


def test_everything_can_be_taken_along(sender: Sender, reader: Reading, home: LedgerHome) -> None:
    sender.sends(file=a_file("a.txt", b"one\n"), leave="on", area="QX-01")
    publish_in(home.ledger, home.ledger_key, None)
    case = SealedCase.objects.get()
    reader.takes_up(case)
    reader.answers(case, "Thank you.")
    archive = zipfile.ZipFile(io.BytesIO(sender.post("case/export/").content))
    told = json.loads(archive.read("case.json"))
    assert [one["text"] for one in told["messages"]] == ["They took our land.", "Thank you."]
    assert told["messages"][0]["leave"] is True
    assert (told["stage"], told["outcome"], told["leaves"]) == ("answered", "upheld", ["summary_to_body"])
    assert [one["act"] for one in told["steps"]] == ["acknowledge", "take_up", "answer"]
    assert archive.read("files/1 a.txt") == b"one\n"
    names = {"case.json", "files/1 a.txt", "proofs/1.txt", "proofs/1.proof", "ledger.vkey"}
    assert set(archive.namelist()) == names
    assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_came_later_can_be_taken_along_too(sender: Sender, reader: Reading, home: LedgerHome) -> None:
    """Files and proofs of each message, of the office's answer and of each step."""
    sender.sends()
    case = SealedCase.objects.get()
    sender.post("case/more/", text="And this.", file=a_file("b.txt", b"two\n"))
    reader.takes_up(case)
    reader.answers(case, "Thank you.")
    see_to(home=home, today=now().date())
    archive = zipfile.ZipFile(io.BytesIO(sender.post("case/export/").content))
    told = json.loads(archive.read("case.json"))
    assert archive.read("files/1 b.txt") == b"two\n"
    messages = range(1, len(told["messages"]) + 1)
    steps = {f"proofs/step {one['number']}.txt" for one in told["steps"]}
    proofs = {f"proofs/{number}.{kind}" for number in messages for kind in ("txt", "proof")}
    assert (len(messages) >= 3, len(steps) >= 3) == (True, True)
    assert proofs | steps <= set(archive.namelist())


def test_withdrawn_closed_and_erased(sender: Sender, reader: Reading) -> None:
    sender.sends()
    case = SealedCase.objects.get()
    assert says(sender.post("case/withdraw/"), "This can't be undone")
    assert says(sender.post("case/withdraw/", sure="on"), "The case is withdrawn.", "withdrawn")
    assert says(sender.post("case/more/", text="But this."), "But this.")
    assert says(reader.answers(case, "But."), "This can't be done with the case as it stands")
    assert says(sender.post("case/close/", sure="on"), "There is nothing under this code")
    assert says(sender.comes_back(), "There is nothing under this code")
    assert says(reader.post(f"{case.pk}/open/"), "They took our land.")
    assert says(sender.post("case/erase/", sure="on"), "There is nothing under this code")
    assert SealedCase.objects.count() == 0
    assert reader.post(f"{case.pk}/open/").status_code == 404


def test_a_wrong_passphrase_opens_nothing_and_is_not_repeated(sender: Sender, reader: Reading) -> None:
    sender.sends()
    case = SealedCase.objects.get()
    for path in ("open/", f"{case.pk}/open/", f"{case.pk}/answer/"):
        page = reader.post(path, passphrase=WRONG, text="an answer of mine")
        assert says(page, "The passphrase is another")
        assert not says(page, WRONG)
        assert not says(page, "They took our land.")
    assert PASSPHRASE not in str(reader.client.session.items())


def test_a_code_that_is_spelled_by_hand_is_taken(sender: Sender) -> None:
    secret = new_secret()
    sender.code = spell(secret)
    sender.post("begin/", kept="on")
    sender.code = "\n".join(spell_words(secret)).upper()
    assert says(sender.comes_back(), "nothing is sent yet")


@pytest.mark.parametrize(("language", "words"), [("", "without an account"), ("zh-hans/", "不用账户")])
def test_whoever_comes_to_the_office_finds_the_way(sender: Sender, language: str, words: str) -> None:
    page = sender.client.get(f"/{language}office/account/login/", secure=True)
    assert f'<a href="/{language}office/tell/">' in page.content.decode()
    assert says(page, words)  # type: ignore[arg-type]
