"""What one or several observations say of a target: a value, what it can mean, and what it rests on."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tallystick.assessment.admit import Sighting, possible_values
from tallystick.assessment.compare import Span
from tallystick.assessment.question import Question
from tallystick.base.dates import Period
from tallystick.base.identifiers import natural_key
from tallystick.base.quantities import rounded
from tallystick.base.quick import quick

_EXACTNESS = {"exact": 0, "at_least": 1, "at_most": 1, "approximate": 2}


@dataclass(frozen=True, slots=True)
class Reading:
    """A value that can be held against a target.

    Attributes:
        value: the value in the target's unit; for a change, the signed change.
        possible: every number it can mean.
        slack: for an exact figure, its rounding: how far from N it may lie under ``=``.
        period: the time it speaks of.
        as_of: its date inside the period, as written, or empty.
        end: the last day that it covers.
        sightings: what it rests on; the last one is the figure itself.
        base_year: for a change, the year it is counted from.
        base_value: for a change from levels, the level of that year.
    """

    value: Decimal
    possible: Span
    slack: Decimal
    period: Period
    as_of: str
    end: date
    sightings: tuple[Sighting, ...]
    base_year: int | None = None
    base_value: Decimal | None = None

    @property
    def kind(self) -> str:
        """The kind of source that the figure itself comes from."""
        return self.sightings[-1].source.kind

    @property
    def exactness(self) -> int:
        """0 where every figure is exact, 1 with a bound, 2 with an approximate one."""
        return max(_EXACTNESS[one.observation.qualifier] for one in self.sightings)

    @property
    def shown(self) -> Decimal:
        """The value as published, or a computed change to two decimals."""
        return self.value if self.base_year is None else rounded(self.value, 2)


def plain_reading(sighting: Sighting, question: Question) -> Reading:
    """The reading that a single observation gives by itself."""
    one = sighting.observation
    value = one.value if one.value_in_target_unit is None else one.value_in_target_unit
    low, high = possible_values(one, question)
    return quick(Reading)(
        value,
        quick(Span)(low, high, True, True),
        (one.rounding or Decimal(0)) if one.qualifier == "exact" else Decimal(0),
        one.period,
        one.as_of.text if one.as_of else "",
        one.as_of.last if one.as_of else one.period.last,
        (sighting,),
        None,
        None,
    )


def order(reading: Reading, kinds: tuple[str, ...]) -> tuple[object, ...]:
    """The key that sorts the readings of one period: by kind, exactness, date of publication, identifier."""
    figure = reading.sightings[-1]
    published = figure.source.date
    return (
        kinds.index(reading.kind),
        reading.exactness,
        -(published.last.toordinal() if published else 0),
        natural_key(figure.observation.id),
    )
