"""Ledger, witness, receipts, releases and their check, as a person types them, with their exit codes."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tallystick.base.canonical import canonical_bytes
from tallystick.cli.main import app
from tallystick.ledger.folder import LedgerFolder
from tallystick.ledger.holders import (
    ERASURE,
    SUBMISSION,
    Paper,
    erasure_event,
    erasure_statement,
    submission_event,
)
from tallystick.ledger.keys import SigningKey
from tallystick.ledger.log import file_events
from tallystick.ledger.receipts import read_receipt
from tests.ledger.made import KEY, WITNESS

GOLDEN = Path(__file__).parents[1] / "golden" / "package"


class Workplace:
    """A folder with keys, a ledger, a filed letter and a package; commands run in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, key in (("k", KEY), ("w", WITNESS)):
            key.save(str(folder / name))
            (folder / f"{name}.vkey").write_text(key.public.vkey + "\n", encoding="utf-8")
            (folder / f"{name}.witness.vkey").write_text(key.cosigner.vkey + "\n", encoding="utf-8")
        (folder / "letter.txt").write_text("We promise.", encoding="utf-8")
        shutil.copytree(GOLDEN, folder / "p")
        self.run("ledger", "start", "l", "--key", "k")
        self.run("ledger", "append", "letter.txt", "--ledger", "l", "--key", "k", "--day", "2026-01-31")

    def ask(self, *words: str) -> Result:
        return CliRunner().invoke(app, list(words))

    def run(self, *words: str) -> str:
        answer = self.ask(*words)
        assert answer.exit_code == 0, answer.output
        return answer.output

    def code(self, *words: str) -> tuple[int, str]:
        answer = self.ask(*words)
        assert "Traceback" not in answer.output
        return answer.exit_code, answer.output


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    monkeypatch.chdir(tmp_path)
    return Workplace(tmp_path)


def test_keys_are_made_once(workplace: Workplace) -> None:
    assert "example.org/x+" in workplace.run("keys", "make", "example.org/x", "--out", "x")
    assert workplace.code("keys", "make", "example.org/x", "--out", "x")[0] == 2
    assert workplace.code("keys", "make", "two words", "--out", "y")[0] == 2


def test_a_letter_from_filing_to_a_kept_promise(workplace: Workplace) -> None:
    check = ("receipt", "check", "letter.txt.receipt", "--ledger-key", "k.vkey", "--file", "letter.txt")
    assert workplace.code(*check)[0] == 4
    assert workplace.code("ledger", "prove", "letter.txt.receipt", "--ledger", "l")[0] == 2
    workplace.run("ledger", "checkpoint", "--ledger", "l", "--key", "k", "--out", "ask")
    workplace.run("ledger", "prove", "letter.txt.receipt", "--ledger", "l")
    code, said = workplace.code(*check, "--proof", "letter.txt.receipt.proof")
    assert (code, said.split(":")[0]) == (0, "The promise was kept")
    assert "filed before" in workplace.run("ledger", "append", "letter.txt", "--ledger", "l", "--key", "k")


def test_receipts_are_told_apart(workplace: Workplace) -> None:
    check = ("receipt", "check", "letter.txt.receipt", "--ledger-key")
    assert workplace.code(*check, "w.vkey")[0] == 3
    (workplace.folder / "letter.txt").write_text("We never promised.", encoding="utf-8")
    assert workplace.code(*check, "k.vkey", "--file", "letter.txt")[0] == 5
    assert workplace.code("receipt", "check", "letter.txt", "--ledger-key", "k.vkey")[0] == 2
    assert workplace.code("receipt", "check", "nowhere", "--ledger-key", "k.vkey")[0] == 2
    workplace.run("ledger", "start", "other", "--key", "k")
    workplace.run("ledger", "append", "k.vkey", "--ledger", "other", "--key", "k")
    workplace.run("ledger", "checkpoint", "--ledger", "other", "--key", "k")
    fork = "other/checkpoints/000000000001.txt"
    broken = (*check, "k.vkey", "--checkpoint", fork, "--leaves", "other/leaves")
    assert workplace.code(*broken)[0] == 1


