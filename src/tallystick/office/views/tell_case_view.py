"""What the page of a case shows to whoever has its code."""

import datetime
from dataclasses import dataclass

from tallystick.base.reasons import Reason, Text, msgid
from tallystick.office.pages import said
from tallystick.office.selectors.case_setting import setting_now
from tallystick.office.selectors.submissions import OpenedCase
from tallystick.office.sent import KIND_WORDS
from tallystick.office.views.case_history import StepShown, changed_said, messages_shown, steps_shown
from tallystick.office.views.case_parts import (
    ComplainedOf,
    SummaryShown,
    complained_of,
    is_left,
    moved_shown,
    summaries_shown,
)
from tallystick.office.views.case_shown import (
    DueShown,
    MessageShown,
    acts_of_sender,
    body_said,
    day_of,
    due_shown,
)
from tallystick.office.visit import language_now
from tallystick.workflow.cases.guards import can_go_on
from tallystick.workflow.cases.model import CaseStanding
from tallystick.workflow.cases.stages import (
    APPEALED,
    LEAVE_WORDS,
    OPEN,
    RETALIATION,
    STAGE_WORDS,
)

_NO_MORE = msgid("That body is no more.")
_STUCK = msgid(
    "Nobody can work on your case there now. The desk gives it to another body or takes it back: you need "
    "not write again, and its last days stay as they are."
)


@dataclass(frozen=True, slots=True)
class CaseView:
    """What the page of a case shows.

    Attributes:
        code: the code, which each form carries.
        day: the day that it came.
        stands: where it stands, in words; empty where nobody can know it any more.
        holder: who has it; empty likewise.
        held: what is to be known of a holder that can't work on it any more; empty for nothing.
        changed: what is to be known where it was changed from outside; empty where it was not.
        due: what is owed by which day, the next one first.
        steps: what was done with it: the day, the act, and to whom.
        messages: what was said.
        acts: what its sender can do with it now.
        leaves: what its sender can allow: the code, its words, whether it is allowed.
        bodies: whom it complains of.
        summaries: the summaries for these.
        moved: last days that another calendar or profile moved: from which to which.
        is_left: whether the case that it was joined to is gone, or was answered without it.
        revenge: the kind to choose where somebody takes revenge; empty in a case that tells of it.
        done: what was just done; empty for nothing.
    """

    code: str
    day: str
    stands: str
    holder: str
    held: str
    changed: str
    due: tuple[DueShown, ...]
    steps: tuple[StepShown, ...]
    messages: tuple[MessageShown, ...]
    acts: frozenset[str]
    leaves: tuple[tuple[str, str, bool], ...]
    bodies: ComplainedOf
    summaries: tuple[SummaryShown, ...]
    moved: tuple[tuple[str, str], ...]
    is_left: bool
    revenge: str
    done: str = ""


def case_view(found: OpenedCase, code: str, today: datetime.date, done: Reason | None) -> CaseView:
    """What the page of an opened case shows.

    Args:
        found: the case.
        code: the code as it is spelled.
        today: the day.
        done: what was just done; None for nothing.
    """
    language, case, is_known = language_now(), found.standing, not found.seal.faults.is_unknown
    return CaseView(
        code,
        language.date(day_of(case.received)),
        said(STAGE_WORDS[case.stage]) if is_known else "",
        body_said(case.holder) if is_known else "",
        held_said(case, today) if is_known else "",
        changed_said(found),
        due_shown(found, today),
        steps_shown(found),
        messages_shown(found),
        acts_of_sender(case, today) if is_known else frozenset(),
        tuple((one, said(words), one in case.leaves) for one, words in LEAVE_WORDS.items()),
        complained_of(found),
        summaries_shown(found),
        moved_shown(found.row),
        is_left(case),
        "" if case.kind == RETALIATION else said(KIND_WORDS[RETALIATION]),
        language.reason(done) if done else "",
    )


def held_said(case: CaseStanding, today: datetime.date) -> str:
    """What the sender of a case is told where whoever has it is no more, or can't work on it any more."""
    at, told = setting_now(), []
    if case.holder != case.desk and not at.bodies.is_there(case.holder, today):
        later = at.bodies.successor(case.holder)
        told.append(_no_more(later))
    if case.stage in (*OPEN, APPEALED) and not can_go_on(case, today, at):
        told.append(said(_STUCK))
    return " ".join(told)


def _no_more(successor: str) -> str:
    """That a body is no more, and who took over from it, where that is known."""
    if not successor:
        return said(_NO_MORE)
    reason = Reason(
        "That body is no more; {successor} took over from it.", successor=Text(body_said(successor))
    )
    return language_now().reason(reason)
