"""A frame around a page, and a strip behind it, are no table: lines of text go across their edges."""

from pathlib import Path
from typing import TYPE_CHECKING

from tallystick.reading import Draft, SourceText, draft_register, read_document
from tests.reading.test_ruled_cells import HEAD, ROWS, RULES, ruled

if TYPE_CHECKING:
    from tests.reading.test_pages import Piece

STEPS = (
    ("RECOMMENDATION #1: Open the wells of the villages", "open 12 wells in the villages by 2027."),
    ("RECOMMENDATION #2: Repair the roofs of schools", "repair the roofs of 30 schools by 2028."),
    ("RECOMMENDATION #3: Train the clerks of the registers", "train 400 clerks in the towns by 2029."),
)
#: A strip from 20 to 130 points behind the page, and a frame from 40 to 560 around what is printed on it.
DRAWN = [
    "0.8 0.8 0.6 rg 20 30 110 790 re f 1 1 1 rg 40 60 520 730 re f 0 0.3 0 rg",
    *(f"40 {at} 520 2 re f" for at in (60, 770, 790)),
    *(f"{at} 60 2 730 re f" for at in (40, 558)),
]


def page() -> bytes:
    pieces: list[Piece] = [(2, 16.0, 60, 740, "Water Plan of Norland 2026-2030")]
    top = 700.0
    for head, promised in STEPS:
        lines = (
            "Of its wells the country is proud, as all of its visitors know and say so.",
            "This recommendation is what the council asks for: the Ministry will",
            promised,
        )
        pieces.append((2, 11.0, 60, top, head))
        pieces += [(1, 11.0, 90 if at == 0 else 60, top - 20 - 14 * at, one) for at, one in enumerate(lines)]
        top -= 110
    return ruled(pieces, DRAWN)


def read(folder: Path, data: bytes) -> tuple[SourceText, Draft]:
    place = folder / "plan.pdf"
    place.write_bytes(data)
    source = read_document(str(place), lambda *_: None)
    return source, draft_register(source, "en")


def test_a_page_in_a_frame_is_read_as_text(tmp_path: Path) -> None:
    source, draft = read(tmp_path, page())
    assert "|" not in source.text
    assert [one.unit.title[:18] for one in draft.commitments] == [
        "Open the wells of ", "Repair the roofs o", "Train the clerks o",
    ]  # fmt: skip
    assert [(int(one.value), one.deadline) for one in draft.targets] == [
        (12, "2027"), (30, "2028"), (400, "2029"),
    ]  # fmt: skip


def test_a_table_keeps_its_columns_where_a_title_goes_across_it(tmp_path: Path) -> None:
    across = [(1, 10.0, 64, 540, "What is in this table was agreed upon by all of the towns and regions")]
    _, draft = read(tmp_path, ruled([*HEAD, *ROWS, *across], RULES))
    assert [int(one.value) for one in draft.targets] == [40, 12, 300]