def test_a_witness_by_files(workplace: Workplace) -> None:
    witness = ("--key", "w", "--ledger-key", "k.vkey", "--memory", "m")
    workplace.run("ledger", "checkpoint", "--ledger", "l", "--key", "k", "--out", "ask")
    workplace.run("witness", "ask", *witness, "--out", "signed", "--first")
    said = workplace.run("ledger", "cosign", "signed", "--ledger", "l", "--witness-key", "w.witness.vkey")
    assert WITNESS.name in said
    code, said = workplace.code("ledger", "cosign", "ask", "--ledger", "l", "--witness-key", "w.witness.vkey")
    assert code == 2
    workplace.run("ledger", "append", "w.vkey", "--ledger", "l", "--key", "k")
    workplace.run("ledger", "checkpoint", "--ledger", "l", "--key", "k", "--out", "ask2", "--since", "0")
    assert "--since 1" in workplace.code("witness", "ask2", *witness)[1]
    workplace.run("ledger", "checkpoint", "--ledger", "l", "--key", "k", "--out", "ask2", "--since", "1")
    workplace.run("witness", "ask2", *witness)
    code, said = workplace.code("witness", "ask", *witness)
    assert (code, "A rollback" in said) == (2, True)


def test_an_audit_and_an_erasure(workplace: Workplace) -> None:
    audit = ("ledger", "audit", "--ledger", "l", "--ledger-key", "k.vkey")
    workplace.run("ledger", "checkpoint", "--ledger", "l", "--key", "k")
    assert "0 of them erased, 1 checkpoint: all as it was signed" in workplace.run(*audit)
    workplace.run("ledger", "erase", "0", "--ledger", "l")
    assert "erased before" in workplace.run("ledger", "erase", "0", "--ledger", "l")
    assert workplace.code("ledger", "erase", "9", "--ledger", "l")[0] == 2
    assert json.loads(workplace.run(*audit, "--json"))["erased"] == 1
    leaves = workplace.folder / "l" / "leaves"
    leaves.write_bytes(leaves.read_bytes()[:-1] + b"\0")
    code, said = workplace.code(*audit)
    assert (code, "no longer give the checkpoint" in said) == (1, True)


def test_a_ledger_that_is_not_there_and_a_key_that_is_not_its_own(workplace: Workplace) -> None:
    assert workplace.code("ledger", "append", "letter.txt", "--ledger", "x", "--key", "k")[0] == 2
    assert workplace.code("ledger", "append", "letter.txt", "--ledger", "l", "--key", "w")[0] == 2
    assert workplace.code("ledger", "append", "nowhere", "--ledger", "l", "--key", "k")[0] == 2
    assert workplace.code("ledger", "start", "l", "--key", "k")[0] == 2
    (workplace.folder / "k").chmod(0o644)
    assert "chmod 600" in workplace.code("ledger", "checkpoint", "--ledger", "l", "--key", "k")[1]


def test_a_method_is_registered_changed_and_registered_again(workplace: Workplace) -> None:
    method = workplace.folder / "p" / "methods" / "final.toml"
    register = ("preregister", str(method), "--ledger", "l", "--key", "k", "--day", "2026-01-31")
    page = workplace.folder / "o" / "method.html"
    assert "was not registered" in workplace.run("assess", "p", "--out", "o")
    assert "was not put into a ledger before" in page.read_text(encoding="utf-8")
    assert "entry 1" in workplace.run(*register)
    assert "registered before, unchanged" in workplace.run(*register)
    assess = ("assess", "p", "--out", "o", "--ledger-key", "k.vkey")
    assert "is the one that was registered as entry 1" in workplace.run(*assess)
    assert "entry 1, and is the same now" in page.read_text(encoding="utf-8")
    text = method.read_text(encoding="utf-8")
    method.write_text(text.replace("about_tolerance = 0.10", "about_tolerance = 0.20"), encoding="utf-8")
    said = workplace.run(*assess)
    assert "<td>0.1</td><td>0.2</td><td>this assessment</td>" in page.read_text(encoding="utf-8")
    assert "thresholds.about_tolerance from 0.1 to 0.2 by this assessment" in said
    assert "entry 2" in workplace.run(*register)
    record = json.loads((workplace.folder / "o" / "registration.json").read_text(encoding="utf-8"))
    assert record["standing"] == "changed"
    workplace.run("assess", "p", "--out", "o", "--no-site")
    record = json.loads((workplace.folder / "o" / "registration.json").read_text(encoding="utf-8"))
    assert [one["changed_by"] for one in record["changes"]] == ["entry 2"]
    assert [one["entry"] for one in record["registrations"]] == [1, 2]
    method.write_text(text.replace("about_tolerance = 0.10", 'about_tolerance = "much"'), encoding="utf-8")
    assert workplace.code(*register)[0] == 1


