"""An answer whose words say more, or less, than its class stands with these words and a doubt."""

from pathlib import Path

import pytest

from tallystick.pipeline.recommendations.columns import asked_rows
from tallystick.recommendations.model import Matched
from tests.recommendations.made import REPORT, write
from tests.recommendations.test_addenda import HEAD
from tests.recommendations.test_reading import answers, doubts, together

SAYS_MORE = "in a class that says less, or more, than its words"
HEADING = "Paragraph,Recommendation,Position\n"


def of_cell(folder: Path, cell: str) -> Matched:
    return together(write(folder, "m.csv", f'{HEADING}41.1,Dig wells (Norland),"{cell}"\n'))


def of_addendum(folder: Path, said: str) -> Matched:
    return together(write(folder, "r.txt", REPORT), write(folder, "a.txt", f"{HEAD}{said}\n"))


@pytest.mark.parametrize(
    "cell",
    [
        "Non-accepted",
        "Non acceptée",
        "Isn\u2019t accepted",
        "doesn't support",
        "Can't accept",
        "Without support",
        "Lacks the support of Exampla",
        "Withheld support",
        "Not ac\u00adcepted",
        "\uff2e\uff4f\uff54\u3000accepted",
        "No\u200bt accepted",
        "Refuses to accept",
    ],
)
def test_a_refusal_is_never_read_as_an_acceptance(tmp_path: Path, cell: str) -> None:
    assert answers(of_cell(tmp_path, cell)) == {"41.1": "rejected"}


@pytest.mark.parametrize(
    "cell", ["Not only accepted but put into effect", "不仅接受", "No objection: accepted"]
)
def test_an_acceptance_is_never_read_as_a_refusal(tmp_path: Path, cell: str) -> None:
    assert answers(of_cell(tmp_path, cell)) == {"41.1": "accepted"}


@pytest.mark.parametrize(
    "cell",
    [
        "Accepted in principle",
        "原则上接受",
        "基本接受",
        "Accepted with reservations",
        "Accepted (first part only)",
        "Accepted: partially",
        "Accepted and already put into effect",
        "Accepted for consideration",
        "Accepted: no",
        "Support withheld",
        "Support cannot be given",
        "Accepted / Noted",
        "Neither accepted nor rejected",
        "Noted (not accepted)",
        "Previously accepted",
        "Exampla does not, for reasons of its constitution, accept it",
    ],
)
def test_a_cell_that_says_more_than_its_class_is_doubted_and_quoted(tmp_path: Path, cell: str) -> None:
    told = of_cell(tmp_path, cell)
    assert SAYS_MORE in doubts(told, "41.1")
    assert cell in doubts(told, "41.1")
    assert cell in asked_rows(told)[0]["note"]


@pytest.mark.parametrize(
    "cell",
    [
        "Supported",
        "Fully supported",
        "Noted",
        "Not accepted",
        "Accepted in part",
        "Supported/Noted",
        "接受",
        "不接受",
        "The recommendation is accepted",
        "Acceptée",
        "Se toma nota",
        "予以接受",
    ],
)
def test_a_plain_answer_is_not_doubted(tmp_path: Path, cell: str) -> None:
    told = of_cell(tmp_path, cell)
    assert doubts(told, "41.1") == ""
    assert asked_rows(told)[0]["note"] == ""


@pytest.mark.parametrize(
    ("said", "response"),
    [
        ("1. Exampla accepts in principle the following recommendations:\n\n41.1, 41.3", "accepted"),
        ("Recommendations accepted in principle\n\n41.1, 41.3", "accepted"),
        ("1. Exampla accepts recommendations 41.1 and 41.3 subject to its constitution.", "accepted"),
        ("41.1: Accepted in principle\n\n41.3: Accepted in principle", "accepted"),
        ("41.1: Support withheld\n\n41.3: Support withheld", "accepted"),
        ("1. Exampla doesn't accept recommendations 41.1 and 41.3.", "rejected"),
    ],
)
def test_an_addendum_that_hedges_is_doubted_and_its_refusals_are_none_but_refusals(
    tmp_path: Path, said: str, response: str
) -> None:
    told = of_addendum(tmp_path, said)
    for paragraph in ("41.1", "41.3"):
        assert answers(told)[paragraph] == response
        assert (SAYS_MORE in doubts(told, paragraph)) == (response == "accepted")


