"""What is told beside the numbers of an index: ranks of one year, the ends of a scale, parts, and gaps."""

import numpy as np
import pytest

from tallystick.index.audit.denominators import denominator_tables
from tallystick.index.audit.tables import audit_tables
from tallystick.index.audit.weighing import prebuilt
from tallystick.index.doubt.run import doubted
from tallystick.index.doubt.tables import doubt_tables
from tallystick.index.model import UnitTable
from tallystick.index.said import how_sure, what_is_missing
from tallystick.index.snags import CannotRun
from tallystick.index.steps import Index, index_of
from tallystick.index.tables import parts_of, tables_of
from tests.index.made import FIGURES, METHOD, index, method, read_method, read_table, told
from tests.index.test_bad_input import replaced
from tests.index.test_nothing_silent import POSTS, with_step

PANEL = """code,name,Time,a,b,c
u1,One,2019,1,10,3
u2,Two,2019,4,20,5
u3,Three,2019,2,30,2
u1,One,2020,2,12,4
u2,Two,2020,5,22,7
u3,Three,2020,9,28,3
"""
VARIED = with_step(METHOD, "[doubt]\nreplications = 40\nbase = 8\nleave_out = true\n[doubt.weights]\n")


def varied() -> tuple[UnitTable, Index]:
    read = read_table(PANEL, VARIED)
    assert read.table is not None
    return read.table, index_of(read.table, method(VARIED))


def rows(tables: dict[str, bytes], name: str) -> list[dict[str, str]]:
    heading, *lines = tables[f"tables/{name}.csv"].decode().splitlines()
    return [dict(zip(heading.split(","), line.split(","), strict=True)) for line in lines]


def test_ranks_of_a_panel_are_among_the_units_of_one_year_in_every_table() -> None:
    table, made = varied()
    assert made.method.doubts is not None
    found = doubted(table, made, made.method.doubts)
    tables = doubt_tables(made, found) | audit_tables(made, prebuilt(table, made))
    for one in rows(tables, "doubt"):
        assert float(one["rank_low"]) <= float(one["rank_high"]) <= 3
    assert {one["rank"] for one in rows(tables, "rank_probabilities")} == {"1", "2", "3"}
    assert {one["class"] for one in rows(tables, "doubt") if one["rank"] == "1"} == {"1"}
    assert max(int(one["rank"]) for one in rows(tables, "strengths")) == 3
    assert max(abs(float(one["moved_by"])) for one in rows(tables, "what_if")) <= 2
    assert max(float(one["rank_change"]) for one in rows(tables, "replications")) <= 2
    outputs = [(one["output"], one["time"], one["factor"]) for one in rows(tables, "sensitivity")]
    assert len(set(outputs)) == len(outputs)
    years = [one for one in rows(tables, "pairs") if one["unit"] == one["other"] == "u2"]
    assert [(one["time"], one["other_time"]) for one in years] == [("2020", "2019")]
    assert float(years[0]["above"]) > 0.9


def test_the_ends_beside_a_number_are_those_that_it_was_made_by() -> None:
    """Goalposts that min-max passes by are none of its ends; a distance to a target ends there."""
    text = replaced(METHOD, 'code = "a"\n', 'code = "a"\ngoalposts = [0, 99]\ntarget = 8\n')
    ends = {}
    for how in ("min-max", "goalposts", "distance-to-target", "scaled"):
        one = with_step(text, f"[normalise.at.a]\nhow = '{how}'")
        made = rows(tables_of(index(FIGURES, one)), "figures")
        ends[how] = next((row["worst"], row["best"]) for row in made if row["indicator"] == "a")
        turned = next((row["worst"], row["best"]) for row in made if row["indicator"] == "b")
        assert turned == ("40", "10")
    assert ends == {
        "min-max": ("1", "4"),
        "goalposts": ("0", "99"),
        "distance-to-target": ("1", "8"),
        "scaled": ("0", "99"),
    }


def test_parts_add_up_to_the_number_of_those_that_lack_some() -> None:
    found = index(replaced(FIGURES, "u2,Two,2,40,1", "u2,Two,2,40,"))
    parts = parts_of(found, "index")
    np.testing.assert_allclose(np.nansum(parts, axis=1), found.scores.index)
    assert np.isnan(parts[1, 1])


def test_an_indicator_without_any_figure_that_is_counted_is_in_every_table() -> None:
    empty = replaced(FIGURES, ",10,", ",,").replace(",40,", ",,").replace(",20,", ",,")
    counted = with_step(POSTS, "[coverage]\nof_indicators = 0.5\ncount_empty = true")
    read = read_table(empty, counted)
    assert read.table is not None
    made = index_of(read.table, method(counted))
    tables = audit_tables(made, prebuilt(read.table, made)) | tables_of(made)
    (empty_row,) = (one for one in rows(tables, "indicators") if one["indicator"] == "b")
    assert (empty_row["mean"], empty_row["known"], empty_row["unusual"]) == (
        "",
        "0",
        "few_figures many_zeros many_alike",
    )
    assert {one["normalised"] for one in rows(tables, "figures") if one["indicator"] == "b"} == {""}


def test_what_could_not_be_estimated_is_said() -> None:
    figures = replaced(FIGURES, "code,name,a", "code,name,g,a").replace("One,", "One,x,")
    figures = figures.replace("Two,2", "Two,x,").replace("Three,4", "Three,y,")
    text = replaced(METHOD, 'name = "name"', 'name = "name"\ngroups = ["g"]')
    found = index(figures + "u4,Four,x,5,7,5\n", with_step(text, "[impute]\nhow = 'mean'\nby = 'g'"))
    assert [one.text for one in what_is_missing(found)] == [
        "1 missing figure was estimated.",
        "1 figure is missing still: there was nothing to estimate it from.",
    ]


