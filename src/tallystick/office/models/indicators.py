"""The tables of indicators, and of what lacks one."""

from tallystick.office.models.cells import (
    IdentifierCell,
    ManyCell,
    StoredRow,
    TextCell,
    TruthCell,
    UnitCell,
    YearCell,
    one_row,
    refers_to,
)


class StoredIndicator(StoredRow):
    """A row of ``indicators``."""

    id = IdentifierCell(unique=True)
    title = TextCell()
    definition = TextCell()
    kind = TextCell()
    unit = UnitCell()
    direction = TextCell(null=True)
    publisher = TextCell(null=True)
    numerator = TextCell(null=True)
    denominator = TextCell(null=True)
    proportion = TruthCell(null=True)
    frequency = TextCell(null=True)
    home_scheme = TextCell(null=True)
    home_code = TextCell(null=True)
    home_place = TextCell(null=True)
    rights = ManyCell()
    groups = ManyCell()
    sdg = ManyCell()
    library = IdentifierCell(null=True)
    note = TextCell(null=True)


class StoredTargetIndicator(StoredRow):
    """A row of ``target_indicators``."""

    target = refers_to("StoredTarget")
    indicator = refers_to("StoredIndicator")
    role = TextCell()
    note = TextCell(null=True)

    class Meta:
        constraints = (one_row("target_indicators", "target", "indicator"),)


class StoredCommitmentIndicator(StoredRow):
    """A row of ``commitment_indicators``."""

    commitment = refers_to("StoredCommitment")
    indicator = refers_to("StoredIndicator")
    answers = TextCell()
    disaggregation = ManyCell()
    availability = TextCell()
    source = refers_to("StoredSource", null=True)
    published_by = ManyCell()
    latest_year = YearCell(null=True)
    note = TextCell(null=True)

    class Meta:
        constraints = (one_row("commitment_indicators", "commitment", "indicator"),)


class StoredMissingIndicator(StoredRow):
    """A row of ``missing_indicators``."""

    commitment = refers_to("StoredCommitment")
    kind = TextCell()
    reason = TextCell()

    class Meta:
        constraints = (one_row("missing_indicators", "commitment", "kind"),)
