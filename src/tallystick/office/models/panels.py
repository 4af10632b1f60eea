"""The tables of a panel's work."""

from tallystick.office.models.cells import (
    DateCell,
    IdentifierCell,
    ManyCell,
    StoredRow,
    TextCell,
    TruthCell,
    WholeCell,
    one_row,
    refers_to,
)


class StoredAssessor(StoredRow):
    """A row of ``assessors``."""

    id = IdentifierCell(unique=True)
    standing = TextCell()
    name = TextCell(null=True)
    organisation = TextCell(null=True)
    expertise = ManyCell()
    languages = ManyCell()
    budget = WholeCell(null=True)
    signing_key = TextCell(null=True)
    replaces = refers_to("StoredAssessor", null=True)
    note = TextCell(null=True)
    came_by = TextCell(null=True)
    came_because = TextCell(null=True)
    passed_over = ManyCell()


class StoredInterest(StoredRow):
    """A row of ``interests``."""

    id = IdentifierCell(unique=True)
    assessor = refers_to("StoredAssessor")
    kind = TextCell()
    body = refers_to("StoredBody", null=True)
    section = refers_to("StoredPart", null=True)
    commitment = refers_to("StoredCommitment", null=True)
    note = TextCell(null=True)
    holds_from = DateCell(null=True)
    declared_on = DateCell(null=True)


class StoredJudgement(StoredRow):
    """A row of ``judgements``."""

    panel = IdentifierCell()
    round = TextCell()
    assessor = refers_to("StoredAssessor")
    commitment = refers_to("StoredCommitment")
    criterion = IdentifierCell()
    code = IdentifierCell()
    why = IdentifierCell()
    reason = TextCell()
    independent = TruthCell()
    sources = ManyCell()
    evidence = TextCell(null=True)
    position = WholeCell(null=True)
    given = DateCell(null=True)

    class Meta:
        constraints = (one_row("judgements", "panel", "round", "assessor", "commitment", "criterion"),)


class StoredDissent(StoredRow):
    """A row of ``dissents``."""

    id = IdentifierCell(unique=True)
    panel = IdentifierCell()
    assessor = refers_to("StoredAssessor")
    commitment = refers_to("StoredCommitment")
    statement = TextCell()
    criterion = IdentifierCell(null=True)


class StoredBodyReply(StoredRow):
    """A row of ``body_replies``."""

    id = IdentifierCell(unique=True)
    panel = IdentifierCell()
    body = refers_to("StoredBody")
    commitment = refers_to("StoredCommitment")
    given = DateCell()
    statement = TextCell()
    corrects = TruthCell(null=True)
    decided = TextCell(null=True)


class StoredDrawnPanel(StoredRow):
    """A row of ``panels``."""

    id = IdentifierCell(unique=True)
    judged_to = DateCell()
    rubric = IdentifierCell()
    version = TextCell()
    title = TextCell()
    rubric_sha256 = TextCell()
    panel_sha256 = TextCell()
    announced = TextCell()
    seed = TextCell()
    closes = DateCell(null=True)
    note = TextCell(null=True)
    locked = DateCell(null=True)


class StoredPublishedCode(StoredRow):
    """A row of ``rubric_codes``."""

    panel = refers_to("StoredDrawnPanel")
    criterion = IdentifierCell()
    code = IdentifierCell()
    scale = TextCell()
    position = WholeCell()
    means = TextCell()
    ranked = TruthCell()
    question = TextCell(null=True)
    example = TextCell(null=True)
    stands_for = TextCell(null=True)

    class Meta:
        constraints = (one_row("rubric_codes", "panel", "criterion", "code"),)


class StoredPanelSignature(StoredRow):
    """A row of ``panel_signatures``."""

    panel = refers_to("StoredDrawnPanel")
    assessor = refers_to("StoredAssessor")
    signature = TextCell()

    class Meta:
        constraints = (one_row("panel_signatures", "panel", "assessor"),)
