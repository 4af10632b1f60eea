"""Nothing is turned upside down, lost or compared with itself in silence: it is refused by name."""

import numpy as np
import pytest

from tallystick.index.doubt.run import doubted
from tallystick.index.figures_file import read_figures
from tallystick.index.normalise import NORMALISERS
from tallystick.index.said import what_is_missing
from tallystick.index.snags import CannotRun
from tallystick.index.steps import index_of
from tallystick.index.tables import tables_of
from tests.index.made import FIGURES, METHOD, index, method, read_method, read_table, told
from tests.index.test_bad_input import META, replaced, stopped

COMPARING = sorted(name for name, way in NORMALISERS.items() if not way.FIXED and "target" not in name)
POSTS = METHOD.replace("[columns]", '[normalise]\nhow = "goalposts"\n[columns]')
for _code in "abc":
    POSTS = POSTS.replace(f'code = "{_code}"\n', f'code = "{_code}"\ngoalposts = [0, 50]\n')
YEARS = "code,name,Time,a,b,c\nu1,One,2020,1,10,3\nu1,One,2021,2,20,4\n"


def with_step(text: str, step: str) -> str:
    return text.replace("[columns]", f"{step}\n[columns]", 1)


@pytest.mark.parametrize("way", COMPARING)
@pytest.mark.parametrize("column", [("5", "5", "5"), ("0.3", "0.30000000000000004", "0.3")])
def test_a_column_whose_figures_are_alike_is_refused_by_every_way_that_compares(
    way: str, column: tuple[str, ...]
) -> None:
    figures = FIGURES
    for old, new in zip(("One,1,", "Two,2,", "Three,4,"), column, strict=True):
        figures = replaced(figures, old, old.split(",")[0] + f",{new},")
    more = "\nreference = 'u1'" if way == "distance-to-reference" else ""
    said = stopped(figures, with_step(METHOD, f"[normalise]\nhow = '{way}'{more}"))
    assert said.startswith(f"a, step normalise: {way}: all its values are alike")


@pytest.mark.parametrize(
    "step",
    [
        "how = 'min-max'\nlow = 100\nhigh = 0",
        "how = 'min-max'\nlow = 50\nhigh = 50",
        "how = 'scaled'\nlow = 100\nhigh = 0",
        "how = 'scaled'\nlow = 7\nhigh = 7",
    ],
)
def test_a_scale_is_not_turned_upside_down_by_its_ends(step: str) -> None:
    said = stopped(FIGURES, with_step(METHOD, f"[normalise]\n{step}"))
    assert "low is not below high" in said
    assert "direction" in said


@pytest.mark.parametrize("factor", [0, -1])
def test_a_scale_is_not_turned_upside_down_by_its_factor(factor: int) -> None:
    read = read_method(with_step(METHOD, f"[normalise]\nhow = 'scaled'\nfactor = {factor}"))
    assert [one.column for one in read.findings] == ["normalise.factor"]


@pytest.mark.parametrize("cell", ["1e308", "-1e61", "1e-320"])
def test_a_number_beyond_reckoning_is_refused_in_its_cell(cell: str) -> None:
    read = read_table(replaced(FIGURES, "u2,Two,2,", f"u2,Two,{cell},"))
    assert "row 3, column a: a of u2, step read: nothing can be reckoned with" in " ".join(
        told(read.findings)
    )


@pytest.mark.parametrize("setting", ["weight = 1e308", "weight = 1e-320", "target = 1e61"])
def test_a_setting_beyond_reckoning_is_refused(setting: str) -> None:
    read = read_method(replaced(METHOD, 'code = "a"\n', f'code = "a"\n{setting}\n'))
    assert "nothing can be reckoned with" in " ".join(told(read.findings))


def test_a_power_that_overflows_is_refused_with_node_and_unit() -> None:
    step = "[normalise]\nhow = 'min-max'\nlow = 1\nhigh = 1e30\n[aggregate]\nhow = 'power'\np = 20"
    said = stopped(FIGURES, with_step(METHOD, step))
    assert "p of u1, step aggregate: power: no number comes out of it" in said


def test_a_transform_that_overflows_is_refused_with_its_figures() -> None:
    big = replaced(FIGURES, "Three,4,", "Three,4e59,") + "u4,Four,5,7,5\nu5,Five,6,8,6\n"
    treat = "[treat]\nwinsorise = 0\nskew = 0.1\nkurtosis = 0.1\nthen = { how = 'box-cox', exponent = 5 }"
    scaled = with_step(METHOD, treat + "\n[normalise]\nhow = 'z-score'")
    assert "a of u3, step treat: box-cox: no number comes out of it" in stopped(big, scaled)


