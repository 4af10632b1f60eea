"""Bringing the numbers below a node together."""

from tallystick.index.aggregate.adjusted_mazziotta_pareto import AdjustedMazziottaPareto
from tallystick.index.aggregate.aggregator import Aggregator, QuasiMean, quasi_mean
from tallystick.index.aggregate.arithmetic import ArithmeticMean
from tallystick.index.aggregate.benefit_of_doubt import BenefitOfDoubt
from tallystick.index.aggregate.copeland import Copeland
from tallystick.index.aggregate.geometric import Geometric
from tallystick.index.aggregate.harmonic import Harmonic
from tallystick.index.aggregate.mazziotta_pareto import MazziottaPareto
from tallystick.index.aggregate.mean_min import MeanMin
from tallystick.index.aggregate.minimum import Minimum
from tallystick.index.aggregate.owa import OrderedAverage
from tallystick.index.aggregate.power import Power

AGGREGATORS: dict[str, type[Aggregator]] = {
    one.NAME: one
    for one in (
        ArithmeticMean,
        Geometric,
        Harmonic,
        Power,
        Copeland,
        OrderedAverage,
        MazziottaPareto,
        AdjustedMazziottaPareto,
        MeanMin,
        Minimum,
        BenefitOfDoubt,
    )
}

__all__ = ["AGGREGATORS", "Aggregator", "QuasiMean", "quasi_mean"]
