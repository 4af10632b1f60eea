"""A PDF's table of two columns is read row by row, ruled or not, and rows part by how their cells wrap."""

from itertools import pairwise
from pathlib import Path

import pytest

from tallystick.reading import Draft, draft_register, read_document
from tallystick.reading.printed_words import running
from tests.reading.test_pages import Piece
from tests.reading.test_ruled_cells import ruled

TITLE = (2, 16.0, 60, 800, "Water Plan of Norland 2025-2030")
ROWS = (
    (("Build 40 pumping stations in the northern", "districts by 2027, and keep them open"),
     ("Ministry of Water and", "Ministry of Works")),
    (("Train 600 technicians by 2028",), ("Water Agency",)),
    (("Publish the results of every test of water", "within a month of the test"),
     ("National Laboratory",)),
    (("Amend the Water Act",), ("Ministry of Justice",)),
)  # fmt: skip
TITLES = (
    "Build 40 pumping stations in the northern districts by 2027, and keep them open",
    "Train 600 technicians by 2028",
    "Publish the results of every test of water within a month of the test",
    "Amend the Water Act",
)
LEFT = (64, 304)


def page(heads: tuple[str, str], gap: float) -> tuple[list[Piece], list[float]]:
    """The pieces of a table, twelve points a line and so much between rows; and where each row begins."""
    top = 760.0
    pieces: list[Piece] = [TITLE, *((2, 10.0, x, top, one) for x, one in zip(LEFT, heads, strict=True))]
    edges = [top + 12]
    for row in ROWS:
        top -= 12 + gap
        edges.append(top + 12 - (2 if not gap else gap / 2))
        for x, cell in zip(LEFT, row, strict=True):
            pieces += [(1, 10.0, x, top - 12 * at, words) for at, words in enumerate(cell)]
        top -= 12 * (max(map(len, row)) - 1)
    return pieces, [*edges, top - 4]


def read(folder: Path, pieces: list[Piece], drawn: list[str]) -> Draft:
    place = folder / "plan.pdf"
    place.write_bytes(ruled(pieces, drawn))
    return draft_register(read_document(str(place), lambda *_: None), "en")


def check(draft: Draft) -> None:
    assert [one.unit.title.removesuffix(" …") for one in draft.commitments] == [
        one if len(one) <= 90 or len(one.split()) <= 14 else " ".join(one.split()[:14]) for one in TITLES
    ]
    assert [(int(one.value), one.deadline) for one in draft.targets] == [(40, "2027"), (600, "2028")]
    assert [one.words for one in draft.bodies if one.kind == "lead"] == [
        "Ministry of Water and Ministry of Works",
        "Water Agency",
        "National Laboratory",
        "Ministry of Justice",
    ]


@pytest.mark.parametrize("gap", [0.0, 2.0, 10.0])
@pytest.mark.parametrize("rules", ["none", "rows", "cells"])
def test_rows_of_two_columns(tmp_path: Path, gap: float, rules: str) -> None:
    pieces, edges = page(("Action", "Responsible body"), gap)
    drawn = [] if rules == "none" else [f"60 {at} 480 0.5 re f" for at in edges]
    if rules == "cells":
        drawn += [f"{x} {edges[-1]} 0.5 {edges[0] - edges[-1]} re f" for x in (60, 300, 540)]
    check(read(tmp_path, pieces, drawn))


def test_without_heads_that_name_them_two_columns_are_text(tmp_path: Path) -> None:
    pieces, _ = page(("Of the rivers", "Of the lakes"), 2.0)
    assert {one.unit.rule for one in read(tmp_path, pieces, []).commitments} != {"layout:row"}


def test_every_second_row_shaded_makes_one_table(tmp_path: Path) -> None:
    pieces, edges = page(("Action", "Responsible body"), 6.0)
    bands = ["0.8 0.9 1 rg"]
    for high, low in list(pairwise(edges))[1::2]:
        bands += [f"{x} {low} 240 {high - low} re f" for x in (60, 300)]
    rules = [f"60 {at} 480 0.5 re f" for at in (edges[0], edges[1], edges[-1])]
    check(read(tmp_path, pieces, [*bands, "0 0 0 rg", *rules]))


def test_a_rule_under_one_column_alone_parts_its_rows(tmp_path: Path) -> None:
    heads = ("Objective", "Action", "Responsible", "Deadline")
    across = (60, 160, 340, 460, 540)
    pieces: list[Piece] = [
        TITLE,
        *((2, 10.0, x + 4, 760, one) for x, one in zip(across, heads, strict=False)),
    ]
    pieces += [
        (1, 10.0, 64, 740, "Safe water"), (1, 10.0, 164, 740, "Build 40 stations"),
        (1, 10.0, 344, 740, "Ministry of Water"), (1, 10.0, 464, 740, "2027"),
        (1, 10.0, 164, 720, "Train 600 technicians"),
        (1, 10.0, 64, 700, "Clean rivers"), (1, 10.0, 164, 700, "Inspect 90 factories"),
        (1, 10.0, 344, 700, "Environment Agency"), (1, 10.0, 464, 700, "2026"),
    ]  # fmt: skip
    drawn = [f"60 {at} 480 0.5 re f" for at in (774, 754, 714, 694)] + ["160 734 180 0.5 re f"]
    drawn += [f"{x} 694 0.5 80 re f" for x in across]
    draft = read(tmp_path, pieces, drawn)
    assert [(int(one.value), one.deadline) for one in draft.targets] == [
        (40, "2027"),
        (600, "2027"),
        (90, "2026"),
    ]
    assert [one.words for one in draft.bodies] == ["Ministry of Water"] * 2 + ["Environment Agency"]


def test_columns_part_where_hardly_a_blank_lies_between(tmp_path: Path) -> None:
    cells = [("Objective", "Action", "Target"), ("Clean water", "Build stations", "40"),
             ("Water for all", "Train technicians", "600"), ("Clear rivers", "Inspect factories", "90"),
             ("Fair prices", "Set up a fund", "12")]  # fmt: skip
    drawn = []
    for at, row in enumerate(cells):
        words = " ".join(
            f"1 0 0 1 {x} {740 - 20 * at} Tm ({one}) Tj" for x, one in zip((60, 128, 216), row, strict=True)
        )
        drawn.append(f"BT /F1 10 Tf {words} ET")
    pieces: list[Piece] = [TITLE, (1, 10.0, 60, 600, "The Ministry tells each year what came of it.")]
    draft = read(tmp_path, pieces, drawn)
    assert [one.unit.title for one in draft.commitments] == [row[1] for row in cells[1:]]
    assert [int(one.value) for one in draft.targets] == [40, 600, 90, 12]


def test_lines_of_a_cell_run_on_without_a_blank_in_chinese() -> None:
    assert running(["确保北部地", "区供水，", "到2027年"]) == "确保北部地区供水，到2027年"
    assert running(["the north\tof", "the land"]) == "the north of the land"