def test_where_every_replication_failed_nobody_has_a_class() -> None:
    # Of one replication the seed takes the geometric mean, which the indicators' zeros don't allow.
    failing = "[[doubt.aggregate]]\nhow = 'arithmetic'\n[[doubt.aggregate]]\nhow = 'geometric'"
    text = with_step(METHOD, "[doubt]\nreplications = 1\nseed = 3\n" + failing)
    read = read_table(FIGURES, text)
    made = method(text)
    assert read.table is not None
    assert made.doubts is not None
    found = doubted(read.table, index_of(read.table, made), made.doubts)
    assert len(found.evaluated.failures) == 1
    assert found.classes == (0, 0, 0)


def test_below_the_coverage_a_doubt_is_no_reason_to_refuse() -> None:
    """No unit has all figures, so none has a number, and nothing accounts for a doubt of it."""
    text = METHOD + "[coverage]\nof_indicators = 1\n[doubt]\nreplications = 4\nbase = 8\nleave_out = true\n"
    text += "[doubt.weights]\nspread = 0.2\n"
    figures = FIGURES.replace("u1,One,1,", "u1,One,,").replace("40,1", ",1").replace("20,2", "20,")
    figures = figures + "u4,Four,2,,1\nu5,Five,,30,3\n"
    read, how = read_table(figures, text), method(text)
    assert read.table is not None
    assert how.doubts is not None
    made = index_of(read.table, how)
    assert np.isnan(made.scores.index).all()
    found = doubted(read.table, made, how.doubts)
    assert (found.factors, found.sure, found.evaluated.failures) == (None, False, {})
    assert [one.text for one in how_sure(found)] == [
        "No replication gave a number, so nobody knows how sure the order is."
    ]


def test_a_unit_without_a_number_has_no_interval_of_one() -> None:
    """The second lacks a only: where a is left out it has all of the others, and yet it has no number."""
    text = METHOD + "[coverage]\nof_indicators = 1\n[doubt]\nreplications = 30\nleave_out = true\n"
    figures = FIGURES.replace("u2,Two,2,", "u2,Two,,") + "u4,Four,3,5,9\n"
    read, how = read_table(figures, text), method(text)
    assert read.table is not None
    assert how.doubts is not None
    made = index_of(read.table, how)
    found = doubted(read.table, made, how.doubts)
    assert list(found.units.given == 0) == [False, True, False, False]
    assert found.ranks[:, [0, 2, 3]].max() == 3
    lacking = [one for one in rows(doubt_tables(made, found), "doubt") if one["unit"] == "u2"]
    assert [(one["score_median"], one["rank_median"]) for one in lacking] == [("", "")]


def test_a_design_without_a_whole_row_names_what_failed() -> None:
    """Figures as far off as that are below zero somewhere in every row, where nothing has a logarithm."""
    text = METHOD.replace("[[indicators]]", "[[indicators]]\ngoalposts = [1, 50]")
    text += "[normalise]\nhow = 'log-goalposts'\n[doubt]\nreplications = 0\nbase = 8\nleave_out = true\n"
    text += "[doubt.data]\nrelative = 10\n"
    read, how = read_table(FIGURES, text), method(text)
    assert read.table is not None
    assert how.doubts is not None
    with pytest.raises(CannotRun) as refused:
        doubted(read.table, index_of(read.table, how), how.doubts)
    first, *reasons = [one.told.text for one in refused.value.snags]
    assert "none is whole" in first
    assert reasons
    assert all("no logarithm" in one for one in reasons)


def test_the_keys_that_are_right_are_all_named_beside_one_that_is_not() -> None:
    said = " ".join(told(read_method("treatment = 1\n" + METHOD).findings))
    assert all(key in said for key in ("treat,", "doubt,", "normalise,"))
    inside = " ".join(told(read_method(with_step(METHOD, "[doubt]\nweight = 1\nleave_out = true")).findings))
    assert all(key in inside for key in ("weights", "data,", "leave_out,"))


def test_ranks_within_groups_are_of_one_year_and_leave_out_who_has_none() -> None:
    figures = PANEL.replace("Time,", "Time,g,").replace("2019,", "2019,x,").replace("2020,", "2020,x,")
    figures = figures.replace("Three,2020,x", "Three,2020,")
    text = replaced(METHOD, 'name = "name"', 'name = "name"\ngroups = ["g"]')
    read = read_table(figures, text)
    assert read.table is not None
    made = index_of(read.table, method(text))
    of_all = rows(audit_tables(made, prebuilt(read.table, made)), "group_ranks")
    assert [
        (one["unit"], one["time"], one["rank"], one["of"]) for one in of_all if one["code"] == "index"
    ] == [
        ("u1", "2019", "2", "3"),
        ("u2", "2019", "1", "3"),
        ("u3", "2019", "3", "3"),
        ("u1", "2020", "2", "2"),
        ("u2", "2020", "1", "2"),
    ]


def test_an_undivided_figure_that_grows_with_a_denominator_is_marked() -> None:
    figures = FIGURES.replace(",c\n", ",c,people\n").replace(",3\n", ",3,30\n").replace(",1\n", ",1,11\n")
    figures = figures.replace(",2\n", ",2,19\n")
    text = replaced(METHOD, 'code = "a"\n', 'code = "a"\ndenominator = "people"\n')
    read = read_table(figures, text)
    assert read.table is not None
    of_all = rows(denominator_tables(read.table, index_of(read.table, method(text))), "denominators")
    assert [(one["indicator"], one["divided_by_it"], one["unusual"]) for one in of_all] == [
        ("a", "true", ""),
        ("b", "", "grows with it"),
        ("c", "", "grows with it"),
    ]
