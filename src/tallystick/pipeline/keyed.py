"""Two versions of a table of results, compared by what each row is about and not by where it stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tallystick.base.reasons import Ordinal, Reason, Text, Value
from tallystick.release.compare import GONE, MOST, Mismatch

TextRow = Mapping[str, str]
#: Gives the rows of a table from the first one on; they are gone through more than once and never kept.
Rows = Callable[[], Iterable[TextRow]]
#: The columns that name a row; a table that is not here is known by its first column.
KEYS: Mapping[str, Sequence[str]] = {
    "tables/commitment_verdicts.csv": ("commitment", "question"),
    "tables/deliverable_verdicts.csv": ("deliverable",),
    "tables/verdicts.csv": ("target", "area", "group", "policy", "rule", "reading"),
    "tables/right_enjoyed.csv": ("commitment", "voice"),
    "tables/courses.csv": ("target", "tier", "rule"),
    "tables/local_verdicts.csv": ("target", "area", "policy", "rule"),
    "tables/group_gaps.csv": ("indicator", "group", "issuing_body", "vintage"),
    "tables/breakdowns.csv": ("commitment", "indicator", "by"),
    "tables/panel_verdicts.csv": ("commitment", "criterion"),
    "tables/panel_agreement.csv": ("criterion", "scope", "name"),
    "tables/adding_up.csv": ("target", "area"),
    "tables/trends.csv": ("commitment", "indicator", "area", "group", "issuing_body", "vintage"),
}


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What is otherwise in the second version of a table.

    Attributes:
        cells: the cells, row by row; of a row that only one has, the whole row.
        cut: whether there are more than are told, which is what `MOST` rows hold.
    """

    cells: tuple[Mismatch, ...]
    cut: bool


def key_of(name: str, row: TextRow) -> tuple[str, ...]:
    """What a row is about: its cells in the columns that name it; a column that it lacks is empty."""
    columns = KEYS.get(name) or list(row)[:1]
    return tuple(row.get(column, "") for column in columns)


def otherwise(name: str, then: Rows, now: Rows) -> Otherwise:
    """The cells of a table that are otherwise in its second version.

    Memory grows with the number of rows by a few dozen bytes each, not with what they hold.
    """
    sums = {place: _sum(row) for place, _, row in _placed(name, now)}
    differing: dict[int, tuple[int, TextRow]] = {}
    for place, number, row in _placed(name, then):
        if sums.pop(place, None) != _sum(row) and len(differing) <= MOST:
            differing[place] = (number, row)
    given = {place: row for place, _, row in _placed(name, now) if place in differing}
    cells = [
        one
        for place, (number, row) in differing.items()
        for one in _cells(name, number, row, given.get(place))
    ]
    more = [(number, row) for place, number, row in _placed(name, now) if place in sums]
    cells += [one for number, row in more[: MOST + 1] for one in _cells(name, number, None, row)]
    return Otherwise(tuple(cells), max(len(differing), len(more)) > MOST)


def _placed(name: str, rows: Rows) -> Iterator[tuple[int, int, TextRow]]:
    """Each row with a number for what it is about and with the number that a spreadsheet shows.

    Rows that are about the same thing are told apart by their order.
    """
    seen: set[int] = set()
    for number, row in enumerate(rows(), start=2):
        key, again = key_of(name, row), 0
        while (place := hash((key, again))) in seen:
            again += 1
        seen.add(place)
        yield place, number, row


def _sum(row: TextRow) -> int:
    return hash(tuple(row.items()))


def _cells(name: str, number: int, old: TextRow | None, new: TextRow | None) -> Iterator[Mismatch]:
    about = " ".join(cell for cell in key_of(name, old or new or {}) if cell)
    if old is None or new is None:
        place = Reason("row {row}", row=Ordinal(number))
        yield Mismatch(name, place, _whole(old), _whole(new), number, key=about)
        return
    for column in dict.fromkeys((*old, *new)):
        was, now = (Text(row[column]) if column in row else GONE for row in (old, new))
        if was != now:
            place = Reason("row {row}, column {column}", row=Ordinal(number), column=Text(column))
            yield Mismatch(name, place, was, now, number, column, about)


def _whole(row: TextRow | None) -> Value:
    return GONE if row is None else Text(", ".join(row.values()))
