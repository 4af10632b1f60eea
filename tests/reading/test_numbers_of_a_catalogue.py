"""Items that a catalogue numbers, in whatever order, and the names from a list below each of them."""

import pytest

from tallystick.reading import Draft, draft_register
from tallystick.reading.markdown import read_markdown

HEAD = "# Recommendations to Norland in the fourth review of 2025\n\n## Full text\n\n"
GOALS = ("1 - NO POVERTY", "4 - QUALITY EDUCATION", "10 - REDUCED INEQUALITIES")
DEEDS = (
    *("Ratify the convention on the rights of", "Train the judges who hear the cases of"),
    *("Open a shelter in each province for", "Give free legal aid to"),
)
WHOM = ("children in care", "persons with disabilities", "domestic workers")
NUMBERS = (7, 8, 9, 81, 82, 15, 16, 63, 64, 201, 202, 30)


def drafted(numbers: tuple[int, ...] = NUMBERS) -> Draft:
    items = [f"{deed} {whom};" for deed in DEEDS for whom in WHOM]
    text = HEAD + "".join(
        f"140.{number} {words}\nSupported\n- Rights of the child\nGroups of persons:\n- Public officials\n"
        + "".join(f"- {goal}\n" for goal in GOALS)
        for number, words in zip(numbers, items, strict=True)
    )
    return draft_register(read_markdown(text, (), ()), "en")


def test_each_number_of_a_catalogue_is_an_item_though_none_is_the_first() -> None:
    draft = drafted()
    assert [one.unit.number for one in draft.commitments] == [f"140.{number}" for number in NUMBERS]


def test_names_that_come_back_below_each_item_are_no_commitments_and_their_numbers_no_targets() -> None:
    draft = drafted()
    assert draft.targets == ()
    assert {one.judged.kind for one in draft.no_commitments} == {"labels"}
    assert len(draft.no_commitments) == len(NUMBERS) * (2 + len(GOALS))


def test_one_list_of_other_names_among_them_is_of_names_too() -> None:
    words = "140.30 Give free legal aid to domestic workers;\nSupported\n- Human rights and the climate\n"
    text = read_markdown(HEAD + _without_last() + words + "- 13 - CLIMATE ACTION\n", (), ())
    draft = draft_register(text, "en")
    assert len(draft.commitments) == len(NUMBERS)
    assert draft.targets == ()


def _without_last() -> str:
    items = [f"{deed} {whom};" for deed in DEEDS for whom in WHOM][:-1]
    names = "".join(f"- {goal}\n" for goal in GOALS)
    return "".join(
        f"140.{number} {words}\nSupported\n- Rights of the child\n{names}"
        for number, words in zip(NUMBERS, items, strict=False)
    )


@pytest.mark.parametrize("times", [1, 4])
def test_what_comes_back_seldom_or_promises_is_no_name(times: int) -> None:
    part = "- Publish the budget of the office\n- Train 40 clerks by 2027\n"
    text = "# National Action Plan of Norland 2025-2030\n\n" + "".join(
        f"{number}. The Ministry will open office {number} by 2027:\n{part}" for number in range(1, times + 1)
    )
    draft = draft_register(read_markdown(text, (), ()), "en")
    assert not any(one.judged.kind == "labels" for one in draft.no_commitments)
