"""A call that is wrong, and the page of help: in this program's words, in the language that was asked for."""

import os
import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from tallystick.cli.main import app

run = CliRunner().invoke
#: What the library under the commands says by itself.
LIBRARY = re.compile(
    r"Error:|Try '|Missing|No such|Invalid|Input should|unexpected extra|\[required\]|\[default|env var|"
    r"Usage:|Options:|Commands:|Arguments:|Show this message|\[OPTIONS\]|COMMAND"
)
WRONG = {
    "asess": "There is no command asess. Did you mean 'assess', 'phase'?",
    "xyzzy": "There is no command xyzzy.",
    "assess": "package is missing.",
    "assess x": "--out is missing.",
    "assess x y --out z": "More was given than is asked for: y.",
    "assess --foo": "There is no option --foo.",
    "assess x --out": "Nothing is given behind --out.",
    "assess x --site=1": "--site takes no value.",
    "serve --port abc": "--port needs a whole number.",
    "serve --port 99999999": "--port is 65535 at most.",
    "serve --port -1": "--port is 1 at least.",
    "ledger checkpoint": "--ledger is missing; the variable TALLYSTICK_LEDGER can hold it too.",
    "ledger xyzzy": "There is no command xyzzy.",
    "export x y --form z": "--form can't be z: it is one of sdmx-csv, sdmx-ml, sdmx-structure",
    "--lang": "There is no option --lang. Did you mean --language?",
}


def in_chinese(*words: str) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "TALLYSTICK_LANGUAGE": "zh-Hans", "COLUMNS": "80"}
    return subprocess.run(
        [sys.executable, "-m", "tallystick", *words],
        capture_output=True,
        text=True,
        env=surroundings,
        check=False,
    )


@pytest.mark.parametrize(("words", "told"), WRONG.items())
def test_a_wrong_call_is_told_in_a_sentence_and_how_it_is_right(words: str, told: str) -> None:
    answer = run(app, words.split(), env={"TALLYSTICK_LEDGER": None})
    assert answer.exit_code == 2
    assert told in answer.stderr.replace("\n", " ")
    assert "Error" not in answer.stderr
    assert "tallystick tallystick" not in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize(
    "words", ["asess", "assess", "serve --port abc", "assess --foo", "assess x --out", "report x y --kind z"]
)
def test_a_wrong_call_is_told_in_chinese(words: str) -> None:
    answer = in_chinese(*words.split())
    assert answer.returncode == 2
    assert re.search("[\u4e00-\u9fff]", answer.stderr)
    assert not LIBRARY.search(answer.stderr), answer.stderr


@pytest.mark.parametrize("words", ["", "assess", "ledger", "ledger checkpoint", "serve"])
def test_the_page_of_help_is_chinese_throughout(words: str) -> None:
    page = in_chinese(*words.split(), "--help").stdout
    assert "用法" in page
    assert not LIBRARY.search(page), page
    english = re.sub(r"--?[\w/-]+|<\w+>|\{\w+\}|[A-Z_]{3,}|[\w./-]+\.\w+|tallystick", "", page)
    assert not re.search(r"[a-z]+ [a-z]+ [a-z]+", english), page
