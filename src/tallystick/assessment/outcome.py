"""What an arithmetic answers under one source policy."""

from dataclasses import dataclass, field
from typing import Literal

from tallystick.assessment.admission import WHY_NOT
from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked, Decision
from tallystick.assessment.compare import Side
from tallystick.assessment.reading import Reading
from tallystick.base.reasons import Reason

Basis = Literal["deadline", "final", "earlier", "none"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer, or why there is none.

    Attributes:
        side: where the figures stand to the target; ``open`` where nothing decides.
        basis: what the answer rests on.
        reading: the reading that decides, if one does.
        reason: why nothing decides; None where something does.
        conflict: whether another reading of the same period stands on the other side.
        breaches: the years whose figure broke a ceiling.
        years: the years that are missing or fell short, for an annual target.
        told: what each reading by itself answers, of every period; filled in from the second version on.
    """

    side: Side
    basis: Basis
    reading: Reading | None = None
    reason: Reason | None = None
    conflict: bool = False
    breaches: tuple[int, ...] = field(default=())
    years: tuple[int, ...] = field(default=())
    told: tuple["Outcome", ...] = field(default=())

    @property
    def decisive(self) -> Reading:
        """The reading that decides.

        Raises:
            ValueError: nothing decides.
        """
        if self.reading is None:
            raise ValueError("nothing decides")
        return self.reading

    @property
    def rated(self) -> bool:
        """Whether the target gets a rating from it."""
        return self.side != "open" and self.basis != "none"


def unrated(reason: Reason, **more: object) -> Outcome:
    """The answer that there is none, and why."""
    return Outcome("open", "none", reason=reason, **more)  # type: ignore[arg-type]


def first_in_order(readings: list[Reading], asked: Asked) -> Reading:
    """The first of the readings of one period, in the order of the rule."""
    return min(readings, key=asked.order)


def latest_decides(readings: list[Reading], asked: Asked) -> Outcome:
    """The answer of the latest period: its first reading that decides, in the order of the rule.

    Args:
        readings: at least one reading.
        asked: the question, and the kinds of source it is put to.
    """
    last = max(one.period.last for one in readings)
    of_period = [one for one in readings if one.period.last == last]
    if len(of_period) > 1:
        of_period.sort(key=asked.order)
    sides = [asked.side(one) for one in of_period]
    for reading, stands in zip(of_period, sides, strict=True):
        if stands != "open":
            basis: Basis = "deadline" if asked.question.at_deadline(last) else "earlier"
            other = "short" if stands == "holds" else "holds"
            return Outcome(stands, basis, reading, conflict=other in sides)
    return unrated(leaves_open(of_period[0]))


#: How the first release decides, before this was a rule of its own.
FIRST_DECIDES = Decision(latest_decides, first_in_order)


def why_none(sightings: list[Sighting], asked: Asked) -> Outcome:
    """The answer where none of the figures counts: why the one that came nearest to counting does not.

    Args:
        sightings: at least one figure of the kinds of source that are asked.
        asked: the question.
    """
    reasons = {asked.exclusion(one) for one in sightings if asked.hears(one)}
    return unrated(next(reason for code, reason in WHY_NOT.items() if code in reasons))


def leaves_open(reading: Reading) -> Reason:
    """Why a reading does not decide."""
    qualifier = reading.sightings[-1].observation.qualifier
    return _OPEN.get(qualifier, _TOO_CLOSE).saying(period=reading.period)


_OPEN = {
    "at_least": Reason("The latest figure ({period}) is only a lower bound, which leaves it open."),
    "at_most": Reason("The latest figure ({period}) is only an upper bound, which leaves it open."),
}
_TOO_CLOSE = Reason("The latest figure ({period}) is approximate and too close to the target to decide.")
