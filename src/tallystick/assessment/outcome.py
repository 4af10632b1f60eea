"""What an arithmetic answers under one source policy."""

from dataclasses import dataclass, field
from typing import Literal

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


def leaves_open(reading: Reading) -> Reason:
    """Why a reading does not decide."""
    qualifier = reading.sightings[-1].observation.qualifier
    return _OPEN.get(qualifier, _TOO_CLOSE).saying(period=reading.period)


_OPEN = {
    "at_least": Reason("The latest figure ({period}) is only a lower bound, which leaves it open."),
    "at_most": Reason("The latest figure ({period}) is only an upper bound, which leaves it open."),
}
_TOO_CLOSE = Reason("The latest figure ({period}) is approximate and too close to the target to decide.")