@pytest.mark.parametrize("way", ["mazziotta-pareto", "adjusted-mazziotta-pareto"])
def test_a_penalty_is_no_share_of_a_mean_of_zero_or_less(way: str) -> None:
    step = f"[normalise]\nhow = 'z-score'\n[aggregate]\nhow = '{way}'\nstandardise = false"
    said = stopped(FIGURES, with_step(METHOD, step))
    assert f"p of u2, step aggregate: {way}: the mean of its numbers is not above zero" in said


@pytest.mark.parametrize("order", ["[0, 0]", "[2, -1]"])
def test_places_that_weigh_nothing_are_refused_with_their_node(order: str) -> None:
    said = stopped(FIGURES, with_step(METHOD, f"[aggregate.at.p]\nhow = 'owa'\norder = {order}"))
    assert "p, step aggregate: owa: the weights of the places" in said


ALONE = {
    "[doubt]\n[[doubt.normalise]]\nhow='goalposts'\n[[doubt.normalise]]\nhow='min-max'": "normalise: min-max",
    "[doubt]\n[[doubt.treat]]\nhow='none'\n[[doubt.treat]]\nwinsorise=1": "treat",
    "[doubt]\n[[doubt.impute]]\nhow='none'\n[[doubt.impute]]\nhow='mean'": "impute: mean",
    "[impute]\nhow='row-in-pillar'": "impute: row-in-pillar",
    "[aggregate]\nhow='copeland'": "aggregate: copeland",
    "[aggregate]\nhow='adjusted-mazziotta-pareto'": "aggregate: adjusted-mazziotta-pareto",
    "[aggregate.at.p]\nhow='mazziotta-pareto'": "aggregate: mazziotta-pareto",
    "[aggregate]\nhow='benefit-of-the-doubt'": "aggregate: benefit-of-the-doubt",
    "[weigh]\nhow='pca'": "weigh: pca",
    "[weigh.at.p]\nhow='entropy'": "weigh: entropy",
}


@pytest.mark.parametrize("step", ALONE)
def test_one_unit_over_years_is_compared_with_itself_by_no_step(step: str) -> None:
    said = stopped(YEARS, with_step(POSTS, step))
    assert f"u1, step {ALONE[step]}: there is one unit only" in said


@pytest.mark.parametrize(
    "step",
    [
        "[impute]\nhow='linear'",
        "[aggregate]\nhow='adjusted-mazziotta-pareto'\nstandardise=false",
        "[doubt]\nreplications=3\n[doubt.weights]\nspread=0.2",
    ],
)
def test_one_unit_over_years_may_be_told_by_its_own_figures(step: str) -> None:
    assert np.isfinite(index(YEARS, with_step(POSTS, step)).scores.index).all()


#: What is wrong with what is doubted, and what is said.
DOUBTS = [
    ("[doubt.weights]\nlevels = [9]", ["doubt.weights.levels", "no weight stands on level 9", "1, 2"]),
    ("[doubt.weights]\nlevels = [3]", ["no weight stands on level 3"]),
    ("[doubt.data]\n", ["doubt.data", "no figure would be off"]),
    ("[doubt.data]\nrelative = 0\nsd = { a = 0.0 }", ["no figure would be off"]),
    ("[doubt.data]\nsd = { a = -1.0 }", ["doubt.data.sd.a", "too small"]),
    ("[doubt.data]\nrelative = 11", ["doubt.data.relative", "too large"]),
    ("replications = 0\nleave_out = true", ["doubt.replications", "nothing is made anew"]),
    ("base = 4\nleave_out = true\n[doubt.weights]\nspread = 0.2", ["doubt.base", "from 8 on"]),
    (
        "[[doubt.normalise]]\nhow = 'min-max'\n[[doubt.normalise]]\nhow = 'min-max'\nlow = 0",
        ["doubt.normalise", "stands twice"],
    ),
]


@pytest.mark.parametrize(("step", "expected"), DOUBTS)
def test_a_doubt_that_would_vary_nothing_is_refused(step: str, expected: list[str]) -> None:
    read = read_method(with_step(METHOD, f"[doubt]\n{step}"))
    assert read.method is None
    said = " | ".join(told(read.findings))
    assert [one for one in expected if one not in said] == []


BOUNDED = "code,name,a,a.low,a.high,b,c\nu1,One,1,0.5,2,10,3\nu2,Two,2,1,3,40,1\nu3,Three,4,3,5,20,2\n"
BY_BOUNDS = with_step(METHOD, "[doubt]\nreplications = 4\n[doubt.data]\nintervals = true")


def test_one_bound_alone_bounds_nothing_and_is_refused() -> None:
    read = read_figures("data.csv", BOUNDED.replace("a.high", "a_high").encode(), method(BY_BOUNDS))
    assert "column a.high is missing" in " ".join(told(read.findings))


