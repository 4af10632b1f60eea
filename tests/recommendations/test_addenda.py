"""What an addendum says in one breath of several, of whole clusters, or number by number."""

from pathlib import Path

import pytest

from tests.recommendations.made import ADDENDUM, REPORT, write
from tests.recommendations.test_reading import answers, doubts, read, together

HEAD = ADDENDUM[: ADDENDUM.index("1. Exampla received")]
YES, PART, NO, NOTED = "accepted", "accepted_in_part", "rejected", "noted"
ALL_OF_41 = dict.fromkeys(("41.1", "41.2", "41.3", "41.4", "41.5"), YES)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "1. Exampla accepts recommendations 41.1, 41.2 and 41.5 but notes 41.3.",
            {"41.1": YES, "41.2": YES, "41.3": NOTED, "41.5": YES},
        ),
        (
            "1. Exampla accepts all recommendations except 41.3, which it notes.",
            ALL_OF_41 | {"41.3": NOTED},
        ),
        (
            "1. Exampla accepts all the recommendations in paragraph 41, save 41.3 and 41.5, which it notes.",
            {"41.3": NOTED, "41.5": NOTED},
        ),
        (
            "1. Exampla supports 41.1\u201341.2 (accepted), 41.3 (noted).",
            {"41.1": YES, "41.2": YES, "41.3": NOTED},
        ),
        (
            "1. Exampla supports recommendations 1, (2) and 5 of paragraph 41.",
            {"41.1": YES, "41.2": YES, "41.5": YES},
        ),
        ("1. Exampla supports 41/1 and 41/2, by resolution 60/251.", {"41.1": YES, "41.2": YES}),
        ("1. 41.1. and 41.2. are supported; 41.3. is not.", {"41.1": YES, "41.2": YES}),
        ("41.1: Accepted. 41.2: Accepted. 41.3: Noted.", {"41.1": YES, "41.2": YES, "41.3": NOTED}),
        (
            "Bridges: 41.1, 41.2 \u2013 accepted\nThe wall: 41.3 \u2013 noted",
            {"41.1": YES, "41.2": YES, "41.3": NOTED},
        ),
        (
            "Bridges (41.1, 41.2)\n\nExampla accepts.\n\nThe wall (41.3)\n\nExampla does not accept.",
            {"41.1": YES, "41.2": YES, "41.3": NO},
        ),
        ("1. Exampla accepts 41.1 and 41.2 but not 41.3.", {"41.1": YES, "41.2": YES}),
        (
            "1. Recommendations 41.1 and 41.2 are accepted, and 41.3 is noted.",
            {"41.1": YES, "41.2": YES, "41.3": NOTED},
        ),
        (
            "1. Exampla rejects 41.1 and 41.2, as it had accepted similar ones in 2019.",
            {"41.1": NO, "41.2": NO},
        ),
        (
            "1. These enjoy the support: 41.1; 41.2; The following do not enjoy the support: 41.3; 41.5",
            {"41.1": YES, "41.2": YES, "41.3": NO, "41.5": NO},
        ),
        ("1. Exampla accepts 41.1, except for the part on children.", {}),
        ("1. The Government would like to support recommendation 41.1 but cannot.", {}),
        ("1. Exampla accepte 41.1 et 41.2, sauf 41.5.", {"41.1": YES, "41.2": YES}),
        ("1. 接受建议41.1和41.2\uff0c但不接受41.3。", {"41.1": YES, "41.2": YES, "41.3": NO}),
        ("1. Exampla accepts 41.1 and notes that wells were dug.", {"41.1": YES}),
        ("1. Recommendation 41.3 needs more time. Exampla accepts 41.1.", {"41.1": YES}),
        ("1. Exampla accepts 41.01 through 41.03.", {"41.1": YES, "41.2": YES, "41.3": YES}),
        ("1. 接受建议\uff14\uff11\uff0e\uff11和41\uff0e2。", {"41.1": YES, "41.2": YES}),
        ("1. Exampla accepts recommendations 41(1) and 41(2).", {"41.1": YES, "41.2": YES}),
        ("41.1 - 41.2: Accepted.\n41.3: Rejected.", {"41.1": YES, "41.2": YES, "41.3": NO}),
        (
            "Cluster A: wells\n\nRecommendations 41.1, 41.2\n\nThe Government accepts these recommendations.",
            {"41.1": YES, "41.2": YES},
        ),
        ("1. Exampla accepts all recommendations listed in paragraph 41.", ALL_OF_41),
        (
            "1. Exampla accepts all in paragraph 41 with the exception of 41.3.",
            {one: YES for one in ALL_OF_41 if one != "41.3"},
        ),
    ],
)
def test_each_number_has_the_answer_of_its_own_clause(
    tmp_path: Path, said: str, told: dict[str, str]
) -> None:
    both = together(write(tmp_path, "r.txt", REPORT), write(tmp_path, "a.txt", f"{HEAD}{said}\n"))
    found = {name: one for name, one in answers(both).items() if name.startswith("41.") and one}
    assert found == told


