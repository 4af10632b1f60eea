"""A PDF's ruled table is read cell by cell, however its words stand and whatever is drawn behind them."""

from pathlib import Path

import pytest

from tallystick.reading import Draft, draft_register, read_document
from tests.reading.pdf_objects import joined
from tests.reading.test_pages import Piece, pdf

#: The edges of three columns, and those of a head and three rows, from the top down.
ACROSS, DOWN = [60, 200, 400, 540], [700, 680, 632, 596, 560]
HEAD = [
    (1, 10.0, 64, 686, "Theme"),
    (1, 10.0, 204, 686, "Goal for 2031"),
    (1, 10.0, 404, 686, "Indicator"),
]
ROWS = [
    (1, 10.0, 64, 652, "Crime"),
    (1, 10.0, 204, 668, "Bring 40 stations"),
    (1, 10.0, 204, 655, "into the network that"),
    (1, 10.0, 204, 642, "watches the roads"),
    (1, 10.0, 404, 663, "Number of stations that"),
    (1, 10.0, 404, 649, "answer in 6 months"),
    (1, 10.0, 64, 594, "Courts"),
    (1, 10.0, 204, 618, "Open 12 courts"),
    (1, 10.0, 404, 618, "Number of courts"),
    (1, 10.0, 204, 580, "Train 300 judges"),
    (1, 10.0, 404, 580, "Number of judges"),
]
PROSE = [(1, 10.0, 60, 780 - 14 * at, "Of its rivers the country is proud, as all know.") for at in range(4)]
#: The first column's last cell reaches over two rows.
RULES = [
    *(f"{ACROSS[0]} {at} {ACROSS[-1] - ACROSS[0]} 1 re f" for at in DOWN if at != 596),
    f"{ACROSS[1]} 596 {ACROSS[-1] - ACROSS[1]} 1 re f",
    *(f"{at} {DOWN[-1]} 1 {DOWN[0] - DOWN[-1]} re f" for at in ACROSS),
]
#: As word processors do, each line stands on a white ground of its own.
GROUNDS = [
    "1 1 1 rg",
    *(f"{x - 1} {y - 3} 130 13 re f" for _, _, x, y, _ in [*HEAD, *ROWS]),
    "0 0 0 rg",
]


def ruled(pieces: list[Piece], drawn: list[str]) -> bytes:
    """A page of words on what is drawn."""
    bodies = [
        one.split("endobj")[0].rstrip("\n") for one in pdf([pieces]).decode("latin-1").split(" obj\n")[1:]
    ]
    at = next(n for n, body in enumerate(bodies) if "stream" in body)
    words = "\n".join(drawn) + "\n" + bodies[at].split("stream\n", 1)[1].rsplit("\nendstream", 1)[0]
    bodies[at] = f"<< /Length {len(words)} >>\nstream\n{words}\nendstream"
    return joined([body.encode("latin-1") for body in bodies])


def read(folder: Path, drawn: list[str]) -> Draft:
    place = folder / "plan.pdf"
    place.write_bytes(ruled([*PROSE, *HEAD, *ROWS], drawn))
    return draft_register(read_document(str(place), lambda *_: None), "en")


@pytest.mark.parametrize("drawn", [RULES, [*GROUNDS, *RULES]], ids=["rules", "rules on white grounds"])
def test_cells_are_told_by_the_rules_around_them(tmp_path: Path, drawn: list[str]) -> None:
    draft = read(tmp_path, drawn)
    rows = [one for one in draft.commitments if one.unit.rule == "layout:row"]
    assert [one.unit.title for one in rows] == [
        "Bring 40 stations into the network that watches the roads",
        "Open 12 courts",
        "Train 300 judges",
    ]
    assert [(int(one.value), one.unit, one.deadline) for one in draft.targets] == [
        (40, "count", "2031"),
        (12, "count", "2031"),
        (300, "persons", "2031"),
    ]


def test_what_an_indicator_measures_is_no_target_beside_one(tmp_path: Path) -> None:
    passed = {one.words: one.reason for one in read(tmp_path, RULES).no_targets}
    assert "measured" in passed["6"]


def test_without_rules_nothing_is_put_together_across_columns(tmp_path: Path) -> None:
    assert not {int(one.value) for one in read(tmp_path, []).targets} - {40, 12, 300, 6}
