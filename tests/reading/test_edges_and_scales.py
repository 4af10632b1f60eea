"""What parts words and numbers that stand side by side: edges of nodes, signs of money, scales above."""

import pytest

from tallystick.reading import Draft, draft_register
from tallystick.reading.html import read_html
from tallystick.reading.markdown import read_markdown

FRONT = "# National Water Plan of Norland 2031-2035\n\nThe Ministry of Water of Norland\n\n"
STEPS = "<h2>Steps</h2><ul><li>Dig 40 wells by 2033</li><li>Train 60 crews by 2034</li></ul>"


def read(text: str, language: str = "en") -> Draft:
    return draft_register(read_markdown(FRONT + text, (), ()), language)


def page(body: str) -> Draft:
    return draft_register(read_html(f"<h1>National Water Plan of Norland 2031-2035</h1>{body}{STEPS}"), "en")


def found(draft: Draft) -> list[tuple[int, str, str]]:
    return [(int(one.value), one.unit, one.deadline) for one in draft.targets]


WELLS, CREWS = (40, "count", "2033"), (60, "count", "2034")


def test_no_number_goes_over_the_edge_of_a_node_and_no_word_is_parted_there() -> None:
    source = read_html("<p><b>W</b>ells (4 towns)</p><p><b>Rank 4</b>70 towns</p><p><b>End.</b>New</p>")
    assert source.text.split() == "Wells (4 towns) Rank 4 70 towns End. New".split()


FORCES = (
    ("Strategic place (RI=4.0)", "A gateway to 70M+ island consumers."),
    ("Legal base (RI=2.4)", "RA 11439 enabling loans for wells."),
    ("Growing towns (RI=5.0)", "A demographic dividend with 3.43% annual growth."),
    ("Losses (RI=1.0)", "Losses of 20% of the water, worth \u20b175.38 billion."),
    ("Trade (RI=4.5)", "A large market; the target is a share of 30%."),
)


def test_one_promise_beside_others_makes_no_promises_of_them() -> None:
    told = "".join(f"<div><strong>{name}</strong>{words}</div>" for name, words in FORCES)
    draft = page(f"<h2>Forces</h2>{told}")
    assert found(draft) == [(30, "percent", ""), WELLS, CREWS]
    assert "Strategic place (RI=4.0) A gateway" in read_html(f"<p>{told}</p>").text


@pytest.mark.parametrize("sign", ["\u20b1", "\u20b9", "\u20a6", "\u20a9", "\u20bd"])
def test_the_sign_of_any_money_is_one(sign: str) -> None:
    assert not found(read(f"- Exports of the country worth {sign}75 billion\n- Build a port\n"))


def test_millions_with_a_plus_are_no_metres() -> None:
    assert found(read("- Reach 70M+ readers by 2033\n- Lay 70m of pipes by 2034\n")) == [
        (70_000_000, "count", "2033"),
        (70, "metres", "2034"),
    ]


def test_an_item_opens_with_the_number_of_its_part() -> None:
    items = "<ul><li>2.1 Film on wells</li><li>2.2 Group work on springs</li><li>2.3 Talks in towns</li></ul>"
    assert found(page(f"<h2>Days of learning</h2>{items}")) == [WELLS, CREWS]
    assert found(read("- 2.5 million trees will be planted by 2033\n- Dig wells\n")) == [
        (2_500_000, "count", "2033")
    ]


TABLE = """| Action | Baseline 2030 | Target 2033 | Target 2035 |
|---|---|---|---|
| Homes with water | 39% | 65% | 90% (100% by 2040) |
| Schools with water | 20% | 40% | 60% |
"""


def test_a_year_behind_a_number_holds_before_that_of_its_column() -> None:
    years = [(value, year) for value, _, year in found(read(TABLE))]
    assert years == [(65, "2033"), (90, "2035"), (100, "2040"), (40, "2033"), (60, "2035")]


SCALED = """{}

| Action | Baseline 2030 | Target 2035 |
|---|---|---|
| Join homes to the network | 40 | 95 |
| Plant trees by the rivers | 10 | 12 million |
"""
ABOVE = {
    "Targets of the plan (in thousands)": (95_000, "count"),
    "Figures in thousand": (95_000, "count"),
    "(thousand hectares)": (95_000, "hectares"),
    "Unit: million euros": (95_000_000, "money"),
    "Table 3. Waiting times (days)": (95, "days"),
    "What the towns said in 2030": (95, "count"),
}


@pytest.mark.parametrize("above", ABOVE)
def test_what_stands_above_a_table_holds_for_its_bare_numbers(above: str) -> None:
    values = found(read(SCALED.format(above)))
    assert values[0][:2] == ABOVE[above]
    assert values[1][0] == 12_000_000


def test_a_head_s_own_scale_holds_before_that_of_the_table() -> None:
    table = SCALED.format("Figures in thousands").replace("Target 2035", "Target 2035 (million)")
    assert found(read(table))[0][0] == 95_000_000


def test_a_chinese_table_is_counted_in_its_unit() -> None:
    table = "| 指标 | 2030年 | 2035年目标 |\n|---|---|---|\n"
    table += "| 新增供水人口 | 40 | 95 |\n| 培训技术人员 | 1 | 3 |\n"
    text = f"# 水利规划纲要（2031—2035年）\n\n主要目标\n\n单位：万人\n\n{table}"
    draft = draft_register(read_markdown(text, (), ()), "zh")
    assert [int(one.value) for one in draft.targets if one.value] == [950_000, 30_000]


def test_into_how_many_something_is_parted_is_no_target() -> None:
    assert not found(read("- Sort the aims of the towns into four perspectives: land, water, roads, homes\n"))


WEIGHED = """| Action | Weight | Deadline |
|---|---|---|
| Dig wells in towns | 40% | 2033 |
| Build dams for 60% of the farms | 60% | 2034 |
"""


def test_what_an_action_weighs_is_no_target() -> None:
    assert found(read(WEIGHED)) == [(60, "percent", "2034")]


MONEY = (
    "Wells: PHP 500M by 2033",
    "Raise \u20b175 billion for ports by 2033",
    "Sell rice worth \u20b175M by 2033",
)


@pytest.mark.parametrize("words", MONEY)
def test_a_sign_or_code_of_money_makes_no_metres_or_things_of_a_sum(words: str) -> None:
    assert not found(read(f"- {words}\n- Build a port\n"))
    assert found(read("- Lay 500m of pipes by 2034\n- Build a port\n")) == [(500, "metres", "2034")]


TOLD = {
    "Homes with water: 34% of target": False,
    "Reach 100% of the target by 2034": True,
    "A market projected to reach 900 shops by 2034": False,
    "Raise the staff to reach 800 clerks by 2034": True,
    "Guide the towns through three tracks": False,
    "Split the springs into two large groups by 2033": False,
}


@pytest.mark.parametrize("words", TOLD)
def test_what_is_foreseen_or_reached_of_an_aim_is_none(words: str) -> None:
    assert bool(found(read(f"- {words}\n- Drill wells\n"))) is TOLD[words]
