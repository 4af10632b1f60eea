"""What is said of rows that are there: confirm, change, dismiss, and look at again."""

import json
from collections.abc import Iterable, Sequence

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, Text
from tallystick.register.columns import cells_of
from tallystick.register.confirmations import CHANGED, CONFIRMED, DISMISSED, PROPOSED
from tallystick.register.confirming.doing import Deed, Doing, Hand, RowName
from tallystick.register.confirming.words import span_cells
from tallystick.register.edits import Cells
from tallystick.register.indexed import BY_NAME, Indexed
from tallystick.register.was import cells_as_read, kept_cells

#: What stands inside a commitment, and goes and comes back with it.
_HELD = ("targets", "deliverables")
#: What says something of a commitment and nothing without it.
_BESIDE = ("links", "responsibilities")


def confirm(
    within: Indexed,
    rows: Sequence[RowName],
    hand: Hand,
    *,
    in_bulk: bool = False,
    without: Sequence[RowName] = (),
) -> Deed:
    """Say of rows that they are right as they stand; what a person has said of a row already stays.

    Args:
        within: the package.
        rows: the rows.
        hand: who says so.
        in_bulk: whether they were confirmed at one stroke, and not looked at one by one.
        without: those among them that promise nothing, and are dismissed by the same act.

    Raises:
        Refusal: a row is not there.
    """
    doing = Doing(within)
    for name in dict.fromkeys(without):
        take_out(doing, name, signed(DISMISSED, hand))
    open_ones = [name for name in dict.fromkeys(rows) if name not in without and _is_open(doing, name)]
    for name in open_ones:
        doing.say(name, signed(CONFIRMED, hand, len(open_ones) if in_bulk else 0))
    return doing.deed()


def change(within: Indexed, name: RowName, cells: Cells, hand: Hand, text: str = "") -> Deed:
    """Correct cells of a row; the cells as they were read are kept. The same cells confirm it.

    Args:
        within: the package.
        name: the row.
        cells: the new cells; the others stay.
        hand: who says so.
        text: the plan's text, for a commitment whose place changes.

    Raises:
        Refusal: the row is not there, gets another identifier, or a check would find an error in it.
    """
    doing = Doing(within)
    before = doing.cells(name)
    if cells.get("id", name[1]) != name[1]:
        raise Refusal(
            Reason("{row} keeps its identifier", row=Text(name[1])),
            Reason("others may refer to it: dismiss the row and add another where it must be"),
        )
    after = before | dict(cells)
    if name[0] == "commitments" and (after["start"], after["end"]) != (before["start"], before["end"]):
        after |= span_cells(after["start"], after["end"], text)
    correct(doing, name, after, hand)
    return doing.deed()


def correct(doing: Doing, name: RowName, after: Cells, hand: Hand) -> None:
    """Put cells in the place of a row's, and say that they were changed, or that they are right as read."""
    before, said = doing.cells(name), doing.confirmation(name)
    doing.change(name[0], (name[1],), after)
    was = said.was if said and said.was else kept_cells(before)
    if said is not None and said.state == CHANGED and said.was is None:
        doing.say(name, signed(CHANGED, hand))  # a person put it in, so that it was never read
    elif kept_cells(after) == was:
        doing.say(name, signed(CONFIRMED, hand))
    else:
        doing.say(name, signed(CHANGED, hand) | {"was": was})


def dismiss(within: Indexed, rows: Sequence[RowName], hand: Hand, *, in_bulk: bool = False) -> Deed:
    """Take rows out of the register: they promise nothing. What a commitment holds goes with it.

    Args:
        within: the package.
        rows: the rows.
        hand: who says so.
        in_bulk: whether a whole list was dismissed at one stroke.

    Raises:
        Refusal: a row is not there, or something else than what it holds refers to it.
    """
    doing = Doing(within)
    named = list(dict.fromkeys(rows))
    stroke = len(named) if in_bulk else 0
    for name in sorted(_with_held(doing, named), key=lambda one: _LEAVES.index(one[0])):
        take_out(doing, name, signed(DISMISSED, hand, stroke))
    return doing.deed()


#: What leaves first, so that nothing refers to a row when it goes.
_LEAVES = ("deliverables", "targets", "commitments", "outline")


