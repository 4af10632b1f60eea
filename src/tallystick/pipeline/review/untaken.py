"""What was written into a row of a review sheet and can't be taken: it is named, never passed over."""

from collections.abc import Collection, Mapping, Sequence

from tallystick.base.findings import LONGEST_SHOWN
from tallystick.base.quantities import parse_number
from tallystick.base.reasons import Reason, Text, texts
from tallystick.pipeline.review.workbook import beside_the_columns

#: Where a sheet lets its reader say something of a row.
_REMARK = "remark"
_BESIDE = Reason(
    "in no column of the sheet: {names}; put what stands there into a column that is open, or into remark"
)
_GREY = Reason(
    "{name} is grey and can't be changed here: it is “{right}”, and the sheet has “{cell}”; put it back, and "
    "say in remark what is wrong"
)
_EMPTY = Reason(
    "{name} is grey and can't be changed here: it is empty, and the sheet has “{cell}”; put it back, and say "
    "in remark what is wrong"
)
_BESIDE_ALONE = Reason("in no column of the sheet: {names}; put what stands there into a column that is open")
_GREY_ALONE = Reason(
    "{name} is grey and can't be changed here: it is “{right}”, and the sheet has “{cell}”; put it back, and "
    "write to whoever sent the sheet what is wrong"
)
_EMPTY_ALONE = Reason(
    "{name} is grey and can't be changed here: it is empty, and the sheet has “{cell}”; put it back, and "
    "write to whoever sent the sheet what is wrong"
)
_UNDECIDED = Reason(
    "changed, and the row has no decision: {names}; write a decision, or put back what was there"
)


def beside_or_grey(
    cells: Mapping[str, str],
    shown: Mapping[str, str],
    columns: Sequence[str],
    grey: Sequence[str],
    numbers: Collection[str],
) -> Reason | None:
    """What was written where nothing can be taken: beside the columns, or in grey cells.

    Args:
        cells: the row as it was handed back.
        shown: the row as a sheet shows it today.
        columns: the sheet's columns.
        grey: those that can't be changed.
        numbers: those that hold numbers or truth, which a spreadsheet writes in its own way.
    """
    beside, may_remark = beside_the_columns(cells, columns), _REMARK in columns
    if beside:
        names = texts([one[:LONGEST_SHOWN] for one in beside])
        return (_BESIDE if may_remark else _BESIDE_ALONE).saying(names=names)
    for name in grey:
        if not same_cell(name, cells.get(name, ""), shown[name], numbers):
            said = _said_of_grey(is_empty=not shown[name], may_remark=may_remark)
            places = {"name": Text(name), "cell": Text(cells.get(name, "")[:LONGEST_SHOWN])}
            right = {"right": Text(shown[name][:LONGEST_SHOWN])} if shown[name] else {}
            return said.saying(**places, **right)
    return None


def _said_of_grey(*, is_empty: bool, may_remark: bool) -> Reason:
    if may_remark:
        return _EMPTY if is_empty else _GREY
    return _EMPTY_ALONE if is_empty else _GREY_ALONE


def undecided(
    cells: Mapping[str, str], shown: Mapping[str, str], white: Sequence[str], numbers: Collection[str]
) -> Reason | None:
    """The open cells that were changed in a row that has no decision."""
    changed = [name for name in white if not same_cell(name, cells.get(name, ""), shown[name], numbers)]
    return _UNDECIDED.saying(names=texts(changed)) if changed else None


def same_cell(name: str, one: str, other: str, numbers: Collection[str]) -> bool:
    """Whether two cells of a column say the same; in words *1.10* and *1.1* are two things.

    Examples:
        >>> same_cell("value", "3.50", "3.5", {"value"}), same_cell("title", "3.50", "3.5", {"value"})
        (True, False)
    """
    return alike(one, other) if name in numbers else words_of(one) == words_of(other)


def words_of(cell: str) -> str:
    """A cell of words without white space at its ends or doubled."""
    return " ".join(cell.split())


def alike(one: str, other: str) -> bool:
    """Whether two cells of numbers or truth say the same, however a spreadsheet sets them.

    Examples:
        >>> alike("a  b", "a b "), alike("3.50", "3.5"), alike("TRUE", "true"), alike("3", "4")
        (True, True, True, False)
    """
    first, second = plain_cell(one), plain_cell(other)
    if first == second:
        return True
    try:
        return parse_number(first) == parse_number(second)
    except ValueError:
        return False


def plain_cell(cell: str) -> str:
    """A cell without white space at its ends or doubled, and with truth as the package writes it."""
    line = words_of(cell)
    return line.lower() if line.lower() in {"true", "false"} else line
