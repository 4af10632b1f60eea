"""A document that is written piece by piece: rows of a table on one line each, whatever a cell holds."""

from tallystick.reading.model import Hint, SourceText
from tallystick.reading.table_shapes import TableShape
from tallystick.reading.writer import Writer


def table(writer: Writer, columns: int, *rows: tuple[str, ...]) -> None:
    writer.open_table(TableShape(columns))
    for row in rows:
        writer.open_row()
        for cell in row:
            writer.open_cell()
            writer.paragraph(cell)
            writer.close_cell()
        writer.close_row()
    writer.close_table()


def done(writer: Writer) -> SourceText:
    return writer.text.done("docx")


def test_a_table_becomes_a_line_for_each_row() -> None:
    writer = Writer()
    table(writer, 2, ("a", "b"), ("c", "d"))
    source = done(writer)
    assert source.text == "a | b\nc | d\n\n"
    assert source.hints == {
        0: Hint(table=1, cells=((0, 1), (4, 5))),
        6: Hint(table=1, cells=((6, 7), (10, 11))),
    }


def test_tables_are_counted() -> None:
    writer = Writer()
    table(writer, 2, ("a", "b"))
    writer.paragraph("between")
    table(writer, 2, ("c", "d"))
    assert [one.table for one in done(writer).hints.values()] == [1, 2]


def test_a_table_of_one_column_is_paragraphs() -> None:
    writer = Writer()
    table(writer, 1, ("a",), ("b",))
    assert done(writer).text == "a\nb\n"
    assert done(writer).hints == {}


def test_a_table_in_a_cell_is_words_of_that_cell() -> None:
    writer = Writer()
    writer.open_table(TableShape(2))
    writer.open_row()
    writer.open_cell()
    writer.paragraph("before")
    assert writer.in_cell
    table(writer, 3, ("x", "y", "z"), ("u", "v", "w"))
    writer.paragraph("after")
    writer.close_cell()
    writer.open_cell()
    writer.paragraph("beside")
    writer.close_cell()
    writer.close_row()
    writer.close_table()
    assert [writer.in_cell] == [False]
    source = done(writer)
    assert source.text == "before x y z u v w after | beside\n\n"
    assert len(source.hints) == 1


def test_a_table_in_a_table_of_one_column_is_a_table() -> None:
    writer = Writer()
    writer.open_table(TableShape(1))
    writer.open_row()
    writer.open_cell()
    table(writer, 2, ("a", "b"))
    writer.close_cell()
    writer.close_row()
    writer.close_table()
    table(writer, 2, ("c", "d"))
    assert [one.table for one in done(writer).hints.values()] == [1, 2]


def test_headings_and_notes_are_said_and_stand_apart() -> None:
    writer = Writer()
    writer.paragraph("Part", heading=2)
    writer.paragraph("words")
    writer.paragraph("[1] note", note=True)
    source = done(writer)
    assert source.text == "\nPart\n\nwords\n[1] note\n\n"
    assert source.hints == {1: Hint(heading=2), 13: Hint(note=True)}


def test_a_gap_is_left_outside_of_cells_only() -> None:
    writer = Writer()
    writer.paragraph("a")
    writer.gap()
    writer.open_table(TableShape(2))
    writer.open_row()
    writer.open_cell()
    writer.gap()
    writer.close_cell()
    writer.close_row()
    writer.close_table()
    assert done(writer).text == "a\n\n\n"


def test_the_line_ends_of_a_cell_are_spaces() -> None:
    writer = Writer()
    table(writer, 2, ("a\n b\tc", "d"))
    assert done(writer).text == "a b c | d\n\n"
