"""The tables of what is owed to the public: drafts opened for comment, what has to be published, counts."""

from tallystick.office.models.cells import (
    DateCell,
    IdentifierCell,
    StoredRow,
    TextCell,
    WholeCell,
    one_row,
    refers_to,
)


class StoredConsultation(StoredRow):
    """A row of ``consultations``."""

    id = IdentifierCell(unique=True)
    title = TextCell()
    body = refers_to("StoredBody")
    opened = DateCell()
    closed = DateCell()
    comments = WholeCell()
    source = refers_to("StoredSource", null=True)
    commitment = refers_to("StoredCommitment", null=True)
    note = TextCell(null=True)
    unanswered = WholeCell(null=True)


class StoredDraftParagraph(StoredRow):
    """A row of ``draft_paragraphs``."""

    id = IdentifierCell(unique=True)
    consultation = refers_to("StoredConsultation")
    number = TextCell()
    says = TextCell()
    was = TextCell(null=True)
    changed = DateCell(null=True)


class StoredEarlierParagraph(StoredRow):
    """A row of ``earlier_paragraphs``."""

    paragraph = refers_to("StoredDraftParagraph")
    wording = WholeCell()
    says = TextCell()
    changed = DateCell()

    class Meta:
        constraints = (one_row("earlier_paragraphs", "paragraph", "wording"),)


class StoredConsultationPoint(StoredRow):
    """A row of ``consultation_points``."""

    id = IdentifierCell(unique=True)
    consultation = refers_to("StoredConsultation")
    said = TextCell()
    comments = WholeCell()
    paragraph = refers_to("StoredDraftParagraph", null=True)
    answer = TextCell(null=True)
    did = TextCell(null=True)
    answered = DateCell(null=True)
    reasons_for = TextCell(null=True)
    reasons_against = TextCell(null=True)


class StoredDisclosureDuty(StoredRow):
    """A row of ``disclosures``."""

    id = IdentifierCell(unique=True)
    kind = TextCell()
    body = refers_to("StoredBody")
    item = TextCell()
    state = TextCell()
    duty = refers_to("StoredSource", null=True)
    due = DateCell(null=True)
    looked = DateCell(null=True)
    where = TextCell(null=True)
    source = refers_to("StoredSource", null=True)
    challenge = TextCell(null=True)
    challenged = DateCell(null=True)
    settled = TextCell(null=True)
    reply = TextCell(null=True)


class StoredCaseCount(StoredRow):
    """A row of ``case_counts``."""

    phase = refers_to("StoredPlanPhase")
    area = refers_to("StoredArea")
    kind = TextCell()
    outcome = TextCell()
    counted = DateCell()
    number = WholeCell(null=True)

    class Meta:
        constraints = (one_row("case_counts", "phase", "area", "kind", "outcome", "counted"),)
