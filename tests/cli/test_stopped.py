"""Whoever presses Ctrl+C is told what has been written by then, and no folder is left by halves."""

import os
import pty
import re
import select
import signal
import sys
import time
from pathlib import Path

import pytest
import typer

from tallystick.cli import bar as module
from tallystick.cli.bar import bar
from tests.register.packages import GOLDEN

ENDLESS = """
import sys, time
import tallystick.pipeline.run as run
from tallystick.base.progress import Progress

def endless(path, out, method, wanted, progress):
    progress("judging", 0, 0)
    for one in range(600):
        progress("drawing pages of commitments", one, 600)
        time.sleep(0.05)

run.run_assessment = endless
from tallystick.cli.main import main
sys.argv = ["tallystick", "assess", sys.argv[1], "--out", sys.argv[2]]
main()
"""


def on_a_terminal(code: str, *words: str, until: str, patience: float = 60) -> tuple[str, int]:
    """What a program shows on a terminal, stopped once it has shown something, and how it ends."""
    child, screen = pty.fork()
    if child == 0:
        os.environ |= {"COLUMNS": "80", "TERM": "xterm"}
        os.execv(sys.executable, [sys.executable, "-c", code, *words])  # noqa: S606 - no shell
    shown, sent, began = "", False, time.monotonic()
    while time.monotonic() - began < patience:
        if select.select([screen], [], [], 0.1)[0]:
            try:
                data = os.read(screen, 65536)
            except OSError:  # the other end is closed
                break
            shown += data.decode(errors="replace")
        if not sent and re.search(until, shown):
            os.kill(child, signal.SIGINT)
            sent = True
    os.close(screen)
    return shown, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_the_bar_moves_and_what_was_stopped_says_so(tmp_path: Path) -> None:
    shown, code = on_a_terminal(ENDLESS, str(GOLDEN), str(tmp_path / "out"), until=r" [4-9]\d/600")
    assert "drawing pages of commitments" in shown
    assert len(set(re.findall(r"(\d+)/600", shown))) > 1
    assert shown.rstrip().endswith("Stopped; nothing was written.")
    assert code == 130
    assert list(tmp_path.iterdir()) == []


def test_what_was_written_before_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written, other = tmp_path / "a.zip", tmp_path / "folder"
    other.mkdir()

    def stopped_late() -> None:
        with bar(str(written), str(other)):
            written.write_bytes(b"whole")
            raise KeyboardInterrupt

    with pytest.raises(typer.Exit) as ended:
        stopped_late()
    assert ended.value.exit_code == 130
    assert capsys.readouterr().err == f"Stopped; written before that: {written}.\n"


def test_a_file_that_was_there_already_is_not_said_to_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = tmp_path / "a.zip"
    written.write_bytes(b"of before")
    with pytest.raises(typer.Exit), bar(str(written)):
        raise KeyboardInterrupt
    assert capsys.readouterr().err == "Stopped; nothing was written.\n"


def test_a_file_that_changed_within_a_folder_is_seen(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"1")
    before = module._mark(tmp_path)
    (tmp_path / "one").write_bytes(b"12")
    assert module._mark(tmp_path) != before
