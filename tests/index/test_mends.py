"""What is wrong with a method or a table of metadata is told with its place and a mend that helps."""

import pytest

from tallystick.base.reasons import Text
from tallystick.index.cells import read_cells
from tallystick.index.doubt.run import doubted
from tallystick.index.doubt.tables import doubt_tables
from tallystick.index.metadata_file import read_metadata
from tallystick.index.normalise.to_reference import DistanceToReference
from tallystick.index.said import in_numbers, named_row
from tallystick.index.snags import CannotRun
from tallystick.index.steps import index_of
from tests.index.made import FIGURES, METHOD, index, method, read_method, read_table, told
from tests.index.test_nothing_silent import with_step
from tests.index.test_told import PANEL

IMETA = """Level,iCode,Type,Parent,Direction,Weight,Denominator
{level},a,Indicator,p,1,1,{below}
1,b,Indicator,p,1,1,
2,p,Aggregate,,1,1,
,people,Denominator,,,,
"""


def stopped(figures: str, text: str) -> str:
    with pytest.raises(CannotRun) as caught:
        index(figures, text)
    return " / ".join(f"{one.told.text} -> {one.fix.text}" for one in caught.value.snags)


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("[weigh]\nhow='budget'", ["p, step", "points = { Ann = { a = 50, b = 50 } }"]),
        ("[weigh.at.p]\nhow='budget'\npoints={Ann={a=-50,b=150}}", ["Ann gives points below zero for a"]),
        ("[weigh.at.p]\nhow='ahp'", ["no order", "each of a and b"]),
        (
            "[weigh.at.p]\nhow='ahp'\norder=['a','b']\ncomparisons=[[1,0],[0,1]]",
            ["a is 0 times", "above zero"],
        ),
        ("[aggregate.at.p]\nhow='owa'", ["how the places weigh", "order"]),
        (
            "[aggregate.at.p]\nhow='owa'\nbest=3",
            ["best asks for 3; numbers below the node: 2", "[aggregate.at.NODE]"],
        ),
        ("[aggregate.at.p]\nhow='owa'\norder=[1]", ["order has 1 weight; numbers below the node: 2"]),
        ("[aggregate.at.p]\nhow='owa'\nbest=1\nworst=1", ["best and worst each say", "keep one"]),
        (
            "[normalise.at.a]\nhow='distance-to-reference'\nreference='One'",
            ["no unit One", "by its code: u1, u2 and u3"],
        ),
        (
            "[normalise.at.a]\nhow='distance-to-reference'\nreference='u1'",
            ["a, step", "u1, is the worst of all"],
        ),
    ],
)
def test_a_way_that_cannot_be_run_says_what_to_write(step: str, expected: list[str]) -> None:
    said = stopped(FIGURES, with_step(METHOD, step))
    assert [one for one in expected if one not in said] == []


def test_of_comparisons_that_contradict_one_another_the_worst_pair_is_named() -> None:
    """Of three the weights are geometric means of rows: a over b is then the cube root of 2 times 1/9."""
    text = METHOD.replace('parent = "q"', 'parent = "p"').replace(
        '\n[[nodes]]\ncode = "q"\nparent = "index"\n', ""
    )
    step = "[weigh.at.p]\nhow='ahp'\norder=['a','b','c']\ncomparisons=[[1,2,0.1111],[0.5,1,2],[9,0.5,1]]"
    said = stopped(FIGURES, with_step(text, step))
    assert "compare a and b again, which disagree most: 2 is written, and all together say 0.606" in said


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (
            "[doubt.weights]\nspread=25",
            "it is too large -> right here: a number above 0 and at most 1; 25 percent is 0.25",
        ),
        (
            "[coverage]\nbelow_node=50",
            "coverage.below_node: it is too large -> right here: a number from 0 to 1; 50 percent is 0.5",
        ),
        ("[weigh]\nhow='budget'\npoints={Ann={a='4'}}", "weigh.points: at Ann: at a: it is no number"),
        ("[weigh]\nhow='ahp'\ncomparisons=[1,2]", "such as [[1, 3], [0.3333, 1]]"),
        ("[doubt]\nweights=0.25", "write [doubt.weights] and its keys below"),
        ("[normalise.at]\na='rank'", "write [normalise.at.a] and its keys below"),
    ],
)
def test_a_setting_of_another_kind_is_told_with_its_place_and_an_example(step: str, expected: str) -> None:
    findings = told(read_method(with_step(METHOD, step)).findings)
    assert any(expected in one for one in findings), findings


