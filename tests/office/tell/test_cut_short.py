"""A process killed in the middle of a send: the draft stays, and what it wrote is swept away afterwards."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

_PREPARE = """
import datetime, os, signal, sys
from tallystick.office.start import make_office, open_office
make_office(sys.argv[1], "https://office.example")
from tallystick.office.sent import SentText
from tallystick.office.services import submissions
from tests.office.tell.sender import reader_of
reader_of(None)
secret, day = bytes(17), datetime.date(2024, 3, 25)
submissions.begin(secret, today=day)
submissions.save_draft(secret, SentText("They took our land.", "complaint"), today=day)
submissions.add_file(secret, b"names\\n", "list.txt", today=day)
submissions.add_message = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
submissions.send(secret, form="send", today=day)
"""
_GO_ON = """
import datetime, sys
from pathlib import Path
from tallystick.office.start import open_office
open_office(sys.argv[1])
from tallystick.office.models import SealedCase
from tallystick.office.services import submissions
from tallystick.office.services.left_behind import sweep_up, without_keys
def lying():
    places = (one for name in ("case-keys", "sealed") for one in Path(sys.argv[1], name).iterdir())
    return sorted(one.name for one in places if one.name != "pepper")
before = len(lying())
swept = sweep_up()
after, cases = lying(), SealedCase.objects.count()
case = submissions.send(bytes(17), form="send", today=datetime.date(2024, 3, 25))
files = case.files.count()
print(before, swept, len(after), cases, SealedCase.objects.count(), without_keys(), files, sweep_up())
"""


def run(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).parents[3]
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("TALLYSTICK", "DJANGO"))
    }
    return subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
        env=kept | {"PYTHONPATH": str(root)},
        timeout=240,
    )


@pytest.mark.slow
def test_a_send_that_was_killed_leaves_nothing_behind_and_can_be_done_again(tmp_path: Path) -> None:
    folder = tmp_path / "an-office"
    killed = run(_PREPARE, folder)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    done = run(_GO_ON, folder)
    # There lie the draft's file, and a file and keys that no case names, each with its mark. These go.
    assert done.stdout.split() == ["5", "2", "1", "0", "1", "0", "1", "0"], done.stderr
