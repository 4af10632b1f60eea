"""How alike two commitments are, in whole thousandths, and what says so."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tallystick.base.quick import quick
from tallystick.comparison.around import Around
from tallystick.comparison.candidates import sharing
from tallystick.comparison.commitment_likeness import CommitmentLikeness, signs
from tallystick.comparison.facts import Facts
from tallystick.comparison.texts import Weights

#: From here on two commitments are taken for the same promise.
SAME_FROM = 470
#: Two commitments with the very same title are one promise, whatever else was read of them.
SAME_TITLE = 900
#: From here on one is taken for a part of the other.
PART_FROM = 560
#: A pair whose words share less than this isn't looked at: no context could make it the same.
WORDS_FROM = 200
#: What the words weigh beside everything around them (groups, means, links, heading).
WORDS_SHARE, AROUND_SHARE = 3, 1


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two commitments are, 0 to 1000.

    Attributes:
        old: the commitment of the old plan.
        new: the commitment of the new plan.
        score: how alike they are as wholes.
        both: the weight of the signs that both have.
    """

    old: Facts
    new: Facts
    score: int
    both: int


class Likenesses:
    """How alike the commitments of two plans are.

    Attributes:
        found: the pairs that matter: those that could be the same promise, those of which one could be a part
            of the other, and for each commitment the one that is most like it, if any shares enough words
            with it. In the order of the old plan, and then of the new one.
    """

    def __init__(self, old: Sequence[Facts], new: Sequence[Facts], weights: Weights) -> None:
        """Compare each commitment of the old plan with each of the new one that shares enough words."""
        self._likeness, self._around = CommitmentLikeness(old, new, weights), Around(old, new, weights)
        glance, around, most, count = (
            self._likeness.at_a_glance,
            self._around.of,
            _MostAlike(old, new),
            len(new),
        )
        signed = [signs(one) for one in old], [signs(one) for one in new]
        chosen: dict[int, tuple[int, int]] = {}
        for i, j, both in sharing(*signed, weights, WORDS_FROM):
            words, old_part, new_part = glance(i, j, both)
            least = min(SAME_FROM, most.of_old[i], most.of_new[j])
            may_be_part = old_part >= _PART_WORDS or new_part >= _PART_WORDS
            if not may_be_part and _AT_MOST[words] < least:
                continue  # whatever stands around them
            alike, old_inside, new_inside = around(i, j) or (words, old_part, new_part)
            score = _whole(words, alike)
            if score >= least:
                most.look(i, j, score, both)
            if score >= SAME_FROM or (
                may_be_part and max(_whole(old_part, old_inside), _whole(new_part, new_inside)) >= PART_FROM
            ):
                chosen[i * count + j] = score, both
        for i, j in _alike_by_title(old, new):
            both = weights.shared(signed[0][i], signed[1][j])
            words = glance(i, j, both)[0]
            score = max(SAME_TITLE, _whole(words, (around(i, j) or (words, 0, 0))[0]))
            most.look(i, j, score, both)
            chosen[i * count + j] = score, both
        chosen |= {i * count + j: (score, both) for i, j, score, both in most.pairs()}
        make = quick(Likeness)
        self.found = [make(old[at // count], new[at % count], *chosen[at]) for at in sorted(chosen)]

    def parts(self, one: Likeness) -> tuple[int, int]:
        """How far the old one of a pair is a part of the new one, and the new one of the old, 0 to 1000."""
        i, j = one.old.place, one.new.place
        _, old_part, new_part = self._likeness.exactly(i, j, one.both)
        _, old_inside, new_inside = self._around.of(i, j) or (0, old_part, new_part)
        return _whole(old_part, old_inside), _whole(new_part, new_inside)


def _alike_by_title(old: Sequence[Facts], new: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """The places of commitments of both plans that have the same title."""
    titled: dict[str, list[int]] = defaultdict(list)
    for j, one in enumerate(new):
        titled[one.sameness].append(j)
    for i, one in enumerate(old):
        yield from ((i, j) for j in (titled.get(one.sameness, ()) if one.sameness else ()))


class _MostAlike:
    """For each commitment of both plans the one that is most like it; of several, the first by name.

    Attributes:
        of_old: by the place of a commitment of the old plan, how alike the most alike is; -1: there is none.
        of_new: the same for the new plan.
    """

    def __init__(self, old: Sequence[Facts], new: Sequence[Facts]) -> None:
        self.of_old, self.of_new = [-1] * len(old), [-1] * len(new)
        self._old, self._new = [one.id for one in old], [one.id for one in new]
        self._by_old, self._by_new = [(-1, 0)] * len(old), [(-1, 0)] * len(new)

    def look(self, i: int, j: int, score: int, both: int) -> None:
        """Note how alike two are, and the weight of the signs that both have."""
        best = self.of_old[i]
        if score > best or (score == best and self._new[j] < self._new[self._by_old[i][0]]):
            self.of_old[i], self._by_old[i] = score, (j, both)
        best = self.of_new[j]
        if score > best or (score == best and self._old[i] < self._old[self._by_new[j][0]]):
            self.of_new[j], self._by_new[j] = score, (i, both)

    def pairs(self) -> Iterator[tuple[int, int, int, int]]:
        """The places of these pairs in the old plan and in the new one, how alike they are, that weight."""
        for i, (score, (j, both)) in enumerate(zip(self.of_old, self._by_old, strict=True)):
            if j >= 0:
                yield i, j, score, both
        for j, (score, (i, both)) in enumerate(zip(self.of_new, self._by_new, strict=True)):
            if i >= 0:
                yield i, j, score, both


def _whole(words: int, around: int) -> int:
    """Words and what stands around them together; where nothing does, the words stand for it too."""
    return (WORDS_SHARE * words + AROUND_SHARE * around) // (WORDS_SHARE + AROUND_SHARE)


#: The most that words so much alike can come to, whatever stands around them.
_AT_MOST = [_whole(words, 1000) for words in range(1001)]
#: With less of its words in the other one a commitment is no part of it, whatever stands around them.
_PART_WORDS = next(words for words, whole in enumerate(_AT_MOST) if whole >= PART_FROM)
