"""Assignments beside a solver that shares no code with them, drawn again from the words of the docs alone."""

import hashlib
import itertools

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from tallystick.panel.assignment import AssignmentPool, Shortage, assignment_of, ticket, wrong_in

PANELS = 1_000
Pairs = tuple[tuple[str, str], ...]


def panel(number: int, most: int = 9) -> AssignmentPool:
    """A panel by chance: its size, who is barred from what, and how much each will code."""
    chance = np.random.Generator(np.random.Philox(key=[number, 0]))
    commitments = tuple(f"c{at:02}" for at in range(chance.integers(1, most + 1)))
    assessors = [f"a{at}" for at in range(chance.integers(2, 7))]
    few = {one: int(chance.integers(1, most + 1)) if chance.random() < 1 / 3 else None for one in assessors}
    share = (0.0, 0.2, 0.5)[chance.integers(3)]
    barred = {pair for pair in itertools.product(commitments, assessors) if chance.random() < share}
    return AssignmentPool(commitments, few, frozenset(barred), (2, 2, 3)[chance.integers(3)])


def drawn_by_solver(pool: AssignmentPool, seed: str) -> Pairs | None:
    """The assignment as docs/panel.md defines it, by integer programming; None where there is none."""
    assessors = sorted(pool.budgets)
    pairs = [
        (one, other) for one in pool.commitments for other in assessors if (one, other) not in pool.barred
    ]
    steps = [(other, at) for other in assessors for at in range(len(pool.commitments))]
    size = len(pairs) + len(steps)
    rows, low, high = [], [], []
    for one in pool.commitments:
        rows.append([float(pair[0] == one) for pair in pairs] + [0.0] * len(steps))
        low.append(pool.each)
        high.append(pool.each)
    for other in assessors:
        rows.append(
            [float(pair[1] == other) for pair in pairs] + [-float(step[0] == other) for step in steps]
        )
        low.append(0)
        high.append(0)
        rows.append([0.0] * len(pairs) + [float(step[0] == other) for step in steps])
        low.append(0)
        budget = pool.budgets[other]
        high.append(len(pool.commitments) if budget is None else budget)
    squares = np.array([0.0] * len(pairs) + [2.0 * at + 1 for _, at in steps])
    limits = [LinearConstraint(np.array(rows), low, high)]
    one_each = Bounds(0, 1)
    even = milp(squares, constraints=limits, bounds=one_each, integrality=np.ones(size))
    if even.x is None:
        return None
    # five bytes of a hash for each pair, a share of 2 ** 40 here so that the solver has small numbers
    prices = np.array([hashed(seed, *pair) / 2**40 for pair in pairs] + [0.0] * len(steps))
    limits.append(LinearConstraint(squares, round(even.fun), round(even.fun)))
    options = {"mip_rel_gap": 0.0}
    best = milp(prices, constraints=limits, bounds=one_each, integrality=np.ones(size), options=options)
    return tuple(sorted(pair for pair, taken in zip(pairs, best.x, strict=False) if taken > 0.5))


def hashed(seed: str, commitment: str, assessor: str) -> int:
    told = "\n".join(["tallystick panel ticket/v1", seed, commitment, assessor, ""])
    return int(hashlib.sha256(told.encode("utf-8")).hexdigest()[:10], 16)


def squares_of(pairs: Pairs) -> int:
    loads: dict[str, int] = {}
    for _, assessor in pairs:
        loads[assessor] = loads.get(assessor, 0) + 1
    return sum(many * many for many in loads.values())


@pytest.mark.parametrize("block", range(4))
def test_an_outsider_draws_the_same_assignment(block: int) -> None:
    for number in range(block * 20, block * 20 + 20):
        pool = panel(number)
        ours, theirs = assignment_of(pool, f"seed {number}"), drawn_by_solver(pool, f"seed {number}")
        assert theirs is None if isinstance(ours, Shortage) else ours == theirs


