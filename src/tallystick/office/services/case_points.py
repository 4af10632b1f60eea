"""A point of a case beside a commitment: with its sender's leave, redacted by a person, out again on request.

It stands in the package as an event of the kind `submission`, which changes no verdict, figure or count.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason, RowOf, Text
from tallystick.office.case_store import keys_are_here, keys_of, pepper
from tallystick.office.models import PlacedPoint, SealedCase, StoredEvent, StoredResponsibility
from tallystick.office.models.submissions import OFFICE
from tallystick.office.selectors.case_setting import setting_now
from tallystick.office.selectors.staff_acts import OPENED, PLACED
from tallystick.office.selectors.submissions import OpenedCase, opened
from tallystick.office.sent import SentText
from tallystick.office.services.case_lock import locked_case
from tallystick.office.services.case_steps import count_message
from tallystick.office.services.fitting import fitting_row, store_row
from tallystick.office.services.form_words import form_word
from tallystick.office.services.messages import say
from tallystick.office.services.staff_acts import AtWork, note_on_case
from tallystick.office.services.typed import one_line
from tallystick.register.events import SUBMISSION, Event
from tallystick.workflow.cases.guards import IN_CIRCLE
from tallystick.workflow.cases.model import CaseStanding
from tallystick.workflow.cases.stages import POINT, RETALIATION, WITHDRAWN

_EVENTS = "events"
_NO_LEAVE = Refusal(
    Reason("The sender has not allowed this, or has withdrawn the case."),
    Reason("ask for it in an answer or a question; nothing was placed"),
)
_RETALIATION = Refusal(
    Reason("Word of retaliation never stands beside a commitment: what it tells shows who wrote it."),
    Reason("leave it in its case"),
)
_HAS_A_PART = Refusal(
    Reason("That office has a part in this commitment, and must not read what was written."),
    Reason("have it redacted by an office that has none"),
)
_CIRCLE = Reason("have it redacted by an office that is not complained of")
#: By what a point that an office has placed is known in any package.
_PLACED_ID = re.compile(r"point-[0-9a-f]{12}")


@transaction.atomic
def place_point(
    found: OpenedCase, *, commitment: str, text: str, redacted_by: str, form: str, by: AtWork
) -> str:
    """Put a point of a case beside a commitment; a form that is handed in twice does it once.

    Its sender is told the words, in a message of the case. Only the year is said, and nothing in the clear
    leads from the point to its case; who placed it stands in the case, under its seal.

    Args:
        found: the case, opened.
        commitment: the commitment.
        text: the point, redacted.
        redacted_by: the office whose person has redacted it.
        form: the word of the form.
        by: who places it, and when.

    Returns:
        The identifier of the event.

    Raises:
        Refusal: its sender has not allowed it, it tells of retaliation, who redacted it may not have read it,
            or a check finds an error, as an address in the text.
    """
    row = locked_case(found.row)  # leave may be taken back meanwhile
    found = opened(row, found.key)
    _refuse_place(found, commitment, redacted_by)
    words = one_line(text, Reason("write the point in your own words"))
    form = form_word(found, form, commitment, words)
    id_ = f"point-{_digest(f'point of form {form}')[:12]}"
    if StoredEvent.objects.filter(id=id_).exists():
        note_on_case(found, OPENED, by)
        return id_
    cells = {"id": id_, "commitment": commitment, "date": str(by.now.year), "statement": words}
    allowed = {"kind": SUBMISSION, "leave": "true", "redacted_by": redacted_by}
    store_row(_EVENTS, fitting_row(_EVENTS, cells | allowed))
    PlacedPoint.objects.create(found_by=_found_by(found.row.name), event=id_)
    told = SentText(words, kind=POINT, commitment=commitment)
    say(found, told, side=OFFICE, form=form, today=by.now.date())
    count_message(found)
    note_on_case(found, PLACED, by, id_)
    return id_


def may_stand(case: CaseStanding) -> bool:
    """Whether a point of a case may stand beside a commitment: its sender allows it and has not withdrawn."""
    return POINT in case.leaves and case.kind != RETALIATION and case.stage != WITHDRAWN


def take_points_out(case: str) -> int:
    """Take out of the package every point of a case; gives how many there were.

    To be called inside the transaction in which its sender takes leave back, withdraws or erases. What was
    published before stays published.

    Args:
        case: the name of the case.
    """
    placed = PlacedPoint.objects.filter(found_by=_found_by(case))
    gone = list(placed.values_list("event", flat=True))
    StoredEvent.objects.filter(id__in=gone, kind=SUBMISSION).delete()
    placed.delete()
    return len(gone)


def take_out_of_erased() -> int:
    """Take out the points of cases that nothing opens any more; gives how many there were.

    After a backup was brought back that is so of what was erased since: the point would stand there for good,
    for no code leads to its case. Where all keys are away nothing is taken out.

    Raises:
        Refusal: the keys went away meanwhile; nothing was taken out.
    """
    if not PlacedPoint.objects.exists() or not keys_are_here():
        return 0
    with transaction.atomic():
        names = SealedCase.objects.values_list("name", flat=True)
        number = sum(take_points_out(one) for one in names if keys_of(one) is None)
        pepper()  # a folder that is gone by now has told nothing
    return number


def refuse_gone_points(events: Iterable[Event]) -> None:
    """Refuse a package with a point that stands in this office no more, or in other words.

    An earlier export of the office would else bring back what a sender has had taken out, and then no code
    finds it; and nobody but who redacted it has the leave to write a point.

    Args:
        events: the events of the package that is brought in over the one that is there.

    Raises:
        Refusal: there is one; the first is named.
    """
    rows = StoredEvent.objects.filter(kind=SUBMISSION)
    there = set(rows.values_list("id", "statement", "commitment__id"))
    for one in events:
        is_placed = one.kind == SUBMISSION and _PLACED_ID.fullmatch(one.id)
        if is_placed and (one.id, one.statement, one.commitment) not in there:
            raise Refusal(
                Reason(
                    "the package has a point of somebody who wrote in that does not stand so in the office"
                    " ({id})",
                    id=Text(one.id),
                ),
                Reason(
                    "export the package anew and put the changes into that: the sender may have taken the"
                    " leave back or erased the case; nothing was changed"
                ),
            )


def _found_by(case: str) -> str:
    """What the points of a case are found by: without the key that lies in no database it tells nothing."""
    return _digest(f"points of {case}")


def _digest(told: str) -> str:
    return hmac.new(pepper(), told.encode(), hashlib.sha256).hexdigest()


def _refuse_place(found: OpenedCase, commitment: str, redacted_by: str) -> None:
    case = found.standing
    if case.kind == RETALIATION:
        raise _RETALIATION
    if not may_stand(case):
        raise _NO_LEAVE
    if redacted_by in setting_now().bodies.kept_from(case):
        raise Refusal(IN_CIRCLE.saying(body=RowOf("bodies", redacted_by)), _CIRCLE)
    if StoredResponsibility.objects.filter(commitment__id=commitment, body__id=redacted_by).exists():
        raise _HAS_A_PART
