"""The audit against COINr's results (files 01 and 07)."""

import csv
import io

import numpy as np
import pytest

from tallystick.index.audit.consistency import cronbach
from tallystick.index.audit.correlations import correlation, pearson, spearman
from tallystick.index.audit.denominators import denominator_tables
from tallystick.index.audit.describing import described
from tallystick.index.audit.tables import audit_tables
from tallystick.index.effective import effective_weights
from tallystick.index.gaps import leaves_below
from tallystick.index.model import Matrix
from tallystick.index.ranking import places
from tallystick.index.tables import tables_of
from tests.index import asem

pytestmark = asem.HERE


@pytest.mark.parametrize("kind", ["pearson", "spearman", "kendall"])
def test_correlations_of_three_kinds_are_coinrs(kind: str) -> None:
    raw = asem.built().raw
    expected = asem.reference(f"07_corr_raw_{kind}.csv")
    order = [raw.codes.index(code) for code in expected.units]
    values = raw.values[:, order]
    if kind == "kendall":
        found = np.eye(49)
        for first in range(49):
            for second in range(first):
                one = correlation(values[:, first], values[:, second], kind).value
                found[first, second] = found[second, first] = one
    else:
        found = pearson(values) if kind == "pearson" else spearman(values)
    theirs = expected.columns(expected.units).values
    np.testing.assert_allclose(found, theirs, rtol=1e-8, atol=1e-10)
    for first, second in ((1, 0), (10, 4), (48, 20)):
        one = correlation(values[:, first], values[:, second], kind).value
        assert one == pytest.approx(theirs[first, second], rel=1e-9)


def test_probabilities_of_correlations_are_coinrs() -> None:
    scores = asem.built().scores.matrix
    expected = asem.reference("07_pvalues_pillars.csv")
    for row, first in enumerate(expected.units):
        for column, second in enumerate(expected.codes):
            if first != second:
                both = scores.columns((first, second)).values
                found = correlation(both[:, 0], both[:, 1], "pearson").p
                assert found == pytest.approx(expected.values[row, column], rel=1e-8)


@pytest.mark.parametrize("name", ["07_corr_L1_L2.csv", "07_corr_pillars_index.csv"])
def test_correlations_between_levels_are_coinrs(name: str) -> None:
    scores = asem.built().scores.matrix
    rows = asem.lines(name)[1:]
    for first, second, expected in rows:
        both = scores.columns((first, second)).values
        found = correlation(both[:, 0], both[:, 1], "pearson").value
        assert found == pytest.approx(float(expected), rel=1e-9, abs=1e-12)


def test_families_keep_what_is_not_by_chance() -> None:
    scores, above = asem.built().scores.matrix, asem.plain().tree.above()
    for level, code, expected in asem.lines("07_corr_family_p05.csv")[1:]:
        parent = above[code]
        for _ in range({"Pillar": 0, "Sub-index": 1, "Index": 2}.get(level, -1)):
            parent = above[str(parent)]
        if level not in {"Pillar", "Sub-index", "Index"} or parent is None:
            continue
        both = scores.columns((code, parent)).values
        found = correlation(both[:, 0], both[:, 1], "pearson")
        if expected in {"", "NA"}:
            assert found.p > 0.05
        else:
            assert found.value == pytest.approx(float(expected), rel=1e-9)


def test_cronbachs_alpha_is_coinrs() -> None:
    built = asem.built()
    assert built.treated is not None
    sets = {
        "Raw": built.raw,
        "Treated": built.treated.matrix,
        "Normalised": built.normalised,
        "Aggregated": built.scores.matrix,
    }
    below = leaves_below(asem.plain().tree)
    seen = 0
    for dset, _, group, _, alpha in asem.lines("07_cronbach_alpha.csv")[1:]:
        codes = below.get(group)
        if group.endswith("_pillars"):
            codes = tuple(one.code for one in asem.plain().tree.below()[group.removesuffix("_pillars")])
        assert codes is not None, group
        found = cronbach(sets[dset].columns(codes).values)
        assert found == pytest.approx(float(alpha), rel=1e-9), (dset, group)
        seen += 1
    assert seen == 35