@pytest.mark.parametrize("bounds", ["5,9", "-3,0"])
def test_a_figure_outside_its_own_bounds_is_refused(bounds: str) -> None:
    figures = BOUNDED.replace("1,0.5,2", f"1,{bounds}")
    read = read_figures("data.csv", figures.encode(), method(BY_BOUNDS))
    assert read.table is not None
    made = method(BY_BOUNDS)
    assert made.doubts is not None
    with pytest.raises(CannotRun, match="a of u1, step doubt: data: the figure lies outside"):
        doubted(read.table, index_of(read.table, made), made.doubts)


#: What is wrong with the tree, and what is said.
TREES = [
    ('code = "a"\n', 'code = ""\n', ["indicators[1].code", "the code is empty"]),
    ('parent = "q"', 'parent = ""', ["indicators[3].parent", "c is an orphan: its parent is empty"]),
    ('code = "a"\n', 'code = "a"\ngoalposts = [3, 3.0]\n', ["indicators[1].goalposts", "the same number"]),
    ('code = "q"\nparent = "index"', 'code = "q"\nparent = ""', ["more than one root: index and q"]),
]


@pytest.mark.parametrize(("old", "new", "expected"), TREES)
def test_what_is_empty_or_alike_in_the_tree_is_named(old: str, new: str, expected: list[str]) -> None:
    said = " | ".join(told(read_method(replaced(METHOD, old, new)).findings))
    assert [one for one in expected if one not in said] == []


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (",3,", ["row 2, column goalpost_upper", "one goalpost alone is none"]),
        (",,3", ["row 2, column goalpost_lower", "one goalpost alone is none"]),
        (",3,3", ["row 2, column goalpost_upper", "same number"]),
    ],
)
def test_goalposts_of_metadata_stand_in_pairs_that_differ(ends: str, expected: list[str]) -> None:
    table = META.replace(",Colour\n", ",goalpost_lower,goalpost_upper\n").replace(",A,red", f",A{ends}")
    table = table.replace(",B,blue", ",B,,").replace(",Index,", ",Index,,")
    read = read_method("name = 'm'\nmetadata = 'iMeta.csv'\n", {"iMeta.csv": table.encode()})
    said = " | ".join(told(read.findings))
    assert [one for one in expected if one not in said] == []


def test_what_is_left_out_or_has_no_denominator_is_said() -> None:
    figures = FIGURES.replace("code,name,a", "code,name,pop,a").replace("One,", "One,,", 1)
    figures = figures.replace("Two,", "Two,5,").replace("Three,", "Three,4,") + "u4,Four,3,,,5\n"
    text = replaced(METHOD, 'code = "a"\n', 'code = "a"\ndenominator = "pop"\n')
    found = index(figures, with_step(text, "[screen]\ndata = 0.5"))
    assert [one.text for one in what_is_missing(found)] == [
        "1 unit was left out by the screening: u4.",
        "1 figure counts as missing, for its denominator is.",
    ]
    assert "u4,Four,,2,0," in tables_of(found)["tables/units.csv"].decode()


@pytest.mark.parametrize("code", ["a", "b"])
def test_goalposts_the_wrong_way_round_are_refused_whatever_the_direction(code: str) -> None:
    text = replaced(METHOD, f'code = "{code}"\n', f'code = "{code}"\ngoalposts = [10, 0]\n')
    said = " ".join(told(read_method(text).findings))
    assert f"the lower goalpost of {code} lies above the upper" in said
    assert "direction" in said


@pytest.mark.parametrize("key", ["normalise", "aggregate", "impute", "treat"])
def test_alternatives_hold_the_methods_own_way(key: str) -> None:
    others = {
        "normalise": ("how = 'z-score'", "how = 'rank'"),
        "aggregate": ("how = 'geometric'", "how = 'harmonic'"),
        "impute": ("how = 'mean'", "how = 'median'"),
        "treat": ("winsorise = 1", "winsorise = 2"),
    }
    listed = "".join(f"\n[[doubt.{key}]]\n{one}" for one in others[key])
    found = read_method(with_step(METHOD, f"[doubt]\nreplications = 5{listed}")).findings
    assert [one.column for one in found] == [f"doubt.{key}"]
    assert "own way" in " ".join(told(found))


@pytest.mark.parametrize("bounds", ["least = 0.6\nmost = 0.5", "most = 0.3", "least = 0.6"])
def test_shares_that_no_unit_can_have_are_blamed_on_the_bounds(bounds: str) -> None:
    said = stopped(FIGURES, with_step(METHOD, f"[aggregate]\nhow = 'benefit-of-the-doubt'\n{bounds}"))
    assert "add up to 1" in said
    assert "give a smaller least or a larger most" in said
