"""What a draft is of, written or not."""

from dataclasses import dataclass

from tallystick.office.models import OfficeDraft


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """What a draft is of: the table, the body, the commitment, the phase of a report, the row of a measure.

    The row is the identifier of a measure that stands in the package; empty for one that is new.
    """

    table: str
    body: str
    commitment: str
    phase: str = ""
    row: str = ""

    @property
    def about(self) -> str:
        """It by its identifiers, for the history."""
        return " ".join(filter(None, (self.table, self.phase, self.body, self.commitment, self.row)))


def place_of(draft: OfficeDraft) -> DraftPlace:
    """What a draft is of."""
    return DraftPlace(
        draft.table, str(draft.body_id), str(draft.commitment_id), str(draft.phase_id or ""), draft.row
    )
