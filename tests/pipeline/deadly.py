"""A worker that is killed once, in the middle of its work."""

import os
import signal
from dataclasses import dataclass
from pathlib import Path

from tallystick.index.doubt.evaluate import PieceDone, Worker, WorkPiece


@dataclass
class Deadly:
    """Kills the process that does its third piece, unless a process was killed before.

    Attributes:
        worker: what does the work.
        mark: the file that says that somebody was killed.
    """

    worker: Worker
    mark: str

    @property
    def doubts(self) -> object:
        return self.worker.doubts

    def __call__(self, piece: WorkPiece) -> PieceDone:
        if piece.signature[2] == 1 and not Path(self.mark).exists():
            Path(self.mark).write_text(str(os.getpid()), encoding="utf-8")
            os.kill(os.getpid(), signal.SIGKILL)
        return self.worker(piece)
