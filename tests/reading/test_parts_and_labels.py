"""What items are called is no number and no item: labels in a list, fields under headings, numbered parts."""

import pytest

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.markdown import read_markdown

HEAD = "# Action plan of Norland 2025-2027\n"


def read(text: str, code: str = "en") -> Draft:
    return draft_register(read_markdown(text, (), ()), code)


LABELLED = {
    "bold": "- **Initiative 1.1** Open {a} clinics by 2026.\n"
    "- **Initiative 1.2** Train {b} nurses by 2027.\n",
    "colon": "* Step 1: Open {a} clinics by 2026.\n* Step 2: Train {b} nurses by 2027.\n",
    "dash": "- Goal 1 – Open {a} clinics by 2026.\n- Goal 2 – Train {b} nurses by 2027.\n",
}


@pytest.mark.parametrize("form", LABELLED)
def test_the_number_that_an_item_is_called_by_is_its_label(form: str) -> None:
    draft = read(HEAD + "\n## Health\n\n" + LABELLED[form].format(a=40, b=300))
    assert [int(one.value) for one in draft.targets] == [40, 300]
    assert [one.unit.title for one in draft.commitments] == [
        "Open 40 clinics by 2026",
        "Train 300 nurses by 2027",
    ]
    assert all(one.unit.number.split(" ")[1] for one in draft.commitments)


def test_a_number_that_only_counts_is_no_label() -> None:
    draft = read(HEAD + "\n## Health\n\n- Open 20 clinics by 2026.\n- Open 30 clinics by 2027.\n")
    assert [int(one.value) for one in draft.targets] == [20, 30]


def records(name: str, sign: str) -> str:
    fields = {"Lead agency": "Ministry of Works", "Why": "Few do", "When": "Within 6 months"}
    said = "".join(f"\n- **{field}{sign}** {words}\n" for field, words in fields.items())
    return "".join(
        f"\n## {name} {number}: Open the register of {what}\n\n"
        f"The Ministry will open the register of {what} to all who ask for it.\n{said}"
        for number, what in enumerate(["land", "firms", "ships", "roads", "wells"], 1)
    )


@pytest.mark.parametrize("sign", [":", "."])
@pytest.mark.parametrize("name", ["Action", "Part"])
def test_fields_under_each_heading_are_none_of_its_items(name: str, sign: str) -> None:
    draft = read(HEAD + records(name, sign))
    assert [one.unit.title.split(": ")[-1] for one in draft.commitments] == [
        f"Open the register of {what}" for what in ["land", "firms", "ships", "roads", "wells"]
    ]
    assert not draft.targets
    assert {one.judged.kind for one in draft.no_commitments} >= {"fields"}


def test_a_field_that_names_steps_is_promised() -> None:
    part = "\n## Goal {n}: {what}\n\n- Milestone: open {k} offices by 2026\n- Lead: the Ministry of Works\n"
    text = HEAD + "".join(
        part.format(n=n, what=what, k=10 * n) for n, what in enumerate(["Land", "Air", "Sea"], 1)
    )
    draft = read(text)
    assert [int(one.value) for one in draft.targets] == [10, 20, 30]
    assert sum("Milestone" in one.unit.title for one in draft.commitments) == 3


PARTS = "# Plan of Norland 2025-2031\n\n# Pillar one\n\n" + "".join(
    f"{n}. {name}\n\n{n}.1. Background\n\nOf all towns {40 + n} % had no road.\n\n## Want of {name}\n\n"
    f"In 2023 some {n}00 died.\n\n{n}.2. What we will do\n\n## {name} first\n\n"
    f"- Building of {n}5 roads by 2027\n- Opening of {n}6 schools by 2027\n\n## {name} then\n\n"
    f"- Training of {n}7 guards by 2027\n\n"
    for n, name in enumerate(["ORDER", "HEALTH", "WATER"], 1)
)


def test_background_with_a_number_ends_where_its_neighbour_begins() -> None:
    draft = draft_register(read_markdown(PARTS, (), ()), "en")
    assert [int(one.value) for one in draft.targets] == [15, 16, 17, 25, 26, 27, 35, 36, 37]
    assert sum(one.unit.rule == "layout:bullet" for one in draft.commitments) == 9
    held = {one.unit.parent for one in draft.commitments}
    assert len(held) == 6, "each list stands under its own heading"


def test_what_stands_before_the_introduction_is_none_of_the_plan() -> None:
    asked = "## Request for comments\n\n1. Name what the plan lacks.\n2. Give 3 reasons for it.\n\n"
    plan = "## Introduction\n\nThe land is wide.\n\n## Works\n\n" + "".join(
        f"- The Ministry will open {n}0 schools in the regions of the wide country.\n" for n in range(1, 20)
    )
    draft = read(HEAD + asked + plan)
    assert len(draft.commitments) == 19


def test_how_many_parts_a_plan_has_is_no_item() -> None:
    text = (
        HEAD
        + "\n## Works\n\n- Open 40 clinics.\n- Train 300 nurses.\n\n## In short\n\n- **Objectives:** 16\n"
    )
    draft = read(text + "- **Measures:** 60+ (in all objectives)\n- **Themes:** 4\n")
    assert len(draft.commitments) == 2
    assert [int(one.value) for one in draft.targets] == [40, 300]
    assert SourceText(text, "md").text == text
