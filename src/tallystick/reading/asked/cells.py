"""A line of a document, or a row of a table in it, as one text."""

from tallystick.reading.model import Line


def cells_of(line: Line) -> list[str]:
    """The cells of a row; none where the line is no row."""
    return [line.text[one - line.start : end - line.start].strip() for one, end in line.hint.cells]


def in_one(line: Line) -> str:
    """A line as it is read, the cells of a row one after another."""
    return " ".join(cells_of(line)).strip() if line.hint.cells else line.text
