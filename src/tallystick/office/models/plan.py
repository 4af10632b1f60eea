"""The tables of what the plan itself says."""

from tallystick.office.models.cells import (
    DateCell,
    IdentifierCell,
    ManyCell,
    NumberCell,
    Sha256Cell,
    StoredRow,
    TextCell,
    TruthCell,
    UnitCell,
    WholeCell,
    YearCell,
    one_row,
    refers_to,
)


class StoredPart(StoredRow):
    """A row of ``outline``."""

    id = IdentifierCell(unique=True)
    parent = refers_to("StoredPart", null=True)
    position = WholeCell()
    kind = TextCell()
    number = TextCell(null=True)
    title = TextCell()


class StoredCommitment(StoredRow):
    """A row of ``commitments``."""

    id = IdentifierCell(unique=True)
    section = refers_to("StoredPart")
    title = TextCell()
    start = WholeCell(null=True)
    end = WholeCell(null=True)
    span_sha256 = Sha256Cell(null=True)
    evaluability = TextCell()
    groups = ManyCell()
    instruments = ManyCell()
    information_system = TextCell(null=True)


class StoredLink(StoredRow):
    """A row of ``links``."""

    commitment = refers_to("StoredCommitment")
    scheme = TextCell()
    code = TextCell()

    class Meta:
        constraints = (one_row("links", "commitment", "scheme", "code"),)


class StoredTarget(StoredRow):
    """A row of ``targets``."""

    id = IdentifierCell(unique=True)
    commitment = refers_to("StoredCommitment")
    quantity = TextCell()
    arithmetic = TextCell()
    comparator = TextCell()
    value = NumberCell()
    unit = UnitCell()
    strict = TruthCell()
    baseline_year = YearCell(null=True)
    deadline = DateCell()
    frequency = TextCell(null=True)
    counts = TextCell(null=True)
    start = WholeCell(null=True)
    end = WholeCell(null=True)
    note = TextCell(null=True)
    about = TruthCell(null=True)
    parts_make = TextCell(null=True)


class StoredPromiseReading(StoredRow):
    """A row of ``readings``."""

    target = refers_to("StoredTarget")
    id = IdentifierCell()
    words = TextCell()
    why = TextCell()
    leading = TruthCell()
    arithmetic = TextCell(null=True)
    comparator = TextCell(null=True)
    counts = TextCell(null=True)
    indicators = ManyCell()
    group = IdentifierCell(null=True)

    class Meta:
        constraints = (one_row("readings", "target", "id"),)


class StoredDeliverable(StoredRow):
    """A row of ``deliverables``."""

    id = IdentifierCell(unique=True)
    commitment = refers_to("StoredCommitment")
    kind = TextCell()
    title = TextCell()
    deadline = DateCell()
    note = TextCell(null=True)


class StoredLocalTarget(StoredRow):
    """A row of ``local_targets``."""

    target = refers_to("StoredTarget")
    area = refers_to("StoredArea")
    value = NumberCell(null=True)
    value_high = NumberCell(null=True)
    unit = UnitCell(null=True)
    deadline = DateCell(null=True)
    weight = NumberCell(null=True)
    source = refers_to("StoredSource", null=True)
    words = TextCell(null=True)
    note = TextCell(null=True)

    class Meta:
        constraints = (one_row("local_targets", "target", "area"),)


class StoredEarlierLocalTarget(StoredRow):
    """A row of ``earlier_local_targets``."""

    target = refers_to("StoredTarget")
    area = refers_to("StoredArea")
    wording = WholeCell()
    replaced = DateCell()
    value = NumberCell(null=True)
    value_high = NumberCell(null=True)
    unit = UnitCell(null=True)
    deadline = DateCell(null=True)
    weight = NumberCell(null=True)
    source = refers_to("StoredSource", null=True)
    words = TextCell(null=True)
    note = TextCell(null=True)

    class Meta:
        constraints = (one_row("earlier_local_targets", "target", "area", "wording"),)


class StoredTranslation(StoredRow):
    """A row of ``translations``."""

    table = TextCell()
    row = IdentifierCell()
    column = IdentifierCell()
    language = IdentifierCell()
    text = TextCell()
    original = TextCell()
    by = TextCell(null=True)
    checked = DateCell(null=True)

    class Meta:
        constraints = (one_row("translations", "table", "row", "column", "language"),)
