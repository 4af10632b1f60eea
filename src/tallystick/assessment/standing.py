"""How a place's figures stand to a target: what of them its verdicts hang on, their sizes aside."""

import functools
import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.compare import Span, side
from tallystick.assessment.edge import printed_rounding
from tallystick.register.model import Observation

#: Of each figure all that admission, order, voices and marks look at but its numbers.
_Told = tuple[object, ...]
#: Where a number stands, where all that its digits can be a rounding of does, and the like.
_Stand = tuple[object, ...]
FiguresStand = tuple[tuple[_Told | None, ...], tuple[_Stand, ...]]
_ZERO = Decimal(0)
#: Promises that each figure by itself keeps or not; and counts, of which sums of years do.
_BY_ITSELF = frozenset({"level", "ceiling", "floor", "annual", "universal"})
_COUNTED = "cumulative"


@dataclass
class Standings:
    """Tells of the figures of one place after the other how they stand to one target.

    Only of plain figures: one kind of source gives a figure a year by the plan's own definition, exact, as
    it is printed and in the target's unit. Of a change nothing is told: it is worked out from two figures.

    Attributes:
        asked: the question.
        promised: the numbers that keep the promise.
        heard: by what is told of a place's figures, the places among them of those that are added up, in
            order of their years; None where some figures are not plain.
    """

    asked: Asked
    promised: Span
    heard: dict[tuple[_Told | None, ...], tuple[int, ...] | None] = field(default_factory=dict)

    def of(self, sightings: Sequence[Sighting]) -> FiguresStand | None:
        """All that the verdicts on these figures hang on but their sizes; None where these matter too."""
        told = tuple(map(_plainly_told, sightings))
        if None in told:
            return None
        if told not in self.heard:
            self.heard[told] = self._heard(sightings)
        heard = self.heard[told]
        if heard is None:
            return None
        stand = self._stand([one.observation for one in sightings], heard)
        return None if stand is None else (told, tuple(stand))

    def _heard(self, sightings: Sequence[Sighting]) -> tuple[int, ...] | None:
        target = self.asked.question.target
        counted = target.arithmetic == _COUNTED
        years = [one.observation.period.last.year for one in sightings]
        kinds = {one.source.kind for one in sightings}
        plain = (
            (counted or target.arithmetic in _BY_ITSELF)
            and len(set(years)) == len(years)
            and len(kinds) == 1
            and "media" not in kinds
        )
        if not plain:
            return None
        if not counted:
            return ()
        yearly = all(
            one.observation.accumulation == "year" and one.observation.period.is_whole_year
            for one in sightings
        )
        counting = sorted(range(len(years)), key=years.__getitem__)
        return tuple([at for at in counting if self.asked.admits(sightings[at])]) if yearly else None

    def _stand(self, figures: list[Observation], heard: tuple[int, ...]) -> list[_Stand] | None:
        """Where each figure, or each sum of years, stands; None where sums may fall from year to year."""
        if self.asked.question.target.arithmetic != _COUNTED:
            return [self._of_figure(one) for one in figures]
        value = low = high = _ZERO
        found: list[_Stand] = []
        for at in heard:
            more, least, most = _ends(figures[at])
            if more < 0:
                return None
            value, low, high = value + more, low + least, high + most
            found.append(self._of_number(value, low, high))
        return found

    def _of_figure(self, one: Observation) -> _Stand:
        if self.asked.question.target.comparator != "=":
            return self._of_number(*_ends(one))
        promised = self.asked.ground.comparison(self.asked.question, one.rounding or _ZERO)
        return (side(Span.only(one.value_in_target_unit or _ZERO), promised),)

    def _of_number(self, value: Decimal, low: Decimal, high: Decimal) -> _Stand:
        """Where a number stands, where all that it can be a rounding of does, and whether it is far above."""
        far = self._far is not None and value > self._far
        if self._end is not None:
            keeps, end = self._end
            return keeps(value, end), keeps(low, end), keeps(high, end), far
        return side(Span.only(value), self.promised), side(Span(low, high), self.promised), far

    @functools.cached_property
    def _end(self) -> tuple[Callable[[Decimal, Decimal], bool], Decimal] | None:
        """How a number keeps a promise that has one end, and that end."""
        low, high = self.promised.low, self.promised.high
        if low is not None and high is None:
            return (operator.ge if self.promised.low_in else operator.gt), low
        if high is not None and low is None:
            return (operator.le if self.promised.high_in else operator.lt), high
        return None

    @functools.cached_property
    def _far(self) -> Decimal | None:
        """Twice what is promised as about N."""
        target = self.asked.question.target
        return 2 * target.value if target.comparator == "about" else None


def _plainly_told(sighting: Sighting) -> _Told | None:
    """Of a plain figure all that is told beside its numbers; None of one that is not plain by itself."""
    one = sighting.observation
    if (
        sighting.measure != "plan_measure"
        or one.value_in_target_unit is None
        or one.qualifier != "exact"
        or one.derivation != "as_printed"
    ):
        return None
    return (
        one.indicator,
        one.period.text,
        one.as_of.text if one.as_of else "",
        one.source,
        one.accumulation,
        one.coverage,
        one.vintage,
        one.restated,
        one.unit,
    )


def _ends(one: Observation) -> tuple[Decimal, Decimal, Decimal]:
    """A figure's number, and the least and the most that its printed digits can be a rounding of."""
    value = one.value_in_target_unit or _ZERO
    reach = printed_rounding(one)
    low = value - reach
    return value, max(low, _ZERO) if value >= 0 else low, value + reach
