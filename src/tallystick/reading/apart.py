"""Has a document read by a process of its own, and takes from it the text or why there is none."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterable
from typing import Any, BinaryIO

from tallystick.base.progress import Progress
from tallystick.reading.model import SourceText
from tallystick.reading.transfer import as_text, record_of
from tallystick.reading.unreadable import UnreadableDocument

_READER = "tallystick.reading.reader"
#: A process that has used up its time is ended by the system; one that waits is ended after this.
_PATIENCE_SECONDS = 120


def read_apart(file: BinaryIO, kind: str, progress: Progress, language: str = "") -> SourceText:
    """The text of a document that is open.

    Args:
        file: the document; it is read from its beginning.
        kind: ``pdf``, ``docx``, ``html``, or ``zip`` for what may be a Word document.
        progress: told how far it is.
        language: the code of the language that it is said to be in, or nothing.

    Raises:
        UnreadableDocument: no text can be had from it, or not within the memory and time of a plan.
    """
    os.lseek(file.fileno(), 0, os.SEEK_SET)  # of the file itself, whatever of it is buffered here
    command = [sys.executable, "-P", "-m", _READER, kind, language]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        timer = threading.Timer(_PATIENCE_SECONDS, process.kill)
        timer.start()
        try:
            answer = _answer(process.stdout or (), progress)
        finally:
            timer.cancel()
            process.kill()
    if "text" in answer:
        return as_text(answer)
    raise UnreadableDocument(answer.get("refused", "too-much"), **answer.get("places", {}))


def _answer(lines: Iterable[bytes], progress: Progress) -> dict[str, Any]:
    """The last thing that the process says; nothing where it was ended before."""
    for line in lines:
        try:
            record = record_of(line)
        except ValueError:
            return {}
        if "far" not in record:
            return record
        progress(*record["far"])
    return {}
