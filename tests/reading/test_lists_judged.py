"""A list holds commitments unless its items say that it is something else; what was taken out is shown."""

import csv
import io

import pytest

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.draft_csv import draft_tables

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
