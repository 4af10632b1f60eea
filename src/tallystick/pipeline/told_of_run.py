"""What a person is told of a run, apart from all that it made: it can be kept, and told again."""

from dataclasses import dataclass

from tallystick.base.findings import Finding
from tallystick.base.reasons import Reason

_Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ToldOfRun:
    """What a person is told of a run.

    Attributes:
        assessment_id: what names the edition.
        title: the plan's.
        method: the method's name.
        judged_to: the day after which nothing is looked at.
        known_by: the day after which no source is heard.
        commitments: how many there are.
        targets: how many there are.
        target_commitments: how many commitments have targets.
        policies: for each source policy how many targets have which verdict.
        contested: the contested targets.
        second_voice: the targets of which two voices could be compared.
        marks: for each mark the targets that carry it.
        mark_counts: for each mark how many carry it.
        registration: whether the method is the one that was registered, as the results' file says it.
        registered: that in a sentence.
        standings: for each table that was read from a document how many rows nobody has confirmed, and of
            how many.
        unconfirmed: that in a sentence; None where nothing was read.
        gaps: what was missing in the package or beside it.
        pages: how many pages there are.
        verdicts: the file that holds the verdicts of targets.
    """

    assessment_id: str
    title: str
    method: str
    judged_to: str
    known_by: str
    commitments: int
    targets: int
    target_commitments: int
    policies: tuple[tuple[str, _Counts], ...]
    contested: tuple[str, ...]
    second_voice: tuple[str, ...]
    marks: tuple[tuple[str, tuple[str, ...]], ...]
    mark_counts: _Counts
    registration: str
    registered: Reason
    standings: tuple[tuple[str, int, int], ...]
    unconfirmed: Reason | None
    gaps: tuple[Finding, ...]
    pages: int
    verdicts: str
