"""The tables of what happened, what was claimed and what was said of rows."""

from tallystick.office.models.cells import (
    DateCell,
    IdentifierCell,
    Sha256Cell,
    StoredRow,
    TextCell,
    TruthCell,
    UrlCell,
    WholeCell,
    one_row,
    refers_to,
)


class StoredEvent(StoredRow):
    """A row of ``events``."""

    id = IdentifierCell(unique=True)
    deliverable = refers_to("StoredDeliverable", null=True)
    commitment = refers_to("StoredCommitment", null=True)
    kind = TextCell()
    date = DateCell(null=True)
    source = refers_to("StoredSource", null=True)
    statement = TextCell()
    note = TextCell(null=True)
    searched_where = TextCell(null=True)
    searched_words = TextCell(null=True)
    answers = refers_to("StoredEvent", null=True)
    leave = TruthCell(null=True)
    redacted_by = refers_to("StoredBody", null=True)


class StoredClaim(StoredRow):
    """A row of ``claims``."""

    id = IdentifierCell(unique=True)
    plan = TextCell()
    commitment = refers_to("StoredCommitment", null=True)
    statement = TextCell()
    fulfilled = WholeCell(null=True)
    total = WholeCell(null=True)
    source = refers_to("StoredSource")
    note = TextCell(null=True)
    rated = IdentifierCell(null=True)


class StoredTreaty(StoredRow):
    """A row of ``treaties``."""

    id = IdentifierCell(unique=True)
    name = TextCell()
    standing = TextCell()
    signed = DateCell(null=True)
    ratified = DateCell(null=True)
    in_force = DateCell(null=True)
    reservations = TextCell(null=True)
    source = refers_to("StoredSource", null=True)
    note = TextCell(null=True)


class StoredCalendarEntry(StoredRow):
    """A row of ``calendar``."""

    id = IdentifierCell(unique=True)
    kind = TextCell()
    title = TextCell()
    held_by = TextCell(null=True)
    due = DateCell(null=True)
    due_source = refers_to("StoredSource", null=True)
    took_place = DateCell(null=True)
    source = refers_to("StoredSource", null=True)
    commitment = refers_to("StoredCommitment", null=True)
    note = TextCell(null=True)


class StoredConfirmation(StoredRow):
    """A row of ``confirmations``."""

    table = TextCell()
    row = IdentifierCell()
    state = TextCell()
    by = TextCell(null=True)
    day = DateCell(null=True)
    stroke = WholeCell(null=True)
    was = TextCell(null=True)
    why = TextCell(null=True)

    class Meta:
        constraints = (one_row("confirmations", "table", "row"),)


class StoredCorrection(StoredRow):
    """A row of ``corrections``."""

    id = IdentifierCell(unique=True)
    asked = DateCell()
    about = TextCell()
    outcome = TextCell()
    answered = DateCell(null=True)
    answer = TextCell(null=True)
    commitment = refers_to("StoredCommitment", null=True)
    target = refers_to("StoredTarget", null=True)
    deliverable = refers_to("StoredDeliverable", null=True)
    was = TextCell(null=True)
    now = TextCell(null=True)
    asked_by = TextCell(null=True)


class StoredEarlierEdition(StoredRow):
    """A row of ``editions``."""

    id = IdentifierCell(unique=True)
    published = DateCell()
    assessment = Sha256Cell()
    method = TextCell()
    judged_to = DateCell()
    known_by = DateCell()
    url = UrlCell(null=True)


class StoredEditionAnswer(StoredRow):
    """A row of ``edition_answers``."""

    edition = refers_to("StoredEarlierEdition")
    table = TextCell()
    row = IdentifierCell()
    title = TextCell()
    answer = TextCell()

    class Meta:
        constraints = (one_row("edition_answers", "edition", "table", "row"),)
