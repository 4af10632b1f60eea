"""An address of the office as it is tried."""

from dataclasses import dataclass
from typing import Any

from tallystick.workflow.permissions import NOTHING, ActedOn


@dataclass(frozen=True)
class Try:
    """An address as it is tried.

    Attributes:
        named: what stands in its pattern.
        acted_on: what the table needs to know of that.
    """

    named: dict[str, Any]
    acted_on: ActedOn = NOTHING
