"""Has a message read by a process of its own, and takes from it what the message says."""

import json
import os
import subprocess
import sys

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.by_mail.told import (
    LARGE,
    MOST_BYTES,
    NOTHING,
    READY,
    UNREADABLE,
    Envelope,
    MailTold,
    envelope_record,
)

_READER = "tallystick.office.by_mail.reader"
#: A process that has used up its time is ended by the system; one that waits is ended after this.
_PATIENCE_SECONDS = 120
#: What the process is told of this one's surroundings: where programs lie, and nothing of the message.
_ENVIRONMENT = ("PATH", "PYTHONHOME", "PYTHONPATH", "LD_LIBRARY_PATH", "LANG")
_NOT_READY = Refusal(
    Reason("The process that reads messages did not start."),
    Reason("look whether memory lacks, and whether the office is installed whole; the message waits"),
)


def read_apart(raw: bytes, asked: Envelope) -> MailTold:
    """What a message says; one that can't be read says so in `refused`.

    Args:
        raw: the message.
        asked: what is known of it beside.

    Raises:
        Refusal: no process for it can be had, so that nothing can be said of the message.
    """
    if len(raw) > MOST_BYTES:
        return MailTold(refused=LARGE)
    if not raw.strip():
        return MailTold(refused=NOTHING)
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-P", "-m", _READER],
            input=json.dumps(envelope_record(asked)).encode() + b"\n" + raw,
            capture_output=True,
            check=False,
            timeout=_PATIENCE_SECONDS,
            cwd="/",
            env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
        )
    except subprocess.TimeoutExpired:
        return MailTold(refused=UNREADABLE)
    if not done.stdout.startswith(READY):
        raise _NOT_READY
    line, _, data = done.stdout.removeprefix(READY).partition(b"\n")
    try:
        return MailTold.of_record(json.loads(line), data)
    except ValueError:  # it was ended before it could say anything
        return MailTold(refused=UNREADABLE)
