"""Records that go over pages: the name at the head of each page says where one ends and the next begins."""

import pytest

from tallystick.reading import Draft, SourceText, draft_register

NAMES = (
    "Open accounts of the harbours",
    "A register of wells and springs",
    "Timetables of ferries as open data",
)
FIRST = """{name}

Who is in charge:
        {body}, contact@{slug}.example

What is wrong today
        The islands of Norland keep {count} books of them, on paper, and few people read these.

Main aim
        That everybody can read them.

                    {page}
"""
SECOND = """{name}

Activities that show it      Begins      Ends

1. Publish the lists of the north for all who ask    May 2027    July 2027

2. Open {count} desks in the villages    July 2027    May 2028

                    {page}
"""
BEFORE = """PLAN FOR OPEN GOVERNMENT OF NORLAND 2026-2028

How it was made

1. In 2025 a table of eight groups met four times and wrote down what they heard.

2. The ministries answered in the summer of that year, and the table was closed.

3. Drafts were shown to all in October.
"""


def plan(names: tuple[str, ...] = NAMES, second: str = SECOND) -> str:
    pages = [BEFORE]
    for at, name in enumerate(names):
        body, slug = f"Office {'ABC'[at]}", f"office{at}"
        for template in (FIRST, second):
            told = template.format(page=len(pages), name=name, body=body, slug=slug, count=40 + at)
            pages.append(told)
    return "\f".join(pages)


def drafted(text: str) -> Draft:
    return draft_register(SourceText(text, "txt"), "en")


def test_each_name_begins_a_record_and_its_steps_stand_in_it() -> None:
    draft = drafted(plan())
    whole = [one.unit for one in draft.commitments if one.unit.level == "commitment"]
    assert [one.title for one in whole] == list(NAMES)
    steps = [one.unit for one in draft.commitments if one.unit.level == "sub_commitment"]
    assert [one.parent for one in steps] == [one.id for one in whole for _ in range(2)]


def test_a_name_that_comes_back_on_later_pages_is_in_no_step() -> None:
    draft, text = drafted(plan()), plan()
    for one in draft.commitments:
        if one.unit.level == "sub_commitment":
            assert not any(name in text[one.unit.start : one.unit.end].split("\n")[0] for name in NAMES)


def test_chapters_of_prose_with_their_names_at_the_head_of_pages_are_no_records() -> None:
    prose = "{name}\n\nWords of part {count} that say nothing else of {body}, and of {count} more.\n"
    pages = [prose.format(page=at, name=NAMES[at // 2], body=f"thing {at}", count=at) for at in range(6)]
    draft = drafted("\f".join([BEFORE, *pages]))
    assert not [one for one in draft.commitments if one.unit.rule.endswith("record")]


@pytest.mark.parametrize("change", ["{at}. {name}", "long"])
def test_chapters_that_are_counted_or_long_are_no_records(change: str) -> None:
    pages = [BEFORE]
    for at, name in enumerate(NAMES):
        head = name if change == "long" else change.format(at=at + 1, name=name)
        body = FIRST.format(page=len(pages), name=head, body=f"Office {at}", slug=f"office{at}", count=at)
        pages += [body, *[SECOND.format(page=9, name=head, count=40)] * (5 if change == "long" else 1)]
    draft = drafted("\f".join(pages))
    assert not [one for one in draft.commitments if one.unit.rule.endswith("record")]
