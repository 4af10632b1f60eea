"""One commitment that became several, and several that became one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tallystick.comparison.facts import Facts
from tallystick.comparison.likeness import PART_FROM, Likeness
from tallystick.comparison.texts import Terms, Weights

#: A part has to bring at least this share of the whole that no other part brings.
CONTRIBUTES = 100
Kind = Literal["split", "merged"]


@dataclass(frozen=True, slots=True)
class Belonging:
    """A commitment that may be a part of one in the other plan.

    Attributes:
        kind: ``split`` where the whole is in the old plan, ``merged`` where it is in the new one.
        whole: the commitment that holds the part.
        part: the part.
        strength: how much of the part stands in the whole, 0 to 1000.
    """

    kind: Kind
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

    kind: Kind
    whole: Facts
    parts: tuple[Facts, ...]
    score: int


def families(found: Iterable[Likeness], pairs: list[Likeness], weights: Weights) -> list[Family]:
    """The families among commitments, each in one at most, the strongest first.

    Only commitments that have found no partner join: a whole may have one, which is then its first part.
    """
    partner = {("split", one.old.id): one for one in pairs} | {("merged", one.new.id): one for one in pairs}
    wholes: defaultdict[tuple[Kind, str], list[Belonging]] = defaultdict(list)
    for one in _best(_belongings(found, partner)).values():
        wholes[one.kind, one.whole.id].append(one)
    grown = (_grow(rows, partner.get(key), weights) for key, rows in wholes.items())
    ranked = sorted((family for family in grown if len(family.parts) > 1), key=_rank)
    taken: set[tuple[bool, str]] = set()
    chosen = []
    for family in ranked:
        members = _members(family)
        if not members & taken:
            taken |= members
            chosen.append(family)
    return chosen


def _belongings(found: Iterable[Likeness], partner: dict[tuple[str, str], Likeness]) -> Iterable[Belonging]:
    for one in found:
        if one.new_part >= PART_FROM and ("merged", one.new.id) not in partner:
            yield Belonging("split", one.old, one.new, one.new_part)
        if one.old_part >= PART_FROM and ("split", one.old.id) not in partner:
            yield Belonging("merged", one.new, one.old, one.old_part)


def _best(belongings: Iterable[Belonging]) -> dict[tuple[Kind, str], Belonging]:
    """Each part with the whole that holds most of it."""
    best: dict[tuple[Kind, str], Belonging] = {}
    for one in belongings:
        key = (one.kind, one.part.id)
        if key not in best or _closer(one) < _closer(best[key]):
            best[key] = one
    return best


def _closer(one: Belonging) -> tuple[int, int, str]:
    return (-one.strength, abs(one.whole.place - one.part.place), one.whole.id)


def _grow(rows: list[Belonging], pair: Likeness | None, weights: Weights) -> Family:
    """The whole with those parts that each bring something of it."""
    kind, whole = rows[0].kind, rows[0].whole
    parts: list[Facts] = []
    scores: list[int] = []
    said = _said(whole)
    covered: Terms = frozenset()
    if pair is not None:
        parts.append(pair.new if kind == "split" else pair.old)
        scores.append(max(pair.score, pair.new_part if kind == "split" else pair.old_part))
        covered = said & _said(parts[0])
    for one in sorted(rows, key=lambda row: (-row.strength, row.part.place, row.part.id)):
        brings = (said & _said(one.part)) - covered
        if 1000 * weights.of(brings) >= CONTRIBUTES * weights.of(said):
            parts.append(one.part)
            scores.append(one.strength)
            covered |= brings
    return Family(kind, whole, tuple(sorted(parts, key=lambda part: part.place)), min(scores, default=0))


def _said(facts: Facts) -> Terms:
    return facts.title | facts.promises


def _members(family: Family) -> set[tuple[bool, str]]:
    split = family.kind == "split"
    return {(split, family.whole.id)} | {(not split, part.id) for part in family.parts}


def _rank(family: Family) -> tuple[int, int, str, tuple[str, ...]]:
    return (-len(family.parts), -family.score, family.whole.id, tuple(part.id for part in family.parts))
