"""A framed box beside running text is read whole: its words do not run into the lines next to it."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tallystick.reading import SourceText, draft_register, read_document
from tests.reading.test_ruled_cells import ruled

if TYPE_CHECKING:
    from tests.reading.test_pages import Piece

TOLD = (
    "The islands of Norland have kept",
    "their books on paper since 1950.",
    "Readers ask for them often, and",
    "clerks answer as well as they can.",
    "A visitor saw 300 boxes of letters",
    "in one cellar of the north, and the",
    "roof above them leaks each winter.",
)
PARTS = (("Accounts of the harbours", 700.0, 31), ("Wells and springs", 440.0, 32))
FRAME = 310, 220


def page() -> bytes:
    """Two parts, each with a framed box at the right of its first paragraph."""
    pieces: list[Piece] = [(2, 16.0, 60, 790, "Digital Plan of Norland 2026-2028")]
    drawn: list[str] = []
    for number, (head, top, count) in enumerate(PARTS, 1):
        pieces.append((2, 13.0, 60, top + 30, head))
        pieces += [(1, 10.0, 60, top - 12 * at, words) for at, words in enumerate(TOLD)]
        pieces += [(1, 10.0, 60, top - 110 - 12 * at, words) for at, words in enumerate(TOLD)]
        box = (f"Action {number}", f"The office will publish {count}", "lists of what it keeps by 2027.")
        pieces += [(1, 10.0, FRAME[0] + 8, top - 5 - 12 * at, words) for at, words in enumerate(box)]
        low, high = top - 45, top + 10
        drawn += [f"{FRAME[0]} {at} {FRAME[1]} 1 re f" for at in (low, high)]
        drawn += [f"{at} {low} 1 {high - low} re f" for at in (FRAME[0], FRAME[0] + FRAME[1])]
    return ruled(pieces, drawn)


@pytest.fixture
def source(tmp_path: Path) -> SourceText:
    place = tmp_path / "plan.pdf"
    place.write_bytes(page())
    return read_document(str(place), lambda *_: None)


def test_the_words_of_each_box_are_one_sentence_below_their_heading(source: SourceText) -> None:
    text = " ".join(source.text.split())
    for number, (head, _, count) in enumerate(PARTS, 1):
        words = f"The office will publish {count} lists of what it keeps by 2027."
        assert f"{head} Action {number} {words}" in text
    assert text.count(" ".join(TOLD)) == 2 * len(PARTS)


def test_each_box_promises_its_own_number_and_the_narrative_none(source: SourceText) -> None:
    draft = draft_register(source, "en")
    assert [(int(one.value), one.deadline) for one in draft.targets] == [(31, "2027"), (32, "2027")]
    assert [one.unit.title for one in draft.commitments] == [
        f"The office will publish {count} lists of what it keeps by 2027" for _, _, count in PARTS
    ]
