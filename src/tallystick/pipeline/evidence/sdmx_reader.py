"""pysdmx in a process of its own: an SDMX-ML message comes in at standard input, its observations go out.

Started as ``python -m tallystick.pipeline.evidence.sdmx_reader``. What it says is JSON: the names of the
columns and the rows of texts, or a sentence of why there are none.
"""

import importlib
import json
import sys
from collections.abc import Callable
from typing import Protocol

from tallystick.base.bounded import bound

MOST_MEMORY = 3 * 1024 * 1024 * 1024
MOST_SECONDS = 50
NOT_THERE = "pysdmx is not installed"


class _Frame(Protocol):
    """What is used of a table of pandas."""

    #: Gives the table as JSON.
    to_json: Callable[..., str]


def main() -> int:
    """Read, and write what was read or why it can't be."""
    try:
        reading = importlib.import_module("pysdmx.io")
    except ImportError:
        json.dump(NOT_THERE, sys.stdout)
        return 0
    bound(MOST_MEMORY, MOST_SECONDS)
    try:
        message = reading.read_sdmx(sys.stdin.buffer.read().decode(), validate=False)
        frames: list[_Frame] = [one.data for one in message.data or ()]
        told = _told(frames)
    except Exception as problem:  # noqa: BLE001 - the library raises whatever its parser met
        told = f"{type(problem).__name__}: {problem}"
    json.dump(told, sys.stdout)
    return 0


def _told(frames: list[_Frame]) -> object:
    """The rows of every data set together; a column that one lacks is empty there."""
    tables = [json.loads(one.to_json(orient="split")) for one in frames]
    names = list(dict.fromkeys(str(name) for one in tables for name in one["columns"]))
    if not names:
        return "it holds no data"
    rows = []
    for one in tables:
        places = {str(name): at for at, name in enumerate(one["columns"])}
        rows += [
            [_text(row[places[name]]) if name in places else None for name in names] for row in one["data"]
        ]
    return {"names": names, "rows": rows}


def _text(cell: object) -> str | None:
    return None if cell is None else str(cell)


if __name__ == "__main__":
    sys.exit(main())