def test_what_is_said_of_a_number_without_an_answer_is_kept_and_doubted(tmp_path: Path) -> None:
    said = "1. Exampla accepts all in paragraph 41 with the exception of 41.3.\n\n2. 41.4 was withdrawn."
    both = together(write(tmp_path, "r.txt", REPORT), write(tmp_path, "a.txt", f"{HEAD}{said}\n"))
    excepted = next(one.found for one in both.rows if one.found.paragraph == "41.3")
    assert excepted.said == "Exampla accepts all in paragraph 41 with the exception of 41.3."
    assert "tells no answer for certain" in doubts(both, "41.3")
    assert "the answer is to the whole of paragraph 41" in doubts(both, "41.1")
    assert "withdrawn" in doubts(both, "41.4")


def test_a_row_of_a_table_answers_all_the_numbers_in_its_first_cell(tmp_path: Path) -> None:
    table = "<html><body><p>A/HRC/90/5/Add.1</p><p>Views on conclusions and/or recommendations</p><table>"
    rows = "<tr><th>Recommendation</th><th>Position</th></tr><tr><td>41.1, 41.2</td><td>Accepted</td></tr>"
    more = "<tr><td>41.3 Abolish the 2 taxes of 5 walls</td><td>Not accepted</td></tr></table></body></html>"
    both = together(write(tmp_path, "r.txt", REPORT), write(tmp_path, "a.html", table + rows + more))
    assert {name: one for name, one in answers(both).items() if name.startswith("41.") and one} == {
        "41.1": YES,
        "41.2": YES,
        "41.3": NO,
    }


#: In the way of addenda of the first cycle, whose paragraphs have the numbers of the recommendations.
ONE_BY_ONE = """\
1. Exampla cannot, at this point in time, make a definitive statement. It has 15,100 wells.

2., 3. Exampla accepts these recommendations and notes that they
have been put into effect since 2009.

4., 5., Exampla does not accept these recommendations. Of those
6., 7. some were accepted in 2004 by another government.

8. Exampla accepts the recommendation on wells. Exampla cannot accept the recommendation on walls.

9. Exampla accepts the recommendation.

10. Exampla accepts the recommendation; it has 3 bridges.
"""


def test_paragraphs_numbered_as_the_recommendations_answer_one_after_another(tmp_path: Path) -> None:
    one = read(tmp_path, "a.txt", HEAD + ONE_BY_ONE)
    assert {it.paragraph: it.response for it in one.answers} == {
        "1": "",
        **dict.fromkeys(("2", "3"), YES),
        **dict.fromkeys(("4", "5", "6", "7"), NO),
        "8": "",
        **dict.fromkeys(("9", "10"), YES),
    }
    assert one.answers[1].said.endswith("put into effect since 2009.")


def test_paragraphs_with_numbers_of_their_own_are_not_taken_for_those(tmp_path: Path) -> None:
    own = "\n\n".join(f"{number}. Exampla accepts recommendation 41.{number}." for number in range(1, 6))
    both = together(write(tmp_path, "r.txt", REPORT), write(tmp_path, "a.txt", f"{HEAD}{own}\n"))
    assert {name: one for name, one in answers(both).items() if name.startswith("41.")} == ALL_OF_41
