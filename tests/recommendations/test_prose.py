"""What an addendum says in points and sentences is proposed with its doubt; lists and tables go before."""

from pathlib import Path

import pytest

from tallystick.recommendations.model import Matched
from tests.recommendations.made import ADDENDUM, REPORT, write
from tests.recommendations.test_addenda import HEAD, NO, NOTED, YES
from tests.recommendations.test_reading import answers, doubts, together


def both(folder: Path, said: str) -> Matched:
    return together(write(folder, "r.txt", REPORT), write(folder, "a.txt", f"{HEAD}{said}\n"))


def of_41(told: Matched) -> dict[str, str]:
    return {name: one for name, one in answers(told).items() if name.startswith("41.") and one}


def said_of(told: Matched, paragraph: str) -> str:
    return next(one.found.said for one in told.rows if one.found.paragraph == paragraph)


@pytest.mark.parametrize("mark", ["•", "-", "\u2013", "*", "▪"])
def test_points_below_a_number_are_what_is_said_of_it(tmp_path: Path, mark: str) -> None:
    told = both(
        tmp_path,
        f"1. Recommendation 41.1\n{mark} Accepted.\n{mark} Two bridges\nare built.\n\n"
        f"Recommendation 41.3:\n\n{mark} Noted.\n\n{mark} The wall is still needed.\n\nThat is all.",
    )
    assert of_41(told) == {"41.1": YES, "41.3": NOTED}
    assert said_of(told, "41.1") == "Accepted. Two bridges are built."
    assert said_of(told, "41.3") == "Noted. The wall is still needed."


def test_points_that_are_numbers_are_a_list(tmp_path: Path) -> None:
    said = "1. Exampla accepts:\n\n• 41.1\n\n• 41.2;\n\n2. It notes:\n\n• 41.3"
    assert of_41(both(tmp_path, said)) == {"41.1": YES, "41.2": YES, "41.3": NOTED}


def test_a_sentence_answers_what_it_names_by_its_words(tmp_path: Path) -> None:
    told = both(
        tmp_path,
        "1. Exampla cannot accept the recommendation to abolish the wall tax.\n\n"
        "2. The recommendation of Norland on publishing reports on the wells enjoys the support of Exampla.",
    )
    assert of_41(told) == {"41.3": NO, "41.5": YES}
    assert "names no number and is put here by its words alone" in doubts(told, "41.3")
    row = next(one for one in told.rows if one.found.paragraph == "41.5")
    assert (row.responded, row.answered_in) == ("2025-03-03", "A/HRC/90/5/Add.1")


def test_what_a_sentence_asks_decides_between_states_that_ask_alike(tmp_path: Path) -> None:
    said = "1. Exampla accepts the recommendation by {} to build bridges that children can cross."
    assert of_41(both(tmp_path, said.format("Norland"))) == {"41.1": YES}
    assert of_41(both(tmp_path, said.format("Ostland"))) == {"41.2": YES}


def test_a_sentence_that_fits_none_or_several_is_named(tmp_path: Path) -> None:
    told = both(
        tmp_path,
        "1. Exampla accepts the recommendation to build bridges.\n\n"
        "2. It rejects the recommendation to plant olive trees on the moon.",
    )
    assert of_41(told) == {}
    assert [one.what.words for one in told.left] == [
        "Exampla accepts the recommendation to build bridges.",
        "It rejects the recommendation to plant olive trees on the moon.",
    ]
    assert all("no one recommendation left open fits it" in one.what.why.text for one in told.left)


def test_a_sentence_changes_nothing_that_a_list_tells(tmp_path: Path) -> None:
    said = (
        "2. Exampla accepts recommendation 41.3.\n\n3. It rejects the recommendation to abolish the wall tax."
    )
    told = both(tmp_path, said)
    assert of_41(told) == {"41.3": YES}


def test_a_sentence_between_lists_answers_its_number_with_a_doubt(tmp_path: Path) -> None:
    told = both(tmp_path, "Concerning recommendation 41.3, Exampla is pleased to accept it.")
    assert of_41(told) == {"41.3": YES}
    assert "read out of a sentence" in doubts(told, "41.3")


def test_a_number_in_passing_is_kept_and_answers_nothing(tmp_path: Path) -> None:
    passing = (
        "As was said of 41.3 in the hall on the third day of May, Exampla supports its families in all towns."
    )
    told = both(tmp_path, f"1. It accepts 41.1.\n\n{passing}\n\nIt grew by 41.2% and 2.5 per cent.")
    assert of_41(told) == {"41.1": YES}
    assert said_of(told, "41.3") == passing
    assert told.left == ()


@pytest.mark.parametrize(
    "said",
    [
        "1. Recommendation 41.3 is noted. All other recommendations are accepted.",
        "1. 建议41.3予以注意。接受其余建议。",
        "1. Exampla accepte toutes les autres recommandations. Elle prend note de 41.3.",
    ],
)
def test_all_others_are_proposed_and_doubted(tmp_path: Path, said: str) -> None:
    told = both(tmp_path, said)
    assert of_41(told) == {"41.1": YES, "41.2": YES, "41.3": NOTED, "41.4": YES, "41.5": YES}
    assert "the answer is to all that a.txt does not name" in doubts(told, "41.1")
    assert "does not name" not in doubts(told, "41.3")
    assert "does not name" not in doubts(told, "40.1")


def test_all_but_one_leaves_that_one_to_a_person(tmp_path: Path) -> None:
    for said in (
        "1. Exampla accepts all recommendations but 41.3.",
        "1. Except for 41.3, all recommendations are supported.",
    ):
        told = both(tmp_path, said)
        assert of_41(told) == {"41.1": YES, "41.2": YES, "41.4": YES, "41.5": YES}
        assert "tells no answer for certain" in doubts(told, "41.3")


def test_all_are_not_taken_for_some_nor_some_for_all(tmp_path: Path) -> None:
    told = both(tmp_path, "1. Exampla accepts 41.1. It accepts all recommendations on bridges.")
    assert of_41(told) == {"41.1": YES}
    told = both(
        tmp_path, "1. It accepts 41.1.\n\n2. It accepts all recommendations, except the one on walls."
    )
    assert of_41(told) == {"41.1": YES}
    assert "say by hand which those are" in told.left[0].what.why.text


def test_two_kinds_of_rest_are_left_to_a_person(tmp_path: Path) -> None:
    said = "1. 41.3 is noted. All other recommendations are accepted.\n\n2. The remaining ones are noted."
    told = both(tmp_path, said)
    assert of_41(told) == {"41.3": NOTED}
    assert len(told.left) == 2
    assert "two sentences speak of all" in told.left[0].what.why.text


@pytest.mark.parametrize(("printed", "taken"), [("41.5-41.3", ["41.5"]), ("41.5 to 42.2", ["41.5"])])
def test_a_range_that_cannot_be_followed_is_named(tmp_path: Path, printed: str, taken: list[str]) -> None:
    told = both(tmp_path, f"1. Exampla supports recommendations {printed}.")
    sure = [
        one.found.paragraph
        for one in told.rows
        if one.found.paragraph.startswith("41") and one.found.response and not one.found.said
    ]
    assert sure == taken
    assert [f"the range {printed} can't be followed" in one.what.why.text for one in told.left] == [True]


def test_a_document_that_answers_nothing_fills_nothing(tmp_path: Path) -> None:
    told = together(write(tmp_path, "r.txt", REPORT), write(tmp_path, "a.txt", ADDENDUM))
    assert "does not name" not in doubts(told, "41.4")
