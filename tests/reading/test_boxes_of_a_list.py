"""Boxes of a PDF that each hold an item, and notes at the foot of a page. Pages of a fictional plan."""

from pathlib import Path

from tallystick.reading import Draft, draft_register, read_document
from tests.reading.test_pages import Piece, drafted
from tests.reading.test_ruled_cells import ruled

#: What each of four boxes holds, from the top down, and the heights of the rules above and below them.
BOXES = (
    ("Build dams that hold the water back", "for the towns below the hills."),
    ("Courses for the clerks of the ports.",),
    ("Consider the sea when roads are", "planned, and move those at risk."),
    ("Move the archive to higher ground.",),
)
HEIGHTS = (640, 606, 586, 552, 532)


def boxes(*, parted: bool = False) -> tuple[list[Piece], list[str]]:
    """Words in boxes on one another, and what is drawn around them."""
    words: list[Piece] = [
        (2, 11.0, 60, 760, "Action Plan of Norland 2025-2030"),
        (1, 10.0, 60, 740, "The Ministry of Works has asked the towns what they need. They have"),
        (1, 10.0, 60, 727, "told it, and what follows is what has come of it."),
        (2, 10.0, 60, 660, "Strategies"),
        (1, 10.0, 60, 500, "The country has many rivers, and they are wide and slow in the"),
        (1, 10.0, 60, 487, "plain, where most of the towns were built long ago."),
    ]
    for high, inside in zip(HEIGHTS, BOXES, strict=False):
        words += [(1, 10.0, 64, high - 12 - 13 * at, line) for at, line in enumerate(inside)]
    drawn = [f"60 {at} 480 0.5 re f" for at in HEIGHTS]
    edges = (60, 540, *((300,) if parted else ()))
    return words, [*drawn, *(f"{at} {HEIGHTS[-1]} 0.5 {HEIGHTS[0] - HEIGHTS[-1]} re f" for at in edges)]


def in_boxes(folder: Path, pieces: list[Piece], drawn: list[str]) -> Draft:
    place = folder / "plan.pdf"
    place.write_bytes(ruled(pieces, drawn))
    return draft_register(read_document(str(place), lambda *_: None), "en")


def test_boxes_on_one_another_hold_an_item_each(tmp_path: Path) -> None:
    found = in_boxes(tmp_path, *boxes())
    assert [one.unit.title for one in found.commitments] == [" ".join(one).rstrip(".") for one in BOXES]
    assert all(one.unit.rule == "layout:bullet" for one in found.commitments)


def test_two_boxes_and_boxes_of_fields_are_no_list(tmp_path: Path) -> None:
    pieces, drawn = boxes()
    frame = [one for one in pieces if one[3] > 600 or one[3] < 520]
    framed = in_boxes(tmp_path, frame, [f"60 {at} 480 0.5 re f" for at in (640, 600)])
    assert not any(one.unit.rule == "layout:bullet" for one in framed.commitments)
    named = [
        (*one[:4], f"Field {n}: {one[4]}") if 520 < one[3] < 640 else one for n, one in enumerate(pieces)
    ]
    assert not any(one.unit.rule == "layout:bullet" for one in in_boxes(tmp_path, named, drawn).commitments)


def test_a_note_whose_number_is_raised_is_no_part_of_the_last_item(tmp_path: Path) -> None:
    items: list[Piece] = [
        (1, 11, 60, 760 - 14 * at, f"{at}. The Ministry will open {at}0 clinics") for at in range(1, 9)
    ]
    notes: list[Piece] = [
        (1, 5, 60, 93, "1"),
        (1, 8, 63, 90, "Of these the towns will open 15 percent by 2029."),
        (1, 5, 60, 82, "2"),
        (1, 8, 63, 79, "By 2029 the share will reach 70%."),
    ]
    _, draft = drafted(tmp_path, [[(1, 11, 60, 790, "Plan of Norland 2025-2030"), *items, *notes]])
    assert [int(one.value) for one in draft.targets] == [10 * at for at in range(1, 9)]


#: A poster: what each box says, and where it stands; its number stands large beside it.
POSTER = (
    (200, 700, ("ROADS", "Bridges over both rivers", "Lamps in the towns")),
    (240, 620, ("WATER", "Pipes for the villages")),
    (200, 540, ("COURTS", "Rooms for those who wait", "A register of what is decided")),
)


def poster(size: float) -> list[Piece]:
    """The boxes with their numbers, which the file holds behind them, and a name left of all."""
    pieces: list[Piece] = [(2, 11.0, 60, 780, "Plan of Norland 2025-2030"), (1, 9.0, 40, 620, "BUILDING")]
    for left, top, (name, *others) in POSTER:
        pieces += [(1, 6.0, left, top - 9 - 7 * at, words) for at, words in enumerate(others)]
        pieces.append((2, 6.2, left, top, name))
    numbers = [(2, size, left - 40, top - 10, f"0{n}") for n, (left, top, _) in enumerate(POSTER, 1)]
    return [*pieces, *numbers, (1, 6.0, 300, 40, "A short edition of the plan")]


def test_boxes_beside_large_numbers_are_the_items_of_a_list(tmp_path: Path) -> None:
    source, found = drafted(tmp_path, [poster(18.0)])
    assert [one.unit.title for one in found.commitments] == ["01 ROADS", "02 WATER", "03 COURTS"]
    ends = [source.text[one.unit.start : one.unit.end].split("\n")[-1].strip() for one in found.commitments]
    assert ends == [others[-1] for _, _, others in POSTER]


def test_numbers_as_small_as_the_words_beside_them_or_with_one_missing_make_no_boxes(tmp_path: Path) -> None:
    small, _ = drafted(tmp_path, [poster(6.0)])
    missing, _ = drafted(tmp_path, [[one for one in poster(18.0) if one[4] != "02"]])
    assert not any(hint.item for source in (small, missing) for hint in source.hints.values())
