"""A process that makes children which are killed in the middle of erasing or witnessing, 30 times.

Arguments: what (``before`` and ``after``: erasing, around the moment at which the lines written anew get
their name; ``witness``: after remembering and before answering; ``early``: the planted bug, a witness that
answers first), and the folder, in which ``after-N`` is a copy of what the kill of that number left.
It prints, as JSON, what each child had said outside before it was killed.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from tallystick.base.places import replace_file
from tallystick.ledger import witness as witness_module
from tallystick.ledger.papers import erase_in
from tallystick.ledger.witness import Witness
from tests.ledger.made import KEY, WITNESS

KILLS = 30
Work = Callable[[Callable[[str], None]], None]


def stop() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def killed(work: Work) -> str:
    """Do work in a child that is killed in it; give what it said."""
    inner, outer = os.pipe()
    child = os.fork()
    if child == 0:
        work(lambda text: _say(outer, text))
        os._exit(3)  # it was not killed: the caller sees it
    os.close(outer)
    with os.fdopen(inner, encoding="utf-8") as said:
        told = said.read()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL
    return told


def _say(outer: int, text: str) -> None:
    os.write(outer, text.encode())


def erasing(ledger: str, entry: int, *, before: bool) -> Work:
    """Erase, and be killed when the new lines are about to get their name, or have just got it."""

    def work(say: Callable[[str], None]) -> None:
        rename = Path.rename

        def stopped(self: Path, target: Path) -> Path:
            if before and self.name.startswith(".0000"):
                stop()
            done = rename(self, target)
            if self.name.startswith(".0000"):
                stop()
            return done

        Path.rename = stopped  # type: ignore[method-assign, assignment]
        erase_in(ledger, entry)
        say("erased")

    return work


def witnessing(
    memory: str, request: str, moment: int, *, early: bool
) -> Callable[[Callable[[str], None]], None]:
    """Cosign, and be killed when it has remembered; or, the planted bug, when it has answered."""

    def work(say: Callable[[str], None]) -> None:
        def stopped(place: Path, data: bytes) -> None:
            if early:
                say(data.decode())
            else:
                replace_file(place, data)
            stop()

        vars(witness_module)["replace_file"] = stopped
        Witness(WITNESS, KEY.public, memory).cosign(request, moment, first=moment == 0 or early)

    return work


def main(what: str, folder: Path) -> None:
    os.fsync = os.fdatasync = lambda _: None  # type: ignore[assignment] # what a process wrote outlives its kill without that
    told = []
    for at in range(KILLS):
        if what in {"before", "after"}:
            work = erasing(str(folder / "l"), at, before=what == "before")
            left = folder / "l"
        else:
            asked = 0 if what == "early" else at  # who remembers nothing can't be asked to go on
            request = (folder / f"request-{asked}").read_text(encoding="utf-8")
            work = witnessing(str(folder / "memory"), request, at, early=what == "early")
            left = folder / "memory"
        told.append(killed(work))
        if left.exists():
            shutil.copytree(left, folder / f"after-{at}")
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
