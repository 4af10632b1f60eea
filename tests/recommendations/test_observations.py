"""Concluding observations: what stands within a letter, across pages, and in paragraphs that ask nothing."""

from pathlib import Path

from tests.recommendations.made import OBSERVATIONS
from tests.recommendations.test_reading import read

HEAD = OBSERVATIONS[: OBSERVATIONS.index("20. The Committee")]


def asked(folder: Path, body: str) -> tuple[dict[str, str], list[str]]:
    """What is recommended by paragraph, and the paragraphs that are left to a person."""
    one = read(folder, "co.txt", HEAD + body)
    found = {it.paragraph: it.words for it in one.found if it.kind == "recommendation"}
    return found, [it.words for it in one.left]


def test_what_counts_in_roman_numbers_stands_within_its_letter(tmp_path: Path) -> None:
    parts = ("(a) Look into it;", "(i) by a court;", "(ii) in a month;", "(b) Tell of it.")
    body = "\n\n".join(("13. The State party should:", *parts))
    found, _ = asked(tmp_path, body)
    assert list(found) == ["13 (a)", "13 (b)"]
    assert found["13 (a)"].endswith("Look into it; (i) by a court; (ii) in a month")


def test_a_letter_i_behind_h_is_a_letter(tmp_path: Path) -> None:
    letters = "\n\n".join(f"({one}) Do {one};" for one in "abcdefghij")
    found, _ = asked(tmp_path, f"13. The Committee recommends that the State party:\n\n{letters}\n")
    assert list(found) == [f"13 ({one})" for one in "abcdefghij"]


def test_a_paragraph_goes_on_over_the_edge_of_a_page(tmp_path: Path) -> None:
    edge = "CEDAW/C/EXA/CO/3\n\n4 GE.23-12345"
    body = f"22. The Committee urges the State party to dig wells in\n\n{edge}\n\nall provinces.\n"
    assert asked(tmp_path, body)[0] == {
        "22": "The Committee urges the State party to dig wells in all provinces."
    }


def test_a_paragraph_that_is_known_for_neither_is_left_and_a_repeated_one_is_asked(tmp_path: Path) -> None:
    body = (
        "30. The Committee draws attention to its statement on water.\n\n"
        "31. The Committee reiterates its previous recommendation that the State party dig wells.\n"
    )
    found, left = asked(tmp_path, body)
    assert list(found) == ["31"]
    assert left == ["30. The Committee draws attention to its statement on water."]
