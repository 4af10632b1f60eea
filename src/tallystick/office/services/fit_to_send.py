"""What can be sent to the office, and what can't: why, and what would be right."""

from django.db.models import Sum

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Reason, Text
from tallystick.office import case_store
from tallystick.office.models import SealedFile, SealedPart, StoredArea, StoredBody, StoredCommitment
from tallystick.office.sent import KIND_WORDS, LONGEST, MOST_FILES, SentText
from tallystick.workflow.cases.guards import MOST_NAMED


def refuse_unfit(told: SentText) -> None:
    """Look whether a text can be sent.

    Raises:
        Refusal: it can't, with what would be right.
    """
    if told.kind not in KIND_WORDS:
        raise Refusal(Reason("It is not said what this is."), Reason("choose one of the kinds"))
    if not told.text.strip():
        raise Refusal(Reason("Nothing is written."), Reason("write a sentence, even beside a file"))
    if len(told.text) > LONGEST:
        raise Refusal(
            Reason("The text has more than {count} signs.", count=Count(LONGEST)),
            Reason("hand in the rest as a file of plain text; nothing of it was lost"),
        )
    if told.commitment and not StoredCommitment.objects.filter(id=told.commitment).exists():
        raise Refusal(
            Reason("The plan has no commitment {id}.", id=Text(told.commitment)),
            Reason("choose one, or none: those who read it will find the right one"),
        )
    if told.area and not StoredArea.objects.filter(id=told.area).exists():
        raise Refusal(
            Reason("The plan has no place {id}.", id=Text(told.area)),
            Reason("choose one of the list, or none"),
        )
    _refuse_bodies(told)


def _refuse_bodies(told: SentText) -> None:
    if len(told.against) > MOST_NAMED:
        raise Refusal(
            Reason("More than {count} bodies are named.", count=Count(MOST_NAMED)),
            Reason("name those that matter most, and the others in the text"),
        )
    for one in told.against:
        if not StoredBody.objects.filter(id=one).exists():
            raise Refusal(
                Reason("The plan has no body {id}.", id=Text(one)),
                Reason("choose one, or none: it then goes to none before a person has read it"),
            )


def refuse_more_files(there: int) -> None:
    """Look whether a file more has room.

    Raises:
        Refusal: there are too many, or the office has no room for more.
    """
    if there >= MOST_FILES:
        raise Refusal(
            Reason("There are {count} files already.", count=Count(MOST_FILES)),
            Reason("join several into a PDF"),
        )
    if (
        sum(kind.objects.aggregate(held=Sum("size"))["held"] or 0 for kind in (SealedFile, SealedPart))
        > case_store.MOST_BYTES
    ):
        raise Refusal(
            Reason("The office has no room for more files now."),
            Reason("send the text: that is always taken; hand the file in later, with the same code"),
        )
