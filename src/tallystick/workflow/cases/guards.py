"""What has to be so before a step is taken, beside the stage and who takes it: a reason for each refusal."""

import datetime
from collections.abc import Callable
from dataclasses import replace

from tallystick.base.reasons import Count, Reason, RowOf
from tallystick.workflow.cases import stages as s
from tallystick.workflow.cases.model import CaseStanding, CaseStep
from tallystick.workflow.cases.setting import CaseSetting

#: So many bodies can be named in one case; its sender can always name as many more: whoever has it and is to
#: blame would else name others until there is no room for themselves.
MOST_NAMED = 8
StepGuard = Callable[[CaseStanding, CaseStep, CaseSetting], Reason | None]

IN_CIRCLE = Reason(
    "{body} is complained of, is under a body that is, took over from one, or is above one and doubted:"
    " it must not get the case."
)
NO_OTHER_DESK = Reason(
    "The desk itself belongs to whom it complains of, and there is no other that can take it."
)
GONE = Reason("There is no body {body} any more, or there never was.")
GONE_TO = Reason("{body} is no more; {successor} took over from it.")
HANDS_ON = Reason("{body} is no more: it passes the case on or gives it back, and does nothing else with it.")
_RETALIATION = Reason("Word of retaliation never goes to the body that it speaks of, whoever allows it.")
_NO_LEAVE = Reason("The sender has not allowed this.")
_NO_REASON = Reason("Give the reason: the sender is told it.")
_HAD_IT = Reason("{body} has had this case already: a case does not go back and forth.")
_NOT_BACK = Reason("The desk takes a case back only where nobody can work on it any more.")
_FOR_GOOD = Reason("The desk has given this case to its holder for good.")
_NO_REDACTION = Reason("Say which office's person has redacted the summary; it can't be the body's own.")
_NOT_TO = Reason("A summary goes to the body complained of, and to no other.")
_INSIDE = Reason("{body} is a body of this system: pass the case to it instead.")
_NO_WORDS = Reason("Nothing is written that could be shown to its sender.")
_NO_OUTCOME = Reason("Say how it was answered.")
_NOT_TAKEN_UP = Reason(
    "It has not been taken up: it can only be answered with why it is not, and where to go."
)
_OWN_ANSWER = Reason("{body} has answered this itself: another body decides on the appeal.")
_NO_MORE_APPEALS = Reason("There is no further appeal here.")
_TOO_LATE = Reason("The time for this is over.")
_NOT_YET = Reason("The time of this stage is not over yet.")
_NO_EXTENSION = Reason("The time for an answer can't be extended here, or was already.")
_NO_LEAD = Reason("A case is joined to one that is open and not joined itself.")
_NAMED = Reason("{body} is named already.")
_MOST_NAMED = Reason("No more than {count} bodies can be named.")
_NOBODY_ABOVE = Reason("There is nobody above a body complained of, or they are kept from it already.")
_DESK_STAYS = Reason("The desk has no part in whom the case complains of: it stays where it is.")
_NO_SUCH_DESK = Reason("{body} is no desk that could take this case over.")
_NOT_WRITTEN = Reason("No summary was written for this body.")
_OTHER_WORDS = Reason("Its sender has not allowed these words.")
_NOTHING_HANDED = Reason("No summary was handed over.")
_NO_SUCH_LEAVE = Reason("There is no such leave to give.")


def _outside_circle(case: CaseStanding, step: CaseStep, at: CaseSetting) -> Reason | None:
    return IN_CIRCLE.saying(body=RowOf("bodies", step.to)) if step.to in at.bodies.kept_from(case) else None


def _is_there(case: CaseStanding, step: CaseStep, at: CaseSetting) -> Reason | None:
    if at.bodies.is_there(step.to, step.day) or _is_taken_back(case, step):
        return None
    successor = at.bodies.successor(step.to)
    if successor:
        return GONE_TO.saying(body=RowOf("bodies", step.to), successor=RowOf("bodies", successor))
    return GONE.saying(body=RowOf("bodies", step.to))


def _has_reason(_: CaseStanding, step: CaseStep, __: CaseSetting) -> Reason | None:
    return None if step.has_reason else _NO_REASON


