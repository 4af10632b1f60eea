"""How alike two commitments are, in whole thousandths, and what says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tallystick.base.quick import quick
from tallystick.comparison.around import Around
from tallystick.comparison.candidates import sharing
from tallystick.comparison.facts import Facts
from tallystick.comparison.said import Said, signs
from tallystick.comparison.texts import Weights

#: From here on two commitments are taken for the same promise.
SAME_FROM = 470
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
        words: how alike their words are: titles, passages, what targets measure.
        around: how alike their groups, means, links and headings are; None where nothing can be compared.
        old_part: how far the old one is a part of the new one.
        new_part: how far the new one is a part of the old one.
    """

    old: Facts
    new: Facts
    score: int
    words: int
    around: int | None
    old_part: int
    new_part: int


def likenesses(old: Sequence[Facts], new: Sequence[Facts], weights: Weights) -> list[Likeness]:
    """The pairs of commitments that matter, in the order of the old plan and then of the new one.

    Those that could be the same promise, those of which one could be a part of the other, and for each
    commitment the one that is most like it, if any shares enough words with it.
    """
    said, around, most = Said(old, new, weights), Around(old, new, weights), _MostAlike(old, new)
    chosen: dict[
        int, int
    ] = {}  # by place in the old plan and in the new one: plain numbers are quick to keep
    for i, j, both in sharing([signs(one) for one in old], [signs(one) for one in new], weights, WORDS_FROM):
        words, old_part, new_part = said.at_a_glance(i, j, both)
        least = min(SAME_FROM, most.least(i, j))
        may_be_part = old_part >= _PART_WORDS or new_part >= _PART_WORDS
        if not may_be_part and _AT_MOST[words] < least:
            continue  # whatever stands around them
        alike, old_inside, new_inside = around.of(i, j) or (words, old_part, new_part)
        score = _whole(words, alike)
        if score >= least:
            most.look(i, j, score, both)
        if score >= SAME_FROM or (
            may_be_part and max(_whole(old_part, old_inside), _whole(new_part, new_inside)) >= PART_FROM
        ):
            chosen[i * len(new) + j] = both

    def likeness(i: int, j: int, both: int) -> Likeness:
        words, old_part, new_part = said.exactly(i, j, both)
        beside = around.of(i, j)
        alike, old_inside, new_inside = beside or (words, old_part, new_part)
        return quick(Likeness)(
            old[i],
            new[j],
            _whole(words, alike),
            words,
            alike if beside else None,
            _whole(old_part, old_inside),
            _whole(new_part, new_inside),
        )

    chosen |= {i * len(new) + j: both for i, j, both in most.pairs()}
    return [likeness(*divmod(place, len(new)), chosen[place]) for place in sorted(chosen)]


class _MostAlike:
    """For each commitment of both plans the one that is most like it; of several, the first by name."""

    def __init__(self, old: Sequence[Facts], new: Sequence[Facts]) -> None:
        self._old, self._new = [one.id for one in old], [one.id for one in new]
        self._of_old, self._of_new = [(-1, -1, 0)] * len(old), [(-1, -1, 0)] * len(new)

    def least(self, i: int, j: int) -> int:
        """How alike two must be so that the one may be the most alike to the other."""
        return min(self._of_old[i][0], self._of_new[j][0])

    def look(self, i: int, j: int, score: int, both: int) -> None:
        """Note how alike two are, and the weight of the signs that both have."""
        best, at, _ = self._of_old[i]
        if score > best or (score == best and self._new[j] < self._new[at]):
            self._of_old[i] = (score, j, both)
        best, at, _ = self._of_new[j]
        if score > best or (score == best and self._old[i] < self._old[at]):
            self._of_new[j] = (score, i, both)

    def pairs(self) -> Iterator[tuple[int, int, int]]:
        """The places of these pairs in the old plan and in the new one, each with that weight."""
        yield from ((i, j, both) for i, (_, j, both) in enumerate(self._of_old) if j >= 0)
        yield from ((i, j, both) for j, (_, i, both) in enumerate(self._of_new) if i >= 0)


def _whole(words: int, around: int) -> int:
    """Words and what stands around them together; where nothing does, the words stand for it too."""
    return (WORDS_SHARE * words + AROUND_SHARE * around) // (WORDS_SHARE + AROUND_SHARE)


#: The most that words so much alike can come to, whatever stands around them.
_AT_MOST = [_whole(words, 1000) for words in range(1001)]
#: With less of its words in the other one a commitment is no part of it, whatever stands around them.
_PART_WORDS = next(words for words, whole in enumerate(_AT_MOST) if whole >= PART_FROM)
