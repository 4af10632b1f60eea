"""Three columns, a narrow one at a page's edge, and lines whose words are set far apart in one column."""

from pathlib import Path

import pytest

from tallystick.reading.printed import Printed
from tallystick.reading.printed_columns import gutters
from tests.reading.test_pages import Piece, drafted, set_lines

WORDS = ("rivers", "roads", "schools", "clinics", "markets", "harbours", "forests", "fields", "bridges")
NARROW = [f"Of its {word} the land is proud" for word in WORDS]


def column(lines: list[str], x: float, top: float = 760) -> list[Piece]:
    """Lines of running text below one another."""
    return set_lines([(1, 10.0, one) for one in lines], x=x, top=top)


def order(text: str, *words: str) -> bool:
    """Whether words stand in a text in this order."""
    places = [text.index(one) for one in words]
    return places == sorted(places)


def thirds() -> list[list[Piece]]:
    places = (("one", 40), ("two", 220), ("three", 400))
    return [column([*NARROW, f"and {name} ends here"], x) for name, x in places]


def test_three_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    source, _ = drafted(tmp_path, [[piece for one in thirds() for piece in one]])
    begins = [at for at in range(len(source.text)) if source.text.startswith("Of its rivers", at)]
    ends = [source.text.index(f"and {name} ends here") for name in ("one", "two", "three")]
    assert begins[0] < ends[0] < begins[1] < ends[1] < begins[2] < ends[2]
    assert "\t" not in source.text


@pytest.mark.parametrize(("by_row", "parts"), [(False, 2), (True, 1)], ids=["column by column", "row by row"])
def test_no_further_column_is_parted_from_what_the_file_holds_row_by_row(by_row: bool, parts: int) -> None:
    """Three columns in the same places, which the file holds whole, or a cell of each after the other."""
    cells = [(at, row) for at in range(3) for row in range(12)]
    held = sorted(cells, key=lambda one: (one[1], one[0]) if by_row else one)
    lines = [
        Printed("a cell of some words", 40 + 180 * at, 195 + 180 * at, 700 - 14 * row, 10, False, place=place)
        for place, (at, row) in enumerate(held)
    ]
    assert len(gutters(lines, 595)) == parts


TEXT = [
    *(f"Of its {word} the country is proud and it will" for word in WORDS),
    "keep all of them as they are.",
]
FIGURES: list[tuple[int, float, str]] = [
    (2, 28.0, "20"),
    (1, 9.0, "towns were asked what"),
    (1, 9.0, "they would want for the"),
    (1, 9.0, "roads in their fields"),
]


def with_margin(x: float, text_at: float) -> list[Piece]:
    figures = set_lines(FIGURES, x=x, top=700)
    below = column(["The Ministry will open 40 clinics by 2027, and", *TEXT[:7]], text_at, 560)
    return [*figures, *column(TEXT, text_at), *below]


def test_what_stands_in_a_margin_runs_into_no_line_of_the_text(tmp_path: Path) -> None:
    for x, text_at in ((30, 200), (450, 60)):
        source, draft = drafted(tmp_path, [with_margin(x, text_at)])
        assert "20\ntowns were asked what\nthey would want for the\nroads" in "\n".join(
            one.strip() for one in source.text.split("\n")
        )
        assert order(source.text, "keep all of them as they are.", "20\n", "open 40 clinics") or order(
            source.text, "20\n", "Of its rivers"
        )
        assert not any(hint.heading for hint in source.hints.values())
        assert [int(one.value) for one in draft.targets] == [40]


def test_labels_at_the_edge_that_the_file_holds_with_their_text_are_no_margin(tmp_path: Path) -> None:
    """Each label stands in the file before the paragraph beside it, and on its first line."""
    page: list[Piece] = []
    for at, word in enumerate(("rivers", "roads", "fields")):
        top = 760 - 120 * at
        page += [(1, 10.0, 30, top, f"On all the {word}"), *column(TEXT[:6], 220, top)]
    source, _ = drafted(tmp_path, [page])
    first = next(one for one in source.text.split("\n") if "On all the roads" in one)
    assert "Of its rivers" in first


def test_a_line_whose_gaps_differ_is_no_line_of_words_set_apart(tmp_path: Path) -> None:
    lines = column(["the department of the whole watershed plans"] * 7, 60)
    row = [(1, 10.0, 60, 648, "The"), (1, 10.0, 190, 648, "Ministry"), (1, 10.0, 232.6, 648, "Water")]
    source, _ = drafted(tmp_path, [[*lines, *row]])
    assert "The\tMinistry" in source.text


def justified(x: float, top: float) -> list[Piece]:
    """Full lines, and one of three words that is set as wide as they are."""
    lines = column(["the department of the whole watershed plans"] * 7, x, top)
    low = lines[-1][3] - 14
    return [
        *lines,
        (1, 10.0, x, low, "The"),
        (1, 10.0, x + 69.0, low, "Department"),
        (1, 10.0, x + 172.6, low, "Water"),
        *column(["will open 40 clinics by 2027 in all the land."], x, low - 14),
    ]


def test_a_line_whose_words_are_set_far_apart_is_one_line(tmp_path: Path) -> None:
    for page in (justified(60, 760), [*justified(60, 760), *justified(310, 760)]):
        source, _ = drafted(tmp_path, [page])
        assert "The Department Water\n" in source.text, source.text
        assert "\t" not in source.text


def test_columns_above_a_box_over_the_whole_page_are_read_one_after_the_other(tmp_path: Path) -> None:
    wide = [f"In the {word} of the whole country many a thing was done that all know of." for word in WORDS]
    left, right = [*TEXT[:8], "left column ends"], [*TEXT[:8], "right column ends"]
    source, _ = drafted(tmp_path, [[*column(left, 60), *column(right, 330), *column(wide, 60, 560)]])
    second = source.text.rindex("Of its rivers")
    assert source.text.index("left column ends") < second < source.text.index("right column ends")
    assert source.text.index("right column ends") < source.text.index("In the rivers")
    assert "\t" not in source.text


def test_a_quotation_in_large_type_is_no_heading(tmp_path: Path) -> None:
    quote = ["\\252All of the towns will keep", "their rivers and the roads", "to the fields in order\\272"]
    large = [(1, 18.0, 60.0, 600.0 - 22 * at, one) for at, one in enumerate(quote)]
    head: Piece = (1, 18.0, 60.0, 780.0, "Rivers and roads")
    source, _ = drafted(tmp_path, [[head, *column(TEXT[:8], 60, 750), *large, *column(TEXT[:8], 60, 500)]])
    headings = [source.text[at:].split("\n")[0] for at, hint in source.hints.items() if hint.heading]
    assert headings == ["Rivers and roads"]
