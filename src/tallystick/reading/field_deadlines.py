"""The deadlines that the fields of commitments name, in words of their own or in a row of a table."""

import bisect

from tallystick.reading.cells import RowCells
from tallystick.reading.dating import date_in
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.model import DraftUnit

#: So far into a commitment its fields are looked for.
_REACH = 20_000


class FieldDeadlines:
    """The deadlines that fields of the commitments name.

    Args:
        text: the text as sentences are read of it.
        rows: the cells of each row, by its first character.
        filled: the rows that fill in a template, by their first character.
        language: the language of the text.
    """

    def __init__(
        self, text: str, rows: dict[int, RowCells], filled: set[int], language: PlanLanguage
    ) -> None:
        self._text, self._rows, self._language = text, rows, language
        self._named: dict[str, str] = {}
        self._filled = filled
        self._dated = sorted(at for at in filled if any(role == "deadline" for *_, role in rows[at]))

    def deadline(self, unit: DraftUnit) -> str:
        """The deadline of a commitment's own field, such as *Timeline: by March 2026*; empty for none."""
        if unit.id not in self._named:
            cells = self._rows.get(self._row(unit))
            self._named[unit.id] = self._in_row(cells) if cells else self._in_text(unit)
        return self._named[unit.id]

    def _row(self, unit: DraftUnit) -> int:
        """Where the row begins that says by when: the commitment's own, or its field in a table."""
        at = bisect.bisect_left(self._dated, unit.start)
        if at < len(self._dated) and self._dated[at] < unit.end:
            return self._dated[at]
        return unit.start if unit.start not in self._filled else -1

    def _in_row(self, cells: RowCells) -> str:
        start, end = next(((start, end) for start, end, role in cells if role == "deadline"), (0, 0))
        return date_in(self._text[start:end], self._language)

    def _in_text(self, unit: DraftUnit) -> str:
        named = self._language.pattern("fields", "deadline")
        found = named.search(self._text, unit.start, min(unit.end, unit.start + _REACH))
        if not found:
            return ""
        return date_in(self._text[found.end() : found.end() + 80].split("\n", maxsplit=1)[0], self._language)
