"""What a form of the pages asks to be done, and what is said once it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Reason, Template, Text, Wording, msgid, plural, texts
from tallystick.base.wholes import as_place
from tallystick.pipeline.confirming.columns import NUMBERS
from tallystick.pipeline.review.untaken import same_cell
from tallystick.register.columns import cells_of
from tallystick.register.confirmations import PROPOSED, READ_TABLES
from tallystick.register.confirming.acts import change, confirm, dismiss, reopen
from tallystick.register.confirming.doing import Deed, Hand, RowName
from tallystick.register.confirming.lists import lists_of
from tallystick.register.confirming.remembered import wording
from tallystick.register.confirming.reshaping import (
    add_commitment,
    add_deliverable,
    add_target,
    join,
    split,
)
from tallystick.register.confirming.situation import Situation
from tallystick.register.confirming.words import place_of, split_place
from tallystick.register.indexed import BY_NAME, Indexed
from tallystick.register.model import Commitment
from tallystick.report.views.drafted import seen

Form = Mapping[str, str]
_CHANGED_SINCE = Reason("{row} has changed since this page was drawn, in another window or program")
_LOOK_AGAIN = Reason(
    "look at it as it is now and decide again; nothing was changed, and what you wrote stands below"
)


@dataclass(frozen=True, slots=True)
class Wish:
    """A form with all that it speaks of.

    Attributes:
        form: its fields.
        draft: the draft as it is now.
        within: the same, to act upon.
        hand: who asks.
    """

    form: Form
    draft: Situation
    within: Indexed
    hand: Hand

    @property
    def name(self) -> RowName:
        """The row that it names."""
        return self.form.get("table", ""), self.form.get("row", "")

    def cells(self) -> dict[str, str]:
        """The cells that it sets."""
        plain = {name: " ".join(value.split()) for name, value in self.form.items()}
        return {name.removeprefix("set-"): cell for name, cell in plain.items() if name.startswith("set-")}

    def rows(self) -> tuple[RowName, ...]:
        """The row with what it holds."""
        held = (one for part in lists_of(self.draft.package, self.draft.read) for one in part.rows)
        found = next((one.names for one in held if self.name == ("commitments", one.commitment.id)), None)
        return found or (self.name,)

    def without(self) -> tuple[RowName, ...]:
        """What the commitment holds and was marked as no promise, to be left out of it.

        Raises:
            Refusal: something that it does not hold was marked.
        """
        marked = [name.removeprefix(_LEFT_OUT) for name in self.form if name.startswith(_LEFT_OUT)]
        held = {f"{table}-{row}": (table, row) for table, row in self.rows() if (table, row) != self.name}
        if not held.keys() >= set(marked):
            raise Refusal(_NOTHING_KNOWN, _ANEW)
        return tuple(held[one] for one in marked)

    def list_rows(self, *, level_only: bool = False) -> tuple[RowName, ...]:
        """The rows of the list, or of the level, that it names, with what they hold."""
        wanted = self.form.get("section", ""), self.form.get("level", "")
        return tuple(
            name
            for one in lists_of(self.draft.package, self.draft.read)
            if one.level == wanted[1] and (level_only or one.section == wanted[0])
            for row in one.rows
            for name in row.names
        )


#: Before the table and the row of what is marked as no promise.
_LEFT_OUT = "without-"
_Act = Callable[[Wish], tuple[Deed, Reason]]


def do_wish(wish: Wish) -> tuple[Deed, Reason]:
    """Do what a form asks, and say what was done.

    Raises:
        Refusal: it is no form of ours, what it was drawn from has changed, or it can't be done.
    """
    act = _ACTS.get(wish.form.get("act", ""))
    if act is None or ("table" in wish.form and wish.name[0] not in READ_TABLES):
        raise Refusal(_NOTHING_KNOWN, _ANEW)
    return act(wish)


_NOTHING_KNOWN, _ANEW = Reason("the form asks for nothing that is known"), Reason("load the page anew")


def _as_drawn(wish: Wish, rows: tuple[RowName, ...]) -> None:
    """See that the rows are as they were when the page was drawn."""
    drawn = wish.form.get("seen", "")
    if drawn and drawn != seen(wish.draft, rows):
        raise Refusal(
            _CHANGED_SINCE.saying(row=Text(wish.name[1] or wish.form.get("section", ""))), _LOOK_AGAIN
        )


_ADDED = msgid("A commitment was added.")


def _one(said: str, act: Callable[[Wish, tuple[RowName, ...]], Deed]) -> _Act:
    def do(wish: Wish) -> tuple[Deed, Reason]:
        if wish.name[0] not in READ_TABLES:
            raise Refusal(_NOTHING_KNOWN, _ANEW)
        rows = wish.rows()
        _as_drawn(wish, rows)
        if said != _SAID["change"]:
            _nothing_lost(wish, said)
        return act(wish, rows), Reason(said, row=Text(wish.name[1]))

    return do


def _nothing_lost(wish: Wish, said: str) -> None:
    """See that nothing was written into the fields of a row that this act would not take.

    Raises:
        Refusal: something was.
    """
    if said not in {_SAID[one] for one in ("confirm", "dismiss", "reopen")}:
        return
    row = wish.within.row(wish.name[0], (wish.name[1],))
    now = cells_of(BY_NAME[wish.name[0]], row) if row is not None else {}
    numbers = NUMBERS[wish.name[0]]
    told = wish.cells().items()
    changed = [name for name, cell in told if not same_cell(name, cell, now.get(name, ""), numbers)]
    changed += ["words"] if wish.form.get("words", "").strip() else []
    changed += [row for _, row in wish.without()] if said == _SAID["reopen"] else []
    if changed:
        raise Refusal(
            Reason("{names} changed, which this button does not take", names=texts(changed)),
            Reason(
                "press Change, or put back what was there; nothing was done, and what you wrote stands below"
            ),
        )


def _change(wish: Wish, _: tuple[RowName, ...]) -> Deed:
    words, cells = wish.form.get("words", ""), wish.cells()
    if words.strip():
        row = wish.within.row("commitments", (wish.name[1],))
        near = row.start or 0 if isinstance(row, Commitment) else 0
        start, end = place_of(words, wish.draft.text, near=near)
        cells |= {"start": str(start), "end": str(end)}
    hand = replace(wish.hand, remark=" ".join(wish.form.get("remark", "").split()))
    return change(wish.within, wish.name, cells, hand, wish.draft.text)


def _split(wish: Wish, _: tuple[RowName, ...]) -> Deed:
    row = wish.within.row("commitments", (wish.name[1],))
    if not isinstance(row, Commitment) or row.start is None or row.end is None:
        raise Refusal(
            Reason("{row} has no place in the plan", row=Text(wish.name[1])), Reason("add its parts")
        )
    at = split_place(wish.form.get("words", ""), wish.draft.text, row.start, row.end)
    return split(wish.within, row.id, at, wish.draft.text, wish.hand)


def _join(wish: Wish, _: tuple[RowName, ...]) -> Deed:
    others = wish.form.get("others", "").replace(",", " ").replace(";", " ").split()
    return join(wish.within, [wish.name[1], *others], wish.draft.text, wish.hand)


def _add_target(wish: Wish, _: tuple[RowName, ...]) -> Deed:
    words = wish.form.get("words", "")
    return add_target(wish.within, wish.name[1], words, wish.cells(), wish.draft.text, wish.hand)


def _add(wish: Wish) -> tuple[Deed, Reason]:
    start, end, near = (as_place(wish.form.get(name, "")) for name in ("start", "end", "near"))
    if start is not None and end is not None:
        place = start, end
    else:
        place = place_of(wish.form.get("words", ""), wish.draft.text, near=near or None)
    deed = add_commitment(wish.within, place, wish.draft.text, wish.hand, wish.cells())
    return deed, Reason(_ADDED)


def _strokes(said: Wording, act: Callable[..., Deed], rows: Callable[[Wish], tuple[RowName, ...]]) -> _Act:
    def do(wish: Wish) -> tuple[Deed, Reason]:
        named = rows(wish)
        _as_drawn(wish, named)
        deed = act(wish.within, named, wish.hand, in_bulk=True)
        touched = sum(one.table == "confirmations" for one in deed.edits)
        return deed, Reason(said, number=Count(touched))

    return do


def _everything(wish: Wish) -> tuple[RowName, ...]:
    open_ones = (name for name, said in wish.draft.said.items() if said.state == PROPOSED)
    return tuple(name for name in open_ones if wish.within.row(name[0], (name[1],)) is not None)


def _reopen(wish: Wish, rows: tuple[RowName, ...]) -> Deed:
    said = (name for name in rows if name in wish.draft.said)
    return reopen(wish.within, [name for name in said if wish.draft.state(name) != PROPOSED])


def _dismiss(wish: Wish, _: tuple[RowName, ...]) -> Deed:
    hand = replace(wish.hand, remark=" ".join(wish.form.get("remark", "").split()))
    return dismiss(wish.within, [wish.name], hand)


_BULK_CONFIRMED = plural("{number} row was confirmed in bulk.", "{number} rows were confirmed in bulk.")
_BULK_DISMISSED = plural("{number} row was dismissed in bulk.", "{number} rows were dismissed in bulk.")
_SAID = {
    "confirm": msgid("{row} is confirmed."),
    "dismiss": msgid("{row} is dismissed."),
    "reopen": msgid("{row} is open again, as it was read."),
    "change": msgid("{row} is changed."),
    "split": msgid("{row} is split."),
    "join": msgid("{row} holds the others now."),
    "add-target": msgid("A target was added to {row}."),
    "add-deliverable": msgid("A deliverable was added to {row}."),
}
_ALL_SAID: tuple[Template, ...] = (*_SAID.values(), _ADDED, _BULK_CONFIRMED, _BULK_DISMISSED)
#: All that is said of acts, by its text.
SAYINGS: Mapping[str, Template] = {wording(one): one for one in _ALL_SAID}
_ACTS: Mapping[str, _Act] = {
    "confirm": _one(
        _SAID["confirm"],
        lambda wish, rows: confirm(wish.within, rows, wish.hand, without=wish.without()),
    ),
    "dismiss": _one(_SAID["dismiss"], _dismiss),
    "reopen": _one(_SAID["reopen"], _reopen),
    "change": _one(_SAID["change"], _change),
    "split": _one(_SAID["split"], _split),
    "join": _one(_SAID["join"], _join),
    "add-target": _one(_SAID["add-target"], _add_target),
    "add-deliverable": _one(
        _SAID["add-deliverable"],
        lambda wish, _: add_deliverable(wish.within, wish.name[1], wish.cells(), wish.hand),
    ),
    "add": _add,
    "confirm-list": _strokes(_BULK_CONFIRMED, confirm, Wish.list_rows),
    "dismiss-list": _strokes(_BULK_DISMISSED, dismiss, Wish.list_rows),
    "confirm-level": _strokes(_BULK_CONFIRMED, confirm, lambda wish: wish.list_rows(level_only=True)),
    "dismiss-level": _strokes(_BULK_DISMISSED, dismiss, lambda wish: wish.list_rows(level_only=True)),
    "confirm-all": _strokes(_BULK_CONFIRMED, confirm, _everything),
}
