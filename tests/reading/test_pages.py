"""A PDF is read as its pages look: by size, weight and place. Pages of a fictional plan, set by hand."""

from pathlib import Path

import pytest

from tallystick.reading import Draft, SourceText, draft_register, read_document
from tests.reading.pdf_objects import joined

#: A font (1 plain, 2 bold), its size, and where the words begin from the page's lower left corner.
Piece = tuple[int, float, float, float, str]


def pdf(pages: list[list[Piece]]) -> bytes:
    """A PDF with each piece of text in its place."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
    ]
    fonts = "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
    kids = []
    for page in pages:
        stream = "\n".join(
            f"BT /F{font} {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET" for font, size, x, y, words in page
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {fonts} /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return joined([one.encode("latin-1") for one in objects])


def drafted(folder: Path, pages: list[list[Piece]]) -> tuple[SourceText, Draft]:
    place = folder / "plan.pdf"
    place.write_bytes(pdf(pages))
    source = read_document(str(place), lambda *_: None)
    return source, draft_register(source)


def set_lines(lines: list[tuple[int, float, str]], x: float = 60, top: float = 780) -> list[Piece]:
    """Lines below one another, fourteen points apart."""
    return [(font, size, x, top - 14 * at, words) for at, (font, size, words) in enumerate(lines)]


PARTS = [
    (2, 16.0, "Access to information"),
    (1, 11.0, "The Government looks after the matters of this field with many others in the land."),
    (2, 11.0, "Publish the budget"),
    (1, 11.0, "The Ministry will publish the budget with all of its sources and in good time."),
    (2, 11.0, "Open the register"),
    (1, 11.0, "The Ministry will open the register of land to all who ask for it in the towns."),
    (2, 16.0, "Room for all"),
    (1, 11.0, "The Government looks after the matters of this field with many others in the land."),
    (2, 11.0, "Hold hearings"),
    (1, 11.0, "The Ministry will hold hearings in each of the regions and write down what is said."),
]


def test_headings_are_told_by_size_and_weight(tmp_path: Path) -> None:
    _, draft = drafted(tmp_path, [set_lines(PARTS)])
    assert [one.title for one in draft.outline] == ["Access to information", "Room for all"]
    titles = [one.unit.title for one in draft.commitments]
    assert titles == ["Publish the budget", "Open the register", "Hold hearings"]


def test_words_in_bold_that_begin_a_paragraph_begin_an_item(tmp_path: Path) -> None:
    page: list[Piece] = [
        (2, 16, 60, 790, "Access"),
        (1, 11, 60, 770, "The Government will do what is said here."),
    ]
    for at, name in enumerate(("Budgets.", "Registers.", "Hearings.")):
        page.append((2, 11, 60, 740 - 40 * at, name))
        page.append((1, 11, 122, 740 - 40 * at, "The Ministry will work on these and tell of it,"))
        page.append((1, 11, 60, 726 - 40 * at, "and it will do so in each of the years to come."))
    _, draft = drafted(tmp_path, [page])
    assert [one.unit.title.split(".")[0] for one in draft.commitments] == ["Budgets", "Registers", "Hearings"]


def test_a_raised_mark_joins_no_number_and_a_note_promises_none(tmp_path: Path) -> None:
    page = set_lines(
        [
            (1, 11, "Plan of Norland 2025-2028"),
            (1, 11, "1. The Ministry will open 40"),
            (1, 11, "2. The Ministry will raise the share to 85%"),
        ]
    )
    page += [(1, 6.5, 194, 770, "3"), (1, 11, 201, 766, "clinics by 2027."), (1, 6.5, 264, 756, "2")]
    page += [
        (1, 8, 60, 90, "3 Of these 15 are in the north."),
        (1, 8, 60, 80, "2 It was 70% in the year before."),
    ]
    source, draft = drafted(tmp_path, [page])
    assert [(str(one.value), one.deadline) for one in draft.targets] == [("40", "2027"), ("85", "")], (
        source.text
    )


@pytest.mark.parametrize("by_line", [False, True])
def test_columns_are_read_one_after_the_other(tmp_path: Path, by_line: bool) -> None:
    left = [f"{at}. The Ministry will open {at}0 schools" for at in range(1, 10)]
    right = [f"{at}. The Ministry will open {at}0 clinics" for at in range(10, 19)]
    one = set_lines([(1, 11.0, words) for words in left], x=50, top=700)
    two = set_lines([(1, 11.0, words) for words in right], x=320, top=700)
    page = [piece for pair in zip(one, two, strict=True) for piece in pair] if by_line else [*one, *two]
    _, draft = drafted(tmp_path, [[(2, 16, 60, 760, "Plan of Norland 2025-2028"), *page]])
    assert [one.unit.number for one in draft.commitments] == [f"{at}." for at in range(1, 19)]


def test_cells_side_by_side_are_not_one_number(tmp_path: Path) -> None:
    rows = [("1.1 Inspect the works", "150", "600", "2026"), ("1.2 Fund the councils", "33", "110", "2027")]
    page: list[Piece] = [(2, 16, 60, 780, "Plan of Norland 2025-2028")]
    for at, cells in enumerate(
        [("Action", "Baseline", "Target", "Deadline"), *rows, ("1.3 Ask the towns", "12", "450", "2028")]
    ):
        page += [(1, 11, x, 740 - 20 * at, cell) for x, cell in zip((60, 260, 340, 420), cells, strict=True)]
    _, draft = drafted(tmp_path, [page])
    assert [(str(one.value), str(one.baseline_value), one.deadline) for one in draft.targets] == [
        ("600", "150", "2026"),
        ("110", "33", "2027"),
        ("450", "12", "2028"),
    ]


def test_lines_are_read_from_top_to_bottom_whatever_the_file_holds_first(tmp_path: Path) -> None:
    pieces = set_lines(
        [(1, 11, "Plan of Norland 2025-2028"), (1, 11, "1. Open 20 schools."), (1, 11, "2. Train.")]
    )
    source, _ = drafted(tmp_path, [pieces[::-1]])
    assert source.text.split("\n") == ["Plan of Norland 2025-2028", "1. Open 20 schools.", "2. Train."]


def test_a_paragraph_in_bold_is_no_heading_on_any_of_its_lines(tmp_path: Path) -> None:
    items = [
        (2, 10.0, "12.1 Ratify the Protocol of the International Covenant on Economic"),
        (2, 10.0, "Social and Cultural Rights without a reservation"),
        (2, 10.0, "and give it effect (Norway);"),
        (2, 10.0, "12.2 Strengthen the Agency (Ghana);"),
        (2, 10.0, "12.3 Open offices in all towns and give"),
        (2, 10.0, "Them staff (Chile);"),
    ]
    plain = [
        (1, 10.0, f"Line {number} of the report tells in plain letters how it came about.")
        for number in range(9)
    ]
    first = set_lines(
        [(2, 14.0, "Review of Norland"), *plain, (1, 10.0, "12. The State was asked to:"), *items[:2]]
    )
    second = set_lines(items[2:] + plain)
    _, draft = drafted(tmp_path, [first, second])
    found = {one.unit.number: one.unit.title for one in draft.commitments}
    assert [one for one in found if one.startswith("12.") and one != "12."] == ["12.1", "12.2", "12.3"]
    assert found["12.1"].startswith("Ratify the Protocol")
    assert len(found) <= 4
