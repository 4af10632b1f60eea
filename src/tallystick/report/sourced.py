"""What stands with its source: figures of a target, and what somebody said."""

from dataclasses import dataclass

from tallystick.register.events import Event
from tallystick.register.indicators import Indicator
from tallystick.register.model import Observation, Source


@dataclass(frozen=True, slots=True)
class SourcedFigure:
    """An observation with its source and the part its indicator plays for one target."""

    observation: Observation
    indicator: Indicator
    source: Source
    role: str
    note: str | None


def told_by(event: Event) -> tuple[str, str, str | None]:
    """What makes an objection or a reply the same one; it may be entered for each commitment."""
    return event.kind, event.statement, event.source
