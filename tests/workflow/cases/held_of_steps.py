"""What must be so of every step, and in every stage: said here anew, and not asked of the rules (row D2)."""

import datetime

from tallystick.workflow.cases import stages as s
from tallystick.workflow.cases.model import CaseStanding, CaseStep
from tallystick.workflow.cases.setting import CaseSetting
from tallystick.workflow.cases.steps import denial
from tests.workflow.cases.made import BODIES

DAY = datetime.timedelta(days=1)
#: Of each body that is named in these tests: itself, who is under it, and who took over from these.
CIRCLES = {
    "labour": {"labour"},
    "county": {"county", "rivers"},
    "mines": {"mines", "energy"},
    "desk": {"desk"},
}
#: What its sender can do in one stage alone.
_OWN = {s.ASKED: s.REPLY, s.JOINED: s.PART, s.ANSWERED: s.CLOSE}
_ANSWERABLE = {s.ACKNOWLEDGED, s.IN_WORK, s.ASKED, s.JOINED, s.APPEALED}


def holds(before: CaseStanding, step: CaseStep, case: CaseStanding, at: CaseSetting) -> None:
    """Fail where a step broke what is promised: in time, with a reason, to whom it may go, and no further."""
    assert before.stage != s.ERASED
    assert step.day >= before.since, "before the last step"
    _goes_where_it_may(before, step, case)
    _is_in_time(before, step, at)
    if step.act == s.ANSWER:
        assert before.stage in _ANSWERABLE
        if before.stage == s.ACKNOWLEDGED:
            assert (step.outcome, step.has_reason) == (s.NOT_TAKEN, True), "answered unread"
    if step.act == s.ADD and before.stage == s.CLOSED:
        assert case.since == step.day, "not kept as long as it was to be"


def _goes_where_it_may(before: CaseStanding, step: CaseStep, case: CaseStanding) -> None:
    if step.act in (s.TRANSFER, s.ASSIGN, s.APPOINT) and step.to != before.desk:
        assert BODIES.is_there(step.to, step.day), "to a body that is no more"
    if step.act == s.TRANSFER:
        assert step.to not in before.had_by, "back and forth"
        assert step.has_reason or before.passed == 0
        assert before.holder == before.desk or case.passed == before.passed + 1
    if step.act == s.ASSIGN and step.to == before.desk != before.holder:
        is_gone = not BODIES.is_there(before.holder, step.day)
        assert is_gone or before.holder in BODIES.kept_from(before), "taken from who works on it"
    if step.act == s.JOIN:
        assert step.lead is not None
        assert step.lead[1].stage in {s.ACKNOWLEDGED, s.IN_WORK, s.ASKED}, "joined to what is over"


def _is_in_time(before: CaseStanding, step: CaseStep, at: CaseSetting) -> None:
    if step.act == s.EXTEND:
        assert not before.is_extended
        assert step.day <= at.clocks.answer(before).day, "extended when it was late"
    if step.act == s.APPEAL:
        due = at.clocks.stage(before)
        assert due is not None
        assert step.day <= due.day, "appealed too late"


def stands(case: CaseStanding) -> None:
    """Fail where a case stands as none may."""
    kept = {one for named in case.against for one in CIRCLES.get(named, {named})}
    assert kept <= BODIES.kept_from(case)
    assert not kept & {case.holder, case.desk}
    if case.stage in s.OPEN:
        assert (case.stage == s.JOINED) == bool(case.joined_to)
    if case.stage == s.ERASED:
        first = {s.RECEIVED: case.received}
        bare = CaseStanding(case.kind, case.desk, case.desk, frozenset(), s.ERASED, case.since, first)
        told = {name: getattr(case, name) for name in CaseStanding.__slots__ if name != "outcome"}
        assert told == {name: getattr(bare, name) for name in told}, "tells what it was"


def refused(case: CaseStanding, day: datetime.date, at: CaseSetting) -> list[str]:
    """The acts that are their sender's in this stage, and are refused; what lapses too late or too soon."""
    acts = [(s.ADD, ""), (s.ERASE, ""), *((s.TAKE_LEAVE_BACK, one) for one in s.LEAVES)]
    acts += [(s.GIVE_LEAVE, one) for one in s.LEAVES]
    acts += [(s.WITHDRAW, "")] if case.stage not in (s.CLOSED, s.WITHDRAWN) else []
    acts += {s.ASKED: [(s.REPLY, "")], s.JOINED: [(s.PART, "")], s.ANSWERED: [(s.CLOSE, "")]}.get(
        case.stage, []
    )
    found = [act for act, to in acts if denial(case, CaseStep(act, s.SENDER, day, to=to), at) is not None]
    due = at.clocks.stage(case)
    if case.stage in (s.ASKED, s.ANSWERED, s.CLOSED, s.WITHDRAWN) and due is not None:
        for last, is_over in ((due.day, False), (due.day + DAY, True)):
            may = denial(case, CaseStep(s.LAPSE, s.CLOCK, last), at) is None
            found += [f"lapse at {last}"] if may != is_over and last >= case.since else []
    return found
