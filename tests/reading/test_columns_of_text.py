"""Columns of running text are no table, words broken at a line's end are whole, and cells that touch part."""

from pathlib import Path

from tests.reading.test_pages import Piece, drafted, set_lines

WORDS = ("rivers", "roads", "schools", "clinics", "markets", "harbours", "forests", "fields")
PROSE = [f"Of its {word} the country is proud and will" for word in WORDS]
LEFT = [*PROSE, "* The Ministry will open 40 clinics by", "2027 in all of the towns.", *PROSE]
RIGHT = [*PROSE, "* The Ministry will train 600 nurses by", "2028 for the new clinics.", *PROSE]


def column(lines: list[str], x: float) -> list[Piece]:
    """The lines below one another, with a wider gap before every sixth."""
    pieces = set_lines([(1, 10.0, one) for one in lines], x=x, top=760)
    return [(font, size, x, y - 8 * (at // 6), words) for at, (font, size, x, y, words) in enumerate(pieces)]


def test_two_columns_of_text_with_a_number_between_are_read_one_after_the_other(tmp_path: Path) -> None:
    page = [*column(LEFT, 50), *column(RIGHT, 310), (1, 8.0, 294, 500, "1")]
    source, draft = drafted(tmp_path, [page])
    assert "|" not in source.text
    assert "\t" not in source.text
    assert [(int(one.value), one.deadline) for one in draft.targets] == [(40, "2027"), (600, "2028")]
    places = [source.text.index(f"{number} ") for number in ("40", "600")]
    assert source.text.count(PROSE[-1], 0, places[1]) >= 3


def test_columns_that_the_file_holds_row_by_row_are_a_table(tmp_path: Path) -> None:
    rows = [
        ("Open clinics in the north", "Health", "2027"),
        ("of the country", "", ""),
        ("Train nurses for them all", "Schools", "2028"),
        ("and keep them there", "", ""),
        ("Dig wells in the hills of", "Water", "2026"),
        ("the south", "", ""),
    ]
    tops = [700, 688, 662, 650, 624, 612]
    page: list[Piece] = [
        (1, 10.0, x, top, words)
        for top, row in zip(tops, rows, strict=True)
        for x, words in zip((50, 230, 330), row, strict=True)
        if words
    ]
    source, _ = drafted(tmp_path, [[*page]])
    assert "Open clinics in the north of the country | Health | 2027" in source.text


def test_a_word_broken_at_the_end_of_a_line_is_whole_and_its_lines_stay_two(tmp_path: Path) -> None:
    lines = [
        "The Ministry of the Interior looks after all towns, and it is the commu-",
        "nity of each that will open 40 schools by 2027 for all who live there. The cost-",
        "benefit of it was looked at by many, and the years 2019-",
        "2021 were taken for a base.",
    ]
    source, draft = drafted(tmp_path, [set_lines([(1, 10.0, one) for one in lines])])
    assert "the community\nof each" in source.text
    assert "The costbenefit\nof it" in source.text
    assert "2019-2021" in source.text.replace("\n", "")
    assert [(int(one.value), one.deadline) for one in draft.targets] == [(40, "2027")]


def test_a_heading_is_not_seen_in_a_line_below_a_broken_word(tmp_path: Path) -> None:
    body = [
        (1, 10.0, f"Of its {word} the country is proud and it will keep them well and open-")
        for word in WORDS
    ]
    source, _ = drafted(tmp_path, [set_lines(body), set_lines(body)])
    assert not any(hint.heading for hint in source.hints.values())


def test_cells_parted_by_less_than_other_cells_part_where_the_columns_do(tmp_path: Path) -> None:
    """Words as wide as their cell stand so near the next that the library gives both as one line."""
    rows = [
        ("Action", "Shown by", "2028"),
        ("Open clinics in", "Clinics", "40"),
        ("the north", "open", ""),
        ("Train nurses for", "Nurses", "600"),
        ("the clinics", "trained", ""),
        ("Raise the share in all", "Share", "30"),
        ("of the towns", "of women", ""),
    ]
    tops = [720, 700, 688, 662, 650, 624, 612]
    page: list[Piece] = [
        (1, 10.0, x, top, words)
        for top, row in zip(tops, rows, strict=True)
        for x, words in zip((50, 155, 300), row, strict=True)
        if words
    ]
    source, _ = drafted(tmp_path, [page])
    assert "Raise the share in all of the towns | Share of women | 30" in source.text
