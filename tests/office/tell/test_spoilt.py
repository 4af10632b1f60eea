"""What somebody changes or takes out from outside keeps nobody from the rest of a case."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.office.case_store import SEALED, keep_keys, keys_of, wipe_keys
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseStepTaken, SealedCase, SealedMessage, SealedSummary
from tallystick.office.services.outbox import deliver
from tallystick.vault.case_keys import wrap_for_all
from tallystick.vault.sealing import new_key
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import TODAY, Sender, a_file, says
from tests.office.tell.test_hostile_operator import nothing_only_grows
from tests.office.tell.whole_case import WholeCase

pytestmark = pytest.mark.django_db
LOST = "what stood here does not open: it was changed from outside"
FIRST, MORE = "They took our land.", "And the wood."


def _first_message(_: SealedCase) -> None:
    SealedMessage.objects.filter(number=1).update(sealed=b"another")


def _answer_of_office(case: SealedCase) -> None:
    case.messages.filter(side="office").update(sealed=b"another")


def _step(case: SealedCase) -> None:
    nothing_only_grows()
    assert CaseStepTaken.objects.filter(case=case, act="send_summary").update(sealed=b"another")


def _summary(_: SealedCase) -> None:
    SealedSummary.objects.update(sealed=b"another")


def _answer_to_summary(_: SealedCase) -> None:
    SealedSummary.objects.update(answer=b"another")


def _keys_of_summary(_: SealedCase) -> None:
    wipe_keys(SealedSummary.objects.get().name)


def _other_keys_of_summary(_: SealedCase) -> None:
    name = SealedSummary.objects.get().name
    assert keys_of(name) is not None
    keep_keys(wrap_for_all(name, new_key(), {}, new_key()))


SPOILING: tuple[Callable[[SealedCase], None], ...] = (
    _first_message,
    _answer_of_office,
    _step,
    _summary,
    _answer_to_summary,
    _keys_of_summary,
    _other_keys_of_summary,
)


@pytest.mark.parametrize("spoil", SPOILING)
def test_what_was_spoilt_says_so_and_keeps_nobody_from_the_rest(
    spoil: Callable[[SealedCase], None], whole: WholeCase, home: LedgerHome
) -> None:
    deliver(home=home, day=TODAY)
    sender, reader, case = whole.sender, whole.reader, whole.case
    spoil(case)
    seen = (sender.comes_back(), reader.post(f"{case.pk}/open/"))
    assert [(one.status_code, says(one, MORE, LOST)) for one in seen] == [(200, True)] * 2
    with zipfile.ZipFile(io.BytesIO(sender.post("case/export/").content)) as archive:
        told, names = json.loads(archive.read("case.json")), archive.namelist()
    assert "does_not_open" in json.dumps([told[one] for one in ("messages", "steps", "summaries")]) or any(
        one["act"] == "lost" for one in told["staff"]
    )
    proofs = [one for one in names if re.match(r"proofs/(of something else/)?[0-9]+\.txt", one)]
    assert len(proofs) == case.messages.count()
    assert says(sender.post("case/more/", text="Who changed it?"), "Who changed it?")
    assert says(reader.post(f"{case.pk}/ask/", text="When was it?"), "When was it?")
    assert reader.post("open/").status_code == 200


@pytest.mark.parametrize("number", [1, 2])
def test_a_message_that_was_taken_out_keeps_nobody_from_the_rest(
    number: int, sender: Sender, reader: Reading
) -> None:
    sender.sends(FIRST)
    for text in (MORE, "And the fields."):
        sender.post("case/more/", text=text)
    case = SealedCase.objects.get()
    SealedMessage.objects.filter(number=number).delete()
    assert says(reader.post("open/"), "complaint")
    assert says(sender.post("case/more/", text="Who took it out?"), "And the fields.", "Who took it out?")
    reader.takes_up(case)
    assert says(reader.answers(case, "Nobody knows."), "Nobody knows.", "Who took it out?")


def test_where_all_was_taken_out_the_list_opens_still(sender: Sender, reader: Reading) -> None:
    sender.sends(FIRST)
    SealedMessage.objects.all().delete()
    other = Sender()
    other.sends(MORE)
    assert says(reader.post("open/"), MORE)
    assert says(sender.post("case/more/", text=FIRST), FIRST)


@pytest.mark.parametrize("left", [b"another", None])
def test_a_file_that_was_spoilt_or_is_gone_keeps_nobody_from_the_rest(
    left: bytes | None, whole: WholeCase, own_folder: Path
) -> None:
    sha256 = whole.case.files.get(number=1).sha256
    place = own_folder / SEALED / sha256
    place.unlink() if left is None else place.write_bytes(left)
    told = "The file is not in the office's folder as it was kept."
    assert says(whole.sender.post("case/file/", number="1"), told)
    assert says(whole.reader.post(f"{whole.case.pk}/file/", number="1"), told)
    with zipfile.ZipFile(io.BytesIO(whole.sender.post("case/export/").content)) as archive:
        assert json.loads(archive.read("case.json"))["files_that_do_not_open"] == [1]
        assert archive.read("files/2 b.txt") == b"two\n"


def test_a_draft_whose_file_was_spoilt_says_so_and_is_sent_without_it(
    sender: Sender, own_folder: Path
) -> None:
    sender.gets_code()
    sender.post("begin/", kept="on")
    sender.post("draft/", kind="complaint", text=FIRST, file=a_file("a.txt", b"one\n"))
    (place,) = (own_folder / SEALED).iterdir()
    place.write_bytes(b"another")
    assert says(sender.post("draft/", kind="complaint", text=FIRST, send=""), FIRST, "as it was kept")
    sender.post("draft/", **{"kind": "complaint", "text": FIRST, "send": "", "drop-1": "on"})
    assert says(sender.comes_back(), "Your case", FIRST)
