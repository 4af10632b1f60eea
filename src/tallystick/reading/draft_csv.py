"""What a reading says of what it found, as plain tables: by which rule, for which reason, on which page.

What became of it since, and whether a person has confirmed it, stands in the package and nowhere else.
"""

import bisect
import csv
import functools
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from tallystick.base.characters import without_hidden
from tallystick.base.formulas import shown_as_text
from tallystick.base.quantities import plain
from tallystick.reading.model import Draft, DraftUnit, FoundTarget, Named, SourceText

Cell = str | int


def draft_tables(draft: Draft, source: SourceText) -> dict[str, bytes]:
    """Each table as CSV by its place in the folder.

    ``commitments.csv`` names the parts of the outline too, by their level, so that each level of the
    plan's own nesting can be looked at.
    """
    where = _Where(source)
    return {
        "commitments.csv": _csv(COMMITMENTS, _commitments(draft, where)),
        "targets.csv": _csv(TARGETS, (_target(one, where) for one in draft.targets)),
        "reading/not_targets.csv": _csv(
            ("commitment", "words", "start", "end", "reason", "rule", *PLACE),
            (
                (
                    o.commitment,
                    o.words,
                    o.start,
                    o.end,
                    o.reason,
                    o.rule,
                    *where(o.start),
                )
                for o in draft.no_targets
            ),
        ),
        "reading/not_commitments.csv": _csv(
            ("words", "start", "end", "kind", "reason", "doubt", *PLACE),
            (
                (
                    o.words,
                    o.start,
                    o.end,
                    o.judged.kind,
                    o.judged.reason,
                    f"{o.judged.doubt:.2f}",
                    *where(o.start),
                )
                for o in draft.no_commitments
            ),
        ),
        "reading/deliverables.csv": _csv(FINDINGS, _findings(draft.deliverables, where)),
        "reading/bodies.csv": _csv(FINDINGS, _findings(draft.bodies, where)),
        "reading/references.csv": _csv(FINDINGS, _findings(draft.references, where)),
        "reading/places.csv": _csv(
            ("start", "page", "paragraph"),
            ((o.start, o.page or "", o.paragraph or "") for o in source.places),
        ),
    }


PLACE = ("page", "paragraph")
COMMITMENTS = (
    "id",
    "section",
    "number",
    "title",
    "start",
    "end",
    "level",
    "evaluability",
    "reason",
    "groups",
    "doubt",
    "rule",
    *PLACE,
)
TARGETS = (
    "id", "commitment", "quantity", "comparator", "value", "unit", "baseline_year", "deadline", "frequency",
    "start", "end", "strict", "value_high", "baseline_value", "kind", "rule", *PLACE,
)  # fmt: skip
FINDINGS = ("commitment", "kind", "words", "code", "start", "end", "rule", *PLACE)


class _Where:
    """The page and paragraph of a place in the text."""

    def __init__(self, source: SourceText) -> None:
        self._places = source.places
        self._starts = [one.start for one in source.places]

    def __call__(self, start: int) -> tuple[Cell, Cell]:
        at = bisect.bisect_right(self._starts, start) - 1
        if at < 0:
            return "", ""
        return self._places[at].page or "", self._places[at].paragraph or ""


def _commitments(draft: Draft, where: _Where) -> Iterable[Sequence[Cell]]:
    rows: list[tuple[int, int, Sequence[Cell]]] = [
        (one.start, -one.end, _row(one, one.parent, ("", "", "", ""), where)) for one in draft.outline
    ]
    for one in draft.commitments:
        read = (one.evaluability, one.reason, "; ".join(one.groups), f"{one.doubt:g}" if one.doubt else "")
        rows.append((one.unit.start, -one.unit.end, _row(one.unit, one.section, read, where)))
    return (row for _, _, row in sorted(rows, key=lambda one: one[:2]))


def _row(unit: DraftUnit, section: str, read: tuple[str, str, str, str], where: _Where) -> Sequence[Cell]:
    own = (unit.id, section, unit.number, unit.title, unit.start, unit.end, unit.level)
    return (*own, *read, unit.rule, *where(unit.start))


def _target(one: FoundTarget, where: _Where) -> Sequence[Cell]:
    numbers = (_number(one.value_high), _number(one.baseline_value))
    return (
        *(one.id, one.commitment, one.quantity, one.comparator, plain(one.value), one.unit),
        *(one.baseline_year, one.deadline, one.frequency, one.start, one.end, _truth(one.strict)),
        *(*numbers, one.kind, one.rule, *where(one.start)),
    )


def _number(value: Decimal | None) -> str:
    return plain(value) if value is not None else ""


def _findings(found: Iterable[Named], where: _Where) -> Iterable[Sequence[Cell]]:
    return ((o.commitment, o.kind, o.words, o.code, o.start, o.end, o.rule, *where(o.start)) for o in found)


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    by_column = zip(columns, zip(*rows, strict=True), strict=False)  # of no rows there are no columns
    safe = [cells if name in _PLAIN else _all_safe(cells) for name, cells in by_column]
    writer.writerows(zip(*safe, strict=True))
    return out.getvalue().encode("utf-8", "replace")


def _all_safe(cells: Sequence[Cell]) -> Sequence[Cell]:
    return [_safe(cell) if isinstance(cell, str) else cell for cell in cells]


#: Columns of our own codes, which a spreadsheet is meant to take as they are.
_PLAIN = frozenset({"comparator", "value", "value_high", "baseline_value"})


#: So many different cells are remembered: codes, dates and parts of the plan stand in row after row.
_REMEMBERED = 4096


@functools.lru_cache(_REMEMBERED)
def _safe(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula, and that shows all that it holds."""
    return shown_as_text(without_hidden(" ".join(cell.split())))