def _passes_once(case: CaseStanding, step: CaseStep, at: CaseSetting) -> Reason | None:
    if case.is_given and case.holder != case.desk:
        return _FOR_GOOD
    if step.to in case.had_by:
        return _HAD_IT.saying(body=RowOf("bodies", step.to))
    return _has_reason(case, step, at) if case.passed else None


def _given_once(case: CaseStanding, step: CaseStep, at: CaseSetting) -> Reason | None:
    if not can_go_on(case, step.day, at):
        return None
    if _is_taken_back(case, step):
        return _NOT_BACK
    return _FOR_GOOD if case.is_given else None


def _is_taken_back(case: CaseStanding, step: CaseStep) -> bool:
    """Whether the desk takes a case, or the decision on an appeal, to itself."""
    return step.act in (s.ASSIGN, s.APPOINT) and step.to == case.desk


def can_go_on(case: CaseStanding, day: datetime.date, at: CaseSetting) -> bool:
    """Whether whoever has a case can still work on it: the body is there, may have it, and somebody reads."""
    if case.holder == case.desk:
        return True
    may_have_it = at.bodies.is_there(case.holder, day) and case.holder not in at.bodies.kept_from(case)
    return may_have_it and case.holder in at.reading


def _can_extend(case: CaseStanding, step: CaseStep, at: CaseSetting) -> Reason | None:
    if at.clocks.profile.clocks.extension is None or case.is_extended:
        return _NO_EXTENSION
    if at.clocks.answer(case).day < step.day:
        return _TOO_LATE
    return _has_reason(case, step, at)


def _can_join(case: CaseStanding, step: CaseStep, at: CaseSetting) -> Reason | None:
    if step.lead is None or step.lead[1].stage not in (s.ACKNOWLEDGED, s.IN_WORK, s.ASKED):
        return _NO_LEAD
    holder = step.lead[1].holder
    if holder in at.bodies.kept_from(case):
        return IN_CIRCLE.saying(body=RowOf("bodies", holder))
    return None


def _says_outcome(case: CaseStanding, step: CaseStep, _: CaseSetting) -> Reason | None:
    if step.outcome not in s.OUTCOMES:
        return _NO_OUTCOME
    if step.outcome == s.NOT_TAKEN:
        return None if step.has_reason else _NO_REASON
    return _NOT_TAKEN_UP if case.stage == s.ACKNOWLEDGED else None


def _not_own_answer(case: CaseStanding, step: CaseStep, at: CaseSetting) -> Reason | None:
    decider = step.to if step.act == s.APPOINT else step.body
    if case.stage != s.APPEALED or decider not in case.answered_by:
        return None
    if decider == case.desk and not at.deciders(case, step.day):
        return None  # else nobody ever would
    return _OWN_ANSWER.saying(body=RowOf("bodies", decider))


def _decider_changes(case: CaseStanding, step: CaseStep, at: CaseSetting) -> Reason | None:
    """An appeal is taken from a body that can decide on it with a reason alone: each one more reads it."""
    if case.holder == case.desk or not can_go_on(case, step.day, at):
        return None
    return _has_reason(case, step, at)


def _can_appeal(case: CaseStanding, step: CaseStep, at: CaseSetting) -> Reason | None:
    if case.appeals >= at.clocks.profile.appeals:
        return _NO_MORE_APPEALS
    due = at.clocks.stage(case)
    return _TOO_LATE if due is not None and due.day < step.day else None


def _over(case: CaseStanding, step: CaseStep, at: CaseSetting) -> Reason | None:
    due = at.clocks.stage(case)
    return None if due is not None and due.day < step.day else _NOT_YET


def _summary(case: CaseStanding, step: CaseStep, at: CaseSetting) -> Reason | None:
    if case.kind == s.RETALIATION:
        return _RETALIATION
    if s.TO_BODY not in case.leaves:
        return _NO_LEAVE
    if step.to not in case.against:
        return _NOT_TO
    if step.to not in case.allowed:
        return _OTHER_WORDS
    redacted = step.redacted_by and step.redacted_by not in at.bodies.kept_from(case)
    return None if redacted else _NO_REDACTION