def test_a_registration_without_the_ledger_s_key_is_only_claimed(workplace: Workplace) -> None:
    workplace.run(
        "preregister", str(workplace.folder / "p/methods/final.toml"), "--ledger", "l", "--key", "k"
    )
    said = "registered as entry 1 of test.example/ledger: claimed, not shown"
    assert said in workplace.run("assess", "p", "--out", "o")
    assert "Claimed, not shown" in (workplace.folder / "o" / "method.html").read_text(encoding="utf-8")
    assert said in workplace.run("assess", "p", "--out", "o", "--ledger-key", "w.vkey", "--no-site")
    workplace.run("release", "p", "--key", "k", "--no-site", "--out", "r.zip")
    assert "claimed, not shown" in workplace.run("verify", "r.zip")
    assert said not in workplace.run("assess", "p", "--out", "o", "--ledger-key", "k.vkey", "--no-site")


def test_a_release_and_its_check(workplace: Workplace) -> None:
    release = ("release", "p", "--key", "k", "--ledger", "l", "--no-site", "--out")
    assert workplace.code(*release, "r.zip")[0] == 2, "a ledger without a checkpoint can't be carried"
    workplace.run("ledger", "checkpoint", "--ledger", "l", "--key", "k")
    made = json.loads(workplace.run(*release, "r.zip", "--json"))
    assert made["entry"] == 1
    said = workplace.run("verify", "r.zip", "--key", "k.vkey", "--ledger-key", "k.vkey")
    assert "identical" in said
    assert made["assessment_id"] == json.loads(workplace.run("verify", "r.zip", "--json"))["assessment_id"]
    assert workplace.code("verify", "r.zip", "--key", "w.vkey")[0] == 3
    assert workplace.code("verify", "r.zip", "--witness-key", "w.witness.vkey")[0] == 1
    assert workplace.code("verify", "nowhere.zip")[0] == 2
    data = bytearray((workplace.folder / "r.zip").read_bytes())
    data[len(data) // 2] ^= 1
    (workplace.folder / "bad.zip").write_bytes(data)
    code, said = workplace.code("verify", "bad.zip")
    assert (code, "DAMAGED" in said) == (3, True)


def test_two_releases(workplace: Workplace) -> None:
    workplace.run("ledger", "checkpoint", "--ledger", "l", "--key", "k")
    release = ("release", "p", "--key", "k", "--ledger", "l", "--no-site", "--out")
    workplace.run(*release, "old.zip")
    assert workplace.code("verify", "old.zip", "old.zip")[0] == 0
    table = workplace.folder / "p" / "tables" / "observations.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace(",1090,persons,1090,", ",1190,persons,1190,"), encoding="utf-8")
    workplace.run("ledger", "checkpoint", "--ledger", "l", "--key", "k")
    workplace.run(*release, "new.zip")
    code, said = workplace.code("verify", "old.zip", "new.zip")
    assert code == 1
    assert "lists the old one as entry 1, and is proven to go on" in said
    assert "because of data" in said
    assert "“1090” -> “1190”" in said
    record = json.loads(workplace.ask("verify", "old.zip", "new.zip", "--json").output)
    assert record["verdicts"][0]["causes"] == ["data"]
    code, said = workplace.code("verify", "old.zip", "letter.txt")
    assert (code, "letter.txt is no release" in said) == (2, True)


def test_a_release_that_was_not_signed_beside_is_told(workplace: Workplace) -> None:
    workplace.run("release", "p", "--key", "k", "--no-site", "--out", "r.zip")
    (workplace.folder / "r.zip.minisig").unlink()
    assert "r.zip.minisig does not lie beside it" in workplace.run("verify", "r.zip")
    (workplace.folder / "r.zip.sha256").write_text("0" * 64, encoding="utf-8")
    assert workplace.code("verify", "r.zip")[0] == 3


def test_what_its_holder_erased_is_told_from_what_was_deleted(workplace: Workplace) -> None:
    holder = SigningKey.from_seed("holder", b"\x07" * 32)
    event = submission_event(holder.public.raw, "ab" * 32)
    with LedgerFolder("l") as ledger:
        key = SigningKey.load("k")
        (filed,) = file_events(ledger, key, SUBMISSION, [event], "2026-01-31")
    proof = Paper(canonical_bytes(event), filed.receipt)
    (workplace.folder / "proof").write_text(proof.write(), encoding="utf-8")
    check = ("receipt", "check", "proof", "--ledger-key", "k.vkey", "--ledger", "l")
    workplace.run("ledger", "checkpoint", "--ledger", "l", "--key", "k")
    code, said = workplace.code(*check)
    assert (code, said.partition(":")[0]) == (0, "The promise was kept")
    workplace.run("ledger", "erase", str(filed.sequence), "--ledger", "l")
    code, said = workplace.code(*check)
    assert (code, said.partition(":")[0]) == (1, "The promise was broken")
    with LedgerFolder("l") as ledger:
        entry = read_receipt(filed.receipt)[0].entry
        word = erasure_event(entry, holder.sign(erasure_statement(ledger.origin, entry)))
        file_events(ledger, key, ERASURE, [word], "2026-01-31")
    workplace.run("ledger", "checkpoint", "--ledger", "l", "--key", "k")
    code, said = workplace.code(*check)
    assert (code, said.partition(":")[0]) == (6, "Erased by its holder")


@pytest.mark.parametrize(
    ("receipt", "file"),
    [("letter.txt.receipt", "lettre.txt"), ("kept", "lettre.txt"), ("kept", "elsewhere/lettre.txt")],
)
def test_whoever_renamed_a_file_is_told_what_it_was_called(
    workplace: Workplace, receipt: str, file: str
) -> None:
    """By the receipt's own name, or by what another file beside them is called."""
    here = workplace.folder
    (here / "elsewhere").mkdir()
    (here / "letter.txt").rename(here / file)
    (here / "letter.txt.receipt").rename(here / receipt)
    check = ("receipt", "check", receipt, "--ledger-key", "k.vkey", "--file", file)
    if receipt == "kept":
        code, said = workplace.code(*check)
        assert (code, "or for the same under another name" in said) == (5, True), "nothing tells the name"
        (here / "elsewhere" / "letter.txt").write_text("another letter", encoding="utf-8")
        (here / "letter.txt.receipt").write_text("of another", encoding="utf-8")
    code, said = workplace.code(*check)
    assert code == 5
    assert "this very file under the name letter.txt" in said
    (here / file).write_text("We never promised.", encoding="utf-8")
    code, said = workplace.code(*check)
    assert (code, "under the name letter.txt" in said) == (5, False)


OTHER_KIND = [
    ("verify", "plan.zip", "--key", "k.witness.vkey"),
    ("verify", "plan.zip", "--ledger-key", "k.witness.vkey"),
    ("verify", "plan.zip", "--witness-key", "w.vkey"),
    ("receipt", "check", "letter.txt.receipt", "--ledger-key", "k.witness.vkey"),
    ("ledger", "audit", "--ledger", "l", "--ledger-key", "k.witness.vkey"),
    ("ledger", "cosign", "ask", "--ledger", "l", "--witness-key", "w.vkey"),
    ("witness", "ask", "--key", "w", "--ledger-key", "k.witness.vkey", "--memory", "m", "--first"),
]


@pytest.mark.parametrize("words", OTHER_KIND, ids=" ".join)
def test_a_key_of_the_other_kind_is_no_alarm(workplace: Workplace, words: tuple[str, ...]) -> None:
    """By it nothing is signed right, which would be called damage or a broken promise."""
    workplace.run("ledger", "checkpoint", "--ledger", "l", "--key", "k", "--out", "ask")
    code, said = workplace.code(*words)
    assert (code, "is asked for" in said) == (2, True), said
