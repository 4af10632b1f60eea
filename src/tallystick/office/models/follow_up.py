"""The tables of who acts, what they set out to do, what they report, and what was checked."""

from django.db import models

from tallystick.office.models.cells import (
    DateCell,
    IdentifierCell,
    ManyCell,
    NumberCell,
    PeriodCell,
    StoredRow,
    TextCell,
    TruthCell,
    WholeCell,
    one_row,
    refers_to,
)


class StoredBody(StoredRow):
    """A row of ``bodies``."""

    id = IdentifierCell(unique=True)
    name = TextCell()
    name_zh = TextCell(null=True)
    kind = TextCell(null=True)
    parent = refers_to("StoredBody", null=True)
    level = TextCell(null=True)
    collective = TruthCell(null=True)
    since = DateCell(null=True)
    until = DateCell(null=True)
    successor = refers_to("StoredBody", null=True)
    source = refers_to("StoredSource", null=True)
    note = TextCell(null=True)
    also_named = ManyCell()

    class Meta:
        indexes = (
            models.Index(
                fields=("until",), condition=models.Q(until__isnull=False), name="bodies_that_ended"
            ),
        )


class StoredResponsibility(StoredRow):
    """A row of ``responsibilities``."""

    commitment = refers_to("StoredCommitment")
    body = refers_to("StoredBody")
    role = TextCell()
    basis = TextCell()
    source = refers_to("StoredSource", null=True)
    note = TextCell(null=True)
    since = DateCell(null=True)
    until = DateCell(null=True)
    share = TextCell(null=True)

    class Meta:
        constraints = (one_row("responsibilities", "commitment", "body", "role"),)


class StoredPlanPhase(StoredRow):
    """A row of ``phases``."""

    id = IdentifierCell(unique=True)
    kind = TextCell()
    title = TextCell()
    period = PeriodCell()
    due = DateCell()
    asked = DateCell(null=True)
    source = refers_to("StoredSource", null=True)
    note = TextCell(null=True)


class StoredBodyMeasure(StoredRow):
    """A row of ``measures``."""

    id = IdentifierCell(unique=True)
    commitment = refers_to("StoredCommitment")
    body = refers_to("StoredBody")
    title = TextCell()
    area = refers_to("StoredArea", null=True)
    due = DateCell(null=True)
    source = refers_to("StoredSource", null=True)
    budget = NumberCell(null=True)
    currency = TextCell(null=True)
    under = refers_to("StoredBodyMeasure", null=True)
    note = TextCell(null=True)


class StoredMilestone(StoredRow):
    """A row of ``milestones``."""

    id = IdentifierCell(unique=True)
    measure = refers_to("StoredBodyMeasure")
    title = TextCell()
    due = DateCell()
    reached = DateCell(null=True)


class StoredEarlierMeasure(StoredRow):
    """A row of ``earlier_measures``."""

    measure = refers_to("StoredBodyMeasure")
    wording = WholeCell()
    replaced = DateCell()
    commitment = refers_to("StoredCommitment")
    body = refers_to("StoredBody")
    title = TextCell()
    area = refers_to("StoredArea", null=True)
    due = DateCell(null=True)
    source = refers_to("StoredSource", null=True)
    budget = NumberCell(null=True)
    currency = TextCell(null=True)
    under = refers_to("StoredBodyMeasure", null=True)
    note = TextCell(null=True)

    class Meta:
        constraints = (one_row("earlier_measures", "measure", "wording"),)


class StoredEarlierMilestone(StoredRow):
    """A row of ``earlier_milestones``."""

    milestone = IdentifierCell()
    wording = WholeCell()
    replaced = DateCell()
    measure = refers_to("StoredBodyMeasure")
    title = TextCell()
    due = DateCell()
    reached = DateCell(null=True)

    class Meta:
        constraints = (one_row("earlier_milestones", "milestone", "wording"),)


class StoredProgressReport(StoredRow):
    """A row of ``reports``."""

    phase = refers_to("StoredPlanPhase")
    body = refers_to("StoredBody")
    commitment = refers_to("StoredCommitment")
    sent = DateCell()
    rating = TextCell()
    said = TextCell()
    obstacles = TextCell(null=True)
    numerator = NumberCell(null=True)
    denominator = NumberCell(null=True)
    counted = TextCell(null=True)
    record = TextCell(null=True)
    approved = TextCell(null=True)
    files = ManyCell()

    class Meta:
        constraints = (one_row("reports", "phase", "body", "commitment"),)


class StoredEarlierReport(StoredRow):
    """A row of ``earlier_reports``."""

    phase = refers_to("StoredPlanPhase")
    body = refers_to("StoredBody")
    commitment = refers_to("StoredCommitment")
    wording = WholeCell()
    replaced = DateCell()
    sent = DateCell()
    rating = TextCell()
    said = TextCell()
    obstacles = TextCell(null=True)
    numerator = NumberCell(null=True)
    denominator = NumberCell(null=True)
    counted = TextCell(null=True)
    record = TextCell(null=True)
    approved = TextCell(null=True)
    files = ManyCell()

    class Meta:
        constraints = (one_row("earlier_reports", "phase", "body", "commitment", "wording"),)


class StoredSpotCheck(StoredRow):
    """A row of ``checks``."""

    phase = refers_to("StoredPlanPhase")
    body = refers_to("StoredBody")
    commitment = refers_to("StoredCommitment")
    picked = TextCell()
    reason = TextCell()
    checked_by = refers_to("StoredBody")
    asked = DateCell()
    result = TextCell()
    found = TextCell(null=True)
    answer = TextCell(null=True)
    answered = DateCell(null=True)
    asked_for = TextCell(null=True)
    shown = TextCell(null=True)
    files = ManyCell()

    class Meta:
        constraints = (one_row("checks", "phase", "body", "commitment"),)
