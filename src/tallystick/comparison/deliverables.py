"""Two deliverables that stand for the same promise: everything that differs between them."""

from tallystick.base.reasons import Term, Text, msgid
from tallystick.comparison.fields import Two, TwoPlans, deadline_sign
from tallystick.comparison.model import Change
from tallystick.comparison.texts import plain_text
from tallystick.register.model import Deliverable

#: What can be promised anew with each plan. A law or a building that is promised again comes later.
_RECURRING = frozenset({"report", "review", "happening"})


def deliverable_changes(old: Deliverable, new: Deliverable, frame: TwoPlans) -> tuple[Change, ...]:
    """All that differs between two deliverables."""
    two = Two("deliverable", old.id, new.id)
    found: list[Change] = []
    if plain_text(old.title) != plain_text(new.title):
        template = msgid("It is put in other words: “{before}”, now “{after}”.")
        found.append(two.change("title", Text(old.title), Text(new.title), "neutral", template))
    if old.kind != new.kind:
        template = msgid("It was of the kind “{before}” and is now of the kind “{after}”.")
        kinds = Term("deliverable", old.kind), Term("deliverable", new.kind)
        found.append(two.change("kind", *kinds, "unclear", template))
    later = deadline_sign(old.deadline, new.deadline)
    days = (old.deadline, new.deadline)
    along = frame.moves_along(old.deadline.year, new.deadline.year)
    if later and along and {old.kind, new.kind} <= _RECURRING:
        template = msgid("The deadline moves along with the plan's end, from {before} to {after}.")
        found.append(two.change("deadline", *days, "neutral", template))
    elif later < 0:
        template = msgid("The deadline moves from {before} to {after}, which is later.")
        found.append(two.change("deadline", *days, "weaker", template))
    elif later > 0:
        template = msgid("The deadline moves from {before} to {after}, which is earlier.")
        found.append(two.change("deadline", *days, "stronger", template))
    return tuple(found)
