"""Which commitments an assessor may not code, by the interests that they declared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallystick.register.bodies import Body, Responsibility
from tallystick.register.model import Commitment, Package, Part
from tallystick.register.panels import ONLY_DECLARED, Interest


@dataclass(frozen=True, slots=True)
class BarredPair:
    """Why an assessor does not code a commitment.

    Attributes:
        assessor: who.
        commitment: what.
        interests: the interests that forbid it.
    """

    assessor: str
    commitment: str
    interests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TiedRows:
    """The rows that say how far interests reach, of a package or not yet saved.

    Attributes:
        interests: what ties assessors.
        commitments: what they could code.
        outline: the parts of the plan.
        bodies: the bodies, each below another.
        responsibilities: which body has a part in what.
    """

    interests: Sequence[Interest]
    commitments: Sequence[Commitment]
    outline: Sequence[Part]
    bodies: Sequence[Body]
    responsibilities: Sequence[Responsibility]

    @classmethod
    def of(cls, package: Package) -> "TiedRows":
        """Those of a package."""
        return cls(
            package.interests,
            package.commitments,
            package.outline,
            package.bodies,
            package.responsibilities,
        )


def conflicts_of(package: Package) -> Mapping[tuple[str, str], BarredPair]:
    """Every pair of assessor and commitment that an interest forbids in a package, with the interests."""
    return conflicts_among(TiedRows.of(package))


def conflicts_among(rows: TiedRows) -> Mapping[tuple[str, str], BarredPair]:
    """Every pair of assessor and commitment that an interest forbids, with the interests that do.

    An interest in a body reaches every commitment in which the body has a part, and so does one in a body
    above or below it: who is paid by an institute is paid by the ministry that owns it.
    """
    reach = _Reach(rows)
    found: dict[tuple[str, str], list[str]] = {}
    for interest in rows.interests:
        if interest.kind != ONLY_DECLARED:
            for commitment in reach.of(interest):
                found.setdefault((interest.assessor, commitment), []).append(interest.id)
    return {pair: BarredPair(*pair, tuple(sorted(names))) for pair, names in found.items()}


class _Reach:
    """How far interests reach in a plan."""

    def __init__(self, rows: TiedRows) -> None:
        self._commitments = rows.commitments
        self._parts = _families(rows.outline)
        self._bodies = _families(rows.bodies)
        self._responsible: dict[str, set[str]] = {}
        for one in rows.responsibilities:
            self._responsible.setdefault(one.body, set()).add(one.commitment)

    def of(self, interest: Interest) -> frozenset[str]:
        """The commitments that an interest reaches; of several places that it names all."""
        every = frozenset(one.id for one in self._commitments)
        named: list[Iterable[str]] = []
        if interest.commitment is not None:
            named.append([interest.commitment])
        if interest.section is not None:
            named.append(self._within(interest.section))
        if interest.body is not None:
            named.append(self._of_body(interest.body))
        return every & frozenset().union(*named) if named else every

    def _within(self, part: str) -> Iterable[str]:
        below = {one for one, above in self._parts.items() if part in above} | {part}
        return [one.id for one in self._commitments if one.section in below]

    def _of_body(self, body: str) -> Iterable[str]:
        below = {one for one, above in self._bodies.items() if body in above}
        family = {body, *self._bodies.get(body, ()), *below}
        return {commitment for one in family for commitment in self._responsible.get(one, ())}


def _families(rows: Iterable[Part] | Iterable[Body]) -> Mapping[str, frozenset[str]]:
    """All that lies above each row."""
    parents = {one.id: one.parent for one in rows}
    return {one: frozenset(_above(one, parents)) for one in parents}


def _above(one: str, parents: Mapping[str, str | None]) -> list[str]:
    way: list[str] = []
    above = parents.get(one)
    while above is not None and above not in way:
        way.append(above)
        above = parents.get(above)
    return way
