"""Labels that come back in ever new company, and figures in large type, head nothing."""

import pytest

from tallystick.reading import Draft, SourceText, draft_register
from tallystick.reading.bearing import leads_to_promises
from tallystick.reading.languages import language_named
from tallystick.reading.printed import Printed
from tallystick.reading.printed_pairs import PairTables
from tallystick.reading.printed_tables import with_rows
from tallystick.reading.rulings import Rulings

TOP = "# Water Plan of Norland 2024-2030\n\nMinistry of Water, 2024\n\n"
LABELS = ("Equity", "Equity Public health", "Public health", "Public health Equity", "Equity Public health")
STEPS = tuple(
    (
        f"Open the {place}",
        f"The Ministry will open the {place} to all. It will mend 1{at} of its pumps by 2027.",
    )
    for at, place in enumerate(("wells", "springs", "rivers", "lakes", "ponds"))
)


def read(text: str) -> Draft:
    return draft_register(SourceText(TOP + text, "md"), "en")


@pytest.mark.parametrize(
    "heads", [LABELS, ("272 million litres of water", "$39 million in grants") * 2 + LABELS[:1]]
)
def test_labels_and_figures_cut_no_measure(heads: tuple[str, ...]) -> None:
    text = "".join(
        f"## {name}\n\n{promised.split('. ')[0]}.\n\n### {head}\n\n{promised.split('. ')[1]}\n\n"
        for (name, promised), head in zip(STEPS, heads, strict=True)
    )
    draft = read(text)
    assert [one.unit.title for one in draft.commitments] == [name for name, _ in STEPS]
    assert len({one.commitment for one in draft.targets}) == len(STEPS)


def test_figures_side_by_side_that_no_head_names_promise_nothing() -> None:
    items = "- open the wells\t3\t1\t2\n- mend 40 springs\t2\t2\t3\n- clean the rivers\t1\t1\t2\n"
    draft = read(f"The Ministry will:\n\n{items}")
    assert [int(one.value) for one in draft.targets if one.value < 10] == []
    assert any("side by side" in one.reason for one in draft.no_targets)


def test_the_number_of_a_priority_leads_in_to_what_is_promised() -> None:
    assert leads_to_promises("Priority 1:", language_named("en"))
    assert leads_to_promises("Prioridad 2:", language_named("es"))
    assert not leads_to_promises("Visitors 1:", language_named("en"))


def column(left: float, words: str, place: int) -> list[Printed]:
    """Twelve lines of running text, which the file holds one behind the other."""
    return [
        Printed(f"{words} {at}", left, left + 150, 700.0 - 14 * at, 10.0, bold=False, place=place + at)
        for at in range(12)
    ]


def test_a_tall_column_beside_short_ones_is_no_table() -> None:
    short = [
        Printed(words, left, left + 60, base, 10.0, bold=False, place=place)
        for words, left, base, place in (
            ("Norland", 60.0, 700.0, 30), ("7 percent", 60.0, 660.0, 31), ("of all", 60.0, 620.0, 32),
            ("Islands", 160.0, 700.0, 40), ("93 percent", 160.0, 660.0, 41), ("the rest", 160.0, 620.0, 42),
        )
    ]  # fmt: skip
    found = with_rows(
        [*column(260.0, "the people of the land", 1), *short], Rulings(), (595, 842), PairTables()
    )
    assert not any(one.cells for one in found)
