"""A page of a PDF that is shown turned is read as it is seen: the words of an invented plan, turned."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.reading import read_document
from tests.reading.pdf_objects import joined
from tests.reading.test_pages import PARTS, Piece, pdf, set_lines
from tests.reading.test_ruled_cells import GROUNDS, HEAD, PROSE, ROWS, RULES, ruled

#: How the words run on the sheet, and where what is seen at a place stands on it, by degrees clockwise.
ON_THE_SHEET: dict[int, tuple[str, Callable[[float, float], tuple[float, float]]]] = {
    90: ("0 1 -1 0", lambda x, y: (842 - y, x)),
    180: ("-1 0 0 -1", lambda x, y: (595 - x, 842 - y)),
    270: ("0 -1 1 0", lambda x, y: (y, 595 - x)),
}


def bodies_of(data: bytes) -> list[str]:
    return [one.split("endobj")[0].rstrip("\n") for one in data.decode("latin-1").split(" obj\n")[1:]]


def turned(data: bytes, degrees: int, off: int = 0) -> bytes:
    """The same pages on sheets that are shown turned, whose lower left corner has another place."""
    runs, _ = ON_THE_SHEET[degrees]
    x, y = ON_THE_SHEET[degrees][1](0, 0)
    wide, high = (842, 595) if degrees % 180 else (595, 842)
    bodies = []
    for body in bodies_of(data):
        if "stream\n" in body:
            words = body.split("stream\n", 1)[1].rsplit("\nendstream", 1)[0]
            words = f"q {runs} {x + off} {y + off} cm\n{words}\nQ"
            bodies.append(f"<< /Length {len(words)} >>\nstream\n{words}\nendstream")
            continue
        box = f"[{off} {off} {wide + off} {high + off}] /Rotate {degrees}"
        bodies.append(body.replace("[0 0 595 842]", box))
    return joined([one.encode("latin-1") for one in bodies])


def read(folder: Path, data: bytes) -> str:
    place = folder / "plan.pdf"
    place.write_bytes(data)
    return read_document(str(place), lambda *_: None).text


@pytest.mark.parametrize("off", [0, 30])
@pytest.mark.parametrize("degrees", ON_THE_SHEET)
def test_lines_are_those_of_the_page_as_it_is_seen(tmp_path: Path, degrees: int, off: int) -> None:
    lines: list[Piece] = set_lines(PARTS)
    assert read(tmp_path, turned(pdf([lines]), degrees, off)) == read(tmp_path, pdf([lines]))


@pytest.mark.parametrize("degrees", ON_THE_SHEET)
def test_rules_turn_with_the_words(tmp_path: Path, degrees: int) -> None:
    upright = ruled([*PROSE, *HEAD, *ROWS], [*GROUNDS, *RULES])
    assert " | " in read(tmp_path, upright)
    assert read(tmp_path, turned(upright, degrees)) == read(tmp_path, upright)


def test_pages_shown_upright_beside_one_that_is_turned(tmp_path: Path) -> None:
    lines: list[Piece] = set_lines(PARTS)
    both = turned(pdf([lines, lines]), 90)
    once = both.replace(b"/Rotate 90", b"/Rotate 00", 1)
    assert read(tmp_path, once) != read(tmp_path, both)
    assert read(tmp_path, both) == read(tmp_path, pdf([lines, lines]))
