"""Taking a step with a case: why it can't be taken, or the case after it."""

import datetime
from collections.abc import Callable, Collection
from dataclasses import replace

from tallystick.base.reasons import Reason, RowOf, Unfit
from tallystick.workflow.cases import stages as s
from tallystick.workflow.cases.guards import GUARDS, HANDS_ON, IN_CIRCLE, NO_OTHER_DESK
from tallystick.workflow.cases.model import CaseStanding, CaseStep
from tallystick.workflow.cases.setting import CaseSetting

_ERASED = Reason("This case was erased: nothing can be done with it.")
_NOT_NOW = Reason("This can't be done with the case as it stands.")
_NOT_YOURS = Reason("This is for somebody else to do.")
_BEFORE = Reason("This day lies before the last thing that was done with the case.")


def begun(
    kind: str,
    desk: str,
    against: Collection[str],
    day: datetime.date,
    setting: CaseSetting,
    *,
    doubts_above: bool = False,
) -> CaseStanding:
    """A case as it comes in.

    Args:
        kind: one of `KINDS`.
        desk: the body where it comes in.
        against: the bodies that it complains of.
        day: on which day.
        setting: the deadlines, and the bodies that there are.
        doubts_above: whether it is kept from who is above those that it complains of, too.

    Where the desk belongs to those complained of, it comes in at the next one of the profile that does not.

    Raises:
        Unfit: the desk belongs to those complained of, and there is no other.
    """
    case = CaseStanding(
        kind,
        desk,
        desk,
        frozenset(against),
        s.RECEIVED,
        day,
        {s.RECEIVED: day},
        (desk,),
        doubts_above=doubts_above,
    )
    if desk not in setting.bodies.kept_from(case):
        return case
    others = setting.other_desks(case, day)
    if not others:
        raise Unfit(NO_OTHER_DESK)
    return replace(case, desk=others[0], holder=others[0], had_by=(others[0],), is_elsewhere=True)


def denial(case: CaseStanding, step: CaseStep, setting: CaseSetting) -> Reason | None:
    """Why a step can't be taken; None where it can.

    Args:
        case: the case as it stands.
        step: the step.
        setting: the deadlines, and the bodies that there are.
    """
    if case.stage == s.ERASED:
        return _ERASED
    if not _is_move(case, step):
        return _NOT_NOW
    if step.day < case.since:
        return _BEFORE
    return _denied_to(case, step, setting) or next(
        filter(None, (guard(case, step, setting) for guard in GUARDS.get(step.act, ()))), None
    )


def after(case: CaseStanding, step: CaseStep, setting: CaseSetting) -> CaseStanding:
    """The case after a step.

    Raises:
        Unfit: says why the step can't be taken.
    """
    why = denial(case, step, setting)
    if why is not None:
        raise Unfit(why)
    to = s.LAPSES[case.stage] if step.act == s.LAPSE else s.MOVES[step.act].to
    if to == s.ERASED:
        return erased(case, step.day)
    changed = _CHANGES.get(step.act, _as_it_is)(case, step)
    if step.act in (s.NAME, s.DOUBT, s.MOVE_DESK):
        changed = _kept_apart(changed, step, setting)
    first = {step.act: step.day, **changed.first_done}
    if to == s.STAYS:
        return replace(changed, first_done=first)
    return replace(changed, stage=to, since=step.day, first_done=first)


def erased(case: CaseStanding, day: datetime.date) -> CaseStanding:
    """What is left of a case once it was erased: what is counted, and nothing that tells it from another."""
    return CaseStanding(
        case.kind,
        desk=case.desk,
        holder=case.desk,
        against=frozenset(),
        stage=s.ERASED,
        since=day,
        first_done={s.RECEIVED: case.received},
        outcome=case.outcome,
    )


def _is_move(case: CaseStanding, step: CaseStep) -> bool:
    if step.act == s.LAPSE:
        return case.stage in s.LAPSES
    move = s.MOVES.get(step.act)
    return move is not None and case.stage in move.stages


def _denied_to(case: CaseStanding, step: CaseStep, setting: CaseSetting) -> Reason | None:
    """Why this is for somebody else: another part, another body, or one that must not see the case."""
    who = (s.CLOCK,) if step.act == s.LAPSE else s.MOVES[step.act].who
    if step.who not in who:
        return _NOT_YOURS
    if step.who not in (s.HOLDER, s.DESK):
        return None
    # A desk that is complained of itself can do one thing with the case: give it away.
    if step.act != s.MOVE_DESK and step.body in setting.bodies.kept_from(case):
        return IN_CIRCLE.saying(body=RowOf("bodies", step.body))
    if step.body != (case.holder if step.who == s.HOLDER else case.desk):
        return _NOT_YOURS
    return _gone_holder(case, step, setting)


def _gone_holder(case: CaseStanding, step: CaseStep, setting: CaseSetting) -> Reason | None:
    """Why whoever read for a body that is no more does nothing but hand a case on: nobody stands for it.

    The desk gives it to another, or takes it back. A desk that is no more goes on, where no other could.
    """
    if step.who != s.HOLDER or case.holder == case.desk or step.act in (s.TRANSFER, s.OBJECT):
        return None
    is_there = setting.bodies.is_there(case.holder, step.day)
    return None if is_there else HANDS_ON.saying(body=RowOf("bodies", case.holder))


