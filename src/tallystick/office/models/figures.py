"""The tables of figures, and of where they were read."""

from tallystick.office.models.cells import (
    DateCell,
    IdentifierCell,
    NumberCell,
    PeriodCell,
    Sha256Cell,
    StoredRow,
    TextCell,
    TruthCell,
    UnitCell,
    UrlCell,
    WholeCell,
    one_row,
    refers_to,
)


class StoredArea(StoredRow):
    """A row of ``areas``."""

    id = IdentifierCell(unique=True)
    name = TextCell()
    parent = refers_to("StoredArea", null=True)
    level = TextCell(null=True)
    since = DateCell(null=True)
    until = DateCell(null=True)
    successor = refers_to("StoredArea", null=True)


class StoredSource(StoredRow):
    """A row of ``sources``."""

    id = IdentifierCell(unique=True)
    title = TextCell()
    publisher = TextCell()
    issuing_body = TextCell()
    date = DateCell(null=True)
    kind = TextCell()
    access = TextCell()
    url = UrlCell(null=True)
    note = TextCell(null=True)
    read = DateCell(null=True)
    archived = UrlCell(null=True)
    own_evidence = TruthCell(null=True)


class StoredObservation(StoredRow):
    """A row of ``observations``."""

    id = IdentifierCell(unique=True)
    indicator = refers_to("StoredIndicator")
    area = refers_to("StoredArea")
    group = IdentifierCell(null=True)
    period = PeriodCell()
    as_of = DateCell(null=True)
    value = NumberCell()
    unit = UnitCell()
    value_in_target_unit = NumberCell(null=True)
    qualifier = TextCell()
    rounding = NumberCell(null=True)
    derivation = TextCell()
    accumulation = TextCell(null=True)
    coverage = TextCell(null=True)
    vintage = IdentifierCell(null=True)
    restated = TruthCell()
    source = refers_to("StoredSource")
    note = TextCell(null=True)
    batch = refers_to("StoredFigureBatch", null=True)
    restated_by = refers_to("StoredFigureBatch", null=True)


class StoredFigureBatch(StoredRow):
    """A row of ``batches``."""

    id = IdentifierCell(unique=True)
    file = TextCell()
    file_sha256 = Sha256Cell()
    entered = DateCell()
    figures = WholeCell()
    refused = WholeCell()
    added_source = refers_to("StoredSource", null=True)


class StoredFileLabel(StoredRow):
    """A row of ``labels``."""

    kind = TextCell()
    label = TextCell()
    means = IdentifierCell()
    factor = NumberCell(null=True)

    class Meta:
        constraints = (one_row("labels", "kind", "label"),)
