"""The whole difference in a sentence or two."""

from collections import Counter

from tallystick.base.reasons import Reason, msgid
from tallystick.comparison.model import Difference

_SAME = msgid("The new plan makes the same {all} commitments as the old one; nothing in them differs.")
_ALL_THERE = msgid(
    "All {all} commitments of the old plan are in the new plan; {weakened} of them are weakened there, "
    "{strengthened} strengthened and {kept} kept."
)
_SOME_GONE = msgid(
    "Of the {all} commitments of the old plan, {dropped} are not in the new plan and {weakened} are weakened "
    "there; {strengthened} are strengthened and {kept} kept."
)
_BESIDE = msgid(
    "In {changed} more, something changed that can't be called more or less. Split: {split}. "
    "Merged: {merged}. New: {new}."
)


def fates(difference: Difference) -> dict[str, int]:
    """How many commitments of the old plan met each fate; together they are all of them.

    ``weakened``, ``strengthened``, ``changed`` and ``kept`` count those that were split or merged too.
    """
    counts: Counter[str] = Counter()
    for one in difference.pairings:
        counts["dropped" if one.relation == "dropped" else one.direction] += len(one.old)
    return {name: counts[name] for name in ("dropped", "weakened", "changed", "strengthened", "kept")}


def headline(difference: Difference) -> Reason:
    """What became of the old plan's commitments, in a sentence that could be printed."""
    counts = fates(difference)
    values = tuple((name, str(number)) for name, number in counts.items())
    everything = (("all", str(difference.old.commitments)), *values)
    if not any(one.changes or one.kind != "kept" for one in difference.pairings):
        return Reason(_SAME, everything)
    return Reason(_SOME_GONE if counts["dropped"] else _ALL_THERE, everything)


def beside(difference: Difference) -> Reason:
    """What else there is to count."""
    counts = difference.counts
    values = {
        "changed": fates(difference)["changed"],
        "split": counts["split"],
        "merged": counts["merged"],
        "new": counts["new"],
    }
    return Reason(_BESIDE, tuple((name, str(number)) for name, number in values.items()))
