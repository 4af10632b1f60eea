"""What only the whole text says of a number: a chart's shares, an aim named again, a page's number."""

import pytest

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.markdown import read_markdown

FRONT = "Action Plan of Norland 2025-2035\n\nThe Ministry of Works of Norland\n\n"
STEPS = "\n1. The ministry will open 40 desks.\n2. The ministry will print the guide.\n"


def drafted(text: str) -> Draft:
    return draft_register(SourceText(FRONT + text, "txt"), "en")


def values(text: str) -> list[int]:
    return [int(one.value) for one in drafted(text).targets]


def in_table(table: str) -> list[int]:
    """What a table promises that is all of a plan."""
    found = draft_register(read_markdown(f"# Action Plan of Norland 2025-2035\n\n{table}", (), ()), "en")
    return [int(one.value) for one in found.targets]


def reasons(text: str) -> set[str]:
    return {one.reason for one in drafted(text).no_targets}


CHART = (
    "The ministry will look at the use of power, which\n      {0}%\nshows that the lamps of the towns need\n"
    "{1}%\tLamps\nless than before. It will go on with this work\n       {2}%\nand tell the towns of it.\n"
)


def test_shares_that_stand_alone_and_make_a_hundred_are_those_of_a_chart() -> None:
    assert values(CHART.format(61, 22, 17) + STEPS) == [40]
    assert "it is a share of a whole that a chart shows" in reasons(CHART.format(61, 22, 17) + STEPS)


def test_bars_above_a_scale_are_those_of_a_chart() -> None:
    bars = "Cuts that the ministry will see to\n\n   As proposed\t1.5%\n\n   In full\t3.0%\n\n"
    assert values(bars + "     0% 1% 2% 3% 4% 5% 6%\n\n" + STEPS) == [40]


def test_shares_alone_that_make_no_whole_are_asked_one_by_one() -> None:
    assert "it is a share of a whole that a chart shows" not in reasons(CHART.format(61, 22, 40) + STEPS)


AIM = "The council set an aim. Norland will use 80 percent clean heat by 2035.\n\n"
ARGUED = (
    "Many who live in the towns support 80 percent clean heat, and they should be heard.\n\n"
    "There are three ways that should lead to 80 percent clean heat for all the towns.\n\n"
    "To reach 80 percent clean heat, the ministry will work with the towns.\n\n"
)


def test_an_aim_that_prose_names_again_is_read_once() -> None:
    assert values(AIM + ARGUED + STEPS) == [80, 40]
    assert "it names an aim again that another sentence sets" in reasons(AIM + ARGUED + STEPS)


def test_an_aim_without_a_date_anywhere_stays() -> None:
    assert 80 in values(ARGUED + STEPS)


def test_what_items_promise_alike_stays_in_each() -> None:
    each = "".join(f"{n}. {town} will use 80 percent clean heat.\n" for n, town in enumerate("ABCD", 1))
    assert values(AIM + each) == [80] * 5


def test_an_aim_that_is_called_by_its_share_is_no_other() -> None:
    called = "The towns should know why the 80 percent heat target is wise.\n\n"
    assert values(AIM + called + STEPS) == [80, 40]
    assert values("Norland will use clean heat by 2035.\n\n" + called + STEPS) == [80, 40]


def test_an_item_that_calls_a_dated_aim_by_its_share_sets_no_other() -> None:
    item = "1. Work with the towns towards the 80 percent heat target.\n2. Print a guide.\n3. Open a desk.\n"
    assert values("Norland will use 80 percent clean heat by 2035.\n\n" + item) == [80]
    assert values("Norland will use clean heat by 2035.\n\n" + item) == [80]


def test_ranks_in_columns_count_nothing() -> None:
    ranks = "The ministry will ask the towns to bring up the use of lamps by 2 2 3\n  firms and others.\n"
    assert values(ranks + STEPS) == [40]


def test_an_aim_that_was_due_before_the_plan_is_told() -> None:
    past = "In 2010 the city set a goal to cut the use of heat by 20 percent by 2015.\n\n"
    still = "In 2010 the city set a goal to cut the use of heat by 20 percent by 2032.\n\n"
    assert values(past + STEPS) == [40]
    assert values(still + STEPS) == [20, 40]


def test_a_sentence_that_comes_again_word_for_word_promises_once() -> None:
    note = "Please note that the office asks for the aim of 75 percent to be moved to the year 2035.\n\n"
    assert values(note + STEPS + "\nWhat the towns say\n\n" + note).count(75) <= 1


def test_the_number_of_a_page_is_taken_for_nothing_that_follows() -> None:
    over = "The ministry will see to it that the towns have lamps and\n\n42\n\n      desks for all who ask.\n"
    assert values(over + STEPS) == [40]
    unit = "The ministry will see to a fall of what the lamps use in the\n\n34\n\n   percent scenario.\n"
    assert values(unit + STEPS) == [40]


def test_a_year_alone_on_a_line_takes_no_unit_of_the_next() -> None:
    axis = "The ministry will cut the use of coal.\n  2019\n  tonnes of coal are shown.\n"
    assert values(axis + STEPS) == [40]


def test_digits_alone_behind_a_tab_count_nothing_on_the_next_line() -> None:
    ranks = "Adopt a code that asks all towns to light\tRoad Code (Y)\t3\t1\t2\n  roads that are to be lit\n"
    assert values(ranks + STEPS) == [40]


@pytest.mark.parametrize("said", ["400 trees by 2030 | 400 new trees", "400 trees by 2030 | 400 by 2030"])
def test_a_row_that_says_its_number_twice_promises_it_once(said: str) -> None:
    row, reached = said.split(" | ")
    rows = f"| Plant {row} | {reached} | Parks |\n| Open 12 wells | 9 in use by 2030 | Works |\n"
    assert in_table("| Action | Target | Lead |\n|---|---|---|\n" + rows) == [400, 12, 9]


def test_two_columns_of_what_is_to_be_reached_are_two() -> None:
    rows = "| Women on boards | 40% | 40% |\n| Men in care | 20% | 30% |\n"
    assert in_table("| Action | Target 2027 | Target 2030 |\n|---|---|---|\n" + rows) == [40, 40, 20, 30]
