"""How a place's figures stand to a target: what of them its verdicts hang on, their sizes aside."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked
from tallystick.assessment.compare import Side, Span, side
from tallystick.assessment.edge import printed_rounding
from tallystick.base.quick import quick
from tallystick.register.model import Observation

#: Of each figure all that admission, order, voices and marks look at but its numbers.
_Told = tuple[object, ...]
#: Its side, that of all that its digits can be a rounding of, and whether it is more than twice about N.
_Stand = tuple[Side, Side | Literal[""], bool]
Standing = tuple[tuple[_Told, ...], tuple[_Stand, ...]]
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
    heard: dict[tuple[_Told, ...], tuple[int, ...] | None] = field(default_factory=dict)

    def of(self, sightings: Sequence[Sighting]) -> Standing | None:
        """All that the verdicts on these figures hang on but their sizes; None where these matter too."""
        told: list[_Told] = []
        for one in sightings:
            if not _is_plain(one):
                return None
            told.append(_told(one))
        times = tuple(told)
        if times not in self.heard:
            self.heard[times] = self._heard(sightings)
        heard = self.heard[times]
        if heard is None:
            return None
        stand = self._stand([one.observation for one in sightings], heard)
        return None if stand is None else (times, tuple(stand))

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
        return side(Span.only(one.value_in_target_unit or _ZERO), promised), "", False

    def _of_number(self, value: Decimal, low: Decimal, high: Decimal) -> _Stand:
        """The side of a number, that of all that it can be a rounding of, and whether it is far above."""
        own = side(quick(Span)(value, value, True, True), self.promised)
        wide = own if low == high else side(quick(Span)(low, high, True, True), self.promised)
        return own, wide, self._far is not None and value > self._far

    @functools.cached_property
    def _far(self) -> Decimal | None:
        """Twice what is promised as about N."""
        target = self.asked.question.target
        return 2 * target.value if target.comparator == "about" else None


def _is_plain(sighting: Sighting) -> bool:
    one = sighting.observation
    return (
        sighting.measure == "plan_measure"
        and one.value_in_target_unit is not None
        and one.qualifier == "exact"
        and one.derivation == "as_printed"
    )


def _told(sighting: Sighting) -> _Told:
    one = sighting.observation
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
