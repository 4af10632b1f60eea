"""Acts on the pages of a draft that die by ``kill -9`` before each step they take, in processes of their own.

``python -m tests.pipeline.confirming.dying FOLDER ACT EVERY`` does an act, or undoes one, again and again,
killed before its first step, its second and so on, or before every so manieth. After each death it prints
how the rows stand that the act touches, what can be undone, and what an undo by a new process leaves.
"""

import json
import os
import sys
from pathlib import Path

from tallystick.register import load_package
from tests.pipeline.confirming.asking import Window, window
from tests.register.dying import die_at
from tests.register.packages import fingerprints


def states(folder: Path) -> list[str]:
    """How each row of the draft stands, in the order of the table."""
    return [one.state for one in load_package(str(folder)).confirmations]


def tables(folder: Path) -> dict[str, str]:
    """What the tables hold."""
    return {name: data for name, data in fingerprints(folder).items() if name.startswith("tables/")}


def act(here: Window, what: str) -> None:
    """Dismiss a whole list, or undo what was done last."""
    if what == "undo":
        here.ask("act", {"act": "undo"})
    else:
        here.act("dismiss-list", "", section="1", level="commitment")


def dies(step: int, folder: Path, what: str) -> bool:
    """Whether the act, in a process of its own, is killed at that step; else it has come to its end."""
    process = os.fork()
    if process == 0:
        here = window(folder)
        here.ask("")
        die_at(step)
        act(here, what)
        os._exit(0)
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def main(folder: Path, what: str, every: int) -> None:
    """Kill, look and mend until an act lives."""
    window(folder).act("confirm", "2.1")
    before, first = tables(folder), states(folder)
    act(window(folder), "dismiss")
    done = states(folder)
    if what == "dismiss":
        act(window(folder), "undo")
    step, alive = 1, False
    while not alive:
        alive = not dies(step, folder, what)
        found = {str(first): "before", str(done): "after"}.get(str(states(folder)), "half")
        if found == "after":
            act(window(folder), "undo")
        left = tables(folder) == before
        beside = sorted(one.name for one in folder.parent.iterdir() if one != folder)
        sys.stdout.write(json.dumps([step, alive, found, left, beside]) + "\n")
        if what == "undo":
            act(window(folder), "dismiss")
        step += every


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
