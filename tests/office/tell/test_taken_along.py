"""Everything that the office holds of a case its sender can take along, of whichever kind it is (row P7)."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from tallystick.ledger.operations import publish_in
from tallystick.office.ledger_home import LedgerHome
from tallystick.office.models import CaseDueMoved, SealedCase, SealedSummary
from tallystick.office.selectors import proofs
from tallystick.office.selectors.sealed_steps import named_in
from tallystick.office.selectors.submissions import case_for_sender, file_of_case
from tallystick.office.services.outbox import deliver
from tallystick.vault.code_keys import read_code
from tests.office.tell.bodies import MINISTRY
from tests.office.tell.sender import TODAY
from tests.office.tell.whole_case import WORDS, WholeCase, beside, kinds_beside

pytestmark = pytest.mark.django_db
Told = dict[str, Any]


def _named(pattern: str) -> Callable[[Told, list[str]], int]:
    return lambda _, names: sum(bool(re.fullmatch(pattern, one)) for one in names)


def _listed(name: str) -> Callable[[Told, list[str]], int]:
    return lambda told, _: len(told[name])


#: By model, how many of its rows stand in what is taken along. A model that is new is missing here.
TAKEN: dict[str, Callable[[Told, list[str]], int]] = {
    "SealedMessage": _listed("messages"),
    "SealedFile": _named(r"files/.+"),
    "SealedSummary": _listed("summaries"),
    "CaseStepTaken": _listed("steps"),
    "CaseEntry": _named(r"proofs/\d+\.txt"),
    "CaseDueMoved": _listed("moved"),
    "StaffActs": lambda told, _: len({one["body"] == MINISTRY for one in told["staff"]}),
    "CaseTurn": lambda told, _: sum(
        {"seems_sent_by_a_program", "has_worked"} == set(told["queue"]) for _ in "1"
    ),
}


def taken(whole: WholeCase, home: LedgerHome) -> tuple[Told, dict[str, bytes]]:
    """What the sender of a case takes along: the record, and each file."""
    deliver(home=home, day=TODAY)
    publish_in(home.ledger, home.ledger_key, None)
    with zipfile.ZipFile(io.BytesIO(whole.sender.post("case/export/").content)) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    return json.loads(files["case.json"]), files


def missing(case: SealedCase, told: Told, names: list[str]) -> set[str]:
    """The models of which a row is held and not taken along."""
    return {name for name, rows in beside(case).items() if TAKEN[name](told, names) != rows}


def test_all_that_is_held_of_a_case_is_taken_along(whole: WholeCase, home: LedgerHome) -> None:
    """Each row; and of it what was sealed with a message, each body that a step names, each proof and day."""
    assert set(TAKEN) == set(kinds_beside())
    told, files = taken(whole, home)
    assert missing(whole.case, told, list(files)) == set()
    found = case_for_sender(read_code(whole.sender.code))
    assert found is not None
    for one, message in zip(told["messages"], found.messages, strict=True):
        assert one.items() >= json.loads(message.told.write()).items()
        assert {f"proofs/{message.number}.txt", f"proofs/{message.number}.proof"} <= set(files)
    held = [(one.number, named_in(found.row, found.key, one)) for one in found.steps]
    assert [(one["number"], one["to"]) for one in told["steps"]] == held
    assert {f"proofs/step {number}.txt" for number, _ in held} <= set(files)
    assert (files["files/1 a.txt"], files["files/2 b.txt"]) == (b"one\n", b"two\n")
    (summary,), row = told["summaries"], SealedSummary.objects.get()
    assert (summary["text"], summary["answer"]) == (WORDS, "There was a decision.")
    assert (summary["day"], summary["answered"]) == (row.day.isoformat(), str(row.answered))
    standing = found.standing
    assert (told["against"], told["doubts_above"]) == (sorted(standing.against), standing.doubts_above)
    assert (told["holder"], told["leaves"]) == (standing.holder, sorted(standing.leaves))
    (moved,), of = told["moved"], CaseDueMoved.objects.get()
    assert (moved["what"], moved["was"], moved["now"]) == (of.what, str(of.was), str(of.now))
    assert told["queue"] == {"seems_sent_by_a_program": True, "has_worked": True}


def test_what_is_left_out_is_found(
    whole: WholeCase, home: LedgerHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted bug, two of them at once: files of the first message alone, and no summary."""
    real = file_of_case
    monkeypatch.setattr(
        proofs, "file_of_case", lambda found, number: real(found, number) if number == 1 else None
    )
    monkeypatch.setattr(proofs, "handed_over", lambda _: ())
    told, files = taken(whole, home)
    assert missing(whole.case, told, list(files)) == {"SealedFile", "SealedSummary"}
