"""The tables of what others asked of the State, what answers it, and what was sent and reported."""

from tallystick.office.models.cells import (
    DateCell,
    IdentifierCell,
    ManyCell,
    StoredRow,
    TextCell,
    TruthCell,
    UrlCell,
    WholeCell,
    one_row,
    refers_to,
)


class StoredRecommendation(StoredRow):
    """A row of ``recommendations``."""

    id = IdentifierCell(unique=True)
    mechanism = TextCell()
    kind = TextCell()
    document = TextCell()
    asked = TextCell()
    paragraph = TextCell(null=True)
    date = DateCell(null=True)
    made_by = ManyCell()
    response = TextCell(null=True)
    responded = DateCell(null=True)
    reason = TextCell(null=True)
    source = refers_to("StoredSource", null=True)
    response_source = refers_to("StoredSource", null=True)
    committee = IdentifierCell(null=True)
    session = TextCell(null=True)
    cycle = WholeCell(null=True)
    theme = ManyCell()
    groups = ManyCell()
    goals = ManyCell()
    articles = ManyCell()
    under = refers_to("StoredCommitment", null=True)
    due = DateCell(null=True)
    cluster = IdentifierCell(null=True)
    merged_into = refers_to("StoredRecommendation", null=True)
    withdrawn = DateCell(null=True)
    response_paragraph = TextCell(null=True)
    note = TextCell(null=True)


class StoredRecommendationLink(StoredRow):
    """A row of ``recommendation_links``."""

    recommendation = refers_to("StoredRecommendation")
    how = TextCell()
    commitment = refers_to("StoredCommitment", null=True)
    proposed_by = ManyCell()
    confirmed_by = ManyCell()
    settled_by = refers_to("StoredAssessor", null=True)
    reason = TextCell(null=True)
    suggested = TruthCell(null=True)
    again_by = ManyCell()

    class Meta:
        constraints = (one_row("recommendation_links", "recommendation", "commitment", "how"),)


class StoredCommunication(StoredRow):
    """A row of ``communications``."""

    id = IdentifierCell(unique=True)
    kind = TextCell()
    date = DateCell()
    subject = TextCell()
    reply = TextCell()
    reference = TextCell(null=True)
    sent_by = ManyCell()
    commitments = ManyCell()
    source = refers_to("StoredSource", null=True)
    replied = DateCell(null=True)
    reply_source = refers_to("StoredSource", null=True)
    note = TextCell(null=True)


class StoredParallelReport(StoredRow):
    """A row of ``parallel_reports``."""

    id = IdentifierCell(unique=True)
    made_by = ManyCell()
    sent_to = TextCell()
    date = DateCell()
    title = TextCell(null=True)
    url = UrlCell(null=True)
    source = refers_to("StoredSource", null=True)
    note = TextCell(null=True)
