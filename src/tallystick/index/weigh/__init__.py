"""Finding weights for what lies below a node."""

from tallystick.index.weigh.ahp import PairwiseComparison
from tallystick.index.weigh.budget import BudgetAllocation
from tallystick.index.weigh.entropy import Entropy
from tallystick.index.weigh.equal import EqualWeights
from tallystick.index.weigh.given import GivenWeights
from tallystick.index.weigh.optimised import Optimised
from tallystick.index.weigh.pca import PrincipalComponent
from tallystick.index.weigh.weigher import Weigher, Weighing

WEIGHERS: dict[str, type[Weigher]] = {
    one.NAME: one
    for one in (
        GivenWeights,
        EqualWeights,
        BudgetAllocation,
        PairwiseComparison,
        PrincipalComponent,
        Entropy,
        Optimised,
    )
}

__all__ = ["WEIGHERS", "Weigher", "Weighing"]
