"""What the office logs: that something went wrong and where, nothing of who asked or what they wrote."""

import logging
import traceback
from pathlib import Path


class Bare(logging.Filter):
    """Keeps of a record its level, status and line of code, and leaves out all words and addresses."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Make the record bare; every one is kept."""
        status = getattr(record, "status_code", "")
        error = record.exc_info[1] if record.exc_info else None
        record.msg = f"{record.levelname} {record.name} {status} {_place(error)}".strip()
        record.args = None
        record.exc_info = record.exc_text = record.stack_info = None
        return True


def _place(error: BaseException | None) -> str:
    """The class of an error and the line where it was raised; what it says may hold what somebody wrote."""
    if error is None:
        return ""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return type(error).__name__ + where
