"""A command that went well says last what comes next: a command that can be typed, or what a person does."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

from tallystick.cli.main import app
from tests.register.packages import GOLDEN

PLAN = (
    "National Plan of Norland 2024-2028\n\n- Build forty wells by 2026.\n- The ministry will open schools.\n"
)
#: What stands last where it is no command: who acts then is a person, or the answer is all there is.
IN_WORDS = {
    "keys make": "Publish the line that readers need",
    "verify": "Compare it with one that you got in another way",
    "assess --no-site": "begin with site/tables/verdicts.csv",
}


def run(*words: str, code: int = 0) -> str:
    answer = CliRunner().invoke(app, list(words))
    assert answer.exit_code == code, answer.output
    return [line for line in answer.output.splitlines() if line.strip()][-1]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    run("keys", "make", "example.org/ledger", "--out", "key")
    run("ledger", "start", "ledger", "--key", "key")
    run("new", "package")
    run("read", "plan.txt", "--out", "draft")
    return tmp_path


ENDS: dict[str, Callable[[], str]] = {
    "new": lambda: run("new", "other"),
    "read": lambda: run("read", "plan.txt", "--out", "other"),
    "lint": lambda: run("lint", "plan.txt", code=1),
    "lint --out": lambda: run("lint", "plan.txt", "--out", "lint", code=1),
    "check": lambda: run("check", "package"),
    "check a draft": lambda: run("check", "draft"),
    "assess": lambda: run("assess", "package", "--out", "site"),
    "assess --no-site": lambda: run("assess", "package", "--out", "site", "--no-site"),
    "diff": lambda: run("diff", "package", str(GOLDEN)),
    "diff --out": lambda: run("diff", "package", str(GOLDEN), "--out", "diff"),
    "confirm --sheet": lambda: run("confirm", "draft", "--sheet", "sheet.xlsx"),
    "indicators sheet": lambda: run("indicators", "sheet", "package", "--out", "sheet.xlsx"),
    "keys make": lambda: run("keys", "make", "example.org/other", "--out", "other"),
    "ledger start": lambda: run("ledger", "start", "another", "--key", "key"),
    "ledger append": lambda: run("ledger", "append", "plan.txt", "--ledger", "ledger", "--key", "key"),
    "ledger checkpoint --out": lambda: run(
        "ledger", "checkpoint", "--ledger", "ledger", "--key", "key", "--out", "for-a-witness"
    ),
    "preregister": lambda: run(
        "preregister", "package/methods/final.toml", "--ledger", "ledger", "--key", "key"
    ),
    "release": lambda: run("release", "package", "--out", "plan.zip", "--key", "key", "--no-site"),
}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", ENDS)
def test_the_last_line_says_what_comes_next(name: str) -> None:
    last = ENDS[name]()
    if name in IN_WORDS:
        assert IN_WORDS[name] in last
        return
    command = re.search(r"tallystick ((?:[a-z]+ )+)", last)
    assert command, last
    known = typer.main.get_command(app)
    for word in command[1].split():
        found = getattr(known, "commands", {}).get(word)
        if found is None:
            break
        known = found
    assert known is not typer.main.get_command(app)
    assert not getattr(known, "commands", {}), f"{last} names no whole command"


@pytest.mark.usefixtures("here")
def test_a_command_that_is_named_can_be_typed() -> None:
    """The way of a package from its beginning to its site, each command as the one before names it."""
    last = run("new", "my plan")
    for _ in range(2):
        words = re.findall(r"'[^']+'|\S+", last.partition("tallystick ")[2])
        last = run(*(word.strip("'") if word != "DIR" else "site" for word in words))
    assert last.endswith("tallystick serve site")


@pytest.mark.usefixtures("here")
def test_a_release_that_is_sound_says_with_which_key_to_compare_it() -> None:
    run("release", "package", "--out", "plan.zip", "--key", "key", "--no-site")
    assert IN_WORDS["verify"] in run("verify", "plan.zip")


@pytest.mark.usefixtures("here")
def test_a_package_with_errors_is_sent_back_to_its_check(here: Path) -> None:
    place = here / "package" / "tables" / "targets.csv"
    place.write_text(place.read_text(encoding="utf-8").replace("percent", "per cent"), encoding="utf-8")
    assert run("check", "package", code=1) == "Mend them and look again: tallystick check package"


SPACED: dict[str, Callable[[], str]] = {
    "lint": lambda: run("lint", "plan.txt", "--out", "my out", code=1),
    "assess": lambda: run("assess", "package", "--out", "my out"),
    "diff": lambda: run("diff", "package", str(GOLDEN), "--out", "my out"),
    "release": lambda: run("release", "package", "--out", "my out", "--key", "key", "--no-site"),
    "read": lambda: run("read", "plan.txt", "--out", "my out"),
    "confirm": lambda: run("confirm", "draft", "--sheet", "my out"),
}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", SPACED)
def test_a_command_that_is_printed_names_a_file_with_a_space_as_one_word(name: str) -> None:
    last = SPACED[name]()
    assert "my out" in shlex.split(last.partition("tallystick ")[2]), last
