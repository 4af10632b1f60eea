"""One commitment that became several, and several that became one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from tallystick.comparison.facts import Facts
from tallystick.comparison.likeness import PART_FROM, Likeness, Likenesses
from tallystick.comparison.texts import Terms, Weights

#: A part has to bring at least this share of the whole that no other part brings.
CONTRIBUTES = 100
FamilyKind = Literal["split", "merged"]
#: A whole: the kind of its family and its identifier.
Whole = tuple[FamilyKind, str]


@dataclass(frozen=True, slots=True)
class Belonging:
    """A commitment that may be a part of one in the other plan.

    Attributes:
        kind: ``split`` where the whole is in the old plan, ``merged`` where it is in the new one.
        whole: the commitment that holds the part.
        part: the part.
        strength: how much of the part stands in the whole, 0 to 1000.
    """

    kind: FamilyKind
    whole: Facts
    part: Facts
    strength: int


@dataclass(frozen=True, slots=True)
class Family:
    """A whole with its parts.

    Attributes:
        kind: as of its belongings.
        whole: the commitment that stands alone on its side.
        parts: those on the other side, in their plan's order.
        score: how much of the weakest part stands in the whole.
    """

    kind: FamilyKind
    whole: Facts
    parts: tuple[Facts, ...]
    score: int


def families(alike: Likenesses, pairs: list[Likeness], weights: Weights) -> list[Family]:
    """The families among commitments, each in one at most, the strongest first.

    Only commitments that have found no partner join: a whole may have one, which is then its first part.
    """
    partner: dict[Whole, Likeness] = {("split", one.old.id): one for one in pairs}
    partner |= {("merged", one.new.id): one for one in pairs}
    wholes: defaultdict[Whole, list[Belonging]] = defaultdict(list)
    for one in _best(_belongings(alike, partner)).values():
        wholes[one.kind, one.whole.id].append(one)
    first = {key: _first_part(key[0], pair, alike) for key, pair in partner.items() if key in wholes}
    grown = (_grow(rows, first.get(key), weights) for key, rows in wholes.items())
    ranked = sorted((family for family in grown if len(family.parts) > 1), key=_rank)
    taken: set[tuple[bool, str]] = set()
    chosen = []
    for family in ranked:
        members = _members(family)
        if not members & taken:
            taken |= members
            chosen.append(family)
    return chosen


def _belongings(alike: Likenesses, partner: Mapping[Whole, Likeness]) -> Iterable[Belonging]:
    for one in alike.found:
        new_is_free, old_is_free = ("merged", one.new.id) not in partner, ("split", one.old.id) not in partner
        if new_is_free or old_is_free:
            old_part, new_part = alike.parts(one)
            if new_is_free and new_part >= PART_FROM:
                yield Belonging("split", one.old, one.new, new_part)
            if old_is_free and old_part >= PART_FROM:
                yield Belonging("merged", one.new, one.old, old_part)


def _best(belongings: Iterable[Belonging]) -> dict[tuple[FamilyKind, str], Belonging]:
    """Each part with the whole that holds most of it."""
    best: dict[tuple[FamilyKind, str], Belonging] = {}
    for one in belongings:
        key = (one.kind, one.part.id)
        if key not in best or _closer(one) < _closer(best[key]):
            best[key] = one
    return best


def _closer(one: Belonging) -> tuple[int, int, str]:
    return (-one.strength, abs(one.whole.place - one.part.place), one.whole.id)


def _first_part(kind: FamilyKind, pair: Likeness, alike: Likenesses) -> tuple[Facts, int]:
    """A whole's partner as its first part, with how alike they are or how far it is a part, the larger."""
    old_part, new_part = alike.parts(pair)
    if kind == "split":
        return pair.new, max(pair.score, new_part)
    return pair.old, max(pair.score, old_part)


def _grow(rows: list[Belonging], first: tuple[Facts, int] | None, weights: Weights) -> Family:
    """The whole with those parts that each bring something of it."""
    kind, whole = rows[0].kind, rows[0].whole
    parts: list[Facts] = []
    scores: list[int] = []
    own = _terms_of(whole)
    covered: Terms = frozenset()
    if first is not None:
        parts.append(first[0])
        scores.append(first[1])
        covered = own & _terms_of(parts[0])
    for one in sorted(rows, key=lambda row: (-row.strength, row.part.place, row.part.id)):
        brings = (own & _terms_of(one.part)) - covered
        if 1000 * weights.of(brings) >= CONTRIBUTES * weights.of(own):
            parts.append(one.part)
            scores.append(one.strength)
            covered |= brings
    return Family(kind, whole, tuple(sorted(parts, key=lambda part: part.place)), min(scores, default=0))


def _terms_of(facts: Facts) -> Terms:
    return facts.title | facts.promises


def _members(family: Family) -> set[tuple[bool, str]]:
    split = family.kind == "split"
    return {(split, family.whole.id)} | {(not split, part.id) for part in family.parts}


def _rank(family: Family) -> tuple[int, int, str, tuple[str, ...]]:
    return (-len(family.parts), -family.score, family.whole.id, tuple(part.id for part in family.parts))
