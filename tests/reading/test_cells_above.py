"""Who leads and by when holds for rows below, where a cell reaches over them or theirs are left blank."""

from collections.abc import Callable

import pytest

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.html import read_html
from tallystick.reading.markdown import read_markdown

TITLE = "Water Plan of Norland 2025-2030"
HEADS = ("Objective", "Action", "Responsible", "Deadline")
ROWS = (
    ("Safe water", "Build 40 pumping stations", "Ministry of Water", "2027"),
    ("", "Train 600 technicians", "", ""),
    ("", "Dig 300 wells", "", "2028"),
    ("Clean rivers", "Inspect 90 factories", "Environment Agency", "2026"),
    ("", "Close 12 illegal landfills", "", ""),
    ("Fair prices", "Set up a fund for poor households", "Ministry of Finance", "2029"),
)
Rows = tuple[tuple[str, ...], ...]


def as_markdown(rows: Rows) -> SourceText:
    lines = [f"| {' | '.join(row)} |" for row in (HEADS, ("---",) * 4, *rows)]
    return read_markdown(f"# {TITLE}\n\n" + "\n".join(lines) + "\n", (), ())


def as_html(rows: Rows) -> SourceText:
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in (HEADS, *rows)]
    return read_html(f"<h1>{TITLE}</h1><table>{''.join(f'<tr>{one}</tr>' for one in cells)}</table>")


def leads(draft: Draft) -> list[str]:
    return [one.words for one in draft.bodies]


@pytest.mark.parametrize("make", [as_markdown, as_html])
def test_blank_cells_of_a_group_go_on_with_the_row_above(make: Callable[[Rows], SourceText]) -> None:
    draft = draft_register(make(ROWS), "en")
    assert leads(draft) == [
        *["Ministry of Water"] * 3,
        *["Environment Agency"] * 2,
        "Ministry of Finance",
    ]
    assert [(int(one.value), one.deadline) for one in draft.targets] == [
        (40, "2027"), (600, "2027"), (300, "2028"), (90, "2026"), (12, "2026"),
    ]  # fmt: skip
    rules = [one.unit.rule for one in draft.commitments]
    assert rules == [f"layout:row{'-below' if at in {1, 2, 4} else ''}" for at in range(6)]


def test_a_cell_over_several_rows_says_by_when_too() -> None:
    page = read_html(
        f"<h1>{TITLE}</h1><table><tr><th>Action</th><th>Responsible</th><th>Deadline</th></tr>"
        "<tr><td>Dig 40 wells</td><td rowspan=2>Ministry of Water</td><td rowspan=2>2027</td></tr>"
        "<tr><td>Train 600 technicians</td></tr>"
        "<tr><td>Inspect 90 factories</td><td>Agency</td><td>2029</td></tr></table>"
    )
    draft = draft_register(page, "en")
    assert [(int(one.value), one.deadline) for one in draft.targets] == [
        (40, "2027"),
        (600, "2027"),
        (90, "2029"),
    ]
    assert {one.unit.rule for one in draft.commitments} == {"layout:row"}


#: Tables in which a blank cell says that there is nothing: the same comes twice, or nothing groups the rows.
LABELS = ("Safe water", "Clean rivers", "Fair prices", "Old pipes")
ACTIONS = ("Build 40 stations", "Train 600 people", "Dig 300 wells", "Inspect 90 factories")
NOTHING_HELD = tuple(
    tuple((label, action, *held) for label, action, held in zip(LABELS, ACTIONS, some, strict=True))
    for some in (
        (("Ministry", "2027"), ("Ministry", "2027"), ("", ""), ("Agency", "2026")),
        (("", ""), ("Ministry", "2027"), ("", ""), ("Agency", "2026")),
        (("Ministry", "2027"), ("Agency", "2028"), ("Council", "2029"), ("", "")),
    )
)


@pytest.mark.parametrize("rows", NOTHING_HELD)
def test_a_blank_cell_that_no_group_explains_says_nothing(rows: Rows) -> None:
    draft = draft_register(as_markdown(rows), "en")
    filled = [row[2] for row in rows if row[2]]
    assert leads(draft) == filled
    assert [one.deadline for one in draft.targets] == [row[3] for row in rows]


def test_since_when_is_no_deadline() -> None:
    page = read_html(
        f"<h1>{TITLE}</h1><table><tr><th>Milestone</th><th>Start date</th><th>End date</th></tr>"
        "<tr><td>Train 40 clerks</td><td>Feb 2026</td><td>Dec 2026</td></tr>"
        "<tr><td>Open 30 counters</td><td>January 2027</td><td>June 2027</td></tr></table>"
    )
    found = [(int(one.value), one.deadline) for one in draft_register(page, "en").targets]
    assert found == [(40, "2026-12"), (30, "2027-06")]
