"""What is doubted about an index: the alternatives, and how far weights and figures may be off."""

from dataclasses import dataclass, field

from tallystick.index.aggregate import Aggregator
from tallystick.index.impute import Imputer
from tallystick.index.normalise.normaliser import Normaliser
from tallystick.index.settings import setting
from tallystick.index.treat import Outliers

#: What can be varied, in the order in which random numbers are spent on it.
FACTORS = ("impute", "treat", "normalise", "aggregate", "weights", "leave_out", "data")


@dataclass(frozen=True, slots=True)
class WeightDoubt:
    """How far weights may be off: each is multiplied by a number from 1 - spread to 1 + spread.

    Attributes:
        spread: the largest share by which a weight is changed.
        levels: the levels of the tree whose weights are changed, 1 being the indicators; all where empty.
    """

    spread: float = setting(0.25, above=0, most=1)
    levels: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DataDoubt:
    """How far figures may be off.

    Attributes:
        relative: the standard deviation of each figure as a share of it.
        sd: the standard deviation of an indicator's figures, by indicator; it goes before `relative`.
        intervals: whether columns `CODE.low` and `CODE.high` of the table bound figures: what a survey's
            interval says, or the lowest and the highest of several sources. Any number between them is as
            likely as any other; where both are empty the figure is taken as it is, but for the other two
            keys.
    """

    relative: float = setting(0.0, least=0, most=10)
    sd: dict[str, float] = field(default_factory=dict)
    intervals: bool = False


@dataclass(frozen=True, slots=True)
class Doubts:
    """What is varied, how often, and how the answer is given.

    Attributes:
        replications: how often the index is made anew; 0 for never.
        seed: where the random numbers begin.
        interval: the share of replications that an interval of scores or ranks holds.
        apart: how probable it must be that one unit is above another for the two to be told apart.
        base: N of the design for Sobol' indices, a power of two; 0 for none. N (factors + 2) replications.
        bootstrap: how often the design is drawn again for the intervals of Sobol' indices.
        treat: ways of treating outliers, each as likely as any other; None is no treatment.
        normalise: ways of normalising.
        aggregate: ways of aggregating, at every node that the method gives none of its own.
        impute: ways of estimating what is missing.
        weights: how far weights may be off.
        leave_out: whether one indicator is left out in each replication, each as often as any other.
        data: how far figures may be off.
    """

    replications: int = setting(1000, least=0, most=10_000_000)
    seed: int = setting(1, least=0, most=2**63 - 1)
    interval: float = setting(0.9, above=0, most=0.999)
    apart: float = setting(0.95, above=0.5, most=0.999)
    base: int = setting(0, least=0, most=2**20)
    bootstrap: int = setting(1000, least=0, most=100_000)
    treat: tuple[Outliers | None, ...] = ()
    normalise: tuple[Normaliser, ...] = ()
    aggregate: tuple[Aggregator, ...] = ()
    impute: tuple[Imputer, ...] = ()
    weights: WeightDoubt | None = None
    leave_out: bool = False
    data: DataDoubt | None = None

    @property
    def factors(self) -> tuple[str, ...]:
        """What is varied."""
        varied = {
            "impute": len(self.impute) > 1,
            "treat": len(self.treat) > 1,
            "normalise": len(self.normalise) > 1,
            "aggregate": len(self.aggregate) > 1,
            "weights": self.weights is not None,
            "leave_out": self.leave_out,
            "data": self.data is not None,
        }
        return tuple(name for name in FACTORS if varied[name])
