"""The whole difference in a sentence or two."""

from collections import Counter

from tallystick.base.reasons import Count, Listing, Reason, msgid, plural
from tallystick.comparison.model import Difference

_SAME = plural(
    "The new plan makes the same {number} commitment as the old one; nothing in it differs.",
    "The new plan makes the same {number} commitments as the old one; nothing in them differs.",
)
_ALL_THERE = plural(
    "The one commitment of the old plan is in the new plan: {fates}.",
    "All {number} commitments of the old plan are in the new plan: {fates}.",
)
_SOME_GONE = plural(
    "Of the one commitment of the old plan {fates}.", "Of the {number} commitments of the old plan, {fates}."
)
#: What became of commitments, in the order of telling.
_FATES = {
    "dropped": plural("{number} is not in the new plan", "{number} are not in the new plan"),
    "weakened": plural("{number} is weakened there", "{number} are weakened there"),
    "strengthened": plural("{number} is strengthened", "{number} are strengthened"),
    "changed": plural(
        "{number} is changed in a way that can't be called more or less",
        "{number} are changed in a way that can't be called more or less",
    ),
    "kept": plural("{number} is kept", "{number} are kept"),
}
_BESIDE = msgid("Split: {split}. Merged: {merged}. New: {new}.")


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
        return Reason(_SAME, number=everything)
    told = Listing(
        tuple(Reason(said, number=Count(counts[name])) for name, said in _FATES.items() if counts[name])
    )
    return Reason(_SOME_GONE if counts["dropped"] else _ALL_THERE, number=everything, fates=told)


def beside(difference: Difference) -> Reason:
    """What else there is to count."""
    counts = difference.counts
    return Reason(
        _BESIDE,
        split=Count(counts["split"]),
        merged=Count(counts["merged"]),
        new=Count(counts["new"]),
    )
