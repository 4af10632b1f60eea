"""The cells of a row as they were read, kept in one cell so that a change can be shown and undone."""

import json
from collections.abc import Mapping


def kept_cells(cells: Mapping[str, str]) -> str:
    """The filled cells of a row as one line of JSON, the same for the same cells.

    Examples:
        >>> kept_cells({"title": "Build", "note": "", "id": "1"})
        '{"id": "1", "title": "Build"}'
    """
    return json.dumps({name: cell for name, cell in sorted(cells.items()) if cell}, ensure_ascii=False)


def cells_as_read(kept: str) -> dict[str, str] | None:
    """The cells that were kept; None where the text is something else.

    Examples:
        >>> cells_as_read('{"id": "1"}'), cells_as_read("[]")
        ({'id': '1'}, None)
    """
    try:
        cells = json.loads(kept)
    except (ValueError, RecursionError):
        return None
    whole = isinstance(cells, dict) and all(isinstance(cell, str) for cell in cells.values())
    return cells if whole else None