def _as_it_is(case: CaseStanding, _: CaseStep) -> CaseStanding:
    return case


def _held_by(case: CaseStanding, body: str) -> CaseStanding:
    had_by = case.had_by if body in case.had_by else (*case.had_by, body)
    return replace(case, holder=body, had_by=had_by)


def _transferred(case: CaseStanding, step: CaseStep) -> CaseStanding:
    """The desk's own passing on is not counted: only from one body to another."""
    return replace(_held_by(case, step.to), passed=case.passed + (case.holder != case.desk))


def _assigned(case: CaseStanding, step: CaseStep) -> CaseStanding:
    return replace(_held_by(case, step.to), is_given=step.to != case.desk, joined_to="")


def _appointed(case: CaseStanding, step: CaseStep) -> CaseStanding:
    return _held_by(case, step.to)


def _to_desk(case: CaseStanding, _: CaseStep) -> CaseStanding:
    return replace(case, holder=case.desk, joined_to="")


def _joined(case: CaseStanding, step: CaseStep) -> CaseStanding:
    if step.lead is None:
        return case
    return replace(_held_by(case, step.lead[1].holder), joined_to=step.lead[0])


def _answered(case: CaseStanding, step: CaseStep) -> CaseStanding:
    return replace(case, outcome=step.outcome, answered_by=(*case.answered_by, step.body))


def _added(case: CaseStanding, step: CaseStep) -> CaseStanding:
    """What is added to a closed case is kept as long as the case was to be."""
    return replace(case, since=step.day) if case.stage == s.CLOSED else case


def _extended(case: CaseStanding, _: CaseStep) -> CaseStanding:
    return replace(case, is_extended=True)


def _with_leave(case: CaseStanding, step: CaseStep) -> CaseStanding:
    return replace(case, leaves=case.leaves | {step.to})


def _without_leave(case: CaseStanding, step: CaseStep) -> CaseStanding:
    allowed = frozenset() if step.to == s.TO_BODY else case.allowed
    return replace(case, leaves=case.leaves - {step.to}, allowed=allowed)


def _drafted(case: CaseStanding, step: CaseStep) -> CaseStanding:
    """Other words need another leave."""
    return replace(case, drafted=case.drafted | {step.to}, allowed=case.allowed - {step.to})


def _allowed(case: CaseStanding, step: CaseStep) -> CaseStanding:
    return replace(case, allowed=case.allowed | {step.to}, leaves=case.leaves | {s.TO_BODY})


def _summed_up(case: CaseStanding, step: CaseStep) -> CaseStanding:
    """What was allowed is handed over once; more words, or the same again, are written and allowed anew."""
    this = {step.to}
    return replace(
        case,
        summary_sent=True,
        handed=case.handed | this,
        drafted=case.drafted - this,
        allowed=case.allowed - this,
    )


def _named(case: CaseStanding, step: CaseStep) -> CaseStanding:
    return replace(case, against=case.against | {step.to})


def _doubted(case: CaseStanding, _: CaseStep) -> CaseStanding:
    return replace(case, doubts_above=True)


#: Where a case stands that was taken from whoever has it, where that is another stage.
_TAKEN_BACK = dict.fromkeys((s.TRANSFERRED, s.IN_WORK, s.ASKED, s.JOINED), s.ACKNOWLEDGED)


def _kept_apart(case: CaseStanding, step: CaseStep, setting: CaseSetting) -> CaseStanding:
    """The case away from whoever must not have it: at another desk, and from its holder back at the desk."""
    kept_from = setting.bodies.kept_from(case)
    if case.desk in kept_from:
        desk = step.to if step.act == s.MOVE_DESK else setting.other_desks(case, step.day)[0]
        moved = _held_by(case, desk) if case.holder == case.desk else case
        case = replace(moved, desk=desk, is_elsewhere=True)
    if case.holder not in kept_from:
        return case
    case = replace(_held_by(case, case.desk), is_given=False, joined_to="")
    stage = _TAKEN_BACK.get(case.stage, case.stage)
    return case if stage == case.stage else replace(case, stage=stage, since=step.day)


_CHANGES: dict[str, Callable[[CaseStanding, CaseStep], CaseStanding]] = {
    s.TRANSFER: _transferred,
    s.ASSIGN: _assigned,
    s.APPOINT: _appointed,
    s.OBJECT: _to_desk,
    s.APPEAL: _to_desk,
    s.PART: _to_desk,
    s.JOIN: _joined,
    s.ANSWER: _answered,
    s.ADD: _added,
    s.EXTEND: _extended,
    s.GIVE_LEAVE: _with_leave,
    s.TAKE_LEAVE_BACK: _without_leave,
    s.DRAFT_SUMMARY: _drafted,
    s.ALLOW_SUMMARY: _allowed,
    s.SEND_SUMMARY: _summed_up,
    s.NAME: _named,
    s.DOUBT: _doubted,
}
