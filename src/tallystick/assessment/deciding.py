"""Which of several readings decides: the latest day goes first, and no identifier before another."""

import dataclasses
from collections.abc import Iterator
from itertools import groupby

from tallystick.assessment.asked import Asked, Decision
from tallystick.assessment.compare import Span
from tallystick.assessment.compare_2 import badness_2
from tallystick.assessment.outcome import Basis, Outcome, leaves_open, unrated
from tallystick.assessment.reading import Reading
from tallystick.base.identifiers import natural_key
from tallystick.base.quick import quick
from tallystick.base.reasons import Reason

_UNDECIDED = Reason(
    "Figures of {period} stand on both sides of the promise, and nothing puts one before the others: same "
    "day, kind of source, exactness and day of publication."
)
_LOWER = Reason("What is known of {period} is only a lower bound, which leaves it open.")
_UPPER = Reason("What is known of {period} is only an upper bound, which leaves it open.")
_SEVERAL = Reason("Worked out from several figures, {period} can't be told closely enough to decide.")
_DERIVED = Reason(
    "The latest figure ({period}) was worked out from printed ones, and their roundings leave it open."
)


def first_of_alike(readings: list[Reading], asked: Asked) -> Reading:
    """The first of the readings of one period; where nothing puts them in order, all that they can mean."""
    alike = next(groups(readings, asked))
    if len(alike) == 1 or len({one.possible for one in alike}) == 1:
        return alike[0]
    lows = [one.possible.low for one in alike]
    highs = [one.possible.high for one in alike]
    low = None if None in lows else min(one for one in lows if one is not None)
    high = None if None in highs else max(one for one in highs if one is not None)
    return dataclasses.replace(alike[0], possible=Span(low, high))


def latest_day_decides(readings: list[Reading], asked: Asked) -> Outcome:
    """The answer of the latest day of the latest period, with what each reading by itself answers.

    Args:
        readings: at least one reading.
        asked: the question, and the kinds of source it is put to.
    """
    return answer_of(of_latest_day(readings), readings, asked)


def answer_of(latest: list[Reading], readings: list[Reading], asked: Asked) -> Outcome:
    """The answer of the readings that go before the rest, with what each of all by itself answers.

    Args:
        latest: those that decide, at least one.
        readings: all, these among them.
        asked: the question, and the kinds of source it is put to.
    """
    told = tuple([by_itself(one, asked) for one in readings])
    outcome = next(one for one in told if one.reading is latest[0])
    if len(latest) > 1 or outcome.side == "open":
        outcome = first_that_decides(latest, asked)
    return quick(Outcome)(
        outcome.side, outcome.basis, outcome.reading, outcome.reason, False, outcome.breaches, (), told
    )


def of_latest_day(readings: list[Reading]) -> list[Reading]:
    """Those of the latest day of the latest period, of at least one reading."""
    last = max([one.period.last for one in readings])
    day = max([one.end for one in readings if one.period.last == last])
    return [one for one in readings if (one.period.last, one.end) == (last, day)]


def first_that_decides(readings: list[Reading], asked: Asked) -> Outcome:
    """The answer of readings of one day: of the first that stands on a side, where no other is its equal."""
    for alike in groups(readings, asked):
        decided = [one for one in alike if asked.side(one) != "open"]
        if len({asked.side(one) for one in decided}) > 1:
            return unrated(_UNDECIDED.saying(period=alike[0].period))
        if decided:
            return by_itself(decided[0], asked)
    first = next(groups(readings, asked))[0]
    return unrated(why_open(first))


def why_open(reading: Reading) -> Reason:
    """Why a reading does not decide: what it rests on, and whether it is bounded on one side only."""
    figure = reading.sightings[-1].observation
    alone = len(reading.sightings) == 1
    if alone and figure.derivation == "as_printed" and figure.qualifier != "exact":
        return leaves_open(reading)
    low, high = reading.possible.low, reading.possible.high
    if (low is None) != (high is None):
        return (_UPPER if low is None else _LOWER).saying(period=reading.period)
    told = _DERIVED if alone and figure.derivation != "as_printed" else _SEVERAL
    return told.saying(period=reading.period)


def groups(readings: list[Reading], asked: Asked) -> Iterator[list[Reading]]:
    """The readings in order, those together that nothing but their identifier tells apart.

    Among these the one that stands worst comes first, so that what is shown does not hang on identifiers.
    """

    def place(one: Reading) -> tuple[object, ...]:
        return (
            asked.order(one),
            -badness_2(one.value, asked.question),
            natural_key(one.sightings[-1].observation.id),
        )

    for _, alike in groupby(sorted(readings, key=place), key=asked.order):
        yield list(alike)


def by_itself(reading: Reading, asked: Asked) -> Outcome:
    """What one reading by itself answers, as a level."""
    basis: Basis = "deadline" if asked.question.at_deadline(reading.period.last) else "earlier"
    return quick(Outcome)(asked.side(reading), basis, reading, None, False, (), (), ())


DECISION = Decision(latest_day_decides, first_of_alike)