def test_a_value_is_shown_as_the_file_has_it() -> None:
    found = read_method(with_step(METHOD, "[weigh]\nhow='budget'\npoints={a=50}")).findings
    assert [one.value for one in found] == ['{"a": 50}']
    turned = METHOD.replace('code = "c"\nparent = "q"', 'code = "c"\nparent = "nowhere"')
    assert next(one.value for one in read_method(turned).findings) == "nowhere"


@pytest.mark.parametrize(
    ("level", "below", "expected"),
    [
        ("1", "people", []),
        ("", "NA", []),
        ("3", "", ["a stands on level 1 by its parents, and the table says 3"]),
        ("one", "", ["a, step read: this is no number"]),
        ("1", "a", ["a is divided by itself, which is 1 for every unit"]),
    ],
)
def test_levels_and_denominators_of_metadata_are_held_against_the_tree(
    level: str, below: str, expected: list[str]
) -> None:
    found = read_metadata("iMeta.csv", IMETA.format(level=level, below=below).encode())
    assert [one.message.text for one in found.findings] == expected


def test_a_refusal_in_a_table_of_years_names_the_year() -> None:
    """Of u2 the figure of 2020 is zero, and only of that there is no geometric mean."""
    text = with_step(METHOD, "[normalise]\nhow='scaled'\n[aggregate]\nhow='geometric'").replace(
        "direction = -1\n", ""
    )
    said = stopped(PANEL.replace("u2,Two,2020,5", "u2,Two,2020,0"), text)
    assert said.startswith("a of u2, 2020, step aggregate: geometric")
    assert "2019" not in said


def test_the_reference_is_its_first_year_whatever_the_order_of_rows() -> None:
    heading, *lines = PANEL.splitlines()
    turned = "\n".join([heading, *reversed(lines)]) + "\n"
    text = with_step(METHOD, "[normalise.at.a]\nhow='distance-to-reference'\nreference='u2'")
    for figures in (PANEL, turned):
        made = index(figures, text)
        at = made.imputed.codes.index("a")
        row = DistanceToReference("u2").row_in(made.imputed)
        assert (made.imputed.times[row], made.imputed.values[row, at]) == (2019.0, 4.0)
        assert made.normalised.values[row, at] == 1.0


def test_times_are_read_only_where_a_unit_has_several_rows() -> None:
    lines = ["code,Time,name,a,b,c", *(one.replace(",", ",spring,", 1) for one in FIGURES.splitlines()[1:])]
    assert read_table("\n".join(lines) + "\n").findings == ()
    again = read_table("\n".join([*lines, lines[1].replace("spring", "fall")]) + "\n")
    assert "this is no number" in told(again.findings)[0]


IN_YEARS = METHOD.replace('name = "name"', 'name = "name"\ntime = "year"')


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "u1,One,2020\nu1,One,2021\nu1,One,2020.0",
            "row 4, column code: u1 has a row of 2020 already, row 2",
        ),
        ("u1,One,2020\nu1,One,", "row 3, column year: the row has no time -> write the year"),
    ],
)
def test_two_rows_of_a_unit_and_a_year_are_told_with_the_year(rows: str, expected: str) -> None:
    table = "code,name,year,a,b,c\n" + "".join(f"{row},1,2,3\n" for row in rows.split("\n"))
    (said,) = told(read_table(table, IN_YEARS).findings)
    assert expected in said
    assert "columns.time" not in said


def test_a_column_of_years_that_is_not_there_is_named_where_units_have_several_rows() -> None:
    twice = FIGURES.replace("u2,", "u1,")
    (said,) = told(read_table(twice, IN_YEARS).findings)
    assert "the column year is missing (when each row was)" in said
    assert read_table(FIGURES, IN_YEARS).table is not None


