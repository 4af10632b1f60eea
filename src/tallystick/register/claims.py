"""The noun of claims: what the government itself said, which stands beside every answer and in none."""

from dataclasses import dataclass
from typing import Annotated

from tallystick.register import kinds as k
from tallystick.register.columns import Column, optional, text


@dataclass(frozen=True, slots=True)
class Claim:
    """What the government itself said of the plan, of one before it, or of a commitment."""

    id: Annotated[str, Column(k.IDENTIFIER, "a readable, stable identifier")]
    plan: Annotated[str, Column(k.TEXT, "which plan it speaks of", allowed=("this", "earlier"))]
    commitment: Annotated[str | None, optional(k.IDENTIFIER, "the commitment", refers="commitments")]
    statement: Annotated[str, text("what was said, in our own words")]
    fulfilled: Annotated[int | None, optional(k.WHOLE, "how many were said to be fulfilled")]
    total: Annotated[int | None, optional(k.WHOLE, "of how many")]
    source: Annotated[str, Column(k.IDENTIFIER, "where it was said", refers="sources")]
    note: Annotated[str | None, optional(k.TEXT, "what a reader should know of it")]
