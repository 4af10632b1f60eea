"""Tables of figures, goals above measures in a table, and lists of what has been done."""

from collections.abc import Iterable, Sequence

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.html import read_html
from tallystick.reading.model import Hint


def titles(draft: Draft) -> list[str]:
    return [one.unit.title for one in draft.commitments]


def page(body: str) -> tuple[SourceText, Draft]:
    source = read_html(f"<html><body><h1>Harbour plan of Norland 2026-2030</h1>{body}</body></html>")
    return source, draft_register(source, "en")


def table(*rows: tuple[str, ...]) -> str:
    return (
        "<table>" + "".join(f"<tr>{''.join(f'<td>{x}</td>' for x in row)}</tr>" for row in rows) + "</table>"
    )


STEPS = "<h2>Measures</h2><ol><li>Build a pier.</li><li>Mend the lamps.</li><li>Buy a ferry.</li></ol>"
STEP_TITLES = ["Build a pier", "Mend the lamps", "Buy a ferry"]


def test_a_table_of_names_and_figures_holds_no_actions() -> None:
    figures = table(
        ("Kind of boat", "Cost", "Share", "Year"),
        ("Rowing boats", "$ 3,000", "29.5%", "2024"),
        ("Sailing boats", "$ 29,000", "58.1%", "2024"),
        ("Ferries", "$ 548,000", "12.4%", "2024"),
    )
    _, draft = page(STEPS + "<h2>Boats</h2>" + figures)
    assert titles(draft) == STEP_TITLES
    assert not draft.targets


def printed(tables: Iterable[Sequence[tuple[str, ...]]]) -> SourceText:
    """A page as it is read of a PDF: rows with their cells, tables apart."""
    text, hints = "Harbour plan of Norland\n\n", {}
    for number, rows in enumerate(tables, 1):
        for row in rows:
            begin, cells = len(text), []
            for cell in row:
                cells.append((len(text), len(text) + len(cell)))
                text += f"{cell} | ".lstrip()
            hints[begin] = Hint(table=number, cells=tuple(cells))
            text = text.removesuffix(" | ") + "\n"
        text += "\n"
    return SourceText(text, "pdf", hints=hints)


def measure(words: str, who: str) -> list[tuple[str, ...]]:
    return [
        ("Measure", words, "", ""),
        ("Timeline", "Lead agency", "Partner agency", "Benefits"),
        ("Short-term", who, "Port authority", "Health"),
    ]


def test_a_target_above_measures_in_a_table_is_read_with_its_number() -> None:
    goal = ("", "Goal", "", "Boats that make no smoke")
    first: list[tuple[str, ...]] = [goal, ("", "Target", "", "Fit 40 boats with electric engines by 2029")]
    measures = [
        *measure("Pay for each new engine.", "Ministry of Ports"),
        *measure("Teach owners how the engines work.", "Seamen's school"),
    ]
    second: list[tuple[str, ...]] = [goal, ("", "Target", "", "Open 12 places to charge them by 2028")]
    more = measure("Ask each harbour where it has room.", "Ministry of Ports")
    draft = draft_register(printed([first, measures, second, more]), "en")
    assert titles(draft) == [
        "Fit 40 boats with electric engines by 2029",
        "Pay for each new engine",
        "Teach owners how the engines work",
        "Open 12 places to charge them by 2028",
        "Ask each harbour where it has room",
    ]
    assert [(int(one.value), one.deadline) for one in draft.targets] == [(40, "2029"), (12, "2028")]


DONE = """Harbour plan of Norland

MEASURING SUCCESS
These actions are those that have been successfully implemented in the harbours.
* Reports on the water of each harbour
* Lamps on the 3 piers of the north
* A committee of owners

WHAT WILL BE DONE
* Build 12 piers by 2029.
* Mend the lamps of each harbour.
* Buy a ferry.
"""


def test_a_list_behind_what_has_been_implemented_is_told_and_ends_at_a_line_in_capitals() -> None:
    draft = draft_register(SourceText(DONE, "txt"), "en")
    assert [one.split(" ")[0] for one in titles(draft)] == ["Build", "Mend", "Buy"]
    assert [int(one.value) for one in draft.targets] == [12]


HISTORY = """# Harbour plan of Norland

## History of the harbours in Norland

The plan goes on with these:

- 3 March 2013: The council adopts its first plan
- 2015: The northern pier opens with 14 berths
- June 2018: A storm takes the lamps

## Measures

- Build 12 piers by 2029.
- Mend the lamps of each harbour.
"""


def test_a_list_under_a_heading_of_history_is_background() -> None:
    draft = draft_register(SourceText(HISTORY, "md"), "en")
    assert [one.split(" ")[0] for one in titles(draft)] == ["Build", "Mend"]
    assert [int(one.value) for one in draft.targets] == [12]


COSTS = """# Harbour plan of Norland

## Piers

- Build 12 piers by 2029.
- Mend the lamps of each harbour.
- Least cost of the strategies as proposed by 2029: $3,600,000
- Least savings from the strategies as proposed by 2029: $17,600,000
"""


def test_items_that_say_what_the_others_cost_are_none() -> None:
    draft = draft_register(SourceText(COSTS, "md"), "en")
    assert [one.split(" ")[0] for one in titles(draft)] == ["Build", "Mend"]
    assert {one.judged.kind for one in draft.no_commitments} == {"sums"}


MEASURED = """Harbour plan of Norland

Priorities

Widen the piers of the outer islands so that far more people
come to the harbours on foot
Measuring success: Metres of pier, people who come on
foot

Put money into ferries that leave after dark
Measuring success: Number of ferries, people on board

Go to every school of the islands with what the harbours
teach
Measuring success: Number of schools
"""


def test_what_stands_right_above_a_field_that_comes_back_is_what_it_measures() -> None:
    draft = draft_register(SourceText(MEASURED, "txt"), "en")
    assert [one.split(" ")[0] for one in titles(draft)] == ["Widen", "Put", "Go"]
