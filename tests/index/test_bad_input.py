"""What is wrong with figures or method is named, with its place and the mend; nothing falls back unsaid."""

import numpy as np
import pytest

from tallystick.index.snags import CannotRun
from tests.index.made import FIGURES, METHOD, index, read_method, read_table, told

META = """iCode,Type,Level,Parent,Direction,Weight,iName,Colour
a,Indicator,1,index,1,1,A,red
b,Indicator,1,index,-1,2,B,blue
index,Aggregate,2,,1,1,Index,
"""


def replaced(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


#: What is wrong in the table, and what is said.
TABLES = [
    ("u2,Two,2,40,1", "u2,Two,two,40,1", ["row 3, column a", "no number", "write digits"]),
    ("u2,Two,2,40,1", 'u2,Two,"2,5",40,1', ["row 3, column a", "no number", "write 2.5"]),
    ("u2,Two,2,40,1", "u2,Two,1 200,40,1", ["row 3, column a", "write 1200"]),
    ("u2,Two,2,40,1", "u2,Two,inf,40,1", ["row 3, column a", "no finite number"]),
    ("u2,Two,2,40,1", "u2,Two,-Infinity,40,1", ["row 3, column a", "no finite number"]),
    ("u2,Two,2,40,1", "u2,Two,1e999,40,1", ["row 3, column a", "no finite number"]),
    ("u2,Two,2,40,1", "u2,Two,nan,40,1", ["row 3, column a", "no finite number"]),
    (
        "u2,Two,2,40,1",
        "u2,Two,10%,40,1",
        ["a of u2, step read", "write 10, and likewise in the whole column"],
    ),
    ("u2,Two,2,40,1", "u2,Two,\u221210,40,1", ["a of u2, step read", "write -10"]),
    ("u2,Two,2,40,1", "u2,Two,\uff11\uff10,40,1", ["a of u2, step read", "write 10"]),
    ("u2,Two,2,40,1", "u2,Two,--3,40,1", ["a of u2, step read", "write digits"]),
    ("u2,Two,2,40,1", "u1,Two,2,40,1", ["row 3, column code", "u1", "has a row already, row 2", "years"]),
    ("u2,Two,2,40,1", ",Two,2,40,1", ["row 3, column code", "no code"]),
    ("u2,Two,2,40,1", "u2,Two,2,40", ["row 3", "4 cells", "5"]),
    ("code,name,a,b,c", "code,name,a,b,d", ["column c is missing", "code, name, a, b, d"]),
    ("code,name,a,b,c", "code;name;a;b;c", ["separated by semicolons"]),
    ("code,name,a,b,c", "code,name,a,a,c", ["column a", "there twice"]),
    ("code,name,a,b,c", "unit,name,a,b,c", ["column code is missing", "the code of each unit"]),
]


@pytest.mark.parametrize(("old", "new", "expected"), TABLES)
def test_what_is_wrong_in_the_table_is_named(old: str, new: str, expected: list[str]) -> None:
    read = read_table(replaced(FIGURES, old, new))
    assert read.table is None
    said = " | ".join(told(read.findings))
    assert [one for one in expected if one not in said] == []


@pytest.mark.parametrize("cell", ["", "NA", " "])
def test_an_empty_cell_is_missing_and_no_error(cell: str) -> None:
    found = index(replaced(FIGURES, "u2,Two,2,", f"u2,Two,{cell},"))
    assert np.isnan(found.raw.values[1, 0])


def test_columns_that_the_method_says_nothing_of_are_only_named() -> None:
    read = read_table(
        FIGURES.replace(",c\n", ",c,note\n")
        .replace("3\n", "3,x\n")
        .replace("1\n", "1,y\n")
        .replace("2\n", "2,z\n")
    )
    assert read.table is not None
    assert read.unused == ("note",)


#: What is wrong in the method, and what is said.
METHODS = [
    ('code = "a"\n', 'code = "a"\nweight = "2"\n', ["a, step weigh: it is no number"]),
    ('code = "a"\n', 'code = "a"\ndirection = 0\n', ["a, step normalise: a direction is 1 or -1"]),
    ('code = "a"\n', 'code = "a"\ngoalposts = [1]\n', ["a, step normalise: it has another length"]),
    ('code = "a"\n', 'code = "a"\nscale = 0\n', ["a, step denominate: it is too small"]),
    ('code = "a"\n', 'code = "a"\ndenominator = ""\n', ["the denominator of a is empty"]),
    ('code = "q"\n', 'code = "q"\nweight = -1\n', ["q, step weigh: it is below zero"]),
    ('parent = "p"', 'parent = "r"', ["indicators[1].parent", "a is an orphan", "no node r"]),
    ('code = "q"\nparent = "index"', 'code = "q"', ["nodes[3].parent", "more than one root: index and q"]),
    ('code = "index"', 'code = "index"\nparent = "p"', ["no root"]),
    ('parent = "q"', 'parent = "a"', ["indicator a as its parent", "nothing lies below an indicator"]),
    ('parent = "q"', 'parent = "p"', ["nothing lies below q"]),
    ('code = "c"', 'code = "a"', ["the code a stands twice"]),
    ("direction = -1", "direction = 0", ["indicators[2].direction", "1 or -1"]),
    ("direction = -1", "direction = 2", ["indicators[2].direction", "1 or -1"]),
    ('code = "q"\n', 'code = "q"\ndirection = -1\n', ["nodes[3].direction", "q is no indicator"]),
    (
        'code = "a"\n',
        'code = "a"\nweight = -1\n',
        ["indicators[1].weight", "a, step weigh", "below zero", "at least 0"],
    ),
    ('code = "c"\n', 'code = "c"\nweight = 0\n', ["weights below q add up to zero: c"]),
    ('code = "c"\n', 'code = "c"\nheft = 1\n', ["indicators[3].heft", "no such key", "weight"]),
    ('name = "small"', "name = 3", ["name", "no text in quotation marks"]),
    ("[columns]", "[normalise]\nhow = 'minmax'\n[columns]", ["normalise.how", "minmax", "min-max"]),
    ("[columns]", "[normalise]\nlow = 1\n[columns]", ["normalise.how", "missing"]),
    ("[columns]", "[treat]\nthen = 'log-log'\n[columns]", ["treat.then.how", "log-log", "box-cox"]),
    ("[columns]", "[treat]\nwinsorise = 1.5\n[columns]", ["treat.winsorise", "no whole number"]),
    ("[columns]", "[aggregate.at.z]\nhow = 'minimum'\n[columns]", ["aggregate.at.z", "no such element"]),
    ("[columns]", "[coverage]\nbelow_node = 66\n[columns]", ["coverage.below_node", "from 0 to 1"]),
    ("[columns]", "metadata = 'iMeta.csv'\n[columns]", ["no file iMeta.csv", "the metadata too"]),
    ("[columns]", "[columns", ["no TOML", "line"]),
]


@pytest.mark.parametrize(("old", "new", "expected"), METHODS)
def test_what_is_wrong_in_the_method_is_named(old: str, new: str, expected: list[str]) -> None:
    read = read_method(replaced(METHOD, old, new))
    assert read.method is None
    said = " | ".join(told(read.findings))
    assert [one for one in expected if one not in said] == []


#: What is wrong in a table of metadata, and what is said.
METADATA = [
    ("-1,2,B", "0,2,B", ["row 3, column Direction: b, step normalise", "1 or -1"]),
    ("-1,2,B", "-1,heavy,B", ["row 3, column Weight: b, step weigh: this is no number", "write 1 where"]),
    ("-1,2,B", "-1,,B", ["row 3, column Weight: b, step weigh", "write 1 where"]),
    ("index,Aggregate", "a,Group", ["row 4, column iCode: a has a row already, row 2"]),
    (",1,1,Index", ",-1,1,Index", ["row 4, column Direction", "index is no indicator"]),
    ("b,Indicator", "a,Indicator", ["row 3, column iCode", "a has a row already, row 2"]),
    ("b,Indicator,1,index", "b,Indicator,1,other", ["row 3, column Parent", "orphan"]),
    ("-1,2,B", "-1,-2,B", ["row 3, column Weight: b, step weigh", "zero or more"]),
    ("b,Indicator", "b,Indikator", ["row 3, column Type: b, step read", "Indicator, Aggregate"]),
    ("Parent,", "Papa,", ["column Parent is missing"]),
]


@pytest.mark.parametrize(("old", "new", "expected"), METADATA)
def test_what_is_wrong_in_metadata_is_named(old: str, new: str, expected: list[str]) -> None:
    beside = {"iMeta.csv": replaced(META, old, new).encode()}
    read = read_method("name = 'm'\nmetadata = 'iMeta.csv'\n", beside)
    assert read.method is None
    said = " | ".join(told(read.findings))
    assert [one for one in expected if one not in said] == []
    assert all(one.file == "iMeta.csv" for one in read.findings)


def test_metadata_with_more_columns_is_read_as_it_is() -> None:
    read = read_method("name = 'm'\nmetadata = 'iMeta.csv'\n", {"iMeta.csv": META.encode()})
    assert read.method is not None
    assert [leaf.direction for leaf in read.method.tree.leaves] == [1, -1]


def stopped(figures: str, text: str) -> str:
    with pytest.raises(CannotRun) as found:
        index(figures, text)
    return " | ".join(f"{one.told.text} -> {one.fix.text}" for one in found.value.snags)


@pytest.mark.parametrize(
    ("column", "more", "expected"),
    [
        (
            ("5", "5", "5"),
            "",
            ["a, step normalise: min-max: all its values are alike", "leave the indicator"],
        ),
        (("5", "5", "5"), "[normalise]\nhow='z-score'\n", ["a, step normalise: z-score: all its"]),
        (("", "NA", ""), "", ["a, step read: it has no figure at all", "add figures"]),
        (
            ("1", "2", "4"),
            "[aggregate]\nhow='geometric'\n",
            ["a of u1, step aggregate: geometric: it is zero or less", "low = 1"],
        ),
        (("1", "2", "4"), "[aggregate]\nhow='harmonic'\n", ["a of u1, step aggregate: harmonic"]),
        (("1", "2", "4"), "[aggregate]\nhow='power'\np=-2\n", ["a of u1, step aggregate: power"]),
        (
            ("1", "2", "4"),
            "[aggregate]\nhow='owa'\n",
            ["p, step aggregate: owa: it is not said how the places weigh"],
        ),
        (("1", "", "4"), "[aggregate]\nhow='owa'\nbest=1\n", ["a of u2, step aggregate: owa: its number is"]),
        (("1", "2", "4"), "[normalise]\nhow='goalposts'\n", ["a, step normalise: goalposts", "b, step"]),
        (("1", "2", "4"), "[normalise]\nhow='distance-to-target'\n", ["it has no target", "Target"]),
        (
            ("1", "2", "4"),
            "[normalise]\nhow='distance-to-reference'\nreference='u9'\n",
            ["there is no unit u9"],
        ),
        (("-1", "-2", "-4"), "[normalise]\nhow='fraction-of-maximum'\n", ["a, step normalise: fraction"]),
        (("1", "2", "4"), "[impute]\nhow='mean'\nby='region'\n", ["step impute: mean", "called region"]),
        (("1", "2", "4"), "[impute]\nhow='latest'\n", ["step impute: latest", "column of years"]),
        (("1", "2", "4"), "[screen]\nleave_out=['u9']\n", ["step screen: there is no unit u9"]),
        (
            ("1", "2", "4"),
            "[screen]\nnonzero=1\ndata=1\nleave_out=['u1','u2','u3']\n",
            ["no unit has figures"],
        ),
        (("1", "2", "4"), "[weigh]\nhow='budget'\n", ["step weigh: budget: nobody's points"]),
        (
            ("1", "2", "4"),
            "[weigh.at.p]\nhow='budget'\n[weigh.at.p.points]\nann={a=50,b=60}\n",
            ["the points of ann for a and b add up to 110", "add up to 100"],
        ),
        (
            ("1", "2", "4"),
            "[weigh.at.p]\nhow='ahp'\norder=['a','b']\ncomparisons=[[1,3],[3,1]]\n",
            [
                "p, step weigh: ahp: a is 3 times as important as b, and b 3 times as a",
                "0.3333 for the reverse",
            ],
        ),
        (
            ("1", "2", "4"),
            "[weigh]\nhow='ahp'\n",
            ["p, step weigh: ahp: no order", "write each of a and b once in order"],
        ),
        (("1", "", "4"), "[weigh.at.p]\nhow='entropy'\n", ["fewer than three units"]),
    ],
)
def test_a_step_that_cannot_be_run_is_refused_by_name(
    column: tuple[str, str, str], more: str, expected: list[str]
) -> None:
    figures = FIGURES
    for old, new in zip(("One,1,", "Two,2,", "Three,4,"), column, strict=True):
        figures = replaced(figures, old, old.split(",")[0] + f",{new},")
    said = stopped(figures, METHOD.replace("[columns]", f"{more}[columns]"))
    assert [one for one in expected if one not in said] == []


def test_one_unit_is_compared_with_nobody() -> None:
    one = "code,name,a,b,c\nu1,One,1,10,3\n"
    said = stopped(one, METHOD)
    assert "u1, step normalise: min-max: there is one unit only" in said
    assert "goalposts" in said


def test_one_unit_over_years_takes_fixed_goalposts_only() -> None:
    years = "code,name,Time,a,b,c\nu1,One,2020,1,10,3\nu1,One,2021,2,20,4\n"
    assert "there is one unit only" in stopped(years, METHOD)
    posts = METHOD.replace("[columns]", "[normalise]\nhow='goalposts'\n[columns]")
    for code in "abc":
        posts = posts.replace(f'code = "{code}"\n', f'code = "{code}"\ngoalposts = [0, 50]\n')
    found = index(years, posts)
    assert found.times == (2020.0, 2021.0)
    np.testing.assert_allclose(found.scores.index, [0.5 * 0.41 + 0.03, 0.5 * 0.32 + 0.04])


def test_below_the_coverage_asked_a_unit_has_no_number_and_it_is_said() -> None:
    gap = replaced(FIGURES, "u2,Two,2,40,1", "u2,Two,,,1")
    found = index(gap, METHOD.replace("[columns]", "[coverage]\nof_indicators = 0.5\n[columns]"))
    assert np.isnan(found.scores.index).tolist() == [False, True, False]
    codes = found.scores.matrix.codes
    refused = found.scores.refused[1]
    assert [code for code, one in zip(codes, refused, strict=True) if one] == ["p", "index"]
    assert found.scores.covered[1, codes.index("index")] == pytest.approx(1 / 3)


def test_a_panel_whose_year_is_missing_is_told_so() -> None:
    years = "code,name,Time,a,b,c\nu1,One,2020,1,10,3\nu1,One,,2,20,4\n"
    read = read_table(years)
    assert "row 3, column Time: the row has no time" in " ".join(told(read.findings))


def test_the_only_indicator_is_not_left_out() -> None:
    alone = METHOD.partition("[[indicators]]")[0].replace('[[nodes]]\ncode = "q"\nparent = "index"\n\n', "")
    alone += '[[indicators]]\ncode = "a"\nparent = "p"\n[doubt]\nleave_out = true\n'
    found = read_method(alone).findings
    assert [one.column for one in found] == ["doubt.leave_out"]
    assert "nothing is left without it" in found[0].message.text


def test_counting_empty_indicators_goes_with_fixed_goalposts_only() -> None:
    counted = METHOD + "[coverage]\nof_indicators = 0.5\ncount_empty = true\n"
    empty = FIGURES.replace(",10,", ",,").replace(",40,", ",,").replace(",20,", ",,")
    with pytest.raises(CannotRun, match="have to look at them"):
        index(empty, counted)
    posts = counted + '[normalise]\nhow = "goalposts"\n'
    posts = posts.replace('code = "a"', 'code = "a"\ngoalposts = [0, 4]')
    posts = posts.replace('code = "c"', 'code = "c"\ngoalposts = [0, 5]')
    found = index(
        empty, posts
    )  # b has neither a figure nor goalposts, and is counted: two of three are known
    assert found.scores.index.tolist() == pytest.approx([0.425, 0.35, 0.7])


def test_a_type_that_is_none_is_the_only_thing_said_of_the_tree() -> None:
    lower = META.replace("Indicator", "indicator").encode()
    read = read_method("name = 'm'\nmetadata = 'iMeta.csv'\n", {"iMeta.csv": lower})
    assert [(one.row, one.column) for one in read.findings] == [(2, "Type"), (3, "Type")]


def test_a_day_in_the_place_of_a_year_is_no_second_row_of_its_unit() -> None:
    years = "code,name,Time,a,b,c\nu1,One,2020-01-01,1,10,3\nu1,One,2021-01-01,2,20,4\n"
    found = read_table(years).findings
    assert [(one.row, one.column, one.fix.text) for one in found] == [
        (2, "Time", "write the year"),
        (3, "Time", "write the year"),
    ]


def test_a_treatment_that_leaves_nothing_to_tell_apart_is_the_step_that_is_named() -> None:
    """Of 1, 1, 1, 1, 1, 9 the 9 is drawn in to 1."""
    rows = (f"u{at},N,{9 if at == 6 else 1},{at},{-at}\n" for at in range(1, 7))
    said = stopped("code,name,a,b,c\n" + "".join(rows), METHOD.replace("[columns]", "[treat]\n[columns]"))
    assert said.startswith("a, step treat: drawing in its outliers leaves all its values alike")
