"""How an index is made: what is done with the figures, step by step."""

from dataclasses import dataclass, field

from tallystick.index.aggregate import Aggregator
from tallystick.index.aggregate.arithmetic import ArithmeticMean
from tallystick.index.doubts import Doubts
from tallystick.index.impute import Imputer
from tallystick.index.impute.leave import NoImputation
from tallystick.index.normalise.minmax import MinMax
from tallystick.index.normalise.normaliser import Normaliser
from tallystick.index.screen import Screening
from tallystick.index.settings import setting
from tallystick.index.treat import Outliers
from tallystick.index.tree import IndexTree
from tallystick.index.weigh import Weigher
from tallystick.index.weigh.given import GivenWeights


@dataclass(frozen=True, slots=True)
class CoverageAsked:
    """Below which coverage no number is given.

    Attributes:
        below_node: the least share of what lies right below a node that must have a number.
        of_indicators: the least share of the indicators anywhere below it that must have a figure of their
            own, not an estimate.
        count_empty: whether an indicator without any figure stays in the count instead of being refused. Only
            where nothing is estimated or treated and every number comes from the method's own goalposts.
    """

    below_node: float = setting(0.0, least=0, most=1)
    of_indicators: float = setting(0.0, least=0, most=1)
    count_empty: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of the table hold what is no figure.

    Attributes:
        unit: the code of the unit.
        name: what people call it; the code where there is no such column.
        time: when the row was.
        groups: the groups of units.
    """

    unit: str = "uCode"
    name: str = "uName"
    time: str = "Time"
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexMethod:
    """What is done with the figures, in the order in which it is done.

    Attributes:
        name: what the method is called.
        title: what the index is called.
        tree: indicators and the nodes above them.
        columns: where the table has units, names, times and groups.
        screening: which units are looked at.
        imputer: how missing figures are estimated.
        outliers: how outliers are treated; None where they aren't.
        normaliser: how indicators are brought to one scale.
        normalisers: other ways, by indicator.
        weigher: how weights are found.
        weighers: other ways, by node.
        aggregator: how what lies below a node is brought together.
        aggregators: other ways, by node.
        coverage: below which coverage no number is given.
        doubts: what is varied to see how sure the index is; None for nothing.
    """

    name: str
    title: str
    tree: IndexTree
    columns: Columns = field(default_factory=Columns)
    screening: Screening = field(default_factory=Screening)
    imputer: Imputer = field(default_factory=NoImputation)
    outliers: Outliers | None = None
    normaliser: Normaliser = field(default_factory=MinMax)
    normalisers: dict[str, Normaliser] = field(default_factory=dict)
    weigher: Weigher = field(default_factory=GivenWeights)
    weighers: dict[str, Weigher] = field(default_factory=dict)
    aggregator: Aggregator = field(default_factory=ArithmeticMean)
    aggregators: dict[str, Aggregator] = field(default_factory=dict)
    coverage: CoverageAsked = field(default_factory=CoverageAsked)
    doubts: Doubts | None = None

    def aggregator_of(self, node: str) -> Aggregator:
        """How what lies below a node is brought together."""
        return self.aggregators.get(node, self.aggregator)

    def weigher_of(self, node: str) -> Weigher:
        """How the weights of what lies below a node are found."""
        return self.weighers.get(node, self.weigher)
