"""Bringing indicators to one scale, more being better on each."""

from tallystick.index.normalise.around import AroundReference
from tallystick.index.normalise.borda import Borda
from tallystick.index.normalise.fraction import FractionOfBest
from tallystick.index.normalise.goalposts import Goalposts
from tallystick.index.normalise.log_goalposts import LogGoalposts
from tallystick.index.normalise.minmax import MinMax
from tallystick.index.normalise.normaliser import Normaliser
from tallystick.index.normalise.percentile_rank import PercentileRank
from tallystick.index.normalise.rank import Rank
from tallystick.index.normalise.scaled import Scaled
from tallystick.index.normalise.to_maximum import DistanceToBest
from tallystick.index.normalise.to_reference import DistanceToReference
from tallystick.index.normalise.to_target import DistanceToTarget
from tallystick.index.normalise.zscore import ZScore

NORMALISERS: dict[str, type[Normaliser]] = {
    one.NAME: one
    for one in (
        MinMax,
        ZScore,
        Scaled,
        Rank,
        Borda,
        PercentileRank,
        DistanceToBest,
        DistanceToReference,
        DistanceToTarget,
        Goalposts,
        LogGoalposts,
        FractionOfBest,
        AroundReference,
    )
}
