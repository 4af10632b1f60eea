"""The last acts upon a draft as one record, so that each can be undone as a whole by whoever opens it anew.

The record is saved together with the package that it speaks of, and counts for that version alone.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tallystick.base.reasons import Count, Reason, Template, Text, Value, Wording
from tallystick.base.records import BadRecord, read_json
from tallystick.register.cells import read_cells
from tallystick.register.columns import cells_of
from tallystick.register.edits import Edit
from tallystick.register.indexed import BY_NAME
from tallystick.register.rows import RawTable

#: Where the record lies in the package's folder.
ACTS = "reading/acts.json"
#: So many acts can be undone, one after another, and so much is kept of them; the last one always.
MOST_ACTS, MOST_KEPT = 200, 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Act:
    """An act that was saved.

    Attributes:
        edits: what it did, in order.
        said: what was said of it.
    """

    edits: tuple[Edit, ...]
    said: Reason


def remembered(acts: Sequence[Act], package: str) -> bytes:
    """The last acts as JSON, oldest first.

    Args:
        acts: the acts, oldest first.
        package: the `package_sha256` of the version that the last one made.
    """
    kept: list[str] = []
    size = 0
    for act in reversed(acts[-MOST_ACTS:]):
        line = json.dumps(_act_record(act), ensure_ascii=False, sort_keys=True)
        size += len(line.encode())
        if kept and size > MOST_KEPT:
            break
        kept.append(line)
    lines = ",\n".join(reversed(kept))
    return f'{{"package": "{package}", "acts": [\n{lines}\n]}}\n'.encode()


def recalled(data: bytes | None, package: str, sayings: Mapping[str, Template]) -> list[Act]:
    """The acts that a record holds, oldest first; none where it is damaged or of another version.

    Args:
        data: the record; None where there is none.
        package: the `package_sha256` of the version that is there.
        sayings: what may be said of an act, by its text: a record is no place for sentences of its own.
    """
    try:
        record = read_json(data) if data is not None else None
        if not isinstance(record, dict) or record.get("package") != package:
            return []
        return [_act(one, sayings) for one in record["acts"]][-MOST_ACTS:]
    except (BadRecord, KeyError, TypeError, ValueError, AttributeError, IndexError):
        return []


def wording(template: Template) -> str:
    """The text by which a saying is known."""
    return template.text if isinstance(template, Wording) else template


def _act_record(act: Act) -> dict[str, object]:
    return {
        "said": wording(act.said.template),
        "values": {name: _written(value) for name, value in act.said.values},
        "edits": [
            [one.table, _cells(one.table, one.before), _cells(one.table, one.after)] for one in act.edits
        ],
    }


def _written(value: Value) -> object:
    return value.number if isinstance(value, Count) else value.text


def _cells(table: str, row: object | None) -> dict[str, str] | None:
    return (
        None if row is None else {name: cell for name, cell in cells_of(BY_NAME[table], row).items() if cell}
    )


def _act(record: dict[str, Any], sayings: Mapping[str, Template]) -> Act:
    values: dict[str, object] = record["values"]
    places: dict[str, Value] = {
        name: Count(value) if isinstance(value, int) else Text(str(value)) for name, value in values.items()
    }
    edits = tuple(
        Edit(table, _row(table, before), _row(table, after)) for table, before, after in record["edits"]
    )
    return Act(edits, Reason(sayings[record["said"]], **places))


def _row(table: str, cells: dict[str, str] | None) -> object | None:
    """A row as its cells were.

    Raises:
        IndexError: they can't be read.
    """
    if cells is None:
        return None
    whole = {name: cells.get(name, "") for name in BY_NAME[table].columns}
    read = list(read_cells(RawTable(BY_NAME[table], rows=[(0, whole)])).rows)
    return read[0][1]
