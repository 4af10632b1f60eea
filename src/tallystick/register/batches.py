"""The nouns of figures entered from files: the batch they came in, and what a file's words mean."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tallystick.base.dates import PartialDate
from tallystick.register import kinds as k
from tallystick.register.columns import Column, added, optional, text

#: What a word of a file can stand for.
LABEL_KINDS = ("column", "indicator", "area", "group", "unit", "source")
#: What a group's label means where it is no group: the figure is everybody's.
EVERYBODY = "everybody"
#: What a column's name means where the column is not read.
LEFT_OUT = "left_out"
#: Of a figure, whence it came and what came in its place.
ENTERED_IN = added(k.IDENTIFIER, "the batch in which it was entered from a file", refers="batches")
REPLACED_IN = added(k.IDENTIFIER, "the batch that brought the figure which replaced it", refers="batches")


@dataclass(frozen=True, slots=True)
class FigureBatch:
    """The figures that came from one file at once, so that they can be taken out again together."""

    id: Annotated[str, Column(k.IDENTIFIER, "its identifier, made from the file's SHA-256")]
    file: Annotated[str, text("the file's name")]
    file_sha256: Annotated[str, Column(k.SHA256, "the SHA-256 of the file's bytes")]
    entered: Annotated[PartialDate, Column(k.DATE, "when its figures were entered")]
    figures: Annotated[int, Column(k.WHOLE, "how many figures of it were entered")]
    refused: Annotated[int, Column(k.WHOLE, "how many of its rows were refused")]
    added_source: Annotated[
        str | None, optional(k.IDENTIFIER, "the source that was entered with it", refers="sources")
    ]


@dataclass(frozen=True, slots=True)
class FileLabel:
    """What a word means that stands in other people's files, said once for every file to come."""

    kind: Annotated[str, Column(k.TEXT, "what it stands for", allowed=LABEL_KINDS)]
    label: Annotated[str, text("the word, as it stands in the files")]
    means: Annotated[
        str,
        Column(
            k.IDENTIFIER,
            "the identifier of that indicator, area or source, the group, the unit, or what the column "
            "holds; everybody: no group of its own; left_out: the column is not read",
        ),
    ]
    factor: Annotated[
        Decimal | None,
        optional(k.NUMBER, "of a unit, by what its figures are multiplied, such as 10000; empty: by nothing"),
    ]
