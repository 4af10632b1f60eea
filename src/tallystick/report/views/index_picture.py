"""The pictures of an index: plain bars and dots, each with its table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PictureBar:
    """A bar from one place to another, in percent of the width; `shade` from 0 to 1 tells parts apart."""

    start: float
    width: float
    shade: float


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A line of a picture: bars, a dot where there is one, and what stands in the table beside it."""

    label: str
    bars: tuple[PictureBar, ...]
    dot: float | None
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its table.

    Attributes:
        code: what its heading is called in addresses.
        title: what it shows.
        words: how to read it.
        heading: the table's columns.
        rows: the lines.
        table: the path of the whole table.
    """

    code: str
    title: str
    words: str
    heading: tuple[str, ...]
    rows: tuple[PictureRow, ...]
    table: str

    @property
    def file(self) -> str:
        """Where it lies as a file of its own."""
        return f"pictures/{self.code}.svg"
