"""Pages whose parts are folded behind buttons, tasks with boxes, and years that head a line's words."""

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.html import read_html
from tallystick.reading.markdown import read_markdown

FRONT = "# National Action Plan of Norland 2025-2030\n\nThe Ministry of Justice of Norland\n\n"


def titles(draft: Draft) -> list[str]:
    return [one.unit.title for one in draft.commitments]


STEPS = (
    (
        "Open the registers",
        "We will open 20 registers to all who ask by 2026, in the towns of the north as well.",
    ),
    (
        "Train the clerks",
        "We will train 500 clerks of the courts by 2027, in the towns of the north as well.",
    ),
    ("Print the laws", "We will print 14 laws of the land by 2027, in the towns of the north as well."),
)
HEAD = "<h1>National Action Plan of Norland 2025-2030</h1><p>The Ministry of Justice</p>"
PAGE = f"<html><body>{HEAD}{{}}</body></html>"


def test_a_button_in_a_heading_is_its_words() -> None:
    parts = "".join(f"<h2><span><button>{a}</button></span></h2><div><p>{b}</p></div>" for a, b in STEPS)
    found = draft_register(read_html(PAGE.format("<button>Show all</button>" + parts)), "en")
    assert titles(found) == [head for head, _ in STEPS]
    assert len(found.targets) == len(STEPS)


def test_a_button_that_folds_a_part_out_is_its_heading() -> None:
    parts = "".join(
        f'<button class="accordion">{at}. {a}</button><div class="panel"><p>{b}</p></div>'
        for at, (a, b) in enumerate(STEPS, 1)
    )
    sent = '<button class="share">Send it to 5 friends</button>'
    source = read_html(PAGE.format(parts + sent))
    assert titles(draft_register(source, "en")) == [head for head, _ in STEPS]
    assert "friends" not in source.text


TASKS = """- [ ] Open 40 registers by 2027
- [x] Train 300 clerks
- [ ] Join the provinces to the portal
    - [ ] Lay cable to 5 provinces
    - Rent lines for the others
"""


def test_a_task_is_read_without_its_box_and_one_that_is_ticked_is_done() -> None:
    found = draft_register(read_markdown(FRONT + TASKS, (), ()), "en")
    assert titles(found) == [
        "Open 40 registers by 2027",
        "Join the provinces to the portal",
        "Lay cable to 5 provinces",
        "Rent lines for the others",
    ]
    inner = [one.unit for one in found.commitments if one.unit.level == "sub_commitment"]
    assert len(inner) == 2
    assert "marked as concluded" in found.no_commitments[0].judged.reason


def test_a_row_whose_state_is_a_ticked_box_is_done() -> None:
    head = "| Action | Status |\n|---|---|\n"
    rows = head + "| Open 6 rooms | [x] |\n| Print the guide | [ ] |\n| Mend 3 roads | [ ] |\n"
    found = draft_register(read_markdown(FRONT + rows, (), ()), "en")
    assert titles(found) == ["Print the guide", "Mend 3 roads"]


def test_a_year_before_the_capital_of_its_line_counts_nothing() -> None:
    lines = "1. 2026 Registers opened to all\n2. 2027 Clerks trained\n3. 2000 clerks will be trained\n"
    found = draft_register(SourceText(FRONT + lines, "txt"), "en")
    assert [int(one.value or 0) for one in found.targets] == [2000]
