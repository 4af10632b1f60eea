"""A Markdown plan is read as a reader sees it, and every place still counts into the text as it stands."""

from pathlib import Path

import pytest

from tallystick.reading import Draft, SourceText, draft_register, read_document


def drafted(folder: Path, text: str) -> tuple[SourceText, Draft]:
    place = folder / "plan.md"
    place.write_text(text, encoding="utf-8")
    source = read_document(str(place), lambda *_: None)
    return source, draft_register(source)


def values(draft: Draft) -> list[str]:
    return [str(one.value) for one in draft.targets]


PLAN = """---
title: "Plan of Norland \\u2014 for 2027\\
  \\ and after"
date: 2026-10-31
source: https://norland.example/90-percent/2019
---

First chapter
=============

- The Ministry will open 20 schools by 2027. <!-- or 95 percent by 2026 -->
- The Ministry will train 30[^1] teachers; see the [guide](https://n.example/a%2040%20b) and https://n.example/77%25.

Schools were built by many people, and 900 of them were thanked in the year before last.

Second chapter
--------------

- The Ministry will open 9<sup>4</sup> clinics of 400 m<sup>2</sup> by 2027.
- The Ministry will test the 3<sup>rd</sup> register and open 8 desks.

[^1]: Of whom 15 percent in the north.
"""


def test_only_what_a_reader_sees_promises_a_number(tmp_path: Path) -> None:
    source, draft = drafted(tmp_path, PLAN)
    assert values(draft) == ["20", "30", "9", "400", "8"]
    assert [one.unit for one in draft.targets] == ["count", "persons", "count", "square_metres", "count"]
    assert source.text == PLAN
    assert [PLAN[one.start : one.end] for one in draft.targets] == values(draft)


def test_what_stands_before_the_text_tells_title_and_day(tmp_path: Path) -> None:
    _, draft = drafted(tmp_path, PLAN)
    assert draft.facts.title == "Plan of Norland — for 2027 and after"
    assert draft.facts.released == "2026-10-31"


def test_an_item_ends_where_its_list_ends(tmp_path: Path) -> None:
    source, draft = drafted(tmp_path, PLAN)
    words = [source.text[one.unit.start : one.unit.end] for one in draft.commitments]
    assert not any("Schools were built" in one or "Second chapter" in one for one in words if one[0] == "-")


def test_a_numbered_list_goes_on_over_a_paragraph(tmp_path: Path) -> None:
    text = "# Plan\n\n1. Open 20 schools.\n2. Open 30 clinics.\n\nWords on clinics.\n\n3. Open 40 desks.\n"
    source, draft = drafted(tmp_path, text)
    assert source.text[draft.commitments[1].unit.start : draft.commitments[1].unit.end].endswith(
        "on clinics."
    )
    assert len(draft.commitments) == 3


ROWS = """# Plan of Norland 2025-2028

The plan of the Ministry for the years to come and for all of the people in the land.

## Justice

| {0} | {1} | Relevant SDGs |
|---|---|---|
| 5.1 Train twelve judges | 2027 | - 16 - PEACE |
| 5.2 Open a court and one register | 2026 | - 5 - EQUALITY - 10 - LESS |

## Health

| {0} | {1} | Relevant SDGs |
|---|---|---|
| 5.3 Build 40 clinics | 2028 | - 3 - HEALTH |
"""


@pytest.mark.parametrize("names", [("Recommendation and State", "Deadline"), ("Indicator", "Deadline")])
def test_rows_are_items_with_their_own_deadline(tmp_path: Path, names: tuple[str, str]) -> None:
    _, draft = drafted(tmp_path, ROWS.format(*names))
    assert [one.unit.number for one in draft.commitments] == ["5.1", "5.2", "5.3"]
    assert [(str(one.value), one.deadline) for one in draft.targets] == [("12", "2027"), ("40", "2028")]


def test_a_bar_in_code_of_a_cell_is_no_edge(tmp_path: Path) -> None:
    head = "The plan of the Ministry for the years to come.\n\n| Action | Deadline |\n|---|---|\n"
    text = head + "| Open 20 schools \\| desks | 2027 |\n| Open 30 courts | 2028 |\n"
    _, draft = drafted(tmp_path, text)
    assert [(str(one.value), one.deadline) for one in draft.targets] == [("20", "2027"), ("30", "2028")]