def test_of_a_thousand_panels_none_has_a_conflict_a_broken_budget_or_too_few() -> None:
    refused = 0
    for number in range(PANELS):
        pool = panel(number, 25)
        pairs = assignment_of(pool, f"seed {number}")
        if isinstance(pairs, Shortage):
            refused += 1
            assert pairs.wanted > pairs.room or too_few(pool, pairs)
            continue
        assert wrong_in(pool, pairs) == ()
        assert len(set(pairs)) == len(pairs) == pool.each * len(pool.commitments)
        for commitment in pool.commitments:
            assert sum(one == commitment for one, _ in pairs) == pool.each
        for assessor, budget in pool.budgets.items():
            assert budget is None or sum(one == assessor for _, one in pairs) <= budget
        assert not can_be_more_even(pool, pairs)
    assert 100 < refused < 700


def too_few(pool: AssignmentPool, short: Shortage) -> bool:
    return any(len(pool.may_code(one)) < pool.each for one in short.commitments)


def can_be_more_even(pool: AssignmentPool, pairs: Pairs) -> bool:
    """Whether a chain of hand-overs leads from somebody to another with two commitments fewer or less.

    With convex costs an assignment is the most even exactly when there is no such chain.
    """
    given = set(pairs)
    loads = {one: sum(other == one for _, other in pairs) for one in pool.budgets}
    after = {
        giver: {
            taker
            for taker in pool.budgets
            if any(
                (one, giver) in given and (one, taker) not in given and (one, taker) not in pool.barred
                for one in pool.commitments
            )
        }
        for giver in pool.budgets
    }
    for start in pool.budgets:
        reached, waiting = {start}, [start]
        while waiting:
            for taker in after[waiting.pop()] - reached:
                reached.add(taker)
                waiting.append(taker)
        if any(
            loads[one] + 2 <= loads[start] and ((most := pool.budgets[one]) is None or loads[one] < most)
            for one in reached
        ):
            return True
    return False


def test_the_look_for_a_more_even_one_finds_one_that_is_not() -> None:
    pool = AssignmentPool(("c1", "c2", "c3"), {"a": None, "b": None, "d": None}, frozenset(), 2)
    uneven = tuple((one, other) for one in pool.commitments for other in "ab")
    assert can_be_more_even(pool, uneven)
    found = assignment_of(pool, "s")
    assert not isinstance(found, Shortage)
    assert squares_of(found) == 12


def test_a_commitment_with_too_few_unconflicted_assessors_is_named() -> None:
    pool = AssignmentPool(
        ("c1", "c2"), {"a": None, "b": None, "d": None}, frozenset({("c2", "a"), ("c2", "b")}), 2
    )
    assert assignment_of(pool, "s") == Shortage(("c2",), ("d",), 2, 1)


def test_where_budgets_are_short_all_commitments_that_share_them_are_named() -> None:
    # a and b can do three codings of c1, c2 and c3, which ask for six; c4 is for d and e alone and has room
    only_ab = {(one, other) for one in ("c1", "c2", "c3") for other in "de"}
    pool = AssignmentPool(("c1", "c2", "c3", "c4"), {"a": 2, "b": 1, "d": 5, "e": 5}, frozenset(only_ab), 2)
    assert assignment_of(pool, "s") == Shortage(("c1", "c2", "c3"), ("a", "b"), 6, 3)


def test_another_seed_gives_another_assignment_as_even() -> None:
    pool = AssignmentPool(tuple(f"c{at}" for at in range(40)), dict.fromkeys("abdefg"), frozenset(), 2)
    first, second = assignment_of(pool, "one"), assignment_of(pool, "two")
    assert not isinstance(first, Shortage)
    assert not isinstance(second, Shortage)
    assert first != second
    # 80 codings among 6: four have 13 and two 14
    assert squares_of(first) == squares_of(second) == 4 * 169 + 2 * 196


def test_a_ticket_is_the_first_five_bytes_of_its_hash() -> None:
    assert ticket("s", "I.1.01", "A1") == hashed("s", "I.1.01", "A1")
