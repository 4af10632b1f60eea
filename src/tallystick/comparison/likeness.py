"""How alike two commitments are, in whole thousandths, and what says so."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tallystick.comparison.facts import Facts
from tallystick.comparison.texts import Terms, Weights

#: From here on two commitments are taken for the same promise.
SAME_FROM = 470
#: From here on one is taken for a part of the other.
PART_FROM = 560
#: A pair whose words share less than this isn't looked at: no context could make it the same.
WORDS_FROM = 200
#: What the words weigh beside everything around them (groups, means, links, heading).
WORDS_SHARE, AROUND_SHARE = 3, 1
#: What each of the things around the words weighs, where both commitments have it.
AROUND = {"links": 3, "groups": 3, "instruments": 1, "heading": 2}


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


def likenesses(old: tuple[Facts, ...], new: tuple[Facts, ...], weights: Weights) -> list[Likeness]:
    """Every pair of commitments that could be the same promise, or one a part of the other."""
    return [_likeness(old[i], new[j], weights) for i, j in _worth_a_look(old, new, weights)]


def _worth_a_look(
    old: tuple[Facts, ...], new: tuple[Facts, ...], weights: Weights
) -> Iterable[tuple[int, int]]:
    """Pairs whose words share enough, found through the terms that they share."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for j, facts in enumerate(new):
        for term in _signs(facts):
            having[term].append(j)
    sizes = [weights.of(_signs(facts)) for facts in new]
    for i, facts in enumerate(old):
        own = _signs(facts)
        shared: Counter[int] = Counter()
        for term in own:
            amount = weights.term(term)
            for j in having.get(term, ()):
                shared[j] += amount
        size = weights.of(own)
        yield from ((i, j) for j in sorted(shared) if 1000 * shared[j] >= WORDS_FROM * min(size, sizes[j]))


def _signs(facts: Facts) -> Terms:
    """The terms by which a pair is found; the whole title is one, for titles that have no other."""
    return facts.all_terms | {facts.sameness}


def _likeness(old: Facts, new: Facts, weights: Weights) -> Likeness:
    words, around = _words(old, new, weights), _around(old, new, _shared, weights)
    return Likeness(
        old,
        new,
        _both(words, around),
        words,
        around,
        _both(_part(old, new, weights), _around(old, new, _inside, weights)),
        _both(_part(new, old, weights), _around(new, old, _inside, weights)),
    )


def _both(words: int, around: int | None) -> int:
    if around is None:
        return words
    return (WORDS_SHARE * words + AROUND_SHARE * around) // (WORDS_SHARE + AROUND_SHARE)


def _words(old: Facts, new: Facts, weights: Weights) -> int:
    """Titles and, where present, passages; targets that measure the same speak for it, others against."""
    said = 1000 if old.sameness == new.sameness else weights.likeness(old.title, new.title)
    if old.words and new.words:
        said = (said + weights.likeness(old.words, new.words)) // 2
    if not (old.promises and new.promises):
        return said
    promised = weights.likeness(old.promises, new.promises)
    return (said + promised) // 2 if promised > said else (3 * said + promised) // 4


def _part(part: Facts, whole: Facts, weights: Weights) -> int:
    """How much of what one says stands in the other: its title, its passage, what its targets measure."""
    said = weights.inside(part.title, whole.all_terms)
    if part.words and whole.words:
        said = (said + weights.inside(part.words, whole.all_terms)) // 2
    if not (part.promises and whole.promises):
        return said
    return max(said, (said + weights.inside(part.promises, whole.promises)) // 2)


Share = Callable[[frozenset[str], frozenset[str]], int | None]


def _around(one: Facts, other: Facts, share: Share, weights: Weights) -> int | None:
    """How alike what stands around two commitments is; None where nothing can be compared."""
    alike = weights.likeness(one.heading, other.heading) if one.heading and other.heading else None
    values = {
        "links": share(one.links, other.links),
        "groups": share(one.groups, other.groups),
        "instruments": share(frozenset(one.row.instruments), frozenset(other.row.instruments)),
        "heading": alike,
    }
    known = {name: value for name, value in values.items() if value is not None}
    whole = sum(AROUND[name] for name in known)
    return sum(AROUND[name] * value for name, value in known.items()) // whole if known else None


def _shared(one: frozenset[str], other: frozenset[str]) -> int | None:
    """The share of names that both have (Jaccard); None where a side names none."""
    return 1000 * len(one & other) // len(one | other) if one and other else None


def _inside(part: frozenset[str], whole: frozenset[str]) -> int | None:
    """The share of the part's names that the whole has; None where a side names none."""
    return 1000 * len(part & whole) // len(part) if part and whole else None
