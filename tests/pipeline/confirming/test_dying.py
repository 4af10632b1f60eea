"""An act on a draft's pages that is killed at any step is done or not done, and can be undone as a whole."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT
from tests.draws import TIMES
from tests.pipeline.confirming.folders import write_draft

#: Killed before each step where more is drawn, before some in every run.
EVERY = 1 if TIMES > 1 else 5


@pytest.mark.parametrize(("what", "every"), [("dismiss", EVERY), ("undo", EVERY)])
def test_no_act_is_half_done_and_none_is_lost_whenever_its_process_dies(
    tmp_path: Path, what: str, every: int
) -> None:
    folder = write_draft(tmp_path / "place" / "draft")
    command = [sys.executable, "-m", "tests.pipeline.confirming.dying", str(folder), what, str(every)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(told) > 40 / every
    assert [one for one in told if one[2] == "half"] == []
    assert [one for one in told if not one[3]] == []
    assert {one[2] for one in told[:-1]} == {"before", "after"}
    assert told[-1][1:4] == [True, "after" if what == "dismiss" else "before", True]
