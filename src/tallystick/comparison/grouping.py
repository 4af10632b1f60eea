"""Which commitments of two plans belong together: one with one, one with several, or alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.comparison.facts import Facts
from tallystick.comparison.families import Family, families
from tallystick.comparison.likeness import SAME_FROM, Likeness, Likenesses
from tallystick.comparison.model import Relation
from tallystick.comparison.pairing import pair_up, without
from tallystick.comparison.texts import Weights


@dataclass(frozen=True, slots=True)
class Group:
    """Commitments that belong together.

    Attributes:
        relation: how many stand on each side.
        old: those of the old plan.
        new: those of the new plan.
        pair: how alike they are, where it is one and one.
        family: the whole and its parts, where it is one and several.
    """

    relation: Relation
    old: tuple[Facts, ...]
    new: tuple[Facts, ...]
    pair: Likeness | None = None
    family: Family | None = None

    @property
    def place(self) -> int:
        """Its place in the old plan, or in the new one where the old has nothing."""
        return min(facts.place for facts in self.old or self.new)


def group(
    old: Sequence[Facts], new: Sequence[Facts], alike: Likenesses, weights: Weights
) -> tuple[Group, ...]:
    """Every commitment of both plans in exactly one group."""
    pairs = pair_up(
        (one for one in alike.found if one.score >= SAME_FROM), lambda one: abs(one.old.place - one.new.place)
    )
    grown = families(alike, pairs, weights)
    groups = [_family_group(one) for one in grown]
    in_old = {facts.id for one in groups for facts in one.old}
    in_new = {facts.id for one in groups for facts in one.new}
    for pair in pairs:
        if pair.old.id not in in_old and pair.new.id not in in_new:
            groups.append(Group("one", (pair.old,), (pair.new,), pair=pair))
            in_old.add(pair.old.id)
            in_new.add(pair.new.id)
    groups += [Group("dropped", (facts,), ()) for facts in without(old, in_old)]
    groups += [Group("new", (), (facts,)) for facts in without(new, in_new)]
    return tuple(sorted(groups, key=lambda one: (not one.old, one.place)))


def _family_group(family: Family) -> Group:
    if family.kind == "split":
        return Group("split", (family.whole,), family.parts, family=family)
    return Group("merged", family.parts, (family.whole,), family=family)
