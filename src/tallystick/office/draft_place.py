"""What a draft is of, written or not."""

from dataclasses import dataclass

from tallystick.office.models import OfficeDraft


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """What a draft is of: the table, the body, the commitment and, for a report, the phase."""

    table: str
    body: str
    commitment: str
    phase: str = ""

    @property
    def about(self) -> str:
        """It by its identifiers, for the history."""
        return " ".join(filter(None, (self.table, self.phase, self.body, self.commitment)))


def place_of(draft: OfficeDraft) -> DraftPlace:
    """What a draft is of."""
    return DraftPlace(draft.table, str(draft.body_id), str(draft.commitment_id), str(draft.phase_id or ""))
