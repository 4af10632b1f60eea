"""Kendall's score of a series and its exact probability, ties counted as they are."""

import functools
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations


def score(values: Sequence[Decimal]) -> int:
    """Kendall's S: of all pairs, those that rise less those that fall (Mann 1945, Kendall 1975).

    Examples:
        >>> score([Decimal(1), Decimal(2), Decimal(2), Decimal(0)])
        -1
    """
    return sum([(late > early) - (late < early) for early, late in combinations(values, 2)])


def two_sided(values: Sequence[Decimal]) -> Fraction:
    """How often a series of these figures in a random order would have a score as far from 0, exactly.

    Every arrangement of the figures counts, equal ones as often as they are there. The number of arrangements
    with k pairs that fall is the coefficient of q^k in the Gaussian multinomial coefficient of the
    multiplicities (MacMahon 1915, vol. 1), so that no arrangement has to be looked at. Without ties these are
    the probabilities of Kendall (1975), table 1, and Gilbert (1987), table A18, doubled.

    Examples:
        >>> two_sided([Decimal(one) for one in (1, 2, 3, 4, 5)])
        Fraction(1, 60)
    """
    return chance_of(values, score(values))


def chance_of(values: Sequence[Decimal], seen: int) -> Fraction:
    """How often these figures in a random order would have a score as far from 0 as one, exactly."""
    untied = len(set(values)) == len(values)
    times = (1,) * len(values) if untied else tuple(sorted(Counter(values).values()))
    return _as_far(times, abs(seen))


def critical_score(length: int, chance: Fraction) -> int | None:
    """The least score that a series of so many unequal figures has by chance no oftener than that, two-sided.

    None where no score is so rare.

    Examples:
        >>> critical_score(5, Fraction(1, 20)), critical_score(3, Fraction(1, 20))
        (10, None)
    """
    ways = _falling((1,) * length)
    pairs = len(ways) - 1
    rare = [
        bound
        for bound in range(pairs, 0, -2)
        if sum(count for falls, count in enumerate(ways) if abs(pairs - 2 * falls) >= bound)
        <= chance * sum(ways)
    ]
    return min(rare, default=None)


@functools.lru_cache(maxsize=4096)  # many short series have the same few scores
def _as_far(times: tuple[int, ...], seen: int) -> Fraction:
    """How often figures that stand there so many times each have a score as far from 0 as the one seen."""
    ways = _falling(times)
    untied = len(ways) - 1
    extreme = sum(count for falls, count in enumerate(ways) if abs(untied - 2 * falls) >= seen)
    return Fraction(extreme, sum(ways))


@functools.lru_cache(maxsize=256)
def _falling(times: tuple[int, ...]) -> tuple[int, ...]:
    """For each number of falling pairs how many arrangements have it; the last is that of untied pairs."""
    ways: tuple[int, ...] = (1,)
    placed = 0
    for count in times:
        placed += count
        ways = _product(ways, _gaussian(placed, count))
    return ways


@functools.lru_cache(maxsize=1024)
def _gaussian(whole: int, part: int) -> tuple[int, ...]:
    """The coefficients of the Gaussian binomial [whole over part], by Pascal's rule for q."""
    if part in {0, whole}:
        return (1,)
    left, right = _gaussian(whole - 1, part - 1), _gaussian(whole - 1, part)
    found = [0] * (part * (whole - part) + 1)
    for power, count in enumerate(left):
        found[power] += count
    for power, count in enumerate(right):
        found[power + part] += count
    return tuple(found)


def _product(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    found = [0] * (len(one) + len(other) - 1)
    for place, left in enumerate(one):
        for power, right in enumerate(other):
            found[place + power] += left * right
    return tuple(found)
