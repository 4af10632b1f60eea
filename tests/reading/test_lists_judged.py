"""A list holds commitments unless its items say that it is something else; what was taken out is shown."""

import csv
import io

import pytest

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.draft_csv import draft_tables
from tallystick.reading.markdown import read_markdown

PROMISED = (
    "\n## What will be done\n\n- The Agency will release the guide.\n- The Agency will publish the lists.\n"
)
HEAD = "# National digital plan of Norland 2025-2027\n"


def read(text: str, form: str = "txt", code: str = "en") -> Draft:
    return draft_register(SourceText(text, form), code)


LISTS = {
    "laws": "\n## Legal framework\n\n- Law No. 12 of 2004 on access to information\n- Decree No. 82 of 2005\n"
    "- Regulation 2016/679 on data protection\n",
    "past": "\n## Work of the years before\n\n- Opened a portal for people in 2022\n- Trained 4,000 clerks\n"
    "- Supported 30 towns with advisers\n",
    "contacts": "\n## Who answers\n\n- Ann Perry (Agency) - box 3\n- John Day (Ministry)\n- Eve Rowe\n",
    "dialogue": "\n## Replies\n\n- Norway commended the State for its new act.\n- The delegation stated that "
    "a law had been adopted in 2019.\n- Ghana welcomed the plan and noted the 40 clinics built.\n",
    "background": "\n## Why\n\nThe plan was made by these criteria:\n\n- weight for the people\n"
    "- cost of 30 cases\n",
    "examples": "\n## Why\n\nMany things are open, such as:\n\n- registers of land\n- maps of rivers\n",
    "contents": "\n## Fields\n\n- What will be done\n- How it is paid\n- Who answers\n\n"
    "## How it is paid\n\nBy all.\n\n## Who answers\n\nThe Agency.\n",
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_that_promises_nothing_is_told_and_shown(kind: str) -> None:
    text = HEAD + LISTS[kind] + PROMISED
    draft = read(text)
    assert len(draft.commitments) == 2, [one.unit.title for one in draft.commitments]
    assert not draft.targets
    assert {one.judged.kind for one in draft.no_commitments} == {kind}
    assert all(0 <= one.judged.doubt < 0.5 for one in draft.no_commitments)
    table = draft_tables(draft, SourceText(text, "txt"))["reading/not_commitments.csv"].decode()
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [text[int(row["start"]) : int(row["end"])][0] for row in rows] == ["-"] * len(rows)
    assert all(row["reason"] for row in rows)


SPOKEN = {
    "es": "- Noruega elogió la ley.\n- La delegación declaró que hay 40 centros.\n- Ghana celebró el plan.\n",
    "fr": "- La Norvège a salué la loi.\n- La délégation a déclaré que 40 centres existaient.\n"
    "- Le Ghana a salué le plan.\n",
    "it": "- La Norvegia ha elogiato la legge.\n- La delegazione ha dichiarato che vi sono 40 centri.\n"
    "- Il Ghana ha accolto il piano.\n",
    "pt": "- A Noruega elogiou a lei.\n- A delegação declarou que há 40 centros.\n- O Gana saudou o plano.\n",
    "ru": "- Норвегия приветствовала закон.\n- Делегация заявила, что есть 40 центров.\n"
    "- Гана отметила план.\n",
    "ar": "- رحبت النرويج بالقانون.\n- أوضحت اللجنة أن هناك 40 مركزا.\n- أشادت غانا بالخطة.\n",
    "zh": "- 挪威对该法表示欢迎。\n- 代表团指出，现有40个中心。\n- 加纳赞扬该计划。\n",
}


@pytest.mark.parametrize("code", SPOKEN)
def test_what_was_said_is_a_dialogue_in_every_language(code: str) -> None:
    draft = read(f"1. A\n\n{SPOKEN[code]}", code=code)
    assert [one.judged.kind for one in draft.no_commitments] == ["dialogue"] * 3
    assert not draft.targets


def test_lists_with_words_between_them_are_judged_alone() -> None:
    laws = "- Law No. 12 of 2004\n- Decree No. 82 of 15 May 2005\n\nWe act on them.\n\n"
    text = f"# Plan\n\n## Part\n\n{laws}- The State will open 9 offices by 2027.\n- It will close one.\n"
    draft = draft_register(read_markdown(text, (), ()), "en")
    assert [one.unit.title[:9] for one in draft.commitments] == ["The State", "It will c"]
    assert {one.judged.kind for one in draft.no_commitments} == {"laws"}


def test_a_lead_in_that_aims_at_problems_begins_commitments() -> None:
    for lead in ("To solve these problems:", "The State will meet the following challenges:"):
        draft = read(
            f"# Plan\n\n## Part\n\n{lead}\n\n- open 9 offices\n- hire clerks\n\n## End\n\nText.\n", "md"
        )
        assert not draft.no_commitments, lead


def test_a_heading_with_fields_around_its_lists_is_the_commitment() -> None:
    part = (
        "### AX_0{0} - Register of land {0}\n\nThe register lists all land.\n\n**Activities**\n\n"
        "1. Open the register;\n2. Publish its lists.\n\n**Products**\n\n1. A catalogue of land\n\n"
        "**Frequency:** Yearly\n\n**Deadline:** May 2027\n\n**Unit in charge:** Office of land\n\n"
    )
    parts = "".join(part.format(number) for number in range(1, 5))
    draft = read(
        f"# Plan 2025-2027\n\n## Work\n\nAll that the Office will do is told here at some length.\n\n{parts}",
        "md",
    )
    main = [one.unit.title for one in draft.commitments if one.unit.level == "commitment"]
    assert main == [f"AX 0{number} - Register of land {number}" for number in range(1, 5)]
    assert not draft.targets


@pytest.mark.parametrize(
    "name", ["Conclusions and recommendations", "II. Conclusions and/or recommendations"]
)
def test_conclusions_with_recommendations_are_no_end_of_a_plan(name: str) -> None:
    items, back = "1. Adopt a law by 2027.\n2. Open offices.", "## Annexes and notes\n\n1. Table\n2. Note\n"
    draft = read(f"## Review\n\nText.\n\n## {name}\n\n{items}\n\n{back}", "md")
    assert [one.unit.title for one in draft.commitments] == ["Adopt a law by 2027", "Open offices"]


@pytest.mark.parametrize("kind", LISTS)
def test_one_promise_more_than_a_few_keeps_a_list(kind: str) -> None:
    items = LISTS[kind].rstrip().split("\n- ")
    kept = "\n- ".join([items[0], *(f"The Agency will act on {item}" for item in items[1:])])
    draft = read(HEAD + kept + "\n" + PROMISED)
    assert kind == "examples" or not draft.no_commitments


def test_numbers_of_what_was_done_are_passed_over_with_a_reason() -> None:
    draft = read(HEAD + LISTS["past"] + PROMISED)
    assert {one.words: one.reason for one in draft.no_targets}["4,000"] == "it tells what is or was"


TEMPLATE = """NATIONAL PLAN OF NORLAND 2025-2027

Commitments

Build one platform so that every person can follow what the State buys
from the call to the payment.

Who does it?

Ministry of Money

Expected results

• Platform with at least 30 bodies at the end of 2026.

Contact

• Ann Perry (Money) - 12.

Train the towns of the coast in open data.

Who does it?

Ministry of the Land

Expected results

• 120 officials trained.

Contact

• John Day (Land) - 14.

Publish what those in high office own, in a form that can be used again.

Who does it?

Court of Accounts

Expected results

• Lists published every year.

Contact

• Eve Rowe (Court) - 16.
"""


def test_a_template_without_colons_gives_a_commitment_a_record() -> None:
    draft = read(TEMPLATE)
    titles = [one.unit.title.split()[0] for one in draft.commitments]
    assert titles == ["Build", "Train", "Publish"]
    assert [(str(one.value), one.unit) for one in draft.targets] == [("30", "count"), ("120", "persons")]


TIGHT = """Introduction
The Government presents its plan. It was written with many people in many places, and all of them are thanked.
Access to information
The Government will do the following things in this field over the next two years.
• Publish the budget with its sources. The Ministry will publish each budget.
• Publish the register of land. The Ministry will publish the register.
Room for civil society
The Government will do the following things in this field over the next two years.
• Hold hearings. The Ministry will hold hearings in each region.
• Fund councils. The Ministry will fund councils of young people.
"""


def test_an_introduction_ends_where_the_next_heading_stands_without_blank_lines() -> None:
    draft = read(TIGHT)
    assert [one.title for one in draft.outline] == ["Access to information", "Room for civil society"]
    assert len(draft.commitments) == 4


def test_numbered_parts_that_promise_themselves_are_commitments_with_parts() -> None:
    parts = "".join(
        f"{number}. Improve matter {number}\n\nMatters of this kind are looked after by many bodies, and "
        "each of them has ways of its own, which makes it hard for people to find what they need. "
        "That is so in every part of the land, in towns and villages alike. "
        "To change this, the Government will over the next two years:\n\n"
        f"  • Set up desk {'abc'[number - 1]}. It will answer.\n  • Print a guide. It will be sent.\n\n"
        for number in (1, 2, 3)
    )
    levels = [one.unit.level for one in read("Plan of Norland 2025-2027\n\n" + parts).commitments]
    assert levels.count("commitment") == 3
    assert levels.count("sub_commitment") == 6


def test_a_list_that_is_kept_says_how_doubtful_it_is() -> None:
    items = (
        "- Opened a portal in 2022\n- The Agency will open 9 offices by 2027.\n- Build wells\n- Hire clerks\n"
    )
    text = f"## What will be done\n\n{items}"
    draft = read(text)
    assert [one.doubt for one in draft.commitments] == [0.4, 0.12, 0.12, 0.12]
    table = draft_tables(draft, SourceText(text, "txt"))["commitments.csv"].decode()
    rows = [row for row in csv.DictReader(io.StringIO(table)) if row["level"] == "commitment"]
    assert [row["doubt"] for row in rows] == ["0.4", "0.12", "0.12", "0.12"]
    sure = read("## What will be done\n\n- The Agency will open 9 offices.\n- It will hire clerks.\n")
    assert [one.doubt for one in sure.commitments] == [0.0, 0.0]