@pytest.mark.parametrize(
    ("ends", "expected"),
    [(",9", "a of u1, step doubt: data: one bound alone bounds nothing"), (",", "all cells of the bounds")],
)
def test_bounds_that_bound_nothing_are_refused(ends: str, expected: str) -> None:
    """A doubt that varies no figure would call every rank certain."""
    text = METHOD + "[doubt]\nreplications = 5\n[doubt.data]\nintervals = true\n"
    heading, *lines = FIGURES.splitlines()
    figures = "\n".join([heading + ",a.low,a.high", *(line + f",{ends}" for line in lines)])
    read, how = read_table(figures, text), method(text)
    assert read.table is not None
    assert how.doubts is not None
    with pytest.raises(CannotRun) as refused:
        doubted(read.table, index(figures, text), how.doubts)
    assert expected in refused.value.snags[0].told.text


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("interval = 90", "a number above 0 and at most 0.999; 90 percent is 0.9"),
        ("interval = 100", "a number above 0 and at most 0.999"),
        ("replications = 100000000", "a whole number from 0 to 10000000"),
    ],
)
def test_a_bound_is_written_in_full_and_a_percentage_mended_into_its_share(key: str, expected: str) -> None:
    (said,) = told(read_method(METHOD + f"[doubt]\nleave_out = true\n{key}\n").findings)
    assert said.endswith(f"right here: {expected}")


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        (
            "[weigh]\nhow = 'budget'\npoints = {Ann = {a = 50, b = 50, z = 9}}\n",
            "z -> name one of: a, b, c, p, q",
        ),
        (
            "[weigh.at.p]\nhow = 'budget'\npoints = {Ann = {a = 50, b = 50, c = 9}}\n",
            "c -> name one of: a, b",
        ),
    ],
)
def test_points_for_an_element_that_is_not_there_are_named(way: str, expected: str) -> None:
    (said,) = told(read_method(METHOD + way).findings)
    assert "points.Ann" in said
    assert said.endswith(f"there is no such element: {expected}")


def test_units_of_one_name_are_told_apart_by_their_codes() -> None:
    made = index(FIGURES.replace("Two", "One"))
    assert [named_row(made, row) for row in range(3)] == [Text("One (u1)"), Text("One (u2)"), Text("Three")]


def test_the_column_of_units_is_no_indicator() -> None:
    found = read_table(FIGURES, METHOD.replace('code = "a"', 'code = "code"')).findings
    assert [one.message.text[:27] for one in found] == ["the codes of units stand in"]


def test_replications_name_what_each_did() -> None:
    text = with_step(
        METHOD,
        "[treat]\n[doubt]\nreplications=30\n[[doubt.treat]]\n[[doubt.treat]]\nwinsorise=1\n[[doubt.treat]]\nhow='none'\n"
        "[[doubt.normalise]]\nhow='min-max'\n[[doubt.normalise]]\nhow='rank'",
    )
    read = read_table(FIGURES, text)
    assert read.table is not None
    made = index_of(read.table, method(text))
    assert made.method.doubts is not None
    tables = doubt_tables(made, doubted(read.table, made, made.method.doubts))
    rows = [one.split(",") for one in tables["tables/replications.csv"].decode().splitlines()[1:]]
    assert {one[2] for one in rows} == {"outliers winsorise=5", "outliers winsorise=1", "none"}
    assert {one[3] for one in rows} == {"min-max", "rank"}
    assert {one[1] for one in rows} == {""}


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("41,439", "write 41439 if the comma stands between thousands, 41.439 if it is a decimal comma"),
        ("41\uff0c439", "write 41439 if the comma stands between thousands, 41.439 if it is a decimal comma"),
        ("0,439", "write 0.439"),
        ("41,43", "write 41.43"),
        ("1,234.5", "write 1234.5"),
        ("1.234,5", "write 1234.5"),
        ("1.234.567", "write 1234567"),
        ("1,234,567", "write 1234567"),
        ("1 234,5", "write 1234.5"),
        ("\u22121\u202f234 567", "write -1234567"),
        ("1,2,3", "write digits with a point, such as 1234.5, or leave the cell empty"),
        ("1.2,34.5", "write digits with a point, such as 1234.5, or leave the cell empty"),
        ("12 34", "write digits with a point, such as 1234.5, or leave the cell empty"),
    ],
)
def test_a_number_with_signs_between_its_digits_is_never_mended_into_another(written: str, mend: str) -> None:
    table = read_cells("t.csv", f'unit,a\nX,"{written}"\n'.encode())
    table.numbers("a", ["X"])
    (finding,) = table.findings
    assert finding.fix.text == mend


def test_a_unit_of_several_years_is_counted_once() -> None:
    assert in_numbers(index(PANEL)).text.endswith("3 units in 2 years, 3 indicators.")
    assert in_numbers(index(FIGURES)).text.endswith(": 3 units, 3 indicators.")
