"""A draft as lists: the commitments that stand side by side in one part of the plan, on one level."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from tallystick.register.confirming.doing import RowName
from tallystick.register.confirming.doubts import Doubt, doubts_of
from tallystick.register.confirming.told import WhatWasRead
from tallystick.register.model import Commitment, Deliverable, Package, Target

ListName = tuple[str, str]


@dataclass(frozen=True, slots=True)
class DraftedCommitment:
    """A commitment with what it holds.

    Attributes:
        commitment: the commitment.
        targets: its targets.
        deliverables: its deliverables.
        doubt: the largest doubt in any of these, and why.
    """

    commitment: Commitment
    targets: tuple[Target, ...]
    deliverables: tuple[Deliverable, ...]
    doubt: Doubt

    @property
    def names(self) -> tuple[RowName, ...]:
        """The commitment and all that it holds."""
        held = [("targets", one.id) for one in self.targets]
        held += [("deliverables", one.id) for one in self.deliverables]
        return (("commitments", self.commitment.id), *held)


@dataclass(frozen=True, slots=True)
class DraftList:
    """Commitments that stand side by side.

    Attributes:
        section: the part of the outline.
        level: their level, as the plan nests; empty where nothing is said.
        rows: the commitments in the order of the plan.
        doubt: the largest doubt in any of them.
    """

    section: str
    level: str
    rows: tuple[DraftedCommitment, ...]
    doubt: float

    @property
    def name(self) -> ListName:
        """What it is known by."""
        return self.section, self.level


def lists_of(package: Package, read: WhatWasRead) -> tuple[DraftList, ...]:
    """The lists of a draft, in the order of the plan."""
    doubts = doubts_of(package, read)
    targets: dict[str, list[Target]] = defaultdict(list)
    deliverables: dict[str, list[Deliverable]] = defaultdict(list)
    for target in package.targets:
        targets[target.commitment].append(target)
    for deliverable in package.deliverables:
        deliverables[deliverable.commitment].append(deliverable)
    lists: dict[ListName, list[DraftedCommitment]] = defaultdict(list)
    for one in sorted(package.commitments, key=_in_plan):
        bare = DraftedCommitment(one, tuple(targets[one.id]), tuple(deliverables[one.id]), Doubt(0, None))
        doubt = max((doubts[name] for name in bare.names), key=lambda found: found.share)
        lists[one.section, level_of(read, one.id)].append(replace(bare, doubt=doubt))
    return tuple(
        DraftList(*name, tuple(rows), max(one.doubt.share for one in rows)) for name, rows in lists.items()
    )


def doubtful_first(lists: tuple[DraftList, ...]) -> tuple[DraftList, ...]:
    """The lists with the most doubtful first, and the rows of each likewise; alike ones as in the plan."""
    ordered = (
        DraftList(
            one.section, one.level, tuple(sorted(one.rows, key=lambda row: -row.doubt.share)), one.doubt
        )
        for one in lists
    )
    return tuple(sorted(ordered, key=lambda one: -one.doubt))


def level_of(read: WhatWasRead, commitment: str) -> str:
    """The level of a commitment; of one that was split off, that of the one it came from."""
    told = read.rows.get(("commitments", commitment)) or read.rows.get(
        ("commitments", commitment.rpartition("-")[0])
    )
    return told.level if told else ""


def levels_of(package: Package, read: WhatWasRead) -> Counter[str]:
    """How many commitments each level has."""
    return Counter(level_of(read, one.id) for one in package.commitments)


def _in_plan(one: Commitment) -> tuple[int, int, str]:
    return (one.start if one.start is not None else 10**9, -(one.end or 0), one.id)
