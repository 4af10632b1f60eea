"""What the public sent, sealed: nothing says who sent it, what it says, or when but for the day."""

from django.db import models

from tallystick.office.models.people import Person
from tallystick.vault.model import CASE_BYTES
from tallystick.workflow.cases.stages import ACTS, KINDS, OUTCOMES, PARTIES, RECEIVED, STAGES

_DIGEST = 64
#: The sides of a case.
SENDER, OFFICE = "sender", "office"


class SealedDraft(models.Model):
    """What somebody has begun and not sent, sealed to their code alone; found by what the code gives.

    One in which nothing was saved yet is the first to go where there are very many.
    """

    lookup = models.CharField(max_length=_DIGEST, unique=True)
    day = models.DateField()
    is_written = models.BooleanField(default=False)
    sealed = models.BinaryField()


class SealedCase(models.Model):
    """A case. What opens it lies in no database; `name` binds what is sealed to it.

    In the clear stands what its clock needs and what is counted. Who has it, of whom it complains and what
    its sender allows are under its seal, in `standing`.
    """

    name = models.CharField(max_length=CASE_BYTES * 2, unique=True)
    lookup = models.CharField(max_length=_DIGEST, unique=True)
    day = models.DateField()
    kind = models.CharField(max_length=20, choices=[(one, one) for one in KINDS])
    area = models.CharField(max_length=60, default="", blank=True)
    stage = models.CharField(max_length=20, choices=[(one, one) for one in STAGES], default=RECEIVED)
    since = models.DateField()
    outcome = models.CharField(
        max_length=20, choices=[(one, one) for one in OUTCOMES], default="", blank=True
    )
    standing = models.BinaryField(default=b"")


class CaseStepTaken(models.Model):
    """A step that was taken with a case; rows are added, and go with their case alone.

    In the clear stands which act it was and on whose side, for the clocks count from it; which bodies it
    names is sealed.
    """

    case = models.ForeignKey(SealedCase, models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=20, choices=[(one, one) for one in ACTS])
    who = models.CharField(max_length=10, choices=[(one, one) for one in PARTIES])
    day = models.DateField()
    form = models.CharField(max_length=_DIGEST)
    sealed = models.BinaryField(default=b"")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "number"), name="one_such_step_of_a_case"),
            models.UniqueConstraint(fields=("case", "form", "act"), name="one_such_act_of_a_form"),
        )


class SealedSummary(models.Model):
    """A redacted summary that was handed to a body complained of, and what the body answers.

    Both are sealed to that body's readers and to whoever can open the case, under a key of their own; which
    body it is stands under that seal too.
    """

    case = models.ForeignKey(SealedCase, models.CASCADE, related_name="summaries")
    name = models.CharField(max_length=CASE_BYTES * 2, unique=True)
    day = models.DateField()
    sealed = models.BinaryField()
    answered = models.DateField(null=True)
    answer = models.BinaryField(default=b"")


class StaffActs(models.Model):
    """Who of the staff opened a case, or a summary of it, and did what, in which minute; gone with the case.

    One list a case and one a summary, each sealed under its key and written anew with each act: neither who
    nor when stands in the clear, and how often shows only in the size that the list is filled up to.
    """

    case = models.ForeignKey(SealedCase, models.CASCADE, related_name="staff_acts")
    summary = models.OneToOneField(SealedSummary, models.CASCADE, null=True, related_name="staff_acts")
    sealed = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("case",), condition=models.Q(summary=None), name="one_list_of_acts_on_a_case"
            ),
        )


class CaseDueMoved(models.Model):
    """A last day of a case that a later calendar moved; gone with its case."""

    case = models.ForeignKey(SealedCase, models.CASCADE, related_name="moved")
    what = models.CharField(max_length=10)
    was = models.DateField()
    now = models.DateField()
    dated = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "what", "was", "now"), name="one_such_move_of_a_due_day"),
        )


class ErasedCount(models.Model):
    """How many cases were erased, by what is counted of them; nothing tells one from another."""

    phase = models.CharField(max_length=60)
    area = models.CharField(max_length=60)
    kind = models.CharField(max_length=20)
    outcome = models.CharField(max_length=20)
    number = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("phase", "area", "kind", "outcome"), name="one_count_of_erased_cases"
            ),
        )


class CountsMade(models.Model):
    """Counts of a phase as the public clock shows them, and those behind them, which later ones reckon in."""

    phase = models.CharField(max_length=60)
    day = models.DateField()
    areas = models.JSONField()
    shown = models.JSONField()
    counts = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("phase", "day"), name="counted_once_a_day_of_a_phase"),
        )


class SealedMessage(models.Model):
    """A text of a case, of the sender or of the office; of one `form` it stands there once."""

    case = models.ForeignKey(SealedCase, models.CASCADE, related_name="messages")
    number = models.PositiveIntegerField()
    side = models.CharField(max_length=10, choices=[(one, one) for one in (SENDER, OFFICE)])
    day = models.DateField()
    form = models.CharField(max_length=_DIGEST)
    sealed = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "number"), name="one_such_message_of_a_case"),
            models.UniqueConstraint(fields=("case", "form"), name="one_message_of_a_form"),
        )


class SealedFile(models.Model):
    """A file of a draft or a case; its sealed bytes lie in the office's folder under their SHA-256.

    Its size is the one that it is filled up to before it is sealed: the exact one may tell which file it is.
    """

    draft = models.ForeignKey(SealedDraft, models.CASCADE, null=True, related_name="files")
    case = models.ForeignKey(SealedCase, models.CASCADE, null=True, related_name="files")
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=_DIGEST)
    size = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(draft=None, case__isnull=False) | models.Q(draft__isnull=False, case=None),
                name="a_file_of_a_draft_or_a_case",
            ),
            models.UniqueConstraint(fields=("draft", "number"), name="one_such_file_of_a_draft"),
            models.UniqueConstraint(fields=("case", "number"), name="one_such_file_of_a_case"),
        )


class SealedPart(models.Model):
    """A part of a file that comes piece by piece, sealed to its draft's code; gone when the file is whole."""

    draft = models.ForeignKey(SealedDraft, models.CASCADE, related_name="parts")
    upload = models.CharField(max_length=_DIGEST)
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=_DIGEST)
    size = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("draft", "upload", "number"), name="one_such_part_of_a_file"),
        )


class CaseEntry(models.Model):
    """What is filed in the ledger of a message that was sent, and its entry; gone with its case."""

    message = models.OneToOneField(SealedMessage, models.CASCADE, related_name="entry")
    event = models.TextField()
    sequence = models.BigIntegerField(null=True, unique=True)
    receipt = models.TextField(default="")


class CaseReader(models.Model):
    """Somebody to whom cases are sealed: a handler, or a key in escrow whose secret half lies on paper.

    Until a reader has let them in, `since` is empty and nothing is sealed to them. A reader of a `body` is
    sealed what that body holds, and no more.
    """

    person = models.OneToOneField(Person, models.PROTECT, null=True, related_name="reader")
    body = models.CharField(max_length=60, default="", blank=True)
    public = models.BinaryField()
    sealed = models.BinaryField(default=b"")
    salt = models.BinaryField(default=b"")
    passes = models.PositiveIntegerField(default=0)
    memory = models.PositiveIntegerField(default=0)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
