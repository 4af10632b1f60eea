"""The nouns of a difference between two plans."""

from dataclasses import dataclass
from typing import Literal

from tallystick.base.reasons import Reason

#: How commitments of the old plan stand to those of the new one.
Relation = Literal["one", "split", "merged", "dropped", "new"]
#: What a change does to what can be asked for. ``unclear``: it can't be told; ``neutral``: it is only noted.
Way = Literal["weaker", "stronger", "unclear", "neutral"]
#: What happened to a commitment that stands in both plans, all its changes taken together.
Direction = Literal["kept", "weakened", "strengthened", "changed", ""]
#: How sure a pairing is.
Sureness = Literal["certain", "sure", "likely", "unsure"]
Subject = Literal["commitment", "target", "deliverable"]

#: Every kind of pairing, what weakened or is missing first.
KINDS = ("dropped", "weakened", "merged", "split", "changed", "strengthened", "kept", "new")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs inside a pairing.

    Attributes:
        subject: what it is about.
        field: which property, such as ``value`` or ``deadline``; ``dropped`` and ``added`` for a whole target
            or deliverable, ``moved`` where it now stands with another commitment.
        old: the identifier in the old plan of the commitment, target or deliverable; empty: there is none.
        new: the identifier in the new plan.
        before: what stood there, as the tables write it.
        after: what stands there now.
        way: what it does to what can be asked for.
        reason: the change in words.
    """

    subject: Subject
    field: str
    old: str
    new: str
    before: str
    after: str
    way: Way
    reason: Reason


@dataclass(frozen=True, slots=True)
class Nearest:
    """The commitment of the other plan that came closest to one that stands alone.

    Attributes:
        commitment: its identifier.
        score: how alike the two are, 0 to 1000.
    """

    commitment: str
    score: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """Commitments that stand for the same promise, or one that has no counterpart.

    Attributes:
        relation: how many stand on each side.
        direction: what became of the promise; empty for one that stands alone.
        old: the commitments of the old plan.
        new: the commitments of the new plan.
        sureness: how sure the pairing is, or that there is none.
        score: how alike the sides are, 0 to 1000; of one that stands alone, that of its nearest.
        nearest: for one that stands alone, who came closest.
        reasons: why they are paired, or why not, in words.
        changes: everything that differs.
    """

    relation: Relation
    direction: Direction
    old: tuple[str, ...]
    new: tuple[str, ...]
    sureness: Sureness
    score: int
    nearest: Nearest | None
    reasons: tuple[Reason, ...]
    changes: tuple[Change, ...]

    @property
    def kind(self) -> str:
        """The one word for it, one of `KINDS`: the relation, or the direction where it is one to one."""
        return self.direction if self.relation == "one" else self.relation

    @property
    def loses(self) -> bool:
        """Whether something that could be asked for under the old plan can no longer be."""
        return self.relation == "dropped" or any(one.way == "weaker" for one in self.changes)


@dataclass(frozen=True, slots=True)
class NamedPlan:
    """A plan as the difference names it.

    Attributes:
        title: its name.
        period: the years it speaks of.
        commitments: how many it has.
        targets: how many targets.
        deliverables: how many deliverables.
        fictional: whether it is invented.
    """

    title: str
    period: str
    commitments: int
    targets: int
    deliverables: int
    fictional: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two plans.

    Attributes:
        old: the old plan.
        new: the new plan.
        wording: whether the plans' own words were compared, and with them how firmly they promise.
        wording_reason: why, or why not.
        pairings: every commitment of both plans, each once; those that lose something first.
    """

    old: NamedPlan
    new: NamedPlan
    wording: bool
    wording_reason: Reason
    pairings: tuple[Pairing, ...]

    def of_kind(self, kind: str) -> tuple[Pairing, ...]:
        """The pairings of one kind, in order."""
        return tuple(one for one in self.pairings if one.kind == kind)

    @property
    def counts(self) -> dict[str, int]:
        """How many pairings there are of each kind."""
        return {kind: len(self.of_kind(kind)) for kind in KINDS}
