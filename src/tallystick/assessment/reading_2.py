"""What one figure can mean and which goes first, second version: a derived figure carries its roundings."""

from decimal import Decimal

from tallystick.assessment.admit import Sighting
from tallystick.assessment.compare import Span
from tallystick.assessment.question import Question
from tallystick.assessment.reading import Reading, plain_reading
from tallystick.base.quick import quick
from tallystick.register.model import Observation

_DERIVED = "derived_from_printed_difference"
_INEXACT = 2


def plain_reading_2(sighting: Sighting, question: Question) -> Reading:
    """The reading that a single observation gives by itself.

    A figure derived from two printed ones can be off by the rounding of both.
    """
    reading = plain_reading(sighting, question)
    one = sighting.observation
    if one.derivation != _DERIVED:
        return reading
    reach = _reach(one, reading.value, question)
    low, high = reading.possible.low, reading.possible.high
    if one.qualifier == "approximate":
        low = high = reading.value
    return quick(Reading)(
        reading.value,
        Span(None if low is None else low - reach, None if high is None else high + reach),
        Decimal(0),
        reading.period,
        reading.as_of,
        reading.end,
        reading.sightings,
        None,
        None,
    )


def _reach(one: Observation, value: Decimal, question: Question) -> Decimal:
    if one.rounding is None:
        return abs(value) * question.unknown_rounding
    return one.rounding * 2


def order_2(reading: Reading, kinds: tuple[str, ...]) -> tuple[object, ...]:
    """The key that sorts the readings of one day: by kind, exactness and date of publication.

    Two readings of one key differ in nothing but their identifier, and neither goes first.
    """
    figure = reading.sightings[-1]
    published = figure.source.date
    derived = any(one.observation.derivation == _DERIVED for one in reading.sightings)
    return (
        kinds.index(reading.kind),
        max(reading.exactness, _INEXACT * derived),
        -(published.last.toordinal() if published else 0),
    )
