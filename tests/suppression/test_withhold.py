"""What is withheld can't be told from what is shown: attacked with the published figures only."""

import itertools
import zlib

import numpy as np
import pytest

from tallystick.suppression import withhold
from tallystick.suppression.axes import ALL, Axis, Name, TablePlan
from tallystick.suppression.model import CountsRelease, PublishedCounts
from tallystick.suppression.primary import primary, totals
from tallystick.suppression.protect import Search
from tallystick.suppression.withhold import withheld_of
from tests.draws import TIMES
from tests.suppression.attack import Attacker


def plan_of(rows: int, columns: int, phases: int = 1, *, regions: bool = False) -> TablePlan:
    areas = tuple(f"A{one}" for one in range(rows))
    groups = {"east": areas[: rows // 2], "west": areas[rows // 2 :]} if regions else {}
    axes = (
        Axis("area", areas, groups),
        Axis("kind", tuple(f"K{one}" for one in range(columns))),
        Axis("phase", tuple(f"P{one}" for one in range(phases))),
    )
    parted = {"area", "kind", "phase"} if phases > 1 else {"area", "kind"}
    return TablePlan(axes, (frozenset(parted),))


def least(name: Name) -> int:
    """Ten of complaints, which are of the first kind, and of what counts them with others; five of others."""
    return 10 if name[1] in (ALL, "K0") else 5


def lot(name: Name) -> float:
    """A lot that anybody could draw: what the tests attack hangs on counts, not on who knows it."""
    return zlib.crc32("\n".join(name).encode()) / 2**32


def counts_of(plan: TablePlan, values: np.ndarray) -> dict[Name, int]:
    return dict(zip(plan.leaves(), map(int, values.ravel()), strict=True))


def drawn(plan: TablePlan, chance: np.random.Generator, mean: float = 15.0) -> dict[Name, int]:
    size = [len(axis.leaves) for axis in plan.axes]
    return counts_of(plan, chance.poisson(chance.gamma(0.7, mean, size)))


def too_narrow(
    releases: list[PublishedCounts], *, grows: bool = False, whole: bool = True
) -> tuple[int, int, int]:
    """How many figures were withheld, how many of these too narrowly, and how many exactly told."""
    attacker = Attacker(releases, grows=grows)
    found = narrow = exact = 0
    for at, release in enumerate(releases):
        for name in release.withheld:
            low, high = attacker.interval(attacker.row(name, at), whole=whole)
            found += 1
            narrow += high - low < max(5, release.least[name]) or np.floor(high) - np.ceil(low) < 1
            exact += high - low < 1
    return found, narrow, exact


def primary_only(plan: TablePlan, counts: dict[Name, int]) -> PublishedCounts:
    values, smallest = totals(plan, counts), {name: least(name) for name in plan.names()}
    hidden = set(primary(plan, values, smallest))
    return PublishedCounts(plan, {one: value for one, value in values.items() if one not in hidden}, smallest)


SHAPES = [(6, 4, 1, False), (5, 3, 2, False), (6, 3, 1, True)]


@pytest.mark.parametrize("shape", SHAPES, ids=["two axes", "three axes", "regions"])
def test_random_tables_give_nothing_back(shape: tuple[int, int, int, bool]) -> None:
    rows, columns, phases, regions = shape
    chance = np.random.default_rng(sum(shape))
    plan = plan_of(rows, columns, phases, regions=regions)
    withheld = 0
    for _ in range(4 * TIMES):
        release = withheld_of(plan, drawn(plan, chance), least, lot).published
        for whole in (True, False):
            found, narrow, exact = too_narrow([release], whole=whole)
            assert (narrow, exact) == (0, 0)
        withheld += found
        assert release.shown, "something is left to read"
    assert withheld > 10 * TIMES


def test_primary_suppression_alone_is_broken() -> None:
    chance = np.random.default_rng(3)
    plan = plan_of(8, 5)
    results = [too_narrow([primary_only(plan, drawn(plan, chance))]) for _ in range(6)]
    found, narrow, exact = (sum(one) for one in zip(*results, strict=True))
    assert exact / found > 0.1
    assert narrow > exact


def test_a_search_that_stops_too_soon_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Search, "close", lambda _: None)
    chance = np.random.default_rng(3)
    plan = plan_of(8, 5)
    assert too_narrow([withheld_of(plan, drawn(plan, chance), least, lot).published])[2] > 0


MADE = {
    "one small cell in a full table": [[3, 50, 60], [40, 50, 60], [40, 70, 80]],
    "a small cell alone in its row": [[3, 0, 0], [40, 50, 60], [40, 70, 80]],
    "a row that is all of one kind": [[90, 0, 0], [40, 50, 60], [40, 70, 80]],
    "a column that is all of one area": [[90, 20, 0], [0, 50, 60], [0, 70, 80]],
    "everything small": [[1, 2, 1], [0, 1, 2], [1, 1, 0]],
    "nothing at all": [[0, 0, 0], [0, 0, 0], [0, 0, 0]],
    "one person": [[0, 0, 0], [0, 1, 0], [0, 0, 0]],
    "two in two places": [[1, 0, 0], [0, 0, 0], [0, 0, 1]],
    "one large cell among zeros": [[0, 0, 0], [0, 800, 0], [0, 0, 0]],
    "at the edge": [[9, 10, 5], [10, 4, 5], [11, 5, 4]],
    "a diagonal of ones": [[1, 300, 300], [300, 1, 300], [300, 300, 1]],
    "zeros around a pair": [[4, 6, 0], [6, 4, 0], [0, 0, 500]],
}


@pytest.mark.parametrize("values", MADE.values(), ids=MADE.keys())
def test_made_tables_give_nothing_back(values: list[list[int]]) -> None:
    plan = plan_of(3, 3)
    release = withheld_of(plan, counts_of(plan, np.array(values)), least, lot).published
    for whole in (True, False):
        assert too_narrow([release], whole=whole)[1:] == (0, 0)
    assert all(value == 0 or value >= release.least[name] for name, value in release.shown.items())


def test_a_cell_that_is_all_of_its_margin_is_withheld() -> None:
    plan = plan_of(3, 3)
    release = withheld_of(plan, counts_of(plan, np.array(MADE["a row that is all of one kind"])), least, lot)
    assert ("A0", "K0", ALL) not in release.published.shown
    assert release.published.shown.get((ALL, ALL, ALL)) == 90 + 40 + 50 + 60 + 40 + 70 + 80


@pytest.mark.parametrize("first", [[3, 0, 0, 0], [1, 1, 0, 0], [4, 0, 5, 0], [9, 0, 0, 0]])
def test_of_few_in_all_not_even_the_zeros_are_shown(first: list[int]) -> None:
    """Others know how many came, as from the entries of a ledger's copy: of each place it tells nothing."""
    plan = plan_of(4, 2)
    values = np.array([[one, 0] for one in first])
    release = withheld_of(plan, counts_of(plan, values), least, lot).published
    attacker, all_ = Attacker([release]), sum(first)
    attacker.rows = np.array([*attacker.rows, attacker.row((ALL, ALL, ALL), 0)])
    attacker.values = np.array([*attacker.values, (all_, all_)], dtype=float)
    for place in ("A0", "A1", "A2", "A3"):
        assert attacker.interval(attacker.row((place, ALL, ALL), 0)) == (0, all_)


def test_what_has_nothing_small_is_shown_whole() -> None:
    plan = plan_of(4, 3)
    release = withheld_of(plan, counts_of(plan, np.full((4, 3), 40)), least, lot)
    assert release.published.withheld == ()
    assert release.published.shown[(ALL, "K1", ALL)] == 160


def _in_turn(plan: TablePlan, tables: list[dict[Name, int]]) -> list[CountsRelease]:
    releases: list[CountsRelease] = []
    for one in tables:
        releases.append(withheld_of(plan, one, least, lot, releases))
    return releases


def _changes(releases: list[CountsRelease], *, grows: bool) -> tuple[int, int]:
    """How many small changes the last two releases have, and how many of them are told too exactly."""
    attacker = Attacker([one.published for one in releases], grows=grows)
    before, now = (totals(one.published.plan, one.counts) for one in releases[-2:])
    found = narrow = 0
    for name in releases[-1].published.plan.names():
        was, width = releases[-2].published, max(5, releases[-1].published.least[name])
        if name not in was.shown or not 0 < abs(now[name] - before[name]) < width:
            continue
        row = attacker.row(name, len(releases) - 1) - attacker.row(name, len(releases) - 2)
        low, high = attacker.interval(row)
        found += 1
        narrow += high - low < width
    return found, narrow


@pytest.mark.parametrize("grows", [True, False])
def test_releases_taken_together_give_nothing_back(grows: bool) -> None:
    chance = np.random.default_rng(11 + grows)
    plan = plan_of(4, 3)
    small = 0
    for _ in range(3 * TIMES):
        first = drawn(plan, chance, 40.0)
        more = chance.poisson(2.0, len(first))
        second = {one: count + int(extra) for (one, count), extra in zip(first.items(), more, strict=True)}
        if not grows:
            second = {one: max(0, count - 2) for one, count in second.items()}
        releases = _in_turn(plan, [first, second])
        published = [one.published for one in releases]
        assert too_narrow(published, grows=grows)[1:] == (0, 0)
        found, narrow = _changes(releases, grows=grows)
        assert narrow == 0
        small += found
    assert small > 3 * TIMES, "there were differences to hide"


def test_differences_are_told_where_each_release_is_made_for_itself() -> None:
    chance = np.random.default_rng(12)
    plan = plan_of(4, 3)
    first = drawn(plan, chance, 40.0)
    second = {one: count + int(chance.poisson(2.0)) for one, count in first.items()}
    apart = [withheld_of(plan, one, least, lot) for one in (first, second)]
    found, narrow = _changes(apart, grows=True)
    assert narrow > found // 2


def test_the_same_counts_published_again_show_the_same() -> None:
    plan = plan_of(5, 4)
    counts = drawn(plan, np.random.default_rng(2))
    first, second = _in_turn(plan, [counts, counts])
    assert set(second.published.withheld) >= set(first.published.withheld)
    assert too_narrow([first.published, second.published], grows=True)[1:] == (0, 0)


def test_the_plan_names_each_figure_once_with_its_margins() -> None:
    plan = plan_of(4, 2, regions=True)
    assert len(set(plan.names())) == len(plan.names()) == (1 + 2 + 4) * (1 + 2)
    assert set(plan.margins(("A0", "K0", ALL))) == {(ALL, "K0", ALL), ("east", "K0", ALL), ("A0", ALL, ALL)}
    assert list(plan.under(("east", "K1", ALL))) == list(itertools.product(("A0", "A1"), ("K1",), ("P0",)))
    assert withhold.NARROWEST == 5
