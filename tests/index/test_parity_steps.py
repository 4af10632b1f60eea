"""The steps up to normalised indicators against COINr's results (files 00 to 04)."""

from dataclasses import replace

import numpy as np
import pytest

from tallystick.index.impute.column import Mean, Median
from tallystick.index.impute.imputer import Imputer
from tallystick.index.impute.row import RowMean
from tallystick.index.model import Leaf, Matrix
from tallystick.index.moments import moments_of
from tallystick.index.normalise.borda import Borda
from tallystick.index.normalise.fraction import FractionOfBest
from tallystick.index.normalise.goalposts import Goalposts
from tallystick.index.normalise.minmax import MinMax
from tallystick.index.normalise.normaliser import Normaliser
from tallystick.index.normalise.percentile_rank import PercentileRank
from tallystick.index.normalise.rank import Rank
from tallystick.index.normalise.scaled import Scaled
from tallystick.index.normalise.to_maximum import DistanceToBest
from tallystick.index.normalise.to_reference import DistanceToReference
from tallystick.index.normalise.to_target import DistanceToTarget
from tallystick.index.normalise.zscore import ZScore
from tallystick.index.screen import availability
from tallystick.index.snags import CannotRun
from tallystick.index.steps import index_of
from tallystick.index.treat import Outliers
from tallystick.index.treat.boxcox import BoxCox
from tallystick.index.treat.log_innovation import LogInnovation
from tallystick.index.treat.log_plus_one import LogPlusOne
from tallystick.index.treat.log_skewed import LogSkewed
from tallystick.index.treat.transform import NoTransform
from tests.index import asem

pytestmark = asem.HERE


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("01_step_Raw.csv", "raw"),
        ("01_step_Denominated.csv", "denominated"),
        ("01_step_Imputed.csv", "imputed"),
        ("01_step_Normalised.csv", "normalised"),
    ],
)
def test_each_step_gives_the_same_numbers(name: str, step: str) -> None:
    asem.same(getattr(asem.built(), step), name)


def test_screening_and_treatment_give_the_same_numbers() -> None:
    built = asem.built()
    assert built.treated is not None
    assert built.screened.included.all()
    asem.same(built.imputed, "01_step_Screened.csv")
    asem.same(built.treated.matrix, "01_step_Treated.csv")
    asem.same(built.scores.matrix, "01_step_Aggregated.csv")


def test_screening_counts_what_is_missing_and_what_is_zero() -> None:
    found = availability(asem.built().imputed)
    names = ("N_missing", "N_zero", "Dat_Avail", "Non_Zero")
    values = np.stack([found.missing, found.zero, found.share, found.nonzero], axis=1)
    asem.same(Matrix(values, asem.built().imputed.units, names), "01_screen_summary.csv", names)
    raw = availability(asem.built().raw)
    values = np.stack([raw.missing, raw.zero, raw.share, raw.nonzero], axis=1)
    asem.same(Matrix(values, asem.built().raw.units, names), "07_availability_units.csv", names)


@pytest.mark.parametrize(
    ("name", "imputer"),
    [
        ("mean", Mean()),
        ("median", Median()),
        ("mean_group_EurAsia", Mean(by="EurAsia_group")),
        ("median_group_GDP", Median(by="GDP_group")),
        ("row_mean_in_pillar", RowMean()),
    ],
)
def test_each_imputation_fills_the_same_numbers(name: str, imputer: Imputer) -> None:
    found = index_of(asem.table(), replace(asem.example(), imputer=imputer))
    asem.same(found.imputed, f"02_impute_{name}.csv")
    assert found.estimated.sum() == 65


