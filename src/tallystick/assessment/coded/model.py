"""What a signed panel found, as an assessment holds it."""

from dataclasses import dataclass

from tallystick.panel.results import AgreementRow, RatingRow, VerdictRow


@dataclass(frozen=True, slots=True)
class PanelFindings:
    """What the panel that counts found.

    Attributes:
        panel: its name.
        judged_to: up to when it judged.
        rubric: its rubric, by name and version.
        rubric_sha256: the hash of the rubric.
        signed: who signed, all who coded or dissented.
        verdicts: its verdicts by commitment and question.
        agreement: how far it agreed, over all and by chapter.
        ratings: the government's rating beside its own.
    """

    panel: str
    judged_to: str
    rubric: str
    rubric_sha256: str
    signed: tuple[str, ...]
    verdicts: tuple[VerdictRow, ...]
    agreement: tuple[AgreementRow, ...]
    ratings: tuple[RatingRow, ...]
