"""A finding says where it is as a person would."""

from tallystick.base.findings import LONGEST_SHOWN, Finding, Problem, Refusal
from tallystick.base.reasons import Reason

MESSAGE, FIX = Reason("it is no number"), Reason("write digits")
PROBLEM = Problem("wrong-value", MESSAGE, FIX)


def test_a_problem_becomes_a_finding_in_its_place() -> None:
    found = PROBLEM.at("tables/targets.csv", 14, "unit", "per cent")
    assert found == Finding(
        "wrong-value",
        "error",
        "tables/targets.csv",
        MESSAGE,
        FIX,
        14,
        "unit",
        "per cent",
    )
    assert found.place.text == "tables/targets.csv, row 14, column unit"


def test_a_place_names_only_what_is_known() -> None:
    assert PROBLEM.at("tables/targets.csv").place.text == "tables/targets.csv"
    assert PROBLEM.at("tables/targets.csv", 14).place.text == "tables/targets.csv, row 14"
    assert PROBLEM.at("datapackage.json", column="name").place.text == "datapackage.json, column name"


def test_a_long_value_is_cut_and_no_value_is_none() -> None:
    assert PROBLEM.at("x", value="y" * 500).value == "y" * LONGEST_SHOWN
    assert PROBLEM.at("x", value=0).value == "0"
    assert PROBLEM.at("x").value is None


def test_a_finding_is_written_as_plain_values() -> None:
    assert PROBLEM.at("x", 2, "y", "z").as_record() == {
        "code": "wrong-value",
        "severity": "error",
        "file": "x",
        "row": 2,
        "column": "y",
        "value": "z",
        "message": "it is no number",
        "fix": "write digits",
    }


def test_a_refusal_says_what_and_what_would_be_right() -> None:
    refusal = Refusal(Reason("no"), Reason("do this"), (PROBLEM.at("x"),))
    assert (str(refusal), refusal.title.text, refusal.fix.text) == ("no", "no", "do this")
    assert len(refusal.findings) == 1