def test_skew_and_kurtosis_are_the_same() -> None:
    found = moments_of(asem.built().raw.values)
    both = Matrix(np.stack([found.skew, found.kurtosis], axis=1), asem.built().raw.codes, ("skew", "kurt"))
    heading = asem.lines("03_skew_kurt_raw.csv")[0]
    asem.same(replace(both, codes=(heading[1], heading[2])), "03_skew_kurt_raw.csv", (heading[1], heading[2]))


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("winmax1", Outliers(winsorise=1)),
        ("winmax2", Outliers(winsorise=2)),
        ("winmax3", Outliers(winsorise=3)),
        ("win1_log_CT", Outliers(winsorise=1)),
        ("win1_log_CT_orig", Outliers(winsorise=1, then=LogPlusOne())),
        ("win1_log_CT_plus", Outliers(winsorise=1, then=LogSkewed())),
        # COINr's log_GII gives its input back, as no transform does; what ours gives is tried below.
        ("win1_log_GII", Outliers(winsorise=1, then=NoTransform())),
        ("win1_boxcox05", Outliers(winsorise=1, then=BoxCox(0.5))),
        ("win2_combine", Outliers(winsorise=2, combine=True)),
        ("skew1_kurt15", Outliers(skew=1.0, kurtosis=1.5)),
    ],
)
def test_each_treatment_gives_the_same_numbers(name: str, how: Outliers) -> None:
    before = asem.built().imputed
    found = how.run(before)
    asem.same(found.matrix, f"03_treat_{name}.csv")
    changed = set(asem.lines(f"03_treat_{name}.csv")[0][1:])
    left = [at for at, code in enumerate(before.codes) if code not in changed]
    np.testing.assert_array_equal(found.matrix.values[:, left], before.values[:, left])
    _same_details(f"03_treat_{name}_details.csv", before, how)


def _same_details(name: str, before: Matrix, how: Outliers) -> None:
    """How many values were drawn in, and skew and kurtosis before and after, by indicator."""
    found = how.run(before)
    heading = asem.lines(name)[0]
    details = asem.reference(name, tuple(one for one in heading[1:] if not one.endswith("Pass")))
    rows = [before.codes.index(code) for code in details.units]
    for column, values in {
        "check_SkewKurt0.Skew": found.before.skew,
        "check_SkewKurt0.Kurt": found.before.kurtosis,
        "check_SkewKurt1.Skew": found.drawn.skew,
        "check_SkewKurt1.Kurt": found.drawn.kurtosis,
        "check_SkewKurt2.Skew": found.after.skew,
        "check_SkewKurt2.Kurt": found.after.kurtosis,
    }.items():
        if column not in details.codes:
            continue
        expected = details.values[:, details.codes.index(column)]
        known = ~np.isnan(expected)
        np.testing.assert_allclose(values[rows][known], expected[known], rtol=asem.RTOL)
    drawn = replace(how, then=NoTransform(), combine=True).run(before)
    moved = np.abs(drawn.moved).sum(axis=0)[rows]
    expected = details.values[:, details.codes.index("winsorise.nwin")]
    np.testing.assert_array_equal(moved[~np.isnan(expected)], expected[~np.isnan(expected)])


def test_what_the_example_treats_is_told_as_coinr_tells_it() -> None:
    _same_details("01_treat_details.csv", asem.built().imputed, Outliers())


def test_treated_points_are_the_same() -> None:
    found = asem.built().treated
    assert found is not None
    heading, *rows = asem.lines("01_treat_points.csv")
    for row in rows:
        unit = found.matrix.units.index(row[0])
        for code, said in zip(heading[1:], row[1:], strict=True):
            at = found.matrix.codes.index(code)
            mark = {1: "winhi", -1: "winlo", 0: ""}[int(found.moved[unit, at])]
            assert (("log_CT" if found.transformed[at] else mark), row[0], code) == (said, row[0], code)


