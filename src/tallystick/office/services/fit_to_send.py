"""What can be sent to the office, and what can't: why, and what would be right."""

from typing import TYPE_CHECKING

from django.db.models import Sum

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Reason, Text
from tallystick.office import case_store
from tallystick.office.models import SealedFile, SealedPart, StoredArea, StoredBody, StoredCommitment
from tallystick.office.sent import KIND_WORDS, LONGEST, MOST_FILES, SentText
from tallystick.workflow.cases.guards import MOST_NAMED

if TYPE_CHECKING:
    from django.db.models import QuerySet


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


def refuse_more_files(there: int, *, in_draft: bool) -> None:
    """Look whether a file more has room.

    What nobody has sent yet takes half of the room at most: drafts that are filled and left keep nobody from
    adding a file to a case.

    Args:
        there: how many the draft or the case has.
        in_draft: whether it is a draft.

    Raises:
        Refusal: there are too many, or the office has no room for more.
    """
    if there >= MOST_FILES:
        raise Refusal(
            Reason("There are {count} files already.", count=Count(MOST_FILES)),
            Reason("join several into a PDF"),
        )
    waiting = _bytes(SealedPart.objects.all()) + _bytes(SealedFile.objects.filter(case=None))
    if in_draft and waiting > case_store.MOST_BYTES // 2:
        raise Refusal(
            Reason("Too many files wait here in drafts just now."),
            Reason("send the text, which is always taken, and add the file to your case with the same code"),
        )
    if waiting + _bytes(SealedFile.objects.exclude(case=None)) > case_store.MOST_BYTES:
        raise Refusal(
            Reason("The office has no room for more files now."),
            Reason("send the text: that is always taken; hand the file in later, with the same code"),
        )


def _bytes(held: "QuerySet[SealedFile] | QuerySet[SealedPart]") -> int:
    return int(held.aggregate(held=Sum("size"))["held"] or 0)