def test_the_numbers_of_each_indicator_are_coinrs() -> None:
    raw = asem.built().raw
    heading, *rows = asem.lines("07_stats_raw.csv")
    for row in rows:
        expected = dict(zip(heading, row, strict=True))
        one = described(raw.columns((row[0],)).values[:, 0])
        for name, value in {
            "Min": one.least,
            "Max": one.most,
            "Mean": one.mean,
            "Median": one.median,
            "Std": one.sd,
            "Skew": one.skew,
            "Kurt": one.kurtosis,
            "N.Avail": one.known,
            "N.NonZero": one.nonzero,
            "N.Unique": one.unique,
            "N.Same": one.same,
        }.items():
            assert value == pytest.approx(float(expected[name]), rel=1e-9), (row[0], name)
        marks = {"Avail": "few_figures", "NonZero": "many_zeros", "Unique": "many_alike"}
        flagged = {mark for name, mark in marks.items() if expected[f"Flag.{name}"] == "LOW"}
        flagged |= {"outliers"} if expected["Flag.SkewKurt"] == "OUT" else set()
        assert set(one.flags(51)) == flagged, row[0]


def test_effective_weights_are_coinrs() -> None:
    built = asem.built()
    found = effective_weights(asem.plain().tree, built.scores.weights)
    expected = asem.reference("01_effective_weights.csv", ("EffWeight",))
    for code, value in zip(expected.units, expected.values[:, 0], strict=True):
        assert found[code] == pytest.approx(value, rel=1e-12)


def test_results_and_ranks_are_coinrs() -> None:
    matrix = asem.built().scores.matrix
    codes = asem.lines("01_results_aggs.csv")[0][2:]
    asem.same(matrix, "01_results_aggs.csv", codes)
    ranked = Matrix(places(matrix.columns(codes).values), matrix.units, codes)
    asem.same(ranked, "01_results_ranks.csv", codes)


def test_a_units_strengths_and_weaknesses_are_coinrs_figures() -> None:
    """COINr ranks the raw figures of Spain; here they are ranked as normalised, where ties are the same."""
    built = asem.built()
    row = built.raw.units.index("ESP")
    heading, *rows = asem.lines("01_strengths_weaknesses_ESP.csv")
    for one in rows:
        said = dict(zip(heading, one, strict=True))
        at = built.raw.codes.index(said["Code"])
        assert built.raw.values[row, at] == pytest.approx(float(said["Value"]), rel=1e-9)
        directed = built.raw.values[:, at] * built.method.tree.leaves[at].direction
        assert places(directed[:, None])[row, 0] == int(said["Rank"])


def _rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode())))


def test_the_profile_of_a_unit_is_coinrs() -> None:
    """Scores and ranks of one unit at every node (COINr, `get_unit_summary`)."""
    found = {
        one["code"]: (float(one["score"]), int(one["rank"]))
        for one in _rows(tables_of(asem.built())["tables/scores.csv"])
        if one["unit"] == "IND"
    }
    for code, _, score, rank in asem.lines("01_unit_summary_IND.csv")[1:]:
        assert found[code][0] == pytest.approx(float(score), rel=asem.RTOL)
        assert found[code][1] == int(rank)


def test_ranks_within_groups_are_coinrs() -> None:
    built = asem.built()
    rows = _rows(audit_tables(built, [])["tables/group_ranks.csv"])
    found = {(one["unit"], one["code"]): one for one in rows if one["grouping"] == "GDP_group"}
    heading, *expected = asem.lines("01_results_groupranks_GDP.csv")
    assert len(found) == len(expected) * len(heading[2:])
    for unit, group, *ranks in expected:
        for code, rank in zip(heading[2:], ranks, strict=True):
            assert (found[unit, code]["group"], found[unit, code]["rank"]) == (group, rank)
            assert int(found[unit, code]["of"]) == sum(one[1] == group for one in expected)


@pytest.mark.parametrize(("name", "flag"), [("high", "alike"), ("low", "opposed")])
def test_correlations_that_are_unusual_are_coinrs(name: str, flag: str) -> None:
    indicators = {leaf.code for leaf in asem.plain().tree.leaves}
    found = {
        frozenset((one["first"], one["second"])): float(one["correlation"])
        for one in _rows(audit_tables(asem.built(), [])["tables/correlations.csv"])
        if one["kind"] == "pearson" and one["unusual"] == flag and one["first"] in indicators
    }
    expected = {
        frozenset((first, second)): float(value)
        for _, first, second, value in asem.lines(f"07_corr_flags_{name}.csv")[1:]
    }
    assert found == pytest.approx(expected, rel=asem.RTOL)


def test_indicators_beside_denominators_are_coinrs() -> None:
    found = _rows(denominator_tables(asem.table(), asem.built())["tables/denominators.csv"])
    large = {
        (one["indicator"], one["denominator"]): float(one["correlation"])
        for one in found
        if float(one["correlation"] or 0) > 0.7
    }
    expected = {(one[0], one[1]): float(one[2]) for one in asem.lines("07_denominator_corr.csv")[1:]}
    assert large == pytest.approx(expected, rel=asem.RTOL)
    assert all(one["unusual"] == "" for one in found), "COINr's example divides all that grow"
