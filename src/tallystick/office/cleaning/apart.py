"""Has a file cleaned by a process of its own, and takes from it the cleaned one or why there is none."""

import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import PurePosixPath

from tallystick.base.findings import Refusal
from tallystick.office.cleaning.kinds import LARGEST, REFUSALS

_CLEANER = "tallystick.office.cleaning.cleaner"
#: A process that has used up its time is ended by the system; one that waits is ended after this.
_PATIENCE_SECONDS = 40
#: What the process is told of this one's surroundings: where programs lie, and no secret of the office.
_ENVIRONMENT = ("PATH", "PYTHONHOME", "PYTHONPATH", "LD_LIBRARY_PATH", "LANG")
#: So many files are cleaned at once, each in memory of its own.
_AT_ONCE = threading.BoundedSemaphore(2)


@dataclass(frozen=True, slots=True)
class CleanFile:
    """A file that was cleaned.

    Attributes:
        kind: its kind, by its content.
        data: the file as it was written anew.
        removed: the codes of what was taken out.
    """

    kind: str
    data: bytes
    removed: tuple[str, ...]


def clean_apart(data: bytes, name: str) -> CleanFile:
    """A file that somebody hands in, cleaned.

    Args:
        data: the file.
        name: the name that it came with; nothing of it but its ending is looked at.

    Raises:
        Refusal: it does not come in, with what would be right.
    """
    if not data or len(data) > LARGEST:
        raise Refusal(*REFUSALS["too-large"])
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    command = [sys.executable, "-P", "-m", _CLEANER, ending]
    with _AT_ONCE:
        try:
            done = subprocess.run(  # noqa: S603 - our own program
                command,
                input=data,
                capture_output=True,
                check=False,
                timeout=_PATIENCE_SECONDS,
                cwd="/",
                env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
            )
        except subprocess.TimeoutExpired:
            raise Refusal(*REFUSALS["too-much"]) from None
    line, _, cleaned = done.stdout.partition(b"\n")
    try:
        answer = json.loads(line)
    except ValueError:  # it was ended before it could say anything
        raise Refusal(*REFUSALS["too-much"]) from None
    if "refused" in answer:
        raise Refusal(*REFUSALS[answer["refused"]])
    return CleanFile(answer["kind"], cleaned, tuple(answer["removed"]))
