"""What ledger, witness, receipts and registrations print in another language, each answer they can give."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_ledger_commands import Workplace
from tests.ledger.made import KEY, WITNESS
from tests.voice.spoken import content, run, smuggled

#: What a person types one after the other, each with its exit code.
DAYS = {
    "keys": [
        (0, "keys make example.org/x --out x"),
        (2, "keys make example.org/x --out x"),
        (2, "keys make 'two words' --out y"),
    ],
    "letter": [
        (4, "receipt check letter.txt.receipt --ledger-key k.vkey --file letter.txt"),
        (2, "ledger prove letter.txt.receipt --ledger l"),
        (0, "ledger checkpoint --ledger l --key k --out ask"),
        (0, "ledger prove letter.txt.receipt --ledger l"),
        (
            0,
            "receipt check letter.txt.receipt --ledger-key k.vkey --file letter.txt "
            "--proof letter.txt.receipt.proof",
        ),
        (0, "ledger append letter.txt --ledger l --key k"),
        (3, "receipt check letter.txt.receipt --ledger-key w.vkey"),
        (5, "receipt check letter.txt.receipt --ledger-key k.vkey --file k.vkey"),
        (2, "receipt check letter.txt --ledger-key k.vkey"),
        (2, "receipt check nowhere --ledger-key k.vkey"),
    ],
    "broken promise": [
        (0, "ledger start other --key k"),
        (0, "ledger append k.vkey --ledger other --key k"),
        (0, "ledger checkpoint --ledger other --key k"),
        (
            1,
            "receipt check letter.txt.receipt --ledger-key k.vkey "
            "--checkpoint other/checkpoints/000000000001.txt --leaves other/leaves",
        ),
    ],
    "witness": [
        (0, "ledger checkpoint --ledger l --key k --out ask"),
        (0, "witness ask --key w --ledger-key k.vkey --memory m --out signed --first"),
        (0, "ledger cosign signed --ledger l --witness-key w.witness.vkey"),
        (2, "ledger cosign ask --ledger l --witness-key w.witness.vkey"),
        (0, "ledger append w.vkey --ledger l --key k"),
        (0, "ledger checkpoint --ledger l --key k --out ask2 --since 0"),
        (2, "witness ask2 --key w --ledger-key k.vkey --memory m"),
        (0, "ledger checkpoint --ledger l --key k --out ask3 --since 1"),
        (0, "witness ask3 --key w --ledger-key k.vkey --memory m"),
        (2, "witness ask --key w --ledger-key k.vkey --memory m"),
    ],
    "audit and erasure": [
        (0, "ledger checkpoint --ledger l --key k"),
        (0, "ledger audit --ledger l --ledger-key k.vkey"),
        (0, "ledger erase 0 --ledger l"),
        (0, "ledger erase 0 --ledger l"),
        (2, "ledger erase 9 --ledger l"),
        (0, "ledger audit --ledger l --ledger-key k.vkey"),
    ],
    "what is not there": [
        (2, "ledger append letter.txt --ledger x --key k"),
        (2, "ledger append letter.txt --ledger l --key w"),
        (2, "ledger append nowhere --ledger l --key k"),
        (2, "ledger start l --key k"),
        (2, "ledger audit --ledger l --ledger-key k"),
    ],
    "registrations": [
        (0, "preregister p/methods/final.toml --ledger l --key k --day 2026-01-31"),
        (0, "preregister p/methods/final.toml --ledger l --key k --day 2026-01-31"),
        (2, "preregister p/methods/none.toml --ledger l --key k --day 2026-01-31"),
        (0, "assess p --out o --ledger-key k.vkey --no-site"),
        (2, "serve p"),
        (2, "serve letter.txt"),
    ],
}


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    monkeypatch.chdir(tmp_path)
    return Workplace(tmp_path)


@pytest.mark.parametrize("day", DAYS)
def test_every_word_is_the_catalogue_s_or_was_given(workplace: Workplace, day: str) -> None:
    for code, typed in DAYS[day]:
        words = shlex.split(typed)
        answer = run(words)
        assert answer.exit_code == code, (typed, answer.output)
        known = [*words, content(workplace.folder / "p"), *keys_of(workplace.folder)]
        assert smuggled(answer.output, known) == [], typed


@pytest.mark.parametrize(
    "harm",
    [lambda data: data[:-1] + b"\0", lambda data: data[:-1], lambda data: data + b"\0"],
    ids=["another leaf", "a leaf cut short", "a leaf too many"],
)
def test_what_an_audit_finds_is_said_in_the_language(
    workplace: Workplace, harm: Callable[[bytes], bytes]
) -> None:
    workplace.run("ledger", "checkpoint", "--ledger", "l", "--key", "k")
    leaves = workplace.folder / "l" / "leaves"
    leaves.write_bytes(harm(leaves.read_bytes()))
    words = ["ledger", "audit", "--ledger", "l", "--ledger-key", "k.vkey"]
    answer = run(words)
    assert answer.exit_code in {1, 2}, answer.output
    assert smuggled(answer.output, [*words, *keys_of(workplace.folder)]) == []


def keys_of(folder: Path) -> list[str]:
    """What answers may name besides what was typed: names of ledger and witness, keys, receipts, paths."""
    texts = [path for path in folder.glob("*") if path.is_file() and path.name not in {"k", "w"}]
    texts += folder.glob("*/checkpoints/*.txt")
    said = [path.read_text(encoding="utf-8") for path in texts]
    return [KEY.name, WITNESS.name, str(folder), *map(str, folder.rglob("*")), *said]
