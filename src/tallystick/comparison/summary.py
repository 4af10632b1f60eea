"""The whole difference in a sentence or two."""

from collections import Counter

from tallystick.base.reasons import Count, Reason, msgid
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
    everything = Count(difference.old.commitments)
    if not any(one.changes or one.kind != "kept" for one in difference.pairings):
        return Reason(_SAME, all=everything)
    named = ("weakened", "strengthened", "kept") + (("dropped",) if counts["dropped"] else ())
    values = {name: Count(counts[name]) for name in named}
    return Reason(_SOME_GONE if counts["dropped"] else _ALL_THERE, all=everything, **values)


def beside(difference: Difference) -> Reason:
    """What else there is to count."""
    counts = difference.counts
    return Reason(
        _BESIDE,
        changed=Count(fates(difference)["changed"]),
        split=Count(counts["split"]),
        merged=Count(counts["merged"]),
        new=Count(counts["new"]),
    )
