"""What a run should make."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tallystick.ledger.verifiers import PublicKey
    from tallystick.pipeline.written import Written


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run should make.

    Attributes:
        site: whether pages are drawn.
        quoted: whether they quote the plan's own text, where somebody has put it beside the package.
        ledger: the key of the ledger in which the method was registered, if it is known.
        rules: the versions of rules that an assessment names, to be judged by these; None for the latest.
        written: tables in Parquet by another version of the writing library, taken where they are the same.
        known_by: up to which day sources count, where the method leaves that open.
    """

    site: bool
    quoted: bool
    ledger: "PublicKey | None" = None
    rules: tuple[tuple[str, int], ...] | None = None
    written: "Written | None" = None
    known_by: datetime.date | None = None
