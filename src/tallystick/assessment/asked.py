"""A target's question put to some kinds of source, with the rules that every arithmetic stands on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from tallystick.assessment.admit import Evidence, Sighting
from tallystick.assessment.compare import Side, Span, side
from tallystick.assessment.outcome import Outcome
from tallystick.assessment.question import Question
from tallystick.assessment.reading import Reading


class Admission(Protocol):
    """Why a figure does not count, as a code, or an empty text where it does."""

    def __call__(
        self, sighting: Sighting, question: Question, evidence: Evidence, *, level: bool = False
    ) -> str:
        """The code, or an empty text."""


#: What one figure by itself says of a question.
Figure = Callable[[Sighting, Question], Reading]
#: The key that sorts the readings of one period, given the kinds of source in order of precedence.
Order = Callable[[Reading, tuple[str, ...]], tuple[object, ...]]
#: The answer of the latest period among at least one reading, and the first reading of one period.
LatestDecides = Callable[[list[Reading], "Asked"], Outcome]
FirstGoes = Callable[[list[Reading], "Asked"], Reading]
#: The numbers that keep the promise, given how far from N a figure may lie and still be N.
Promise = Callable[[Question, Decimal], Span]


@dataclass(frozen=True, slots=True)
class Decision:
    """How one of several readings is taken.

    Attributes:
        latest: the answer of the latest period among some readings.
        first: the reading that goes before the others of one period.
    """

    latest: LatestDecides
    first: FirstGoes


@dataclass(frozen=True, slots=True)
class Ground:
    """The rules that every arithmetic stands on.

    Attributes:
        admission: which figures count.
        figure: what one figure says.
        order: which of the figures of one period comes first.
        comparison: which numbers keep the promise.
        decision: which of several readings decides.
    """

    admission: Admission
    figure: Figure
    order: Order
    comparison: Promise
    decision: Decision


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put to some kinds of source.

    Attributes:
        question: the target asked about.
        evidence: every figure there is.
        kinds: the source kinds that count, in order of precedence; only those that give a figure.
        ground: the rules of admission, reading, order and comparison.
        promised: the numbers that keep the promise, where a figure has no rounding of its own.
    """

    question: Question
    evidence: Evidence
    kinds: tuple[str, ...]
    ground: Ground
    promised: Span

    def hears(self, sighting: Sighting) -> bool:
        """Whether a figure comes from one of these kinds of source."""
        return sighting.source.kind in self.kinds

    def exclusion(self, sighting: Sighting, *, level: bool = False) -> str:
        """Why the figure does not count, or an empty text where it does."""
        return self.ground.admission(sighting, self.question, self.evidence, level=level)

    def admits(self, sighting: Sighting, *, level: bool = False) -> bool:
        """Whether the figure counts: of these kinds of source, and not excluded."""
        return self.hears(sighting) and not self.exclusion(sighting, level=level)

    def reading(self, sighting: Sighting) -> Reading:
        """What the figure says by itself."""
        return self.ground.figure(sighting, self.question)

    def readings(self, sightings: Iterable[Sighting]) -> list[Reading]:
        """What those of the figures say that count."""
        return [self.reading(one) for one in sightings if self.admits(one)]

    def latest(self, sightings: Iterable[Sighting]) -> list[Reading]:
        """What those of the figures say that count and whose period ends last."""
        admitted = [one for one in sightings if self.admits(one)]
        last = max((one.observation.period.last for one in admitted), default=None)
        return [self.reading(one) for one in admitted if one.observation.period.last == last]

    def order(self, reading: Reading) -> tuple[object, ...]:
        """The key that sorts the readings of one period."""
        return self.ground.order(reading, self.kinds)

    def first(self, readings: Iterable[Reading]) -> Reading | None:
        """The first of the readings of one period, if there is any."""
        found = list(readings)
        return self.ground.decision.first(found, self) if len(found) > 1 else next(iter(found), None)

    def decide(self, readings: list[Reading]) -> Outcome:
        """The answer of the latest period among at least one reading."""
        return self.ground.decision.latest(readings, self)

    def side(self, reading: Reading) -> Side:
        """Where a reading stands to the promise; under ``=`` what lies within its rounding of N keeps it."""
        slack = reading.slack
        return side(
            reading.possible, self.ground.comparison(self.question, slack) if slack else self.promised
        )
