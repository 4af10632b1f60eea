"""Whoever tries the program on all counts that fit what is shown learns little without the lot."""

from collections.abc import Mapping

import pytest

from tallystick.pipeline.case_counts import LEAST_ON_CLOCK, clock_plan
from tallystick.suppression.axes import Name
from tallystick.suppression.model import CountsRelease
from tallystick.suppression.withhold import withheld_of
from tests.suppression.minimality import Lot, fitting, lot_by, told

PLAN = clock_plan(("A0",))
#: In time, overdue and over of one place, and of those without; few enough sets fit what is shown of each.
TABLES = ((22, 0, 0, 0, 0, 0), (19, 16, 0, 25, 22, 15), (11, 12, 13, 20, 18, 0))
MOST = 150


def on_clock(counts: Mapping[Name, int], lot: Lot) -> CountsRelease:
    """What the clock withholds of counts."""
    return withheld_of(PLAN, counts, lambda _: LEAST_ON_CLOCK, lot)


def told_of(numbers: tuple[int, ...], lots: range) -> list[Name]:
    """What is told to an attacker who takes each of some lots for possible, and tries all that fits."""
    published = on_clock(dict(zip(PLAN.leaves(), numbers, strict=True)), lot_by(0)).published
    sets = fitting(PLAN, published.shown, MOST)
    assert 1 < len(sets) <= MOST
    return [*told(published, sets, on_clock, lots)]


@pytest.mark.parametrize("numbers", TABLES)
def test_nothing_is_told_without_the_lot(numbers: tuple[int, ...]) -> None:
    assert told_of(numbers, range(12)) == []


@pytest.mark.parametrize("numbers", TABLES)
def test_a_lot_that_everybody_knows_tells(numbers: tuple[int, ...]) -> None:
    """The planted bug: what is withheld beside the small ones hangs on nothing that is kept."""
    assert told_of(numbers, range(1)) != []


def test_ten_in_one_place_are_hidden_like_ten_in_several() -> None:
    """Where a far set on one side was sought alone, the total was shown of such tables only, and told all."""
    assert told_of((0, 0, 0, 0, 10, 0), range(1)) == []
