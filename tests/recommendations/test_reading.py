"""Reports, addenda, matrices and observations are read as they are printed; what has no place is named."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tallystick.pipeline.recommendations.read import _documents
from tallystick.reading.asked.model import AskedDocument
from tallystick.recommendations.matching import matched
from tallystick.recommendations.model import GivenDocument, Matched
from tests.recommendations.made import (
    ADDENDUM,
    ANSWERED_IN_A_TABLE,
    OBSERVATIONS,
    REPORT,
    matrix,
    write,
)


def read(folder: Path, name: str, text: str) -> AskedDocument:
    return next(given(write(folder, name, text))).read


def given(path: str) -> Iterator[GivenDocument]:
    return _documents(path, lambda *_: None)


def together(*paths: str) -> Matched:
    return matched([one for path in paths for one in given(path)])


def answers(of: Matched) -> dict[str, str]:
    return {one.found.paragraph: one.found.response for one in of.rows}


def doubts(of: Matched, paragraph: str) -> str:
    row = next(one for one in of.rows if one.found.paragraph == paragraph)
    return " ".join(why.text for why in row.found.doubts)


def test_a_report_gives_each_numbered_recommendation_and_the_answer_of_its_cluster(tmp_path: Path) -> None:
    one = read(tmp_path, "report.txt", REPORT)
    assert (one.kind, one.symbol, one.date) == ("report", "A/HRC/90/5", "2024-12-04")
    assert [found.paragraph for found in one.found] == [
        "40.1",
        "40.2",
        "41.1",
        "41.2",
        "41.3",
        "41.4",
        "41.5",
    ]
    assert [found.response for found in one.found] == ["accepted"] * 2 + [""] * 5
    first = one.found[0]
    assert first.words == "Ratify the covenant (ICCPR); Ratify it soon"
    assert first.made_by == ("Norland", "Westia", "Bolivia (Plurinational State of)")
    assert one.found[1].made_by == ("Ostland", "Sudan", "Westia")


def test_an_addendum_answers_by_lists_ranges_and_labels(tmp_path: Path) -> None:
    both = together(write(tmp_path, "r.txt", REPORT), write(tmp_path, "a.txt", ADDENDUM))
    assert answers(both) == {
        "40.1": "accepted",
        "40.2": "accepted",
        "41.1": "accepted",
        "41.2": "accepted",
        "41.3": "noted",
        "41.4": "",
        "41.5": "accepted",
    }
    row = next(one for one in both.rows if one.found.paragraph == "41.3")
    assert row.found.said == "The wall tax pays for the wall, and the wall is still needed."
    assert (row.responded, row.answered_in) == ("2025-03-03", "A/HRC/90/5/Add.1")


def test_what_answers_nothing_and_what_nobody_answers_is_named(tmp_path: Path) -> None:
    both = together(write(tmp_path, "r.txt", REPORT), write(tmp_path, "a.txt", ADDENDUM))
    assert [one.what.words for one in both.left] == ["41.9: There is no such thing."]
    assert "no document given here holds a recommendation 41.9" in both.left[0].what.why.text
    assert "no document given here answers it" in doubts(both, "41.4")
    assert "withdrawn" in doubts(both, "41.4")
    assert "no State is named behind it" in doubts(both, "41.3")


YES, PART, NO, NOTED = "accepted", "accepted_in_part", "rejected", "noted"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "1. Exampla cannot accept recommendation 41.3.\n\n2. It partially supports 41.1 and 41.2.",
            {"41.1": PART, "41.2": PART, "41.3": NO},
        ),
        (
            "1. Exampla is not in a position to accept 41.1.\n\n2. It supports 41.2 in part.",
            {"41.1": NO, "41.2": PART},
        ),
        (
            "1. Exampla supports 41.1, .2 and .5.\n\n2. It notes 41.3.",
            {"41.1": YES, "41.2": YES, "41.3": NOTED, "41.5": YES},
        ),
        (
            "1. 接受以下建议41.1、41.2。\n\n2. 注意到建议41.3和41.5。",
            {"41.1": YES, "41.2": YES, "41.3": NOTED, "41.5": NOTED},
        ),
        ("1. 无法接受建议41.3。\n\n2. 接受建议41.1。", {"41.1": YES, "41.3": NO}),
        (
            "1. Those not named here were answered before, Exampla accepts 41.1 and 41.2.",
            {"41.1": YES, "41.2": YES},
        ),
        (
            "1. Exampla ne peut accepter le point 41.3.\n\n2. Il accepte le point 41.1.",
            {"41.1": YES, "41.3": NO},
        ),
    ],
)
def test_an_answer_is_never_read_as_its_contrary_and_no_list_is_lost(
    tmp_path: Path, said: str, told: dict[str, str]
) -> None:
    head = ADDENDUM[: ADDENDUM.index("1. Exampla received")]
    both = together(write(tmp_path, "r.txt", REPORT), write(tmp_path, "a.txt", head + said + "\n"))
    found = {name: one for name, one in answers(both).items() if name.startswith("41.") and one}
    assert found == told


def test_an_answer_in_a_table_is_told_from_its_refusal(tmp_path: Path) -> None:
    both = together(write(tmp_path, "r.txt", REPORT), write(tmp_path, "a.html", ANSWERED_IN_A_TABLE))
    told = answers(both)
    assert [told[f"41.{number}"] for number in range(1, 6)] == [
        "accepted",
        "rejected",
        "rejected",
        "accepted_in_part",
        "",
    ]


@pytest.mark.parametrize("head", ["", "50."], ids=["without its first part", "with another first part"])
def test_an_answer_that_numbers_otherwise_finds_its_recommendation(tmp_path: Path, head: str) -> None:
    report = REPORT[: REPORT.index("40. The")] + REPORT[REPORT.index("41. The") :]
    addendum = f"""A/HRC/90/5/Add.1

