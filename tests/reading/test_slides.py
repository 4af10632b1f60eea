"""Slides: cards of a few lines side by side are read one by one, and pages that are pictures are named."""

from pathlib import Path

import pytest

from tallystick.reading import SourceText, draft_register, read_document
from tallystick.reading.pictured import named_pages
from tests.reading.pdf_objects import joined
from tests.reading.test_pages import Piece, pdf

TITLE: list[Piece] = [
    (2, 24.0, 60, 400, "Water Plan of Norland 2025-2030"),
    (1, 14.0, 60, 360, "Ministry of Water"),
]
CARDS: list[Piece] = [
    (2, 20.0, 60, 540, "Fair prices"),
    (2, 14.0, 60, 460, "Households"), (1, 14.0, 60, 440, "The Ministry will support"),
    (1, 14.0, 60, 420, "3,000 households by 2028."),
    (2, 14.0, 320, 460, "Schools"), (1, 14.0, 320, 440, "The Ministry will give"),
    (1, 14.0, 320, 420, "water to 500 schools by 2027."),
    (2, 14.0, 580, 460, "Farmers"), (1, 14.0, 580, 440, "The Ministry will repair"),
    (1, 14.0, 580, 420, "200 canals by 2030."),
]  # fmt: skip
#: A table of the same width, which the file holds row by row.
TABLE: list[Piece] = [
    (1, 14.0, x, 460 - 60 * row - 20 * at, words)
    for row in range(3)
    for x, cell in (
        (60, ("Open clinics in", f"district {row}")),
        (320, ("Ministry of", "Health")),
        (580, ("by the end", "of 2028")),
    )
    for at, words in enumerate(cell)
]


def wide(pages: list[list[Piece]]) -> bytes:
    """Pages as wide as slides."""
    return pdf(pages).replace(b"[0 0 595 842]", b"[0 0 842 595]")


def with_picture(data: bytes, page: int) -> bytes:
    """The same with a picture over all of a page."""
    bodies = [one.split("endobj")[0].rstrip("\n") for one in data.decode("latin-1").split(" obj\n")[1:]]
    at = [n for n, body in enumerate(bodies) if "stream" in body][page]
    words = bodies[at].split("stream\n", 1)[1].rsplit("\nendstream", 1)[0]
    words = f"q 842 0 0 595 0 0 cm /X Do Q\n{words}"
    bodies[at] = f"<< /Length {len(words)} >>\nstream\n{words}\nendstream"
    bodies[at + 1] = bodies[at + 1].replace("/Font", f"/XObject << /X {len(bodies) + 1} 0 R >> /Font", 1)
    about = "/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1"
    bodies.append(f"<< /Type /XObject /Subtype /Image {about} >>\nstream\n0\nendstream")
    return joined([body.encode("latin-1") for body in bodies])


def read(folder: Path, data: bytes) -> SourceText:
    place = folder / "plan.pdf"
    place.write_bytes(data)
    return read_document(str(place), lambda *_: None)


def test_cards_side_by_side_keep_their_own_numbers(tmp_path: Path) -> None:
    draft = draft_register(read(tmp_path, wide([TITLE, CARDS])), "en")
    assert [(int(one.value), one.deadline) for one in draft.targets] == [
        (3000, "2028"),
        (500, "2027"),
        (200, "2030"),
    ]


def test_cells_of_a_wide_table_are_no_cards(tmp_path: Path) -> None:
    source = read(tmp_path, wide([TITLE, TABLE]))
    rows = [line for line in source.text.splitlines() if "district" in line]
    assert all("Health" in row for row in rows), source.text


def test_a_page_without_a_word_leaves_the_others_readable(tmp_path: Path) -> None:
    source = read(tmp_path, wide([TITLE, [], CARDS]))
    assert [(one.code, one.places["pages"]) for one in source.warnings] == [("pages-empty", "2")]
    assert "500 schools" in source.text


def test_a_slide_that_is_a_picture_with_a_title_is_named(tmp_path: Path) -> None:
    title: list[Piece] = [(2, 20.0, 60, 540, "Our targets for clean rivers")]
    plain = read(tmp_path, wide([TITLE, title, CARDS]))
    drawn = read(tmp_path, with_picture(wide([TITLE, title, CARDS]), 1))
    assert plain.warnings == ()
    assert [(one.code, one.places["pages"]) for one in drawn.warnings] == [("pages-pictured", "2")]


@pytest.mark.parametrize(
    ("pages", "words"), [((3,), "3"), ((1, 2, 3), "1-3"), ((2, 5, 6, 9), "2, 5-6, 9"), ((), "")]
)
def test_pages_are_named_in_stretches(pages: tuple[int, ...], words: str) -> None:
    assert named_pages(pages) == words
