"""The noun of corrections: what somebody said was wrong, and what became of it."""

from dataclasses import dataclass
from typing import Annotated

from tallystick.base.dates import PartialDate
from tallystick.register import kinds as k
from tallystick.register.columns import Column, added, text

OUTCOMES = ("open", "mended", "partly", "declined")


@dataclass(frozen=True, slots=True)
class Correction:
    """Something that was said to be wrong or missing, and what happened to it."""

    id: Annotated[str, Column(k.IDENTIFIER, "its identifier, the same for ever")]
    asked: Annotated[PartialDate, Column(k.DATE, "when it was asked for, or seen by ourselves")]
    about: Annotated[str, text("what was said to be wrong or missing, in our own words")]
    outcome: Annotated[
        str,
        Column(
            k.TEXT,
            "open: nobody has answered yet; mended: done as asked; partly: done in part; declined: not done",
            allowed=OUTCOMES,
        ),
    ]
    answered: Annotated[PartialDate | None, added(k.DATE, "when it was answered")] = None
    answer: Annotated[str | None, added(k.TEXT, "what was done, or why it was not")] = None
    commitment: Annotated[
        str | None, added(k.IDENTIFIER, "the commitment it concerns, where it is one", refers="commitments")
    ] = None
    target: Annotated[
        str | None, added(k.IDENTIFIER, "the target whose answer changed by it", refers="targets")
    ] = None
    deliverable: Annotated[
        str | None, added(k.IDENTIFIER, "the deliverable whose answer changed by it", refers="deliverables")
    ] = None
    was: Annotated[str | None, added(k.TEXT, "the answer before, where it changed")] = None
    now: Annotated[str | None, added(k.TEXT, "the answer since, where it changed")] = None
    asked_by: Annotated[str | None, added(k.TEXT, "who asked, only where they want to be named")] = None
