"""The tables of phased research, and of what an assessment recommends."""

from tallystick.office.models.cells import (
    DateCell,
    IdentifierCell,
    StoredRow,
    TextCell,
    refers_to,
)


class StoredPhaseStudy(StoredRow):
    """A row of ``studies``."""

    id = IdentifierCell(unique=True)
    phase = refers_to("StoredPlanPhase")
    kind = TextCell()
    title = TextCell()
    state = TextCell()
    commissioned_by = refers_to("StoredBody", null=True)
    carried_out_by = TextCell(null=True)
    method = TextCell(null=True)
    sample = TextCell(null=True)
    planned = DateCell(null=True)
    held = DateCell(null=True)
    published = DateCell(null=True)
    source = refers_to("StoredSource", null=True)
    instrument = refers_to("StoredSource", null=True)
    data = refers_to("StoredSource", null=True)
    note = TextCell(null=True)


class StoredStudyFinding(StoredRow):
    """A row of ``study_findings``."""

    id = IdentifierCell(unique=True)
    study = refers_to("StoredPhaseStudy")
    commitment = refers_to("StoredCommitment")
    found = TextCell()
    source = refers_to("StoredSource")
    area = refers_to("StoredArea", null=True)
    group = IdentifierCell(null=True)


class StoredAssessmentRecommendation(StoredRow):
    """A row of ``assessment_recommendations``."""

    id = IdentifierCell(unique=True)
    phase = refers_to("StoredPlanPhase")
    recommended = TextCell()
    body = refers_to("StoredBody")
    due = DateCell()
    commitment = refers_to("StoredCommitment", null=True)
    made_by = TextCell(null=True)
    reply = TextCell(null=True)
    words = TextCell(null=True)
    replied = DateCell(null=True)
    checked_in = refers_to("StoredPlanPhase", null=True)
    follow_up = TextCell(null=True)
    found = TextCell(null=True)