def test_a_report_whose_paragraph_hedges_is_doubted(tmp_path: Path) -> None:
    report = REPORT.replace("enjoy the support of Exampla:", "enjoy the support of Exampla in principle:")
    told = together(write(tmp_path, "r.txt", report))
    assert answers(told)["40.1"] == "accepted"
    assert "in principle" in doubts(told, "40.1")
    assert SAYS_MORE not in doubts(together(write(tmp_path, "s.txt", REPORT)), "40.1")


def test_an_addendum_numbered_as_the_recommendations_keeps_its_words(tmp_path: Path) -> None:
    said = "\n\n".join(f"{one}. Exampla accepts the recommendation in principle." for one in range(1, 7))
    matrix = HEADING + "".join(f"41.{one},Dig well {one} (Norland),\n" for one in range(1, 7))
    told = together(write(tmp_path, "m.csv", matrix), write(tmp_path, "a.txt", f"{HEAD}{said}\n"))
    assert answers(told)["41.4"] == "accepted"
    assert SAYS_MORE in doubts(told, "41.4")


@pytest.mark.parametrize(
    "said",
    [
        "1. While Exampla supports the aim of recommendations 41.1 and 41.3, it will not carry them out.",
        "1. Recommendations 41.1 to 41.3 were accepted; Exampla no longer supports them.",
        "1. Recommendations 41.1 and 41.3 were accepted. They are rejected now.",
        "1. Exampla would accept recommendations 41.1 and 41.3 if it had bridges.",
        "1. Norland asked whether Exampla accepts recommendations 41.1 and 41.3.",
    ],
)
def test_a_sentence_that_takes_back_what_it_says_is_doubted(tmp_path: Path, said: str) -> None:
    told = of_addendum(tmp_path, said)
    assert SAYS_MORE in doubts(told, "41.1")
    assert SAYS_MORE in doubts(told, "41.3")


def test_two_or_three_numbers_below_a_title_are_its_list(tmp_path: Path) -> None:
    said = "1. Exampla accepts the following recommendations:\n\n41.1, 41.3\n\n2. It notes:\n\n41.2, 41.5"
    told = answers(of_addendum(tmp_path, said))
    assert (told["41.1"], told["41.3"], told["41.2"], told["41.5"]) == ("accepted",) * 2 + ("noted",) * 2


def test_what_is_not_supported_and_so_noted_is_noted_with_its_words(tmp_path: Path) -> None:
    said = "1. The following recommendations do not enjoy the support of Exampla and are noted:\n\n41.1, 41.3"
    told = of_addendum(tmp_path, said)
    assert (answers(told)["41.1"], answers(told)["41.3"]) == ("noted", "noted")
    assert "do not enjoy the support" in doubts(told, "41.1")


@pytest.mark.parametrize("cell", ["41.1\n41.2", "41.1-41.5", "41.1, 41.4", "41.1 and 41.2"])
def test_a_row_with_several_numbers_drops_none_unseen(tmp_path: Path, cell: str) -> None:
    told = together(write(tmp_path, "m.csv", f'{HEADING}"{cell}",Dig wells (Norland),Noted\n'))
    assert "of which 41.1 alone was taken" in doubts(told, "41.1")


def test_noughts_in_front_are_no_other_number(tmp_path: Path) -> None:
    told = together(write(tmp_path, "m.csv", f"{HEADING}41.01,Dig wells (Norland),Noted\n"))
    assert [one.found.paragraph for one in told.rows] == ["41.1"]
    assert doubts(told, "41.1") == ""


def test_a_row_again_with_another_state_adds_it(tmp_path: Path) -> None:
    text = f"{HEADING}41.1,Dig wells (Norland),Noted\n41.1,Dig wells (Ostland),Noted\n"
    told = together(write(tmp_path, "m.csv", text))
    assert [one.found.made_by for one in told.rows] == [("Norland", "Ostland")]
    assert "which were added: Ostland" in doubts(told, "41.1")