Views on conclusions and/or recommendations

2. The Government accepts recommendations {head}1-{2}, {head}5.
"""
    both = together(write(tmp_path, "r.txt", report), write(tmp_path, "a.txt", addendum))
    assert answers(both) == {
        "41.1": "accepted",
        "41.2": "accepted",
        "41.3": "",
        "41.4": "",
        "41.5": "accepted",
    }
    assert ("the answer numbers it 50.1" in doubts(both, "41.1")) == bool(head)


def test_a_number_that_several_share_is_not_guessed(tmp_path: Path) -> None:
    said = "2. The Government accepts recommendations 1, 5."
    addendum = f"A/HRC/90/5/Add.1\n\nViews on conclusions and/or recommendations\n\n{said}\n"
    both = together(write(tmp_path, "r.txt", REPORT), write(tmp_path, "a.txt", addendum))
    assert [one.what.words for one in both.left] == ["1: accepted"]
    assert answers(both)["41.5"] == "accepted"


def test_two_answers_to_one_are_both_kept_in_sight(tmp_path: Path) -> None:
    rows = [["Law", "41.1 Build bridges that children can cross (Norland)", "Noted", "", ""]]
    both = together(
        write(tmp_path, "r.txt", REPORT),
        write(tmp_path, "a.txt", ADDENDUM),
        matrix(tmp_path / "m.xlsx", rows),
    )
    assert len(both.rows) == 7
    assert answers(both)["41.1"] == "accepted"
    assert "gives another answer: noted" in doubts(both, "41.1")


def test_a_matrix_with_merged_cells_gives_each_row_what_is_merged_over_it(tmp_path: Path) -> None:
    rows = [
        [
            "Water",
            "41.1 Dig wells (Norland)",
            "Supported",
            "- rural women - children",
            "- 6 - WATER - 16 - PEACE",
        ],
        ["", "41.2 Dig more wells (Ostland)", "", "", "6.1"],
        ["Law", "41.3 Pass a law (Westia)", "Supported/Noted", "", ""],
        ["", "", "", "", "only a goal: 5"],
    ]
    read_ = together(matrix(tmp_path / "m.xlsx", rows, [(0, 1, 2), (2, 1, 2)]))
    first, second, third = read_.rows
    assert (first.found.themes, second.found.themes, third.found.themes) == (("Water",), ("Water",), ("Law",))
    assert [one.found.response for one in read_.rows] == ["accepted", "accepted", "accepted_in_part"]
    assert first.found.groups == ("rural women", "children")
    assert (first.found.goals, second.found.goals) == (("6", "16"), ("6.1",))
    assert [one.what.words for one in read_.left] == ["only a goal: 5"]


def test_a_position_that_nothing_is_known_of_is_doubted(tmp_path: Path) -> None:
    rows = [["", "41.1 Dig wells (Norland)", "In deliberation", "", ""]]
    (row,) = together(matrix(tmp_path / "m.xlsx", rows)).rows
    assert row.found.response == ""
    assert "has to be said by hand" in " ".join(why.text for why in row.found.doubts)


def test_two_languages_of_one_document_are_one_recommendation_each(tmp_path: Path) -> None:
    chinese = str(Path(__file__).with_name("report_zh.txt"))
    both = together(write(tmp_path, "r.txt", REPORT), chinese)
    assert len(both.rows) == 7
    assert "in another language: “修建儿童能够通行的桥梁" in doubts(both, "41.1")


def test_observations_give_concerns_and_recommendations_with_their_letters(tmp_path: Path) -> None:
    one = read(tmp_path, "co.txt", OBSERVATIONS)
    assert (one.kind, one.mechanism, one.committee) == ("observations", "treaty_body", "CEDAW")
    assert [(found.paragraph, found.kind) for found in one.found] == [
        ("20", "concern"),
        ("21 (a)", "recommendation"),
        ("21 (b)", "recommendation"),
        ("22", "concern"),
        ("22", "recommendation"),
    ]
    assert one.found[1].words == "The Committee recommends that the State party: Set a quota for councils"
    assert one.found[0].themes == ("Women in public life",)
    (names,) = {tuple(row.id for row in matched([GivenDocument("co", one)]).rows)}
    assert names[-2:] == ("CEDAW-2023-22-concern", "CEDAW-2023-22")


def test_a_body_under_another_name_is_known_and_a_strange_one_is_named(tmp_path: Path) -> None:
    export = (
        "Document code,Body,Paragraph,Text,Annotation type,Themes\n"
        "CEDAW/C/EXA/CO/3,CEDAW Committee,21,Set a quota,Recommendations,Women\n"
        "CEDAW/C/EXA/CO/3,Committee on the Elimination of Discrimination against Women,22,Dig,,\n"
        "E/C.12/EXA/CO/1,CESCR,9,Few wells,Concerns,Water\n"
        "X/1,Board of Elders,3,Sing,Recommendation,\n"
    )
    both = together(write(tmp_path, "uhri.csv", export))
    assert [one.committee for one in both.rows] == ["CEDAW", "CEDAW", "ICESCR", ""]
    assert [one.found.kind for one in both.rows] == [
        "recommendation",
        "recommendation",
        "concern",
        "recommendation",
    ]
    assert [one.mechanism for one in both.rows] == ["treaty_body"] * 3 + ["other"]
    assert "Board of Elders, which is no body known here" in " ".join(
        why.text for why in both.rows[3].found.doubts
    )
