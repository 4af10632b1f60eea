"""What six plans of the lot showed in the afternoon: each kind on an invented piece of a fictional plan."""

import pytest

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.markdown import read_markdown

FRONT = "National Action Plan of Norland 2025-2030\n\nThe Ministry of Justice of Norland\n\n"


def drafted(text: str) -> Draft:
    return draft_register(SourceText(FRONT + text, "txt"), "en")


def in_markdown(text: str, language: str = "en") -> Draft:
    return draft_register(read_markdown(text, (), ()), language)


def titles(draft: Draft) -> list[str]:
    return [one.unit.title for one in draft.commitments]


REPLIES = (
    ("18", "We will open a desk in each town."),
    ("24", "The ministry will print the guide in all languages of the country."),
    ("25", "See recommendation 24."),
    ("29", "A course for clerks is being prepared, as recommendation\n24 asks, and will begin in May."),
    ("40", "The law will be changed."),
    ("58", "See recommendation 40."),
    ("71", "The courts will publish what they decide."),
    ("80", "See recommendation 71."),
    ("102", "The register will be opened to all who ask."),
    ("120", "We will train the guards."),
    ("163", "See recommendation 120."),
)


def test_a_word_with_numbers_that_begin_anywhere_and_leave_many_out_marks_a_list() -> None:
    text = "4. Norland accepts the recommendations 18 to 163 and says of them what follows.\n\n"
    replies = "\n\n".join(f"      Rec. {number}\t{words}" for number, words in REPLIES)
    found = drafted(text + replies + "\n")
    assert [one.unit.number for one in found.commitments] == [f"Rec. {number}" for number, _ in REPLIES]


def test_a_number_behind_a_word_that_only_begins_lines_marks_none() -> None:
    named = (24, 71, 12, 102, 24, 58, 3, 90, 71, 40, 18, 163)
    lines = "\n".join(f"as the court has asked for in its\nDecision {one} on the matter" for one in named)
    steps = "1. We will open a desk.\n2. We will act.\n"
    found = drafted(f"The ministry will change the law,\n{lines}.\n\n{steps}")
    assert not any(one.unit.number.startswith("Decision") for one in found.commitments)


STEPS = (
    "- Open a desk for advice in each town of the north.\n"
    "- Work with the ports to print the guide.\n"
    "- Train the clerks who keep the register.\n"
)


@pytest.mark.parametrize(
    "lead_in",
    [
        "To reach this, the towns need more power from the wind. Actions could include:",
        "The towns should pursue initiatives for all kinds of houses, including:",
        "The office proposes a range of early actions, including:",
    ],
)
def test_steps_that_a_lead_in_calls_steps_are_no_examples(lead_in: str) -> None:
    found = in_markdown(f"# Action Plan of Norland 2025-2030\n\n## Houses\n\n{lead_in}\n\n{STEPS}")
    assert len(titles(found)) == 3


@pytest.mark.parametrize(
    ("lead_in", "items"),
    [
        ("Actions taken in the past year included, for instance:", STEPS),
        ("The towns meet a number of sectors, including:", STEPS),
        (
            "Among the costs of these actions are fees, including:",
            "- The fee is low.\n- The rent is high.\n- It is due.\n",
        ),
    ],
)
def test_what_was_done_and_what_is_no_step_stays_an_example(lead_in: str, items: str) -> None:
    kept = "## Courts\n\nThe Ministry will:\n\n- open a court;\n- train its judges;\n- print its rules.\n"
    found = in_markdown(f"# Action Plan of Norland 2025-2030\n\n## Houses\n\n{lead_in}\n\n{items}\n{kept}")
    assert len(titles(found)) == 3
