"""What other systems write, as JSON: the cells of a report or measure, each text as the package has it."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from ninja import Schema
from pydantic import ConfigDict, Field, create_model

from tallystick.office.measure_cells import (
    MOST_MILESTONES,
    OF_LOCAL_TARGET,
    OF_MILESTONE,
    local_start,
    milestone_start,
)
from tallystick.office.models.drafts import MEASURES, REPORTS
from tallystick.office.services.written import WRITTEN

#: No cell is longer, and none holds a character that is none.
_LONGEST = 20_000
_Text = Annotated[
    str, Field(max_length=_LONGEST, pattern=r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$")
]
#: What rows are named by.
RowIdentifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,120}$")]
#: No measure promises more.
_MOST_TARGETS = 50


class StrictCells(Schema):
    """Takes what it knows, and nothing else."""

    model_config = ConfigDict(extra="forbid")

    def filled(self) -> dict[str, str]:
        """The cells in which something stands."""
        return {name: cell for name, cell in self.dict().items() if cell}


def _cells(name: str, columns: Iterable[str], told: str) -> type[StrictCells]:
    fields: dict[str, Any] = dict.fromkeys(columns, (_Text, ""))
    return create_model(name, __base__=StrictCells, __doc__=told, **fields)


# Classes that are made of the columns are names of no class in the eyes of a type checker.
if TYPE_CHECKING:
    ReportCells: TypeAlias = StrictCells
    MeasureCells: TypeAlias = StrictCells
    MilestoneCells: TypeAlias = StrictCells
    PromiseCells: TypeAlias = StrictCells
else:
    ReportCells = _cells("ReportCells", WRITTEN[REPORTS], "The cells of a report that its body writes.")
    MeasureCells = _cells("MeasureCells", WRITTEN[MEASURES], "The cells of a measure.")
    MilestoneCells = _cells("MilestoneCells", ("id", *OF_MILESTONE), "The cells of a milestone.")
    PromiseCells = _cells("PromiseCells", OF_LOCAL_TARGET, "What an area promises of a target.")


class LocalPromise(StrictCells):
    """What the area of a measure promises of a target, by the target's identifier."""

    target: RowIdentifier
    cells: PromiseCells


class WrittenText(StrictCells, ABC):
    """What every text says of itself.

    Attributes:
        version: the version of the draft that it was made from; 0 where nothing was written.
        send: whether it is sent to the head of the body at once.
    """

    version: Annotated[int, Field(ge=0, lt=10**8)] = 0
    send: bool = False

    @abstractmethod
    def typed(self) -> dict[str, str]:
        """The cells under the names that forms have for them."""


class WrittenReport(WrittenText):
    """A report."""

    cells: ReportCells

    def typed(self) -> dict[str, str]:
        """The cells under the names that forms have for them."""
        return self.cells.filled()


class WrittenMeasure(WrittenText):
    """A measure, its milestones, and what its area promises of targets."""

    cells: MeasureCells
    milestones: list[MilestoneCells] = Field(default_factory=list, max_length=MOST_MILESTONES)
    local: list[LocalPromise] = Field(default_factory=list, max_length=_MOST_TARGETS)

    def typed(self) -> dict[str, str]:
        """The cells under the names that forms have for them."""
        found = self.cells.filled()
        for number, step in enumerate(self.milestones, 1):
            found |= {milestone_start(number) + name: cell for name, cell in step.filled().items()}
        for one in self.local:
            found |= {local_start(one.target) + name: cell for name, cell in one.cells.filled().items()}
        return found
