"""A slide's table of coloured boxes that don't touch is read row by row, and ends with its last row."""

from pathlib import Path
from typing import TYPE_CHECKING

from tallystick.reading import Draft, draft_register, read_document
from tests.reading.test_ruled_cells import ruled

if TYPE_CHECKING:
    from tests.reading.test_pages import Piece

ROWS = (
    ("Actions", "Where we are", "Who", "When"),
    ("Map the wells of|all villages", "Begun", "Council of|Water", "May 2026"),
    ("Agree on how wells|are measured", "Not begun", "Council", "July 2026"),
    ("Open the book of|wells to all", "Begun", "Council of|Water", "May 2027"),
)
LEFT, WIDE = (60.0, 300.0, 440.0, 580.0), (220.0, 120.0, 120.0, 120.0)


def slide(rows: tuple[tuple[str, ...], ...] = ROWS) -> bytes:
    """A wide page with a row of boxes for each row, six points apart, and words below them."""
    pieces: list[Piece] = [(2, 22.0, 60, 540, "Water Plan of Norland 2026-2028")]
    drawn = ["0.9 0.9 0.9 rg"]
    for at in range(len(rows)):
        low = 420.0 - 46 * at
        drawn += [f"{left} {low} {wide} 40 re f" for left, wide in zip(LEFT, WIDE, strict=True)]
        # as slides do, all of one column is drawn before the next
    drawn.append("0 0 0 rg")
    for column, left in enumerate(LEFT):
        for at, row in enumerate(rows):
            lines = row[column].split("|")
            top = 446.0 - 46 * at if len(lines) > 1 else 438.0 - 46 * at
            pieces += [(1, 11.0, left + 6, top - 13 * n, words) for n, words in enumerate(lines)]
    pieces.append((1, 14.0, 60, 120, "The council thanks all who helped it in 12 towns."))
    return ruled(pieces, drawn).replace(b"[0 0 595 842]", b"[0 0 842 595]")


def read(folder: Path, data: bytes) -> Draft:
    place = folder / "plan.pdf"
    place.write_bytes(data)
    return draft_register(read_document(str(place), lambda *_: None), "en")


def test_each_row_is_an_action_with_who_and_when_in_its_cells(tmp_path: Path) -> None:
    draft = read(tmp_path, slide())
    assert [one.unit.title for one in draft.commitments] == [
        "Map the wells of all villages",
        "Agree on how wells are measured",
        "Open the book of wells to all",
    ]
    assert [one.words for one in draft.bodies if one.kind == "lead"][:1] == ["Council of Water"]


def test_what_stands_behind_the_table_is_no_part_of_its_last_row(tmp_path: Path) -> None:
    draft = read(tmp_path, slide())
    assert draft.commitments[-1].unit.end - draft.commitments[-1].unit.start < 120


def test_boxes_whose_first_row_names_no_columns_are_no_table(tmp_path: Path) -> None:
    named = (("The north", "The south", "The east", "The west"), *ROWS[1:])
    assert not any(one.unit.rule == "layout:row" for one in read(tmp_path, slide(named)).commitments)