def _drafts(case: CaseStanding, step: CaseStep, _: CaseSetting) -> Reason | None:
    if case.kind == s.RETALIATION:
        return _RETALIATION
    if step.to not in case.against:
        return _NOT_TO
    return None if step.has_reason else _NO_WORDS


def _allows(case: CaseStanding, step: CaseStep, _: CaseSetting) -> Reason | None:
    if case.kind == s.RETALIATION:
        return _RETALIATION
    return None if step.to in case.drafted & case.against else _NOT_WRITTEN


def _was_handed(case: CaseStanding, _: CaseStep, __: CaseSetting) -> Reason | None:
    return None if case.summary_sent else _NOTHING_HANDED


def _names(case: CaseStanding, step: CaseStep, at: CaseSetting) -> Reason | None:
    if step.to not in at.bodies.known:
        return GONE.saying(body=RowOf("bodies", step.to))
    if step.to in case.against:
        return _NAMED.saying(body=RowOf("bodies", step.to))
    most = MOST_NAMED * 2 if step.who == s.SENDER else MOST_NAMED
    if len(case.against) >= most:
        return _MOST_NAMED.saying(count=Count(most))
    return _by_whom(step) or _has_desk(replace(case, against=case.against | {step.to}), step, at)


def _doubts(case: CaseStanding, step: CaseStep, at: CaseSetting) -> Reason | None:
    doubted = replace(case, doubts_above=True)
    if at.bodies.kept_from(doubted) == at.bodies.kept_from(case):
        return _NOBODY_ABOVE
    return _by_whom(step) or _has_desk(doubted, step, at)


def _by_whom(step: CaseStep) -> Reason | None:
    """The sender says of whom they complain; whoever else says so gives the reason."""
    return None if step.who == s.SENDER or step.has_reason else _NO_REASON


def _has_desk(case: CaseStanding, step: CaseStep, at: CaseSetting) -> Reason | None:
    is_kept = case.desk in at.bodies.kept_from(case)
    return NO_OTHER_DESK if is_kept and not at.other_desks(case, step.day) else None


def _moves_desk(case: CaseStanding, step: CaseStep, at: CaseSetting) -> Reason | None:
    if case.desk not in at.bodies.kept_from(case):
        return _DESK_STAYS
    there = at.other_desks(case, step.day)
    if not there:
        return NO_OTHER_DESK
    return None if step.to in there else _NO_SUCH_DESK.saying(body=RowOf("bodies", step.to))


def _outside(case: CaseStanding, step: CaseStep, at: CaseSetting) -> Reason | None:
    if s.OUTSIDE not in case.leaves:
        return _NO_LEAVE
    if step.to in at.bodies.known:
        return _INSIDE.saying(body=RowOf("bodies", step.to))
    return _has_reason(case, step, at)


def _leave(_: CaseStanding, step: CaseStep, __: CaseSetting) -> Reason | None:
    return None if step.to in s.LEAVES else _NO_SUCH_LEAVE


#: By act, what is asked before it, in this order.
GUARDS: dict[str, tuple[StepGuard, ...]] = {
    s.TRANSFER: (_is_there, _outside_circle, _passes_once),
    s.ASSIGN: (_is_there, _outside_circle, _given_once, _has_reason),
    s.APPOINT: (_is_there, _outside_circle, _not_own_answer, _decider_changes),
    s.OBJECT: (_has_reason,),
    s.EXTEND: (_can_extend,),
    s.JOIN: (_can_join,),
    s.ANSWER: (_not_own_answer, _says_outcome),
    s.APPEAL: (_can_appeal,),
    s.LAPSE: (_over,),
    s.DRAFT_SUMMARY: (_drafts,),
    s.ALLOW_SUMMARY: (_allows,),
    s.SEND_SUMMARY: (_summary,),
    s.BODY_ANSWER: (_was_handed,),
    s.SEND_OUTSIDE: (_outside,),
    s.GIVE_LEAVE: (_leave,),
    s.TAKE_LEAVE_BACK: (_leave,),
    s.NAME: (_names,),
    s.DOUBT: (_doubts,),
    s.MOVE_DESK: (_moves_desk,),
}
