"""What a document is made of: blocks in the order in which they are read."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportHeading:
    """A heading; level 1 begins a part, and a new page on paper."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class ReportWords:
    """A paragraph: the lead, plain words, or a note in smaller type."""

    text: str
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class ReportPoints:
    """A list of short sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table.

    Attributes:
        caption: what it shows.
        head: the heading of each column.
        rows: its cells; each row has a cell for each column.
        widths: how wide the columns are, beside one another.
        numbers: the columns that hold numbers, which stand right.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ReportPicture:
    """A drawing.

    Attributes:
        name: its file's name.
        svg: the drawing.
        says: what it shows, for who can't see it.
    """

    name: str
    svg: bytes
    says: str


ReportPiece = ReportHeading | ReportWords | ReportPoints | ReportTable | ReportPicture


def is_empty(block: ReportPiece) -> bool:
    """Whether a block is a table or a list in which nothing stands: a heading of nothing on paper."""
    match block:
        case ReportTable():
            return not block.rows
        case ReportPoints():
            return not block.items
        case _:
            return False


@dataclass(frozen=True, slots=True)
class PaperReport:
    """A document with what stands on its title page.

    Attributes:
        title: its title.
        under: the lines below the title: the plan, the days, the identity of the assessment.
        language: its language, as BCP 47 writes it.
        day: the day by whose sources it was made, YYYY-MM-DD: a document has no other date.
        contents: what the list of its parts is called.
        page: how a page is numbered, with ``{page}`` for the number.
        blocks: all that it says.
        leaflet: whether it is one: in large letters, without a page for its title or a list of its parts.
    """

    title: str
    under: tuple[str, ...]
    language: str
    day: str
    contents: str
    page: str
    blocks: tuple[ReportPiece, ...]
    leaflet: bool = False

    @property
    def pictures(self) -> Iterator[ReportPicture]:
        """Its drawings."""
        return (one for one in self.blocks if isinstance(one, ReportPicture))
