"""UNDP's Human Development Index by a method file: the technical note's worked example."""

import pytest

from tests.index.made import index

FIGURES = """code,life,expected,mean,income
China,74.7,15.2,7.8,14145
"""
METHOD = """
name = "hdi"
title = "Human Development Index"

[columns]
unit = "code"

[normalise]
how = "goalposts"

[normalise.at.income]
how = "log-goalposts"

[aggregate]
how = "geometric"

[aggregate.at.education]
how = "arithmetic"

[[nodes]]
code = "hdi"

[[nodes]]
code = "education"
parent = "hdi"

[[indicators]]
code = "life"
parent = "hdi"
goalposts = [20, 85]

[[indicators]]
code = "expected"
parent = "education"
goalposts = [0, 18]

[[indicators]]
code = "mean"
parent = "education"
goalposts = [0, 15]

[[indicators]]
code = "income"
parent = "hdi"
goalposts = [100, 75000]
"""


def test_the_human_development_index_is_undps() -> None:
    """Life 0.84154, education 0.68222, income 0.74802, and their geometric mean 0.754."""
    found = index(FIGURES, METHOD).scores.matrix
    numbers = dict(zip(found.codes, found.values[0], strict=True))
    assert numbers["life"] == pytest.approx(0.84154, abs=5e-6)
    assert numbers["education"] == pytest.approx(0.68222, abs=5e-6)
    assert numbers["income"] == pytest.approx(0.74802, abs=5e-6)
    assert numbers["hdi"] == pytest.approx(0.754, abs=5e-4)