def take_out(doing: Doing, name: RowName, said: Cells) -> None:
    """Take a row out with its links, and keep its cells in what is said of it."""
    cells = doing.cells(name)
    kept = cells | (_taken_with(doing, name[1]) if name[0] == "commitments" else {})
    doing.remove(name[0], (name[1],))
    doing.say(name, {**said, "was": kept_cells(kept)})


def reopen(within: Indexed, rows: Iterable[RowName]) -> Deed:
    """Take back what was said of rows: they are as they were read, and nobody has confirmed them.

    What was dismissed with a commitment comes back with it.

    Raises:
        Refusal: nothing was said of a row, or it can't be put back.
    """
    doing = Doing(within)
    for name in dict.fromkeys(rows):
        said = doing.confirmation(name)
        if said is None:
            raise Refusal(
                Reason("nothing was said of {row}", row=Text(name[1])),
                Reason("a row that a person put in by hand can be changed or dismissed"),
            )
        if said.state == DISMISSED:
            for one in (name, *_dismissed_with(doing, name)):
                _put_back(doing, one)
        elif said.was is not None:
            doing.change(name[0], (name[1],), _blank(doing, name) | _as_read(name, said.was))
            doing.say(name, {"state": PROPOSED})
        else:
            doing.say(name, {"state": PROPOSED})
    return doing.deed()


def _put_back(doing: Doing, name: RowName) -> None:
    said = doing.confirmation(name)
    cells = _as_read(name, (said.was if said else None) or "")
    beside = {table: cells.pop(table, "[]") for table in _BESIDE}
    doing.put(name[0], cells)
    for table, rows in beside.items():
        for row in json.loads(rows):
            doing.put(table, row)
    doing.say(name, {"state": PROPOSED})


def _as_read(name: RowName, kept: str) -> dict[str, str]:
    cells = cells_as_read(kept)
    if cells is None:
        raise Refusal(
            Reason("the cells of {row} as they were read are not kept", row=Text(name[1])),
            Reason("add it anew from the plan's words"),
        )
    return cells


def _blank(doing: Doing, name: RowName) -> dict[str, str]:
    return dict.fromkeys(doing.cells(name), "")


def _dismissed_with(doing: Doing, name: RowName) -> list[RowName]:
    """What a dismissed commitment held when it was dismissed."""
    if name[0] != "commitments":
        return []
    dismissed = [
        one
        for one in doing.within.package.confirmations
        if one.state == DISMISSED and one.table in _HELD and one.was is not None
    ]
    return [
        (one.table, one.row)
        for one in dismissed
        if (cells_as_read(one.was or "") or {}).get("commitment") == name[1]
    ]


def _with_held(doing: Doing, rows: Sequence[RowName]) -> list[RowName]:
    """The rows, and what the commitments among them hold."""
    held = [
        (table, key[0])
        for name, row in rows
        if name == "commitments"
        for table in _HELD
        for key, _ in doing.within.with_value(table, "commitment", row)
    ]
    return list(dict.fromkeys([*rows, *held]))


def _taken_with(doing: Doing, commitment: str) -> dict[str, str]:
    """Take out what only says something of a commitment; its rows by table, as JSON."""
    kept: dict[str, str] = {}
    for table in _BESIDE:
        rows = list(doing.within.with_value(table, "commitment", commitment))
        for key, _ in rows:
            doing.remove(table, key)
        if rows:
            kept[table] = json.dumps([cells_of(BY_NAME[table], row) for _, row in rows], ensure_ascii=False)
    return kept


def _is_open(doing: Doing, name: RowName) -> bool:
    """Whether nobody has said anything of a row that is there."""
    doing.cells(name)
    said = doing.confirmation(name)
    return said is None or said.state not in {CONFIRMED, CHANGED}


def signed(state: str, hand: Hand, stroke: int = 0) -> dict[str, str]:
    """What is said of a row, with whoever says it; the stroke is 0 where it was looked at alone."""
    told = {"state": state, "by": hand.by, "day": str(hand.day), "why": hand.remark}
    return told | {"stroke": str(stroke) if stroke else ""}


def put_in(doing: Doing, table: str, cells: Cells, hand: Hand) -> None:
    """Put a row in that was never read, and say who did."""
    doing.put(table, cells)
    doing.say((table, cells["id"]), signed(CHANGED, hand))
