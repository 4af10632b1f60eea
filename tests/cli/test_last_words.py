"""What no command foresaw ends in words all the same: names that no file can have, too little memory."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallystick.base.reasons import Reason, Text
from tallystick.cli.console import tell
from tallystick.cli.main import app
from tests.register.packages import GOLDEN

LONG = "n" * 5000
COMMANDS = {
    "new": ["new", LONG],
    "check": ["check", LONG],
    "assess": ["assess", LONG, "--out", "out"],
    "assess into": ["assess", str(GOLDEN), "--no-site", "--out", LONG],
    "read": ["read", LONG, "--out", "out", "--known-by", "2026-06-30"],
    "lint": ["lint", LONG],
    "diff": ["diff", str(GOLDEN), LONG],
    "diff into": ["diff", str(GOLDEN), str(GOLDEN), "--out", LONG],
    "verify": ["verify", LONG],
    "verify two": ["verify", LONG, LONG],
    "verify with a key": ["verify", LONG, "--key", LONG],
    "release": ["release", str(GOLDEN), "--out", "r.zip", "--key", LONG],
    "release into": ["release", str(GOLDEN), "--out", LONG, "--key", "k"],
    "keys make": ["keys", "make", "a.example/b", "--out", LONG],
    "ledger start": ["ledger", "start", LONG, "--key", LONG],
    "ledger append": ["ledger", "append", LONG, "--ledger", LONG, "--key", LONG],
    "ledger audit": ["ledger", "audit", LONG, "--ledger-key", LONG],
    "witness": ["witness", LONG, "--key", LONG, "--ledger-key", LONG, "--memory", LONG],
    "receipt check": ["receipt", "check", LONG, "--ledger-key", LONG],
    "preregister": ["preregister", LONG, "--ledger", LONG, "--key", LONG],
    "indicators sheet": ["indicators", "sheet", LONG, "--out", "sheet.xlsx"],
    "indicators take": ["indicators", "take", LONG, LONG],
    "serve": ["serve", LONG],
}


@pytest.mark.parametrize("bad", [LONG, "a\0b"])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_name_that_no_file_can_have_ends_in_words(
    name: str, bad: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = CliRunner().invoke(app, [bad if one == LONG else one for one in COMMANDS[name]])
    assert isinstance(answer.exception, SystemExit)
    assert answer.exit_code == 2
    assert answer.output.strip()
    assert list(tmp_path.iterdir()) == []


def failing(problem: BaseException) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise problem

    return fail


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (
            MemoryError(),
            "there is not enough memory for this.\n  Take a smaller package, or a larger machine.\n",
        ),
        (OSError(errno.EIO, os.strerror(errno.EIO)), "the system refused: input/output error."),
        (
            OSError(errno.EIO, os.strerror(errno.EIO), "a.csv"),
            "a.csv can't be read or written (input/output error).",
        ),
    ],
)
def test_what_the_system_refuses_ends_in_words(
    problem: Exception, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tallystick.pipeline.check.check_all", failing(problem))
    answer = CliRunner().invoke(app, ["check", str(GOLDEN)])
    assert answer.exit_code == 2
    assert words.lower() in answer.output.lower()


def test_a_sentence_in_which_a_file_says_something_without_end_is_cut(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell(Reason("its form is {given}", given=Text("a" * 1_000_000)))
    assert len(capsys.readouterr().out) == 10_002


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["verify", "r.zip", "--key", ""], "Nothing is given behind --key."),
        (["verify", "r.zip", "--key="], "Nothing is given behind --key."),
        (["verify", "r.zip", "--ledger-key", ""], "Nothing is given behind --ledger-key."),
        (["verify", ""], "One of the words given is empty."),
        (["release", "p", "--out", "o", "--key", "k", "--ledger", ""], "Nothing is given behind --ledger."),
        (["receipt", "check", "r", "--ledger-key", "k", "--file", ""], "Nothing is given behind --file."),
    ],
)
def test_an_empty_word_is_not_taken_for_an_option_left_out(words: list[str], said: str) -> None:
    """Of `--key "$KEY"` with an empty variable nobody should think that a key was asked for."""
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 2
    assert said in result.stderr
