"""How the ledger's commands speak: checked before the work, whole commands, the right words, no file lost."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tallystick.ledger.keys import SigningKey
from tallystick.ledger.model import ENTRY_BYTES
from tests.cli.workplace import Workplace
from tests.ledger.made import KEY


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    folder = tmp_path / "it's a workplace"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Workplace(folder)


def printed(output: str) -> str:
    """The command that a message prints."""
    found = re.search(r"(?:tallystick|chmod) [^;\n]*", output)
    assert found is not None, output
    return found[0].removesuffix(".")


WITNESS_WORDS = "witness ask --key w --ledger-key k.vkey --memory m"


def test_a_first_checkpoint_is_asked_for_with_the_command_that_is_printed(workplace: Workplace) -> None:
    workplace.run("ledger checkpoint --ledger l --key k --out ask")
    output = workplace.refused(f"{WITNESS_WORDS} --out 'a signed one'")
    assert "remembers no checkpoint of test.example/ledger in m" in output
    command = printed(output)
    assert command == f"tallystick {WITNESS_WORDS} --out 'a signed one' --first"
    said = workplace.run(command.removeprefix("tallystick "))
    assert "The first checkpoint of test.example/ledger that this witness has seen" in said
    assert "first" not in workplace.run(WITNESS_WORDS)


def test_a_missing_checkpoint_is_published_with_the_command_that_is_printed(workplace: Workplace) -> None:
    (workplace.folder / "l").rename(workplace.folder / "my ledger")
    output = workplace.refused("ledger prove letter.txt.receipt --ledger 'my ledger'")
    command = printed(output)
    assert command == "tallystick ledger checkpoint --ledger 'my ledger' --key KEY"
    workplace.run(command.removeprefix("tallystick ").replace("KEY", "k"))
    workplace.run("ledger prove letter.txt.receipt --ledger 'my ledger'")


def test_a_witness_says_with_which_command_to_make_the_file_again(workplace: Workplace) -> None:
    workplace.run("ledger checkpoint --ledger l --key k --out ask")
    workplace.run(f"{WITNESS_WORDS} --first")
    workplace.run("ledger append k.vkey --ledger l --key k")
    workplace.run("ledger checkpoint --ledger l --key k --out ask --since 0")
    command = printed(workplace.refused(WITNESS_WORDS))
    assert command == "tallystick ledger checkpoint --ledger LEDGER --key KEY --since 1 --out FILE"
    words = command.removeprefix("tallystick ").replace("LEDGER", "l").replace("KEY", "k")
    workplace.run(words.replace("FILE", "ask"))
    workplace.run(WITNESS_WORDS)


def test_a_key_that_others_may_read_is_mended_with_the_command_that_is_printed(workplace: Workplace) -> None:
    place = workplace.folder / "my key"
    (workplace.folder / "k").rename(place)
    for mode in (0o644, 0o640, 0o604, 0o660, 0o622):
        place.chmod(mode)
        output = workplace.refused("ledger checkpoint --ledger l --key 'my key'")
        command = printed(output)
        assert command == "chmod 600 'my key'"
        subprocess.run(shlex.split(command), check=True, cwd=workplace.folder)
        assert place.stat().st_mode & 0o777 == 0o600
    workplace.run("ledger checkpoint --ledger l --key 'my key'")


@pytest.mark.parametrize(
    ("command", "what"),
    [
        ("ledger checkpoint --ledger l --key k --out X", "file for a witness"),
        (f"{WITNESS_WORDS} --first --out X", "cosigned checkpoint"),
        ("ledger prove X --ledger l", "proof"),
        ("keys make example.org/new --out X", ""),
    ],
)
def test_no_file_is_written_over_that_is_no_earlier_one_of_its_kind(
    workplace: Workplace, command: str, what: str
) -> None:
    workplace.run("ledger checkpoint --ledger l --key k --out ask")
    workplace.run("ledger prove letter.txt.receipt --ledger l")
    workplace.run("ledger append k.vkey --ledger l --key k")  # so that there is something to sign
    others = [
        "k",
        "k.vkey",
        "w",
        "letter.txt",
        "l/leaves",
        "l/origin",
        "l/events/000000",
        "letter.txt.receipt",
    ]
    others += ["letter.txt.receipt.proof"] if what != "proof" else []
    others += ["ask"] if what != "file for a witness" else []
    for other in others:
        if what == "proof":  # its name is not asked for: it lies beside the receipt
            (workplace.folder / "r").write_bytes((workplace.folder / "letter.txt.receipt").read_bytes())
            (workplace.folder / "r.proof").write_bytes((workplace.folder / other).read_bytes())
        output = workplace.refused(command.replace("X", "r" if what == "proof" else other))
        assert "already" in output
        assert what in output


@pytest.mark.parametrize("place", ["/dev/null", "/dev/stdout", "folder", "folder/none/x", "pipe"])
def test_an_out_that_is_no_plain_file_is_refused_and_left(workplace: Workplace, place: str) -> None:
    (workplace.folder / "folder").mkdir()
    os.mkfifo(workplace.folder / "pipe")
    before = Path(place).stat().st_mode if Path(place).exists() else None
    workplace.run("ledger checkpoint --ledger l --key k --out ask")
    for command in ("ledger checkpoint --ledger l --key k --out", f"{WITNESS_WORDS} --first --out"):
        workplace.refused(f"{command} {place}")
    workplace.refused(f"keys make example.org/x --out {place}")
    if before is not None:
        assert Path(place).stat().st_mode == before


@pytest.mark.parametrize("place", ["/dev/zero", "pipe", "folder"])
def test_what_never_ends_is_not_read(workplace: Workplace, place: str) -> None:
    (workplace.folder / "folder").mkdir()
    os.mkfifo(workplace.folder / "pipe")
    workplace.run("ledger checkpoint --ledger l --key k --out ask")
    for command in (
        "ledger append X --ledger l --key k",
        "ledger checkpoint --ledger l --key X",
        "ledger prove X --ledger l",
        "ledger cosign X --ledger l --witness-key w.witness.vkey",
        "ledger audit --ledger l --ledger-key X",
        "witness X --key w --ledger-key k.vkey --memory m --first",
        "receipt check X --ledger-key k.vkey",
        "receipt check letter.txt.receipt --ledger-key k.vkey --leaves X",
        "receipt check letter.txt.receipt --ledger-key k.vkey --file X",
    ):
        assert "no plain file" in workplace.refused(command.replace("X", place)), command


def test_a_size_that_is_not_reached_is_refused_before_anything_is_signed(workplace: Workplace) -> None:
    output = workplace.refused("ledger checkpoint --ledger l --key k --since 2")
    assert "There is no way from 2 entries to 1" in output


def test_an_earlier_one_of_its_kind_is_written_over(workplace: Workplace) -> None:
    for _ in range(2):
        workplace.run("ledger checkpoint --ledger l --key k --out ask")
        workplace.run("ledger prove letter.txt.receipt --ledger l")
        workplace.run(f"{WITNESS_WORDS} --out signed --first")


def test_what_never_was_a_ledger_gets_the_right_words(workplace: Workplace) -> None:
    (workplace.folder / "p").mkdir()
    (workplace.folder / "p" / "notes").write_text("x", encoding="utf-8")
    for command in ("checkpoint --key k", "append letter.txt --key k", "erase 0", "prove letter.txt.receipt"):
        assert "There is no folder x y" in workplace.refused(f"ledger {command} --ledger 'x y'")
        assert "The folder p is no ledger" in workplace.refused(f"ledger {command} --ledger p")
        assert "letter.txt is a file" in workplace.refused(f"ledger {command} --ledger letter.txt")
    assert "The folder p is no ledger" in workplace.refused("ledger audit --ledger p --ledger-key k.vkey")
    assert "tallystick ledger start 'x y' --key KEY" in workplace.refused("ledger erase 0 --ledger 'x y'")


def test_a_damaged_ledger_takes_nothing_and_gives_no_receipt(workplace: Workplace) -> None:
    workplace.run("ledger checkpoint --ledger l --key k --out ask")
    workplace.run("ledger append w.vkey --ledger l --key k")
    leaves = workplace.folder / "l" / "leaves"
    whole = leaves.read_bytes()
    leaves.write_bytes(b"\0" * ENTRY_BYTES + whole[ENTRY_BYTES:])
    for command in ("append k.vkey --key k", "checkpoint --key k", "prove letter.txt.receipt", "erase 1"):
        output = workplace.refused(f"ledger {command} --ledger l")
        assert "is damaged at entry 0" in output
        assert "witness" in output
    answer = workplace.ask("ledger audit --ledger l --ledger-key k.vkey")
    assert (answer.exit_code, "damaged  entry 0" in answer.output) == (1, True)
    leaves.write_bytes(whole)
    workplace.run("ledger append k.vkey --ledger l --key k")


def test_an_audit_reports_a_tail_and_changes_nothing(workplace: Workplace) -> None:
    workplace.run("ledger checkpoint --ledger l --key k")
    with (workplace.folder / "l" / "events" / "000000").open("ab") as out:
        out.write(b"14 bytes there")
    before = workplace.state()
    answer = workplace.ask("ledger audit --ledger l --ledger-key k.vkey")
    assert answer.exit_code == 1
    assert "tail  events/000000 has 14 bytes behind its last line that are no line" in answer.output
    assert workplace.state() == before
    workplace.run("ledger append k.vkey --ledger l --key k")
    assert "2 entries" in workplace.run("ledger audit --ledger l --ledger-key k.vkey")


def test_erasing_says_which_receipts_went_with_it(workplace: Workplace) -> None:
    said = workplace.run("ledger erase 0 --ledger l")
    assert "letter.txt.receipt: this receipt of it held the salt and is deleted too" in said
    assert not (workplace.folder / "letter.txt.receipt").exists()
    assert "it was erased before" in workplace.run("ledger erase 0 --ledger l")


def test_a_key_of_the_same_name_that_did_not_sign_before_is_refused(workplace: Workplace) -> None:
    workplace.run("ledger checkpoint --ledger l --key k")
    SigningKey.from_seed(KEY.name, b"\x07" * 32).save(str(workplace.folder / "twin"))
    for command in ("append k.vkey", "checkpoint"):
        output = workplace.refused(f"ledger {command} --ledger l --key twin")
        assert "was not signed by this key of test.example/ledger" in output


def test_eight_who_file_at_once_all_get_their_receipt(workplace: Workplace) -> None:
    names = [f"letter{at}.txt" for at in range(8)]
    for name in names:
        (workplace.folder / name).write_text(name, encoding="utf-8")
    base = [sys.executable, "-m", "tallystick", "ledger", "append"]
    running = [
        subprocess.Popen(
            [*base, name, "--ledger", "l", "--key", "k"], cwd=workplace.folder, stdout=subprocess.PIPE
        )
        for name in names
    ]
    for one in running:
        said, _ = one.communicate(timeout=120)
        assert one.returncode == 0, said
    assert all((workplace.folder / f"{name}.receipt").exists() for name in names)
    assert "9 entries" in workplace.run("ledger audit --ledger l --ledger-key k.vkey")
