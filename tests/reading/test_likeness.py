"""A text that is no plan is read all the same, and said to look like none. Every text here is invented."""

import tempfile
from pathlib import Path

import pytest

from tallystick.reading import draft_register, read_document
from tallystick.reading.model import SourceText

HERE = Path(__file__).parent / "plans"
#: A draft regulation with numbers for goals, which calls itself a regulation: the warning is right.
CALLED_OTHERWISE = {"articles-zh"}

NO_PLANS = {
    "a handbook": (
        "# Wellkeeper\n\nA small program that counts wells.\n\n## How to begin\n\n"
        "- Unpack the archive into a folder of its own.\n- Run the command once and look at what it prints.\n"
        "- Keep the configuration beside the data.\n\n## What is new\n\n- Version 2.1 reads spreadsheets.\n"
        "- Version 2.0 was faster.\n"
    ),
    "a chapter of a novel": (
        "CHAPTER ONE\n\nThe rain had not stopped since the morning, and the road to the mill was a brown "
        "river. Martha stood at the window with a cup that had long gone cold.\n\n"
        '"He will come on Thursday," said her brother. "He said that he would."\n\n'
        "She thought of the twelve children who had sat there; five of them had gone to the city.\n"
    ),
    "a law": (
        "ACT ON THE PROTECTION OF TENANTS\n\nSection 1. This Act governs the lease of dwellings.\n\n"
        "Section 2. A lease shall be made in writing.\n\nSection 3. The landlord shall not raise the rent "
        "more than once in twelve months.\n\nSection 4. A deposit must not exceed three monthly rents.\n"
    ),
    "a law that speaks of plans": (
        "东屿国防洪条例\n\n第一条 为了防治洪水，制定本条例。\n\n"
        "第二条 各级人民政府应当将防洪工作纳入国民经济和社会发展规划。\n\n"
        "第三条 违反本条例规定的，处二万元以下罚款。\n"
    ),
    "a budget": (
        "# Budget 2024\n\n| item | 2023 | 2024 | change |\n|---|---|---|---|\n"
        "| Roads | 1,200,000 | 1,310,000 | +9.2% |\n| Bridges | 300,000 | 280,000 | -6.7% |\n"
        "| Rail | 2,400,000 | 2,650,000 | +10.4% |\n| Staff | 870,000 | 905,000 | +4.0% |\n\n"
        "Figures in thousands. They are those of the accounts which the ministry gave to the house.\n"
    ),
    "a newspaper": (
        "Council passes budget after a night of talks\n\nThe city council passed a budget of 334 million "
        "dollars early on Tuesday. Mayor Ana Brandt said that the vote had been closer than she expected.\n\n"
        '"Nobody got everything," Brandt told reporters. "But the buses will run."\n\n'
        "The opposition had asked for lower fees; a plan to close two fire stations was dropped.\n"
    ),
    "a recipe": (
        "# Bread\n\n1. Mix the flour with the water and leave it for thirty minutes.\n"
        "2. Add the salt and knead until it is smooth.\n3. Bake at 230 degrees for forty minutes.\n"
    ),
    "un roman": (
        "Chapitre premier\n\nLa pluie n'avait pas cessé depuis le matin. Marthe se tenait à la fenêtre et "
        "comptait les charrettes.\n\n« Il viendra jeudi, dit son frère. Il l'a dit. »\n\n"
        "Elle pensa à l'été et aux douze enfants qui s'étaient assis sous les tilleuls.\n"
    ),
}


def doubt(text: str) -> str:
    """What is said of a text that may be no plan; empty where it looks like one."""
    draft = draft_register(source_text(text))
    return next((one.text for one in draft.warnings if "may be no plan" in one.text), "")


def source_text(text: str) -> SourceText:
    """The text as the Markdown reader gives it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "text.md"
        place.write_text(text, encoding="utf-8")
        return read_document(str(place), lambda *_: None)


@pytest.mark.parametrize("name", NO_PLANS)
def test_what_is_no_plan_is_said_to_look_like_none(name: str) -> None:
    assert doubt(NO_PLANS[name])


@pytest.mark.parametrize("name", sorted(one.name for one in HERE.iterdir() if one.is_dir()))
def test_a_plan_is_not_doubted(name: str) -> None:
    file = next(HERE.joinpath(name).glob("source.*"))
    assert bool(doubt(file.read_text(encoding="utf-8"))) == (name in CALLED_OTHERWISE)


def test_a_plan_that_calls_itself_otherwise_is_known_by_years_issuer_and_promises() -> None:
    text = (
        "AGENDA FOR THE CHILDREN OF NORLAND 2024-2028\n\nMinistry of Families of Norland\n\n"
        "- The ministry will open forty schools.\n- Every child will be vaccinated.\n"
        "- The council will publish a report each year.\n"
    )
    assert doubt(text) == ""
    assert "it names no years" in doubt(text.replace(" 2024-2028", ""))


@pytest.mark.parametrize(("promises", "is_plan"), [(1, False), (2, True)])
def test_three_items_of_ten_that_promise_are_enough_beside_the_title(promises: int, is_plan: bool) -> None:
    items = ["The office will open a school.", "A fund will be set up."][:promises]
    items += ["The road is long.", "A bridge is old.", "Water is dear.", "A mill was sold."][: 5 - promises]
    listed = "\n".join(f"- {one}" for one in items)
    assert (doubt(f"# Plan for the villages\n\n{listed}\n") == "") == is_plan


def test_a_title_alone_makes_no_plan() -> None:
    text = "# How a plan is read\n\n- The text is cut into lines.\n- Each line has a kind.\n"
    said = doubt(text)
    assert "its title names none" not in said
    assert "few of its items promise anything" in said


@pytest.mark.parametrize(
    ("title", "is_plan"),
    [
        ("东屿国养老服务发展规划（2025—2028年）", True),
        ("关于印发东屿国实施方案的通知", True),
        ("东屿国村庄规划建设管理条例", False),
        ("第二章 规划", False),
        ("为发展经济，制定本规划", False),
    ],
)
def test_a_chinese_title_names_a_plan_at_its_end(title: str, is_plan: bool) -> None:
    items = "一、建设四十所学校，2025年前完成。\n\n二、将为每个儿童接种疫苗。\n\n三、力争每年发布报告。\n"
    text = f"{title}\n\n{items}"
    assert ("its title names none" not in (doubt(text) or "")) == is_plan
