"""``kill -9`` inside erasing and witnessing: nothing promised is lost, and doing it again finishes it."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.ledger.audit import audit
from tallystick.ledger.checkpoints import Request, checkpoint_text, read_checkpoint
from tallystick.ledger.copy import LedgerCopy
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.lines import read_line
from tallystick.ledger.log import publish, request_for
from tallystick.ledger.model import Head
from tallystick.ledger.papers import append_files, erase_in
from tallystick.ledger.verifiers import cosigned_at
from tallystick.ledger.witness import Witness
from tests.architecture.tree import ROOT
from tests.ledger.made import KEY, WITNESS, events, file, new_ledger
from tests.ledger.stopping import KILLS


def stopped(what: str, folder: Path) -> list[str]:
    """What the children said that were killed."""
    command = [sys.executable, "-m", "tests.ledger.stopping", what, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr.decode()
    told: list[str] = json.loads(done.stdout)
    assert len(told) == KILLS
    return told


def salts(folder: Path) -> list[bytes]:
    lines = (folder / "events" / "000000").read_bytes().splitlines(keepends=True)
    return [opened.salt for at, one in enumerate(lines) if (opened := read_line(one, at)) is not None]


@pytest.mark.parametrize("what", ["before", "after"])
def test_an_erasure_that_was_stopped_is_finished_by_the_next_one(
    tmp_path: Path, what: str, record_property: Callable[[str, object], None]
) -> None:
    KEY.save(str(tmp_path / "k"))
    new_ledger(tmp_path / "l")
    paths = [tmp_path / f"{at}.txt" for at in range(KILLS)]
    for path in paths:
        path.write_text(f"We promise {path.name}.", encoding="utf-8")
    append_files(str(tmp_path / "l"), str(tmp_path / "k"), list(map(str, paths)), "2026-01-31")
    with LedgerFolder(str(tmp_path / "l")) as ledger:
        publish(ledger, KEY)
    secret = salts(tmp_path / "l")
    assert stopped(what, tmp_path) == [""] * KILLS, "none of them said that it had erased"
    for at in range(KILLS):
        finish(tmp_path / f"after-{at}", at, secret[at], there=what == "before")
    for at, path in enumerate(paths):
        erase_in(str(tmp_path / "l"), at)
        assert not Path(f"{path}.receipt").exists()
    assert not any(one.hex().encode() in everything_in(tmp_path / "l") for one in secret)
    record_property("kills, at chosen steps of erasing", KILLS)


def finish(left: Path, entry: int, salt: bytes, *, there: bool) -> None:
    """What a kill left: the entry is whole or erased, the later ones are whole, and erasing goes on."""
    with LedgerFolder(str(left)) as ledger:
        assert ledger.size == KILLS
        opened = [ledger.opening(one) for one in range(KILLS)]
    assert (opened[entry] is not None) == there
    assert all(one is not None for one in opened[entry + 1 :])
    assert erase_in(str(left), entry).there == there
    assert salt not in everything_in(left)
    assert salt.hex().encode() not in everything_in(left)
    with LedgerCopy(str(left)) as copy:
        found = audit(copy, KEY.public, lambda *_: None)
    assert (found.faults, found.notes) == ((), ())


def everything_in(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())


def asked(tmp_path: Path) -> list[str]:
    requests = []
    with LedgerFolder(new_ledger(tmp_path / "l")) as ledger:
        for at in range(KILLS):
            before = ledger.size
            file(ledger, events(2, 10 * at))
            publish(ledger, KEY)
            requests.append(request_for(ledger, before).write())
    for at, request in enumerate(requests):
        (tmp_path / f"request-{at}").write_text(request, encoding="utf-8")
    return requests


def fork_of(request: str) -> str:
    size = int(request.partition("\n\n")[2].split("\n")[1])
    note = KEY.sign_note(checkpoint_text(KEY.name, Head(size, b"\x09" * 32)))
    return Request(0, (), read_checkpoint(note.write())).write()


def test_a_witness_that_was_stopped_before_it_answered_gives_that_answer_when_asked_again(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    requests = asked(tmp_path)
    assert stopped("witness", tmp_path) == [""] * KILLS
    for at, request in enumerate(requests):
        watch = Witness(WITNESS, KEY.public, str(tmp_path / f"after-{at}"))
        with pytest.raises(Refusal):
            watch.cosign(fork_of(request), 900)
        answer = watch.cosign(request, 901)
        assert cosigned_at(answer.note, WITNESS.cosigner) == at, "the moment at which it was remembered"
        assert watch.cosign(request, 902) == answer
    record_property("kills, at a chosen step of witnessing", KILLS)


def test_control_a_witness_that_answers_before_it_remembers_is_caught(tmp_path: Path) -> None:
    asked(tmp_path)
    told = stopped("early", tmp_path)
    assert all(read_checkpoint(one).head.size == 2 for one in told), "it answered"
    for at in range(KILLS):
        assert Witness(WITNESS, KEY.public, str(tmp_path / f"after-{at}")).seen() is None, "and knows nothing"