def test_coinrs_log_that_gives_its_input_back_gives_a_logarithm() -> None:
    """Of its columns that fail after one value: COINr leaves them, here ln of the highest is the highest."""
    before = asem.built().imputed
    left = asem.lines("03_treat_win1_log_GII.csv")[0][1:]
    (one,) = [code for code in ("Gas",) if code not in left]
    column = before.values[:, before.codes.index(one)] * 1e4
    found = LogInnovation().run(column)
    assert found.max() == pytest.approx(np.log(column.max()))
    assert found.min() == 0


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("minmax_1_100", MinMax(1.0, 100.0)),
        ("zscore_0_1", ZScore()),
        ("zscore_10_2", ZScore(10.0, 2.0)),
        ("scaled_0_200", Scaled(0.0, 200.0, 100.0)),
        ("dist2max", DistanceToBest()),
        ("rank", Rank()),
        ("rank_average", Rank("average")),
        ("borda", Borda()),
        ("prank", PercentileRank()),
    ],
)
def test_each_normalisation_gives_the_same_numbers(name: str, way: Normaliser) -> None:
    built = asem.built()
    assert built.treated is not None
    given = built.treated.matrix
    found = given.of(way.run(given, asem.plain().tree.leaves))
    asem.same(found, f"04_norm_{name}.csv")


@pytest.mark.parametrize(("name", "cap"), [("dist2ref_row10", False), ("dist2ref_row10_capped", True)])
def test_the_distance_to_a_reference_is_the_same_where_there_is_one(name: str, cap: bool) -> None:
    """Where the unit of reference is the worst of all, COINr divides by zero; here the indicator is named."""
    built = asem.built()
    assert built.treated is not None
    given, leaves = built.treated.matrix, asem.plain().tree.leaves
    way = DistanceToReference(asem.reference("01_step_Treated.csv").units[9], cap)
    with pytest.raises(CannotRun) as stopped:
        way.run(given, leaves)
    without = {one.indicator for one in stopped.value.snags}
    assert without
    turned = asem.reference(f"04_norm_{name}.csv")
    assert not np.isfinite(turned.columns(tuple(without)).values).all(axis=0).any()
    kept = tuple(leaf for leaf in leaves if leaf.code not in without)
    part = given.columns(tuple(leaf.code for leaf in kept))
    asem.same(part.of(way.run(part, kept)), f"04_norm_{name}.csv", part.codes)


def _with_parameters() -> tuple[Leaf, ...]:
    heading, *rows = asem.lines("04_norm_parameters.csv")
    found = {row[0]: dict(zip(heading, row, strict=True)) for row in rows}
    return tuple(
        replace(
            leaf,
            target=float(found[leaf.code]["Target"]),
            bounds=(float(found[leaf.code]["goalpost_lower"]), float(found[leaf.code]["goalpost_upper"])),
        )
        for leaf in asem.plain().tree.leaves
    )


@pytest.mark.parametrize(
    ("name", "way"), [("dist2targ", DistanceToTarget(cap=True)), ("goalposts", Goalposts())]
)
def test_what_is_normalised_by_its_own_parameters_is_the_same(name: str, way: Normaliser) -> None:
    raw = asem.built().raw
    asem.same(raw.of(way.run(raw, _with_parameters())), f"04_norm_{name}_Raw.csv")


def test_the_fraction_of_the_best_is_the_same_where_coinr_does_not_turn_it_round() -> None:
    """COINr divides -x by the greatest -x where less is better; here the least x is divided by x."""
    built = asem.built()
    assert built.treated is not None
    given, leaves = built.treated.matrix, asem.plain().tree.leaves
    good = tuple(leaf for leaf in leaves if leaf.direction == 1)
    codes = tuple(leaf.code for leaf in good if given.columns((leaf.code,)).values.max() > 0)
    kept = tuple(leaf for leaf in good if leaf.code in codes)
    part = given.columns(codes)
    asem.same(part.of(FractionOfBest().run(part, kept)), "04_norm_fracmax.csv", codes)
    bad = tuple(
        leaf for leaf in leaves if leaf.direction == -1 and given.columns((leaf.code,)).values.min() > 0
    )
    assert bad
    part = given.columns(tuple(leaf.code for leaf in bad))
    found = FractionOfBest().run(part, bad)
    np.testing.assert_allclose(found, part.values.min(axis=0) / part.values, rtol=asem.RTOL)
    turned = asem.reference("04_norm_fracmax.csv", part.codes).values
    assert (np.argmax(turned, axis=0) != np.argmax(found, axis=0)).all()
