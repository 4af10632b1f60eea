"""What became of the files that assessors sent, and where their commitments are filed."""

from dataclasses import dataclass

from tallystick.base.findings import Finding
from tallystick.base.reasons import Reason


@dataclass(frozen=True, slots=True)
class LedgerAt:
    """The ledger in which commitments are filed.

    Attributes:
        folder: its folder.
        key: the file of its secret key.
    """

    folder: str
    key: str


@dataclass(frozen=True, slots=True)
class Collected:
    """What became of a file.

    Attributes:
        file: the file.
        outcome: ``committed``, ``opened`` or ``not_taken``.
        assessor: whose it is, where that could be read.
        whys: why it, or some of its codes, was not taken, and what would be right.
        kept: where a copy of it lies.
        judgements: how many codes of it came into the package.
        known: how many stood there already, for the sheet was taken before.
        findings: the rows that were not.
    """

    file: str
    outcome: str
    assessor: str = ""
    whys: tuple[Reason, ...] = ()
    kept: str = ""
    judgements: int = 0
    known: int = 0
    findings: tuple[Finding, ...] = ()
