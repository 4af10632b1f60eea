"""Alpha of units that come in clusters: that of all units, with an interval that knows the clusters."""

from collections import Counter

import pytest

from tallystick.panel.agreement import Redrawing, agreement_of
from tallystick.panel.clustered import clustered_alpha
from tallystick.panel.codes import code_table

VALUES = ("no", "yes")
#: Two coders of twelve units, three a cluster: in the last cluster they differ in all, elsewhere in none.
CODED = [("no no", "yes yes", "no no")] * 3 + [("no yes", "yes no", "no yes")]
DRAWN = Redrawing("seed", "clusters", 2_000)


def ways(cluster: tuple[str, ...]) -> Counter[tuple[int, ...]]:
    return Counter(tuple(unit.split().count(value) for value in VALUES) for unit in cluster)


def test_alpha_is_that_of_all_units() -> None:
    told = (
        (f"{place} {number}", coder, code)
        for place, cluster in enumerate(CODED)
        for number, unit in enumerate(cluster)
        for coder, code in zip("AB", unit.split(), strict=True)
    )
    whole = agreement_of(code_table(told, VALUES), "nominal", DRAWN)
    found = clustered_alpha(map(ways, CODED), VALUES, "nominal", DRAWN)
    assert found.alpha == pytest.approx(whole.alpha)
    assert found.interval is not None
    assert whole.alpha_interval is not None
    # A draw without the one cluster in which they differ has them agree in all: (3/4)^4 of the draws.
    assert found.interval.high == 1.0
    assert found.interval.high - found.interval.low > whole.alpha_interval.high - whole.alpha_interval.low


@pytest.mark.parametrize(
    ("clusters", "why"), [([], "no_pair"), ([{(0, 1): 3}], "no_pair"), ([{(0, 2): 3}], "all_alike")]
)
def test_where_it_is_not_defined_it_says_why(clusters: list[dict[tuple[int, ...], int]], why: str) -> None:
    found = clustered_alpha(clusters, VALUES, "nominal", DRAWN)
    assert (found.alpha, found.undefined, found.interval) == (None, why, None)
