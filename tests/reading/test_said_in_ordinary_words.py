"""Ordinary words of plans that were misread: rows that say what they count, shares by a year, conditions."""

import pytest

from tallystick.reading import Draft, draft_register
from tallystick.reading.markdown import read_markdown

FRONT = "# National Action Plan of Norland 2026-2030\n\nThe Ministry of Water of Norland\n\n"


def read(text: str) -> Draft:
    return draft_register(read_markdown(FRONT + text, (), ()), "en")


def values(draft: Draft) -> list[tuple[int, str, str]]:
    return [(int(one.value), one.unit, one.deadline) for one in draft.targets]


def test_what_a_row_counts_does_not_tell_the_past_of_its_action() -> None:
    """*Number trained* stands in a cell of its own."""
    draft = read(
        "| No. | Activity | Lead | Timeline | Indicator |\n|---|---|---|---|---|\n"
        "| 1.1 | Train 600 women mediators | Bureau of Norland | 2026-2028 | Number trained |\n"
        "| 1.2 | Review the rules of the army | Defence | 2027 | Rules reviewed |\n"
        "| 1.3 | Plant 900 trees by the river | Forests | 2029 | Trees that were planted |\n"
    )
    assert values(draft) == [(600, "persons", "2028"), (900, "count", "2029")]


RECORDS = (
    "## Commitment {number}: {title}\n\n{heads}|---|---|\n| **Lead agency** | {body} |\n"
    "| **Timeframe** | Jan 2026 - Dec 2027 |\n| **Problem** | Few know who owns what. |\n"
    "| **Commitment** | {words} |\n\n"
)


@pytest.mark.parametrize("heads", ["| | |\n", "|  |   |\n", "| Field | Detail |\n"])
def test_heads_that_say_nothing_stand_between_no_title_and_its_fields(heads: str) -> None:
    told = (
        (1, "Register of owners", "Register Office", "Publish a free register of owners."),
        (2, "Open contracts", "Treasury", "Put each tender online."),
    )
    draft = read(
        "".join(
            RECORDS.format(number=number, title=title, body=body, words=words, heads=heads)
            for number, title, body, words in told
        )
    )
    assert [one.unit.title for one in draft.commitments] == ["Register of owners", "Open contracts"]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("By 2028 three quarters of first offences will be settled out of court.", [(75, "percent", "2028")]),
        ("By 2030 half of all buses will be electric.", [(50, "percent", "2030")]),
        ("In 2027 forty clinics will open.", [(40, "count", "2027")]),
        ("Open 40 clinics within three years.", [(40, "count", "2029")]),
        (
            "Funds for homes will be increased by 30 per cent within two years.",
            [(30, "percent", "2028")],
        ),
        ("Settle 90% of cases within two years.", [(90, "percent", "2028"), (2, "years", "2028")]),
        ("Answer letters within 20 days.", [(20, "days", "")]),
        ("Free public transport on days when smog exceeds 50 µg/m³.", []),
        ("Free buses if more than 40 people ask for one.", []),
        ("Fund clinics with 3 million kroner.", []),
        ("Offer vouchers of 200 crowns to people out of work.", []),
        ("A committee of 15 members will meet twice a year.", []),
        ("Free bus passes for everyone under 19.", []),
        ("Auction the 3.6 GHz band in 2026.", []),
        ("Sell the band at 700 MHz by 2027.", []),
        ("Keep smog below 50 µg/m³ wherever people live.", [(50, "micrograms_per_cubic_metre", "")]),
    ],
)
def test_a_number_is_what_its_sentence_makes_of_it(words: str, asked: list[tuple[int, str, str]]) -> None:
    draft = read(f"1. {words}\n2. Build a road to the lake.\n3. Publish the minutes of the council.\n")
    assert values(draft) == asked


CHAPTER = (
    "{at}. {name}\n{at}.1 Objectives\nThe Government aims to:\n- close the gap between towns; and\n"
    "- sell {at} bands.\n{at}.2 Measures\nM{first}. Train teachers of {name}.\n"
    "M{last}. Offer vouchers to pupils.\n"
)


def test_parts_that_bear_the_same_names_in_each_chapter_are_no_commitments() -> None:
    chapters = enumerate(("Roads", "Skills", "Courts"), 1)
    draft = draft_register(
        read_markdown(
            "Strategy of Norland 2026-2030\n\n"
            + "".join(
                CHAPTER.format(at=at, name=name, first=2 * at - 1, last=2 * at) for at, name in chapters
            ),
            (),
            (),
        ),
        "en",
    )
    found = [one.unit.title for one in draft.commitments]
    assert len(found) == 12
    assert not {"Objectives", "Measures"} & set(found)
