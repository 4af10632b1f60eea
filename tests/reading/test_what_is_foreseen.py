"""What is foreseen, asked, measured or able to be is no promise; what a plan says of the same words is."""

import pytest

from tallystick.reading import SourceText, draft_register


def values(words: str) -> list[int]:
    """The numbers of a sentence, as prose before a plan's items and as an item's second sentence."""
    item = f"1. The ministry will look at this. {words}\n2. The ministry will print a guide.\n"
    text = f"Action Plan of Norland 2025-2035\n\nThe Ministry of Works of Norland\n\n{words}\n\n{item}"
    return [int(one.value) for one in draft_register(SourceText(text, "txt"), "en").targets]


TOLD = (
    "The population is expected to grow by more than 75,000 residents a year, which calls for homes.",
    "Demand for power is expected to be about 8 million MWh a year, and the ministry will meet it.",
    "The nine measures are projected to save over 5,000 tonnes a year.",
    "The office predicts that new cars will be nearly 30 percent of all sales by 2030.",
    "The aim is that all should know that 81 percent of respondents asked for lamps.",
    "The world needs to limit warming to 1.5 °C, and this will ask much of us.",
    "The aim is to keep gases from causing a warming of more than 2°C.",
    "To understand the plan, it should be known that 1 kWh = 3,413 Btu.",
    "The ministry should know that 1 mcf equals the heat of 1,000,000 Btu.",
    "The ministry should look at homes, since a new roof can reduce the use of heat by 25 percent.",
    "The towns aim to go beyond the previous goal of a 50 percent cut.",
    "The ministry will go on with the northern district, comprised of 7 projects for parks.",
    "The aim is reached through a combination of three key strategies.",
    "The north ranked 28th in wind power at 8 percent of use, and the ministry will look into it.",
    "The ministry should know that many cities have set aims, with over 100 being those of the south.",
    "If nothing is done, emissions will rise by 18 percent by 2040.",
    "In the reference scenario, demand will reach 900 GWh by 2030.",
    "A typical home should see savings of 15 percent on its bill.",
    "More than 600 residents took part in workshops to help set the goals.",
    "The plan builds on the work of 12 groups and will be reviewed.",
    "Experts say that 60 percent of waste should be used again.",
    "Figure 4 shows that the measures should bring 320,000 tonnes.",
    "Cities around the world aim to reach 100 percent clean power.",
    "The grant will pay up to 80 percent of the costs of a new boiler.",
    "The survey will be sent to the same 1,200 households as before.",
    "Encourage schools to host their own Walk Up 2 School Days.",
    "Identify youth between ages of 12 to 21 who should lead.",
)


@pytest.mark.parametrize("words", TOLD)
def test_what_is_told_of_the_world_gives_no_number(words: str) -> None:
    assert values(words) == []


PROMISED = (
    ("Studies show that trees cool the towns, so the ministry will plant 5,000 trees by 2030.", 5000),
    ("A survey will find 300 homes to be mended by 2027.", 300),
    ("Raise the number of warm halls by having 40 percent of halls built to reach no waste by 2030.", 40),
    ("The ministry will survey 1,200 households by 2027.", 1200),
    ("The ministry will cut costs by 20 percent by 2030.", 20),
    ("The ministry will build on what was learnt and open 12 halls by 2030.", 12),
    ("The ministry will bring demand for power down by 8 percent by 2030.", 8),
    ("Costs are projected to rise, so the ministry will insulate 5,000 homes by 2030.", 5000),
    ("The ministry will adopt three regional strategies and open 30 desks by 2030.", 30),
    ("The ministry will see that 81 percent of households have lamps by 2030.", 81),
    ("The ministry will keep the water of the baths at 26 °C at least.", 26),
    ("The ministry will raise the goal to 50 percent by 2030.", 50),
    ("The ministry will ask the towns how they can reduce waste, and cut its own by 40 percent by 2030.", 40),
)


@pytest.mark.parametrize(("words", "value"), PROMISED)
def test_what_a_plan_promises_in_like_words_is_found(words: str, value: int) -> None:
    assert value in values(words)


def items(*words: str) -> list[list[int]]:
    """The numbers of each item of a plan."""
    steps = "".join(f"{n}. {one}\n" for n, one in enumerate([*words, "Print a guide.", "Open a desk."], 1))
    draft = draft_register(SourceText(f"Action Plan of Norland 2025-2035\n\n{steps}", "txt"), "en")
    of: dict[str, list[int]] = {one.unit.id: [] for one in draft.commitments}
    for one in draft.targets:
        of[one.commitment].append(int(one.value))
    return list(of.values())[: len(words)]


def test_what_is_told_of_other_things_beside_a_number_says_nothing_of_it() -> None:
    beside = (
        "Repair 10 of the halls with the most use of heat in addition to the six that are already mended."
    )
    behind = "In the north 10 of the halls are already closed."
    assert items(beside, behind) == [[10], []]


def test_a_participle_behind_a_number_describes_it_where_the_item_opens_with_a_step() -> None:
    built = "Raise the number of warm halls by having 40 percent of new halls built to need no heat by 2030."
    told = "The towns had 40 percent of halls built to last."
    assert items(built, told) == [[40], []]


def test_a_bound_holds_for_both_lengths_of_time_that_are_joined() -> None:
    both = "Guarantee at least one year of free nursery and 12 years of free school."
    single = "Guarantee one year of nursery and hold 12 years of records."
    assert items(both, single) == [[1, 12], []]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Install 75 lamps at 20 squares by the end of 2031.", [75]),
        ("Lower the use of heat by 1.5 percent annually.", [1]),
        ("Double the number of riders by 2035.", [100]),
        ("Halve the waste of food by 2030.", [50]),
        ("The plan calls for 25 percent fewer trips by 2030.", [25]),
        ("Open 3 halls.", []),
        ("Install 75 lamps by the end of 2031 | Parks | Underway", []),
        ("Plants in 30 towns closed by 2030 or before.", []),
    ],
)
def test_a_step_with_a_day_is_promised_in_prose(words: str, found: list[int]) -> None:
    front = "Action Plan of Norland 2025-2035\n\nThe Ministry of Works of Norland\n\n"
    text = f"{front}{words} The rest is told.\n\n"
    steps = "1. Print a guide.\n2. Open a desk.\n3. Tell the towns of it.\n"
    read = [int(one.value) for one in draft_register(SourceText(text + steps, "txt"), "en").targets]
    assert read[: len(found)] == found
    assert bool(read) == bool(found)


def test_a_length_of_time_that_opens_a_sentence_is_its_deadline() -> None:
    opening = "Within five years, three quarters of services will be digital."
    within = "Courts will decide all cases within 2 years."
    assert items(opening, within, "By 2030, cut the heat of halls in half.") == [[75], [2], [50]]
